"""What a person does, and what it makes of the answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from bot.interview import choose
from bot.interview.instrument import Instrument, Item
from bot.interview.refused import Refused
from bot.interview.values import Answers, Skipped, Value
from bot.interview.walk import item_asked, meets_constraint, standing
from bot.interview.write import written


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


@dataclass(frozen=True)
class Skip:
    item: str


Action: TypeAlias = Choose | Unchoose | Done | Write | Skip


def apply(
    instrument: Instrument, answers: Answers, action: Action, today: date
) -> Mapping[str, Value]:
    """The answers after the action, without those that no longer apply.

    Buttons set and never toggle: the same action again changes nothing. Raises Refused.
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
            return written(item, old, action.text, today, row=action.row, text_for=action.text_for)
        case Skip():
            return _skipped(item)


def _skipped(item: Item) -> Value:
    if item.required:
        raise Refused("required")
    return Skipped(skipped=True)
