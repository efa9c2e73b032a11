"""The rules of the dialogue: what a press makes of a sheet.

Pure: the rules are handed to the database's writer, which applies them to the saved state.
"""

from datetime import date

from bot.buttons import Press
from bot.interview.answer import Action, Choose, Done, Skip, Unchoose
from bot.interview.instrument import Instrument
from bot.interview.walk import Step
from bot.rules.barred import barred
from bot.rules.moves import Rule, answered, back, begun_anew, jump, look_at, unchanged
from bot.rules.outcomes import Lost, Stale
from bot.rules.shown import (
    AT_MUNICIPALITY,
    AT_ORGANIZATION,
    asked_workplace,
    is_registered,
    shown_step,
)
from bot.rules.texts import word_said
from storage.sheets import Sheet
from storage.touches import Decision


def press_rule(instrument: Instrument, press: Press, today: date) -> Rule:
    def rule(sheet: Sheet) -> Decision:
        if (bar := barred(sheet)) is not None:
            begins_anew = isinstance(bar, Lost) and press.action == "a"
            return begun_anew() if begins_anew else unchanged(sheet, bar)
        if press.action == "w" and len(press.args) > 1:
            return word_said(instrument, sheet, press.args, today)
        if asked_workplace(instrument, sheet):
            return _at_workplace(instrument, sheet, press)
        step = shown_step(instrument, sheet)
        action = _action(step, press)
        if action is not None:
            return answered(instrument, sheet, step, action, today)
        return _moved(instrument, sheet, step, press)

    return rule


def _at_workplace(instrument: Instrument, sheet: Sheet, press: Press) -> Decision:
    match press.action, press.args:
        case "n", ("place",) if is_registered(instrument, sheet):
            return look_at(sheet, None)
        case "o", ():
            return look_at(sheet, AT_MUNICIPALITY)
    return unchanged(sheet, Stale())


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


def _moved(instrument: Instrument, sheet: Sheet, step: Step | None, press: Press) -> Decision:
    match press.action, press.args:
        case "b", (item, row, text_for) if _is(step, item, row, text_for):
            return back(instrument, sheet, step)
        case "n", (item,) if step is not None and step.item.id == item:
            return look_at(sheet, None)
        case "j", (item,):
            return jump(instrument, sheet, item)
        case "o", ():
            return look_at(sheet, AT_MUNICIPALITY)
        case "o", ("o",) if not instrument.anonymous:
            return look_at(sheet, AT_ORGANIZATION)
    return unchanged(sheet, Stale())


def _is(step: Step | None, item: str, row: str = "", text_for: str = "") -> bool:
    return step is not None and (step.item.id, step.row or "", step.text_for or "") == (
        item,
        row,
        text_for,
    )
