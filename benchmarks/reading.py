"""Tables of values, CSV and XLSX, beside a bare reader of the same file in the same run.

`python -m benchmarks reading`, or in other sizes `python -m benchmarks.reading ROWS ROWS …`.
"""

from __future__ import annotations

import csv
import io
import sys
import time
from collections.abc import Callable
from functools import partial

import numpy as np
import xlsxwriter
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from benchmarks.size import Size
from scoring.methodology.load import shipped_assessment
from scoring.reading.tables.table import read_table

ROWS = (10_000, 100_000)
SUPPORT = shipped_assessment("support_2021")
SHARES = tuple(f"main.{n}.{part}" for n in (1, 2) for part in ("numerator", "denominator"))
POINTS = ("1.1", "1.2", "1.3", "2.2", "2.3", "2.4")

Row = tuple[str | int, ...]


def invented(rows: int) -> list[Row]:
    """As many municipalities, with two shares and six indicators of points each."""
    random = np.random.default_rng(2021)
    whole = random.integers(100, 5_000, (rows, 2))
    part = (random.random((rows, 2)) * whole).astype(int)
    points = random.integers(0, 3, (rows, len(POINTS)))
    figures = np.column_stack((part[:, 0], whole[:, 0], part[:, 1], whole[:, 1], points)).tolist()
    return [
        ("Муниципалитет", *SHARES, *POINTS),
        *((f"Район {n}", *own) for n, own in enumerate(figures)),
    ]


def as_csv(rows: list[Row]) -> bytes:
    target = io.StringIO()
    csv.writer(target, delimiter=";").writerows(rows)
    return target.getvalue().encode()


def as_xlsx(rows: list[Row]) -> bytes:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)
    return target.getvalue()


def seconds(work: Callable[[], object]) -> float:
    """Of this process alone: on a busy machine the clock tells of others too."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def bare_csv(content: bytes) -> int:
    return sum(len(row) for row in csv.reader(io.StringIO(content.decode()), delimiter=";"))


def bare_openpyxl(content: bytes) -> int:
    book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    return sum(len(row) for row in book.worksheets[0].iter_rows(values_only=True))


def bare_calamine(content: bytes) -> int:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return sum(map(len, book.get_sheet_by_index(0).to_python()))


def own(content: bytes, name: str) -> None:
    read = read_table(content, name, SUPPORT)
    assert not read.remarks


def main(sizes: tuple[int, ...]) -> None:
    print(f"{'rows':>8} {'file':5}{'seconds':>9}{'µs a row':>10}   beside")
    for rows in sizes:
        table = invented(rows)
        tell(rows, as_csv(table), "csv", {"csv": bare_csv})
        tell(rows, as_xlsx(table), "xlsx", {"openpyxl": bare_openpyxl, "calamine": bare_calamine})


def tell(rows: int, content: bytes, kind: str, bare: dict[str, Callable[[bytes], int]]) -> None:
    taken = seconds(lambda: own(content, f"table.{kind}"))
    others = {name: seconds(partial(one, content)) for name, one in bare.items()}
    ratios = (f"{name} {other:.2f} s: {taken / other:.1f}" for name, other in others.items())
    beside = ", ".join(ratios)
    print(f"{rows:8} {kind:5}{taken:9.2f}{1e6 * taken / rows:10.1f}   {beside}")


async def run(_: Size) -> None:
    main(ROWS)


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or ROWS)
