"""What is computed as tables, before anybody writes them to a file or a screen."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from scoring.results.result import SubjectResult

Cell = str | int | Decimal | None


@dataclass(frozen=True)
class ResultSheet:
    """`key` names its title among the texts."""

    key: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class Column:
    """Of a table with one row for each of the assessed."""

    head: str
    cell: Callable[[SubjectResult], Cell]


def by_subject(
    key: str, columns: Sequence[Column], results: Iterable[SubjectResult]
) -> ResultSheet:
    rows = tuple(tuple(column.cell(one) for column in columns) for one in results)
    return ResultSheet(key, tuple(column.head for column in columns), rows)
