"""A typed text as the answer to the question that is shown."""

from dataclasses import replace
from datetime import date

from bot.interview.answer import Accept, Action, Done, Skip, Write
from bot.interview.answer import reading_of as reading_by
from bot.interview.instrument import Instrument
from bot.interview.reading.readings import Asks, Button, Pressed, Reading
from bot.interview.refused import Refused
from bot.interview.walk import Step
from bot.rules import outcomes
from bot.rules.moves import answered, back, look_at, moved, unchanged
from bot.rules.outcomes import Moved, Noted
from bot.rules.pending import Typed, refused, waiting
from bot.rules.shown import AT_MUNICIPALITY, is_reopened, shown_step
from storage.sheets import Sheet
from storage.touches import Decision


def reading_of(instrument: Instrument, sheet: Sheet, step: Step, text: str, today: date) -> Reading:
    """Raises Refused."""
    return reading_by(instrument, sheet.answers, _write(sheet, step, text), today)


def _write(sheet: Sheet, step: Step, text: str) -> Write:
    reopened = is_reopened(sheet)
    return Write(step.item.id, text, step.row, step.text_for, reopened=reopened)


def read_text(
    instrument: Instrument, sheet: Sheet, typed: Typed, text: str, today: date
) -> Decision:
    """What has two readings waits for a word, and what was refused for its correction."""
    step = shown_step(instrument, sheet)
    assert step is not None
    try:
        reading = reading_of(instrument, sheet, step, text, today)
    except Refused as fault:
        return refuse(sheet, typed, fault)
    match reading:
        case Asks():
            pending = waiting(typed).as_json()
            return Decision(sheet.answers, sheet.shown_item, outcomes.Asks(), pending)
        case Pressed(button):
            decision = _pressed(instrument, sheet, step, button, today)
        case taken:
            decision = answered(instrument, sheet, step, _write(sheet, step, text), today)
            if isinstance(decision.outcome, Moved):
                noted = Noted(step.item.id, taken, text)
                decision = replace(decision, outcome=replace(moved(sheet), noted=noted))
    outcome = decision.outcome
    return refuse(sheet, typed, outcome) if isinstance(outcome, Refused) else decision


def as_meant(
    instrument: Instrument,
    sheet: Sheet,
    step: Step,
    text: str,
    today: date,
    *,
    candidate: str | None = None,
) -> Decision:
    """As its author says it is meant: the reading asked about, or one of its candidates."""
    reopened = is_reopened(sheet)
    action = Accept(step.item.id, text, step.row, step.text_for, reopened, candidate)
    return answered(instrument, sheet, step, action, today)


def refuse(sheet: Sheet, typed: Typed, fault: Refused) -> Decision:
    return replace(unchanged(sheet, fault), pending=refused(typed).as_json())


def _pressed(
    instrument: Instrument, sheet: Sheet, step: Step, button: Button, today: date
) -> Decision:
    action: Action
    match button:
        case "skip":
            action = Skip(step.item.id)
        case "done":
            action = Done(step.item.id)
        case "back":
            return _stays_or(sheet, back(instrument, sheet, step))
        case "keep":
            return look_at(sheet, None)
        case "municipality":
            return look_at(sheet, AT_MUNICIPALITY)
    return answered(instrument, sheet, step, action, today)


def _stays_or(sheet: Sheet, decision: Decision) -> Decision:
    """At the first question there is no way back; the question is shown as it is."""
    if isinstance(decision.outcome, outcomes.Stale):
        return unchanged(sheet, Refused("text_not_expected"))
    return decision
