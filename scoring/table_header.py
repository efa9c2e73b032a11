"""Which column of a table is what."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from scoring.assessment import Assessment
from scoring.indicators import has_fraction
from scoring.sheets import Sheet

MUNICIPALITY = ("municipality", "муниципалитет", "муниципальное образование", "район", "мо")
LONG = {
    "indicator": ("indicator", "показатель"),
    "value": ("value", "значение", "баллы", "балл"),
    "numerator": ("numerator", "числитель"),
    "denominator": ("denominator", "знаменатель"),
    "status": ("status", "статус"),
}


@dataclass(frozen=True)
class HeaderFault:
    """Of the whole sheet where `column` is None."""

    fault: str
    column: int | None = None
    text: str = ""
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True)
class Columns:
    """`row` is the header's, from 1. `long` names the columns of a long table.

    `wide` has for each indicator the columns of its value, numerator and denominator.
    """

    row: int
    width: int
    municipality: int | None
    long: Mapping[str, int] = field(default_factory=dict)
    wide: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    faults: tuple[HeaderFault, ...] = ()

    @property
    def is_long(self) -> bool:
        return "indicator" in self.long


def read_header(sheet: Sheet, assessment: Assessment) -> Columns:
    row = next((i for i, cells in enumerate(sheet.rows, start=1) if any(cells)), 0)
    if not row:
        return Columns(0, 0, None, faults=(HeaderFault("empty_table"),))
    cells = [" ".join(cell.split()) for cell in sheet.rows[row - 1]]
    width = max(i for i, cell in enumerate(cells, start=1) if cell)
    named = {i: cell for i, cell in enumerate(cells) if cell}
    municipality = next((i for i, cell in named.items() if cell.lower() in MUNICIPALITY), None)
    if municipality is None:
        return Columns(row, width, None, faults=(HeaderFault("no_municipality_column"),))
    others = {i: cell for i, cell in named.items() if i != municipality}
    if any(cell.lower() in LONG["indicator"] for cell in others.values()):
        return _long(row, width, municipality, others)
    return _wide(row, width, municipality, others, assessment)


def _long(row: int, width: int, municipality: int, cells: Mapping[int, str]) -> Columns:
    places: dict[str, int] = {}
    faults: list[HeaderFault] = []
    for i, cell in cells.items():
        key = next((key for key, words in LONG.items() if cell.lower() in words), None)
        if key is None or key in places:
            faults.append(HeaderFault("repeated_column" if key else "unknown_column", i, cell))
        else:
            places[key] = i
    if "value" not in places and not {"numerator", "denominator"} <= set(places):
        faults.append(HeaderFault("no_value_column"))
    return Columns(row, width, municipality, long=places, faults=tuple(faults))


def _wide(
    row: int, width: int, municipality: int, cells: Mapping[int, str], assessment: Assessment
) -> Columns:
    places: dict[str, dict[str, int]] = {}
    faults: list[HeaderFault] = []
    for i, cell in cells.items():
        found = _wide_column(cell, assessment)
        if found is None:
            faults.append(HeaderFault("unknown_column", i, cell, _like(cell, assessment)))
        elif found[1] in places.setdefault(found[0], {}):
            faults.append(HeaderFault("repeated_column", i, cell))
        else:
            places[found[0]][found[1]] = i
    faults += _halves(places, cells)
    if not places:
        faults.append(HeaderFault("no_value_column"))
    return Columns(row, width, municipality, wide=places, faults=tuple(faults))


def _wide_column(cell: str, assessment: Assessment) -> tuple[str, str] | None:
    """The indicator and which of its numbers; an id may be followed by words."""
    titles = {one.title.lower(): one.id for one in assessment.all_indicators}
    for text in (cell, cell.split(maxsplit=1)[0].rstrip(".:")):
        id, _, part = text.rpartition(".")
        if part in ("numerator", "denominator") and id in assessment.places:
            return (id, part) if has_fraction(assessment.indicator(id)) else None
        if text in assessment.places:
            return text, "value"
    title = titles.get(cell.lower())
    return (title, "value") if title else None


def _halves(
    places: Mapping[str, Mapping[str, int]], cells: Mapping[int, str]
) -> Iterator[HeaderFault]:
    for parts in places.values():
        for part, other in (("numerator", "denominator"), ("denominator", "numerator")):
            if part in parts and other not in parts:
                yield HeaderFault(f"no_{other}_column", parts[part], cells[parts[part]])


def _like(cell: str, assessment: Assessment) -> tuple[str, ...]:
    return tuple(difflib.get_close_matches(cell, assessment.places, n=1))
