"""A sheet of a table: cells as the text that a person reads in them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Sheet:
    """`name` is the file's where it has no sheets."""

    name: str
    rows: tuple[tuple[str, ...], ...]


class Unreadable(Exception):
    """Not a table that can be read; `row` counts from 1, 0 is the whole file."""

    def __init__(self, fault: str = "unreadable_file", row: int = 0) -> None:
        super().__init__(fault)
        self.fault, self.row = fault, row
