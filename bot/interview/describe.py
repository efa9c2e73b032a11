"""A finished answer taken apart for whoever puts it into words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from bot.interview.definition import Text
from bot.interview.instrument import Item, Matrix, find_option
from bot.interview.values import Value, chosen, texts


@dataclass(frozen=True)
class Choice:
    label: Text
    text: str | None = None


@dataclass(frozen=True)
class Choices:
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class Rated:
    """The rows of a matrix that have an answer, each with the chosen option."""

    rows: tuple[tuple[Text, Text], ...]


@dataclass(frozen=True)
class Number:
    number: Decimal


@dataclass(frozen=True)
class Date:
    date: date


@dataclass(frozen=True)
class Words:
    text: str


@dataclass(frozen=True)
class Omitted:
    """Skipped by the person."""


Description: TypeAlias = Choices | Rated | Number | Date | Words | Omitted


def described(item: Item, value: Value) -> Description:
    if "skipped" in value:
        return Omitted()
    if "number" in value:
        return Number(Decimal(value["number"]))
    if "date" in value:
        return Date(date.fromisoformat(value["date"]))
    if isinstance(item, Matrix):
        return Rated(tuple(_rows(item, value)))
    if "option" in value or "options" in value:
        return Choices(tuple(_choices(item, value)))
    return Words(value["text"]) if "text" in value else Omitted()


def _choices(item: Item, value: Value) -> list[Choice]:
    known = [option for id in chosen(value) if (option := find_option(item, id))]
    return [Choice(option.label, texts(value).get(option.id)) for option in known]


def _rows(item: Matrix, value: Value) -> list[tuple[Text, Text]]:
    return [
        (row.label, option.label)
        for row in item.rows
        for id in chosen(value, row.id)
        if (option := find_option(item, id))
    ]
