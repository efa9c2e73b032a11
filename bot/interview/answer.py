"""What a person does, and what it makes of the answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from bot.interview import choose
from bot.interview.instrument import Instrument, Item
from bot.interview.reading.read import read
from bot.interview.reading.readings import Asked, Asks, Reading, Taken
from bot.interview.refused import Refused
from bot.interview.values import Answers, Skipped, Value
from bot.interview.walk import item_asked, meets_constraint, standing


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
    item = item_asked(instrument, answers, action.item)
    changed = standing(instrument, answers)
    value = _changed(item, changed.pop(item.id, None), action, today)
    if value is not None:
        changed[item.id] = value
        if item.constraint is not None and not meets_constraint(item, changed):
            raise Refused("constraint", message=item.constraint.message)
    return standing(instrument, changed)


def _changed(item: Item, old: Value | None, action: Action, today: date) -> Value | None:
    match action:
        case Choose():
            return choose.chosen_too(item, old, action.option, action.row)
        case Unchoose():
            return choose.without(item, old, action.option)
        case Done():
            return choose.finished(item, old)
        case Write():
            return _written(_read(item, old, action, today))
        case Accept():
            return _accepted(item, old, _read(item, old, action, today), action)
        case Skip():
            return _skipped(item)


def _skipped(item: Item) -> Value:
    if item.required:
        raise Refused("required")
    return Skipped(skipped=True)


def _read(item: Item, old: Value | None, action: Write | Accept, today: date) -> Reading:
    reopened = isinstance(action, Accept) or action.reopened
    return read(
        item,
        old,
        action.text,
        today,
        row=action.row,
        text_for=action.text_for,
        reopened=reopened,
    )


def _written(reading: Reading) -> Value:
    match reading:
        case Taken(value):
            return value
        case Asks():
            raise Asked(reading)
    raise Refused("text_not_expected")


def _accepted(item: Item, old: Value | None, reading: Reading, action: Accept) -> Value:
    match reading:
        case Taken(value):
            return value
        case Asks(candidates=candidates) if action.candidate in candidates:
            return choose.chosen_too(item, old, str(action.candidate), action.row)
        case Asks(value=value) if action.candidate is None and value is not None:
            return value
    raise Refused("unknown_option")
