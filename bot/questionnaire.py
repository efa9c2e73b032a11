"""The rules of the dialogue: what a press or a typed text makes of a response.

Pure: the rules are handed to the database's writer, which applies them to the saved state.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from bot.buttons import Press
from bot.interview.answer import Action, Choose, Done, Skip, Unchoose, Write, apply
from bot.interview.instrument import Instrument, Matrix, Several
from bot.interview.refused import Refused
from bot.interview.values import Answers
from bot.interview.walk import Step, next_step, open_step, previous_step, step_at
from storage.responses import Decision, Response

Rule = Callable[[Response], Decision]


@dataclass(frozen=True)
class Moved:
    """Something was saved, or another question is shown."""


@dataclass(frozen=True)
class Stale:
    """The press belongs to a question that is not the one shown; nothing was changed."""


@dataclass(frozen=True)
class Closed:
    """The campaign takes no more answers."""

    at: datetime


Outcome = Moved | Stale | Closed | Refused


def is_registered(instrument: Instrument, response: Response) -> bool:
    """An anonymous questionnaire asks for no organization: it would narrow down who answered."""
    return response.municipality_id is not None and (
        instrument.anonymous or response.organization_id is not None
    )


def shown_step(instrument: Instrument, response: Response) -> Step | None:
    """What the person looks at; None is the list of all answers."""
    return _step(instrument, response.answers, response.shown_item)


def _step(instrument: Instrument, answers: Answers, cursor: str | None) -> Step | None:
    """Where the cursor points, and where answering goes on if it points to nothing any more."""
    if cursor is None:
        return next_step(instrument, answers)
    item_id, _, row = cursor.partition("/")
    try:
        step = step_at(instrument, answers, item_id, row or None)
    except Refused:
        return next_step(instrument, answers)
    half_said = open_step(step.item, answers.get(item_id))
    return half_said if half_said is not None and half_said.text_for else step


def press_rule(instrument: Instrument, press: Press, today: date) -> Rule:
    def rule(response: Response) -> Decision:
        if response.stopped_at is not None:
            return _unchanged(response, Closed(response.stopped_at))
        if not is_registered(instrument, response):
            return _unchanged(response, Stale())
        step = shown_step(instrument, response)
        action = _action(step, press)
        if action is not None:
            return _answered(instrument, response, step, action, today)
        return _moved(instrument, response, step, press)

    return rule


def _action(step: Step | None, press: Press) -> Action | None:
    """What a press answers; None where it answers nothing, or not the question that is shown."""
    match press.action, press.args:
        case "c", (item, option, row) if _is(step, item, row):
            return Choose(item, option, row or None)
        case "u", (item, option, row) if _is(step, item, row):
            return Unchoose(item, option)
        case "d", (item,) if _is(step, item):
            return Done(item)
        case "k", (item,) if _is(step, item):
            return Skip(item)
    return None


def _moved(instrument: Instrument, response: Response, step: Step | None, press: Press) -> Decision:
    match press.action, press.args:
        case "b", (item, row, text_for) if _is(step, item, row, text_for):
            return _back(instrument, response, step)
        case "n", (item,) if step is not None and step.item.id == item:
            return _at(response, None)
        case "j", (item,):
            return _jump(instrument, response, item)
    return _unchanged(response, Stale())


def text_rule(instrument: Instrument, text: str, today: date) -> Rule:
    def rule(response: Response) -> Decision:
        if response.stopped_at is not None:
            return _unchanged(response, Closed(response.stopped_at))
        step = shown_step(instrument, response)
        if step is None:
            return _unchanged(response, Refused("text_not_expected"))
        action = Write(step.item.id, text, row=step.row, text_for=step.text_for)
        return _answered(instrument, response, step, action, today)

    return rule


def _is(step: Step | None, item: str, row: str = "", text_for: str = "") -> bool:
    return step is not None and (step.item.id, step.row or "", step.text_for or "") == (
        item,
        row,
        text_for,
    )


def _unchanged(response: Response, outcome: Outcome) -> Decision:
    return Decision(response.answers, response.shown_item, outcome)


def _at(response: Response, cursor: str | None) -> Decision:
    return Decision(response.answers, cursor, Moved())


def _back(instrument: Instrument, response: Response, step: Step | None) -> Decision:
    before = previous_step(instrument, response.answers, step)
    if before is None:
        return _unchanged(response, Stale())
    if step is not None and step.text_for is not None:
        return _other_choice(instrument, response, step)
    return _at(response, _cursor(before))


def _other_choice(instrument: Instrument, response: Response, step: Step) -> Decision:
    """From the words for an option back to the options: the option alone says nothing yet."""
    assert step.text_for is not None
    answers = dict(response.answers)
    value = answers.pop(step.item.id)
    if isinstance(step.item, Several):
        kept = [id for id in value["options"] if id != step.text_for]
        if kept:
            answers[step.item.id] = {**value, "options": kept, "done": False}
    return Decision(answers, response.shown_item, Moved())


def _jump(instrument: Instrument, response: Response, item_id: str) -> Decision:
    if next_step(instrument, response.answers) is not None:
        return _unchanged(response, Stale())
    try:
        return _at(response, _cursor(step_at(instrument, response.answers, item_id)))
    except Refused:
        return _unchanged(response, Stale())


def _cursor(step: Step) -> str:
    return f"{step.item.id}/{step.row}" if step.row else step.item.id


def _answered(
    instrument: Instrument, response: Response, step: Step | None, action: Action, today: date
) -> Decision:
    assert step is not None
    try:
        answers = apply(instrument, response.answers, action, today)
    except Refused as refused:
        return _unchanged(response, refused)
    cursor = response.shown_item and _cursor_after(answers, step)
    return Decision(answers, cursor, Moved())


def _cursor_after(answers: Answers, step: Step) -> str | None:
    """Who corrects an answer stays with it until it is whole, then goes on where they were."""
    item = step.item
    if isinstance(item, Matrix):
        rows = [row.id for row in item.rows]
        later = rows[rows.index(step.row or rows[0]) + 1 :]
        return f"{item.id}/{later[0]}" if later else None
    return item.id if open_step(item, answers.get(item.id)) else None
