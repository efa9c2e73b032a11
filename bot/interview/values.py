"""Answers as they are stored: plain JSON, one value an item. They are the interview's only state.

single, yes_no        {"option": "other", "text": "…"}       the text is null until written
several               {"options": ["a", "other"], "texts": {"other": "…"}, "done": true}
matrix                {"rows": {"docs": "surely"}}
whole_number, year    {"number": 2019}
decimal               {"number": "12.5"}                     text keeps it exact
date                  {"date": "2021-09-01"}
short_text, long_text {"text": "…"}
any optional item     {"skipped": true}
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Literal, TypeAlias, TypedDict, final


@final
class OneChosen(TypedDict):
    option: str
    text: str | None


@final
class SeveralChosen(TypedDict):
    options: list[str]
    texts: dict[str, str]
    done: bool


@final
class RowsChosen(TypedDict):
    rows: dict[str, str]


@final
class NumberGiven(TypedDict):
    number: int | str


@final
class DateGiven(TypedDict):
    date: str


@final
class TextGiven(TypedDict):
    text: str


@final
class Skipped(TypedDict):
    skipped: Literal[True]


Value: TypeAlias = (
    OneChosen | SeveralChosen | RowsChosen | NumberGiven | DateGiven | TextGiven | Skipped
)
Answers: TypeAlias = Mapping[str, Value]


def is_given(value: Value | None) -> bool:
    return value is not None and "skipped" not in value


def chosen(value: Value | None, row: str | None = None) -> tuple[str, ...]:
    if value is None:
        return ()
    if "option" in value:
        return (value["option"],)
    if "options" in value:
        return tuple(value["options"])
    if "rows" in value:
        return (value["rows"][row],) if row in value["rows"] else ()
    return ()


def texts(value: Value | None) -> Mapping[str, str]:
    """What was written for chosen options that ask for words, by option."""
    if value is None:
        return {}
    if "options" in value:
        return value["texts"]
    if "option" in value and value["text"] is not None:
        return {value["option"]: value["text"]}
    return {}


def number(value: Value | None) -> Decimal | None:
    return Decimal(value["number"]) if value is not None and "number" in value else None
