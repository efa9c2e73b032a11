"""Which column of a table is what."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from scoring.methodology.assessment import Assessment
from scoring.reading.files.sheet import Sheet
from scoring.reading.tables.column_heads import ColumnHeads, Read
from scoring.reading.tables.head_rows import (
    Cells,
    groups_above,
    over_columns,
    rows_beneath,
    written,
)
from scoring.reading.tables.names import ROW_NUMBER, names_municipality, subject_column

LONG = {
    "indicator": ("indicator", "показатель", "номер показателя", "№ показателя"),
    "value": ("value", "значение", "баллы", "балл"),
    "numerator": ("numerator", "числитель"),
    "denominator": ("denominator", "знаменатель"),
    "status": ("status", "статус"),
}
# How many rows of titles may stand above the header.
ABOVE_HEADER = 30


@dataclass(frozen=True)
class HeaderFault:
    """Of the whole sheet where `column` is None."""

    fault: str
    column: int | None = None
    text: str = ""
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True)
class Columns:
    """`row` is the last of the header, from 1. `long` names the columns of a long table.

    `wide` has for each indicator the columns of its value, numerator and denominator; `heads`
    read what may call an indicator, `named` are the columns that have a header at all.
    """

    row: int
    municipality: int | None
    heads: ColumnHeads
    named: frozenset[int] = frozenset()
    aside: frozenset[int] = frozenset()
    long: Mapping[str, int] = field(default_factory=dict)
    wide: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    faults: tuple[HeaderFault, ...] = ()

    @property
    def is_long(self) -> bool:
        return "indicator" in self.long


def read_header(
    sheet: Sheet,
    assessment: Assessment,
    heads: ColumnHeads,
    begin: int = 1,
    within: int = ABOVE_HEADER,
) -> Columns:
    """The first header in so many rows with something in them, from `begin` on."""
    rows = [
        row
        for row in range(begin, min(len(sheet.rows), begin + 1000) + 1)
        if any(sheet.rows[row - 1])
    ]
    if not rows:
        return Columns(0, None, heads, faults=(HeaderFault("empty_table"),))
    found = [
        (row, subject)
        for row in rows[:within]
        if (subject := _subject(written(sheet, row), assessment, heads)) is not None
    ]
    # A title such as «Муниципальные районы» stands alone in its row.
    with_others = (one for one in found if len(written(sheet, one[0])) > 1)
    for row, subject in (*with_others, *found):
        return _headed(sheet, row, subject, assessment, heads)
    fault = HeaderFault("no_municipality_column")
    return Columns(rows[0], None, heads, faults=(fault,))


def _subject(cells: Cells, assessment: Assessment, heads: ColumnHeads) -> int | None:
    at = subject_column(cells, assessment)
    return None if at is None or heads.names_any(cells[at]) else at


def _headed(
    sheet: Sheet, row: int, subject: int, assessment: Assessment, heads: ColumnHeads
) -> Columns:
    named = written(sheet, row)
    aside = {at for at, cell in named.items() if at != subject and _is_aside(cell, assessment)}
    others = {at: cell for at, cell in named.items() if at != subject and at not in aside}
    blank = Columns(row, subject, heads, frozenset(named), frozenset(aside))
    beneath = rows_beneath(sheet, row, subject, heads)
    if not beneath and any(cell.lower() in LONG["indicator"] for cell in others.values()):
        return _long(blank, others)
    columns = over_columns([others, *beneath], groups_above(sheet, row, subject, heads))
    taken = {at: texts for at, texts in columns.items() if at not in {subject, *aside}}
    last = replace(blank, row=row + len(beneath), named=frozenset({*named, *taken}))
    return _wide(last, taken, assessment)


def _is_aside(cell: str, assessment: Assessment) -> bool:
    if cell.lower() in ROW_NUMBER:
        return True
    return assessment.assessed != "municipality" and names_municipality(cell)


def _long(blank: Columns, cells: Cells) -> Columns:
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
    return replace(blank, long=places, faults=tuple(faults))


def _wide(blank: Columns, columns: Mapping[int, Sequence[str]], assessment: Assessment) -> Columns:
    found = {at: blank.heads.read(texts) for at, texts in columns.items()}
    read = {at: one for at, one in found.items() if not isinstance(one, str)}
    cells = {at: texts[-1] or texts[0] for at, texts in columns.items()}
    faults = [
        HeaderFault(one, at, cells[at], _like(cells[at], assessment))
        for at, one in found.items()
        if isinstance(one, str)
    ]
    lost = dict(_without_zeros(read, columns, blank.heads))
    faults += [HeaderFault("open_id", at, text) for at, text in lost.items()]
    places, repeated = _places({at: one for at, one in read.items() if at not in lost})
    faults += [HeaderFault("repeated_column", at, cells[at]) for at in repeated]
    faults += _halves(places, cells)
    if not places:
        faults.append(HeaderFault("no_value_column"))
    return replace(blank, wide=places, faults=tuple(faults))


def _places(read: Mapping[int, Read]) -> tuple[dict[str, dict[str, int]], list[int]]:
    places: dict[str, dict[str, int]] = {}
    repeated: list[int] = []
    for at, (id, part) in read.items():
        if part in places.setdefault(id, {}):
            repeated.append(at)
        else:
            places[id][part] = at
    return places, repeated


def _without_zeros(
    read: Mapping[int, Read], columns: Mapping[int, Sequence[str]], heads: ColumnHeads
) -> Iterator[tuple[int, str]]:
    """Numbers that may have been other ids, unless that other one has a column of its own."""
    ids = {id for id, _ in read.values()}
    for at, (id, _) in read.items():
        for text in columns[at]:
            if heads.may_be_other(text) and f"{id}0" not in ids:
                yield at, text


def _halves(places: Mapping[str, Mapping[str, int]], cells: Cells) -> Iterator[HeaderFault]:
    for parts in places.values():
        for part, other in (("numerator", "denominator"), ("denominator", "numerator")):
            if part in parts and other not in parts:
                yield HeaderFault(f"no_{other}_column", parts[part], cells[parts[part]])


def _like(cell: str, assessment: Assessment) -> tuple[str, ...]:
    return tuple(difflib.get_close_matches(cell, assessment.places, n=1))
