from collections.abc import Sequence


def columns(head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """Lines of columns as wide as their widest cell; an empty cell for None."""
    cells = [tuple(head), *(tuple("" if one is None else str(one) for one in row) for row in rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in cells
    )
