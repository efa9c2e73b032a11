"""What a person does, and what it makes of the answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from bot.interview import choose
from bot.interview.instrument import Instrument, Item
from bot.interview.reading.accept import accepted
from bot.interview.reading.read import read
from bot.interview.reading.readings import Asked, Asks, Pressed, Reading, Taken
from bot.interview.refused import Refused
from bot.interview.values import Answers, Skipped, Value
from bot.interview.walk import at_item, meets_constraint, standing


@dataclass(frozen=True)
class Choose:
    item: str
    option: str
    row: str | None = None


@dataclass(frozen=True)
class Unchoose:
    """Takes back one of several choices."""

    item: str
    option: str


@dataclass(frozen=True)
class Done:
    """No more choices at an item that takes several."""

    item: str


@dataclass(frozen=True)
class Write:
    """Goes to the named row or option, else to what the item still lacks, else replaces it."""

    item: str
    text: str
    row: str | None = None
    text_for: str | None = None
    reopened: bool = False


@dataclass(frozen=True)
class Accept:
    """A text that was asked about, with the person's word on it: yes, or one of the candidates."""

    item: str
    text: str
    row: str | None = None
    text_for: str | None = None
    reopened: bool = False
    candidate: str | None = None


@dataclass(frozen=True)
class Skip:
    item: str


Action: TypeAlias = Choose | Unchoose | Done | Write | Accept | Skip


def apply(
    instrument: Instrument, answers: Answers, action: Action, today: date
) -> Mapping[str, Value]:
    """The answers after the action, without those that no longer apply.

    Buttons set and never toggle: the same action again changes nothing. Raises Refused, and Asked
    for a text that has two readings.
    """
    item, old, others = at_item(instrument, answers, action.item)
    try:
        value = _changed(item, old, action, today)
    except Asked as asked:
        _constrain(item, others, asked.asks.value)
        raise
    _constrain(item, others, value)
    return standing(instrument, others if value is None else {**others, item.id: value})


def reading_of(
    instrument: Instrument, answers: Answers, action: Write | Accept, today: date
) -> Reading:
    """How the text would be read; what it would save also meets the item's constraint.

    Raises Refused.
    """
    item, old, others = at_item(instrument, answers, action.item)
    reading = _read(item, old, action, today)
    if not isinstance(reading, Pressed):
        _constrain(item, others, reading.value)
    return reading


def _constrain(item: Item, others: Answers, value: Value | None) -> None:
    if value is None or item.constraint is None:
        return
    if not meets_constraint(item, {**others, item.id: value}):
        raise Refused("constraint", message=item.constraint.message)


def _changed(item: Item, old: Value | None, action: Action, today: date) -> Value | None:
    match action:
        case Choose():
            return choose.chosen_too(item, old, action.option, action.row)
        case Unchoose():
            return choose.without(item, old, action.option)
        case Done():
            return choose.finished(item, old)
        case Write() | Accept():
            return _written(item, old, action, _read(item, old, action, today))
        case Skip():
            return _skipped(item)


def _skipped(item: Item) -> Value:
    if item.required:
        raise Refused("required")
    return Skipped(skipped=True)


def _read(item: Item, old: Value | None, action: Write | Accept, today: date) -> Reading:
    return read(
        item,
        old,
        action.text,
        today,
        row=action.row,
        text_for=action.text_for,
        reopened=action.reopened,
    )


def _written(item: Item, old: Value | None, action: Write | Accept, reading: Reading) -> Value:
    match reading:
        case Taken(value):
            return value
        case Pressed("skip"):
            return _skipped(item)
        case Pressed("done"):
            return choose.finished(item, old)
        case Pressed():
            raise Refused("text_not_expected")
        case Asks() if isinstance(action, Accept):
            return accepted(item, old, reading, action.candidate, action.row)
        case Asks():
            raise Asked(reading)
