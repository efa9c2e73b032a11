"""CSV as Excel and databases write it into rows of text cells."""

from __future__ import annotations

import csv
import io
from itertools import islice

from scoring.reading.tables.sheet import Unreadable

# Excel in Russian writes semicolons, databases tabs; commas are also decimal points.
DELIMITERS = (";", "\t", ",")
LINES_TO_JUDGE_BY = 50

Rows = tuple[tuple[str, ...], ...]


def csv_rows(content: bytes) -> Rows:
    """Raises Unreadable."""
    text = _decoded(content)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    rows: list[tuple[str, ...]] = []
    ended = begun = 0
    try:
        for row in reader:
            begun, ended = ended + 1, reader.line_num
            rows.append(tuple(cell.strip() for cell in row))
    except csv.Error as error:
        raise Unreadable from error
    if ended > begun and text.count('"') % 2:
        # The last cell has swallowed all lines from its quote to the end.
        raise Unreadable("unclosed_quote", len(rows))
    return tuple(rows)


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _by(content, "utf-16")
    if b"\0" in content:
        raise Unreadable
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _by(content, "cp1251")


def _by(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise Unreadable from error


def _delimiter(text: str) -> str:
    """The one that most lines have: a title above the header may have another, or none."""
    lines = [line for line in islice(io.StringIO(text), LINES_TO_JUDGE_BY) if line.strip()]
    return max(DELIMITERS, key=lambda one: sum(one in line for line in lines))
