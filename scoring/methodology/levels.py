"""The scale of levels: bands as they are printed, and the gaps that the print leaves."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Literal

from pydantic import Field

from scoring.reading.mistakes import Mistake, Path
from scoring.reading.strict_model import Id, Source, StrictModel, Text


class Band(StrictModel):
    """Both ends belong to the band."""

    level: Id
    title: Text | None = None
    start: Decimal = Field(alias="from")
    end: Decimal = Field(alias="to")
    note: Text | None = None


class PrintedGap(StrictModel):
    """Totals for which the source names no level."""

    start: Decimal = Field(alias="from")
    end: Decimal = Field(alias="to")
    note: Text


class Levels(StrictModel):
    """Bands from the highest down; a percent is rounded to one decimal before it is placed."""

    of: Literal["points", "percent"]
    bands: tuple[Band, ...] = Field(min_length=2)
    gaps: tuple[PrintedGap, ...] = ()
    gap: Literal["lower", "upper", "undefined"] = "lower"
    source: Source
    note: Text | None = None

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(band.level for band in self.bands)

    def cells(self, value: Decimal) -> int:
        """How many whole points, or tenths of a percent, a value is."""
        return int(value if self.of == "points" else value * 10)

    def last_cell(self, max_points: int) -> int:
        return max_points if self.of == "points" else 1000


def level_mistakes(levels: Levels, max_points: int, at: Path) -> Iterator[Mistake]:
    names = levels.names
    for i, name in enumerate(names):
        if name in names[:i]:
            yield Mistake("id_twice", (*at, "bands", i), what="level", id=name)
    last = levels.last_cell(max_points)
    parts: list[tuple[Band | PrintedGap, Path]] = [
        (part, (*at, "bands", i)) for i, part in enumerate(levels.bands)
    ]
    parts += [(part, (*at, "gaps", i)) for i, part in enumerate(levels.gaps)]
    wrong = [mistake for part, place in parts for mistake in _ends(levels, part, last, place)]
    yield from wrong or _cover(levels, parts, last, at)
    for i, gap in enumerate(levels.gaps):
        if levels.cells(gap.start) == 0 or levels.cells(gap.end) == last:
            yield Mistake("gap_at_the_end", (*at, "gaps", i))
    if sorted(levels.bands, key=lambda band: -band.start) != list(levels.bands):
        yield Mistake("bands_out_of_order", (*at, "bands"))


def _ends(levels: Levels, part: Band | PrintedGap, last: int, at: Path) -> Iterator[Mistake]:
    unit = 1 if levels.of == "points" else 10
    for key, end in (("from", part.start), ("to", part.end)):
        if end * unit != int(end * unit):
            yield Mistake("finer_than_the_scale", (*at, key), value=end, unit=levels.of)
        if not 0 <= end * unit <= last:
            most = Decimal(last) / unit
            yield Mistake("beyond_the_possible", (*at, key), value=end, most=most)
    if part.start > part.end:
        yield Mistake("band_upside_down", at, start=part.start, end=part.end)


def _cover(
    levels: Levels, parts: list[tuple[Band | PrintedGap, Path]], last: int, at: Path
) -> Iterator[Mistake]:
    unit = 1 if levels.of == "points" else 10
    reached = -1
    for part, place in sorted(parts, key=lambda one: one[0].start):
        start, end = levels.cells(part.start), levels.cells(part.end)
        if start > reached + 1:
            yield _hole(reached + 1, start - 1, unit, place)
        if start <= reached:
            shared = _span(start, min(reached, end), unit)
            yield Mistake("bands_overlap", place, **shared)
        reached = max(reached, end)
    if reached < last:
        yield _hole(reached + 1, last, unit, (*at, "bands"))


def _hole(first: int, last: int, unit: int, at: Path) -> Mistake:
    return Mistake("bands_leave_out", at, **_span(first, last, unit))


def _span(first: int, last: int, unit: int) -> dict[str, Any]:
    """Both ends, or one where they are the same."""
    end = "same" if first == last else Decimal(last) / unit
    return {"start": Decimal(first) / unit, "end": end}
