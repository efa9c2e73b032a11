"""Where a person stands is derived from the answers; nothing else remembers it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from bot.interview.conditions import holds
from bot.interview.instrument import Instrument, Item, Matrix, Several, find_option
from bot.interview.refused import Refused
from bot.interview.values import Answers, Value, chosen, texts


@dataclass(frozen=True)
class Step:
    """What exactly is asked: an item, a row of it, or the words for one of its options."""

    item: Item
    row: str | None = None
    text_for: str | None = None


class Progress(NamedTuple):
    position: int
    total: int


def next_step(instrument: Instrument, answers: Answers) -> Step | None:
    """None: all that applies is answered."""
    steps = (open_step(item, value) for item, value in _asked(instrument, answers))
    return next((step for step in steps if step is not None), None)


def is_complete(instrument: Instrument, answers: Answers) -> bool:
    return next_step(instrument, answers) is None


def how_far(instrument: Instrument, answers: Answers) -> tuple[int, int]:
    """How many items are answered, of how many that apply so far."""
    steps = [open_step(item, value) for item, value in _asked(instrument, answers)]
    return sum(step is None for step in steps), len(steps)


def applicable(instrument: Instrument, answers: Answers) -> tuple[Item, ...]:
    return tuple(item for item, _ in _asked(instrument, answers))


def standing(instrument: Instrument, answers: Answers) -> dict[str, Value]:
    """The answers that still apply: their item is asked, and its constraint holds."""
    asked = _asked(instrument, answers)
    return {item.id: value for item, value in asked if value is not None}


def open_step(item: Item, value: Value | None) -> Step | None:
    """What is still to be asked at one item."""
    if value is not None and "skipped" in value:
        return None
    if isinstance(item, Matrix):
        missing = (row.id for row in item.rows if not chosen(value, row.id))
        return next((Step(item, row=row) for row in missing), None)
    if value is None:
        return Step(item)
    for id in chosen(value):
        option = find_option(item, id)
        if option is not None and option.asks_text and id not in texts(value):
            return Step(item, text_for=id)
    if isinstance(item, Several) and "done" in value and not value["done"]:
        return Step(item)
    return None


def step_at(instrument: Instrument, answers: Answers, item_id: str, row: str | None = None) -> Step:
    """The item's question again, to look at the answer or to correct it.

    A matrix shows `row`, else its first open row, else its first. Raises Refused.
    """
    item = item_asked(instrument, answers, item_id)
    if not isinstance(item, Matrix):
        return Step(item)
    if row is None:
        now_open = open_step(item, standing(instrument, answers).get(item_id))
        row = now_open.row if now_open else item.rows[0].id
    if row not in {known.id for known in item.rows}:
        raise Refused("unknown_row")
    return Step(item, row=row)


def item_asked(instrument: Instrument, answers: Answers, item_id: str) -> Item:
    """Raises Refused if there is no such item or it does not apply."""
    if item_id not in instrument.by_id:
        raise Refused("unknown_item")
    for item, _ in _asked(instrument, answers):
        if item.id == item_id:
            return item
    raise Refused("not_applicable")


def at_item(
    instrument: Instrument, answers: Answers, item_id: str
) -> tuple[Item, Value | None, dict[str, Value]]:
    """The item, its answer, and the answers to others that still apply.

    Raises Refused if there is no such item or it does not apply.
    """
    asked = {item.id: value for item, value in _asked(instrument, answers)}
    if item_id not in asked:
        item_asked(instrument, answers, item_id)
    old = asked.pop(item_id)
    others = {id: value for id, value in asked.items() if value is not None}
    return instrument.by_id[item_id], old, others


def previous_item(instrument: Instrument, answers: Answers, item_id: str) -> str | None:
    """Raises Refused if `item_id` does not apply."""
    ids = _ids_asked(instrument, answers, item_id)
    at = ids.index(item_id)
    return ids[at - 1] if at > 0 else None


def previous_step(instrument: Instrument, answers: Answers, step: Step | None) -> Step | None:
    """One step back: row by row through a matrix, from a wanted text to its options.

    From the review (`step` is None) it leads to the last item.
    """
    if step is None:
        return _last_step(applicable(instrument, answers)[-1])
    if step.text_for is not None:
        return Step(step.item)
    if isinstance(step.item, Matrix):
        rows = [row.id for row in step.item.rows]
        at = rows.index(step.row) if step.row in rows else 0
        if at > 0:
            return Step(step.item, row=rows[at - 1])
    before = previous_item(instrument, answers, step.item.id)
    return _last_step(instrument.by_id[before]) if before else None


def is_first(step: Step, at: Progress) -> bool:
    """Whether no step leads back from this one, whose item is there."""
    first_row = step.item.rows[0].id if isinstance(step.item, Matrix) else None
    return at.position == 1 and step.text_for is None and step.row in {None, first_row}


def progress(instrument: Instrument, answers: Answers, item_id: str) -> Progress:
    """The place of an item among those that apply, from 1. Raises Refused if it does not."""
    ids = _ids_asked(instrument, answers, item_id)
    return Progress(ids.index(item_id) + 1, len(ids))


def _ids_asked(instrument: Instrument, answers: Answers, item_id: str) -> list[str]:
    ids = [item.id for item, _ in _asked(instrument, answers)]
    if item_id not in ids:
        item_asked(instrument, answers, item_id)
    return ids


def _last_step(item: Item) -> Step:
    return Step(item, row=item.rows[-1].id if isinstance(item, Matrix) else None)


def _asked(instrument: Instrument, answers: Answers) -> Iterator[tuple[Item, Value | None]]:
    """The items that apply, each with its answer if that still stands.

    Conditions look only back, so one pass over the answers kept so far decides them all.
    """
    kept: dict[str, Value] = {}
    for item in instrument.items:
        if item.relevant is not None and not holds(item.relevant, kept):
            continue
        value = answers.get(item.id)
        if value is not None:
            kept[item.id] = value
            if item.constraint is not None and not meets_constraint(item, kept):
                value = None
                del kept[item.id]
        yield item, value


def meets_constraint(item: Item, answers: Answers) -> bool:
    """An unfinished or skipped answer breaks no constraint."""
    value = answers[item.id]
    if item.constraint is None or "skipped" in value or open_step(item, value) is not None:
        return True
    return holds(item.constraint.holds, answers)
