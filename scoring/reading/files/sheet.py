"""A sheet of a table: cells as the text that a person reads in them."""

from __future__ import annotations

import re
from dataclasses import dataclass

_WITH_COMMA = re.compile(r"\d+,\d+")


class NumberText(str):
    """What a cell that holds a number shows: zeros at the end of an id are lost in it."""

    __slots__ = ()


def is_number(cell: str) -> bool:
    """In a CSV file it is the decimal comma that tells a number of Excel from a text."""
    return isinstance(cell, NumberText) or bool(_WITH_COMMA.fullmatch(cell))


@dataclass(frozen=True)
class Sheet:
    """`name` is the file's where it has no sheets."""

    name: str
    rows: tuple[tuple[str, ...], ...]


class Unreadable(Exception):
    """Not a table that can be read; `row` counts from 1, 0 is the whole file."""

    def __init__(self, fault: str = "unreadable_file", row: int = 0, found: str = "") -> None:
        super().__init__(fault)
        self.fault, self.row, self.found = fault, row, found
