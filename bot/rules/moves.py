"""How a sheet changes: by an answer, or by looking at another question."""

from collections.abc import Callable
from datetime import date
from typing import TypeAlias

from bot.interview.answer import Action, apply
from bot.interview.instrument import Instrument, Matrix, Several
from bot.interview.refused import Refused
from bot.interview.values import Answers
from bot.interview.walk import Step, next_step, open_step, previous_step, step_at
from bot.rules.outcomes import Moved, Outcome, Stale
from bot.rules.pending import settled_by_a_move
from bot.rules.shown import cursor_at, is_listed, is_reopened, onward
from storage.sheets import Sheet
from storage.touches import Decision

Rule: TypeAlias = Callable[[Sheet], Decision]


def unchanged(sheet: Sheet, outcome: Outcome) -> Decision:
    return Decision(sheet.answers, sheet.shown_item, outcome, sheet.pending)


def begun_anew() -> Decision:
    """In place of answers that nobody can open any more."""
    return Decision({}, None, Moved(), anew=True)


def moved(sheet: Sheet) -> Moved:
    return Moved(settled_by_a_move(sheet.pending))


def look_at(sheet: Sheet, cursor: str | None) -> Decision:
    return Decision(sheet.answers, cursor or onward(sheet), moved(sheet))


def back(instrument: Instrument, sheet: Sheet, step: Step | None) -> Decision:
    before = previous_step(instrument, sheet.answers, step)
    if before is None:
        return unchanged(sheet, Stale())
    if step is not None and step.text_for is not None:
        return _other_choice(sheet, step)
    return look_at(sheet, cursor_at(before))


def _other_choice(sheet: Sheet, step: Step) -> Decision:
    """From the words for an option back to the options: the option alone says nothing yet."""
    assert step.text_for is not None
    answers = dict(sheet.answers)
    value = answers.pop(step.item.id)
    if isinstance(step.item, Several):
        kept = [id for id in value["options"] if id != step.text_for]
        if kept:
            answers[step.item.id] = {**value, "options": kept, "done": False}
    return Decision(answers, sheet.shown_item, moved(sheet))


def jump(instrument: Instrument, sheet: Sheet, item_id: str) -> Decision:
    """From the list of all answers to one of them."""
    if next_step(instrument, sheet.answers) is not None:
        return unchanged(sheet, Stale())
    try:
        return look_at(sheet, cursor_at(step_at(instrument, sheet.answers, item_id)))
    except Refused:
        return unchanged(sheet, Stale())


def list_answers(instrument: Instrument, sheet: Sheet) -> Decision:
    """After handing in, or another page of the list; not in the midst of a question."""
    if is_listed(instrument, sheet):
        return look_at(sheet, None)
    return unchanged(sheet, Stale())


def answered(
    instrument: Instrument, sheet: Sheet, step: Step | None, action: Action, today: date
) -> Decision:
    assert step is not None
    try:
        answers = apply(instrument, sheet.answers, action, today)
    except Refused as refused:
        return unchanged(sheet, refused)
    cursor = _cursor_after(answers, step) if is_reopened(sheet) else None
    return Decision(answers, cursor or onward(sheet), moved(sheet))


def _cursor_after(answers: Answers, step: Step) -> str | None:
    """Who corrects an answer stays with it until it is whole, then goes on where they were."""
    item = step.item
    if isinstance(item, Matrix):
        rows = [row.id for row in item.rows]
        later = rows[rows.index(step.row or rows[0]) + 1 :]
        return f"{item.id}/{later[0]}" if later else None
    return item.id if open_step(item, answers.get(item.id)) else None
