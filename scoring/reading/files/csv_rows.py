"""CSV as Excel and databases write it into rows of text cells."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from itertools import chain, islice

from scoring.reading.files.sheet import Unreadable

# Excel in Russian writes semicolons, databases tabs; commas are also decimal points.
DELIMITERS = (";", "\t", ",")
LINES_TO_JUDGE_BY = 50
_END = "\0"

Rows = tuple[tuple[str, ...], ...]


def csv_rows(content: bytes) -> Rows:
    """Raises Unreadable."""
    text = _decoded(content)
    delimiter = _delimiter(text)
    try:
        strictly = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        return tuple(map(_stripped, strictly))
    except csv.Error:
        return tuple(_by_records(text, delimiter))


def _stripped(row: list[str]) -> tuple[str, ...]:
    return tuple([cell.strip() for cell in row])


def _by_records(text: str, delimiter: str) -> Iterator[tuple[str, ...]]:
    """Quotes inside of cells are taken as they stand, but not one that swallows lines.

    Raises Unreadable.
    """
    lines = _Lines(text)
    reader = csv.reader(lines, delimiter=delimiter)
    row = 0
    try:
        for row, record in enumerate(reader, start=1):
            if record == [_END]:
                return
            if lines.are_swallowed(record, delimiter):
                raise Unreadable("unclosed_quote", row)
            lines.taken.clear()
            yield _stripped(record)
    except csv.Error as error:
        fault = "unclosed_quote" if len(lines.taken) > 1 else "unreadable_file"
        raise Unreadable(fault, row + 1) from error


class _Lines:
    """Lines that remember which of them make the record that is being read."""

    def __init__(self, text: str) -> None:
        self.taken: list[str] = []
        self._lines = chain(io.StringIO(text, newline=""), (_END,))

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        self.taken.append(line)
        return line

    def are_swallowed(self, record: list[str], delimiter: str) -> bool:
        """Whether a quote was closed where no cell ends, lines after it was opened."""
        if self.taken[-1] == _END:
            return True
        raw = "".join(self.taken)
        ends = (delimiter, "\n", "\r")
        quoted = ('"' + cell.replace('"', '""') + '"' for cell in record if "\n" in cell)
        return any(not any(one + end in raw for end in ends) for one in quoted)


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
