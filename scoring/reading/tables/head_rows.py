"""The rows of a head: groups above, numbers of an indicator below, merged cells spread out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from scoring.reading.files.sheet import NumberText, Sheet
from scoring.reading.tables.column_heads import ColumnHeads, is_half, is_part
from scoring.reading.tables.passed_over import numbers_columns

Cells = Mapping[int, str]
MOST_BENEATH = 3


def written(sheet: Sheet, row: int) -> dict[int, str]:
    """The cells of a row, counted from 1, that have something in them."""
    cells = sheet.rows[row - 1] if 0 < row <= len(sheet.rows) else ()
    return {at: _plain(cell) for at, cell in enumerate(cells) if cell}


def _plain(cell: str) -> str:
    return cell if isinstance(cell, NumberText) else " ".join(cell.split())


def rows_beneath(sheet: Sheet, row: int, subject: int, heads: ColumnHeads) -> list[Cells]:
    """Rows of the head beneath its first one: where the subject stands, they are empty."""
    found: list[Cells] = []
    top = written(sheet, row)
    while len(found) < MOST_BENEATH:
        cells = written(sheet, row + 1 + len(found))
        if not cells or subject in cells or not _is_head(cells, top, heads):
            break
        found.append(cells)
    return found


def _is_head(cells: Cells, top: Cells, heads: ColumnHeads) -> bool:
    if numbers_columns(list(cells.values())) and any(map(heads.names_any, top.values())):
        return False
    if any(map(is_half, cells.values())):
        return True
    says = [heads.names_any(cell) or is_part(cell) for cell in cells.values()]
    texts = (any(map(str.isalpha, cell)) or cell == "%" for cell in cells.values())
    return any(says) and all(one or text for one, text in zip(says, texts, strict=True))


def groups_above(sheet: Sheet, row: int, subject: int, heads: ColumnHeads) -> list[Cells]:
    """Rows directly above that name indicators: what stands further left is the table's title."""
    found: list[Cells] = []
    while len(found) < MOST_BENEATH and (cells := written(sheet, row - 1 - len(found))):
        groups = {at: cell for at, cell in cells.items() if at > subject}
        found.insert(0, {at: cell for at, cell in groups.items() if heads.names_surely(cell)})
    return found


def over_columns(rows: Sequence[Cells], above: Sequence[Cells]) -> dict[int, list[str]]:
    """What stands over each column, from above to below.

    A merged cell is spread to the right, as far as something stands beneath; `above` counts only
    where all that stands below says which number it is, and not of which indicator.
    """
    width = max((at for row in rows for at in row), default=-1) + 1
    found = {at: texts for at in range(width) if (texts := list(_over(rows, at)))}
    for at, texts in found.items():
        if all(map(is_part, texts)):
            found[at] = [*_spread(above, at), *texts]
    return found


def _over(rows: Sequence[Cells], at: int) -> Iterator[str]:
    """An empty text where others share the cell above and this one is not told from them."""
    for level, row in enumerate(rows):
        lower = rows[level + 1 :]
        if at in row:
            yield row[at]
            is_shared = any(_left(row, other) == at for one in lower for other in one)
            if is_shared and not any(at in one for one in lower):
                yield ""
        elif any(at in one for one in lower):
            yield from _spread([row], at)


def _spread(rows: Sequence[Cells], at: int) -> Iterator[str]:
    for row in rows:
        left = at if at in row else _left(row, at)
        if left is not None:
            yield row[left]


def _left(row: Cells, at: int) -> int | None:
    """The nearest cell of the row to the left, where there is none in its place."""
    return None if at in row else max((one for one in row if one < at), default=None)
