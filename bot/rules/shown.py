"""What a person looks at: derived from the answers, and from where they went back to."""

from typing import Literal

from bot.interview.instrument import Instrument
from bot.interview.refused import Refused
from bot.interview.values import Answers
from bot.interview.walk import Step, next_step, open_step, step_at
from storage.sheets import Sheet

Workplace = Literal["municipality", "organization"]

# The cursor of who looks at their workplace again, or, after handing in, at the list of their
# answers; no item has such an id.
AT_MUNICIPALITY, AT_ORGANIZATION, AT_ANSWERS = "@municipality", "@organization", "@answers"


def is_registered(instrument: Instrument, sheet: Sheet) -> bool:
    """An anonymous questionnaire asks for no organization: it would narrow down who answered."""
    return sheet.municipality_id is not None and (
        instrument.anonymous or sheet.organization_id is not None
    )


def asked_workplace(instrument: Instrument, sheet: Sheet) -> Workplace | None:
    """What is asked before the first question, or has been opened again."""
    if sheet.municipality_id is None or sheet.shown_item == AT_MUNICIPALITY:
        return "municipality"
    if not is_registered(instrument, sheet) or sheet.shown_item == AT_ORGANIZATION:
        return "organization"
    return None


def shown_step(instrument: Instrument, sheet: Sheet) -> Step | None:
    """Of who has told their workplace; None is the list of all answers."""
    return _step(instrument, sheet.answers, sheet.shown_item)


def is_listed(instrument: Instrument, sheet: Sheet) -> bool:
    """Nothing is asked: the list of all answers is shown, or that they were handed in."""
    workplace = asked_workplace(instrument, sheet)
    return workplace is None and shown_step(instrument, sheet) is None


def is_finished(instrument: Instrument, sheet: Sheet) -> bool:
    """Handed in, and no correction has opened a question since."""
    return sheet.submitted and is_listed(instrument, sheet)


def is_over(instrument: Instrument, sheet: Sheet) -> bool:
    """Finished, and the thanks are shown, not the list of answers."""
    return is_finished(instrument, sheet) and sheet.shown_item != AT_ANSWERS


def is_reopened(sheet: Sheet) -> bool:
    """Whether an answered question is looked at again."""
    return sheet.shown_item not in {None, AT_ANSWERS}


def onward(sheet: Sheet) -> str | None:
    """The cursor of who looks at nothing again: at what is still to be answered, or, after
    handing in, at the list of answers, which wait there to be sent once more.
    """
    return AT_ANSWERS if sheet.submitted else None


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


def cursor_at(step: Step) -> str:
    return f"{step.item.id}/{step.row}" if step.row else step.item.id
