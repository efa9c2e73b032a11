"""The rules of the dialogue: what a typed text makes of a sheet. Pure, as those of presses."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.interview.instrument import LONG_TEXT, SHORT_TEXT, Instrument, LongText
from bot.interview.reading.buttons import button_said
from bot.interview.reading.wording import bare, words
from bot.interview.reading.yes_no import yes_or_no
from bot.interview.refused import Refused
from bot.interview.walk import applicable
from bot.rules.barred import barred
from bot.rules.moves import Rule, jump, look_at, unchanged
from bot.rules.outcomes import (
    Asks,
    HandsIn,
    Ignored,
    Moved,
    NamesWorkplace,
    Outcome,
    Stale,
)
from bot.rules.pending import (
    Pending,
    Typed,
    is_correction,
    is_full,
    is_late,
    is_rest,
    pending_in,
    refused,
    waiting,
)
from bot.rules.reading import as_meant, read_text, refuse
from bot.rules.shown import (
    AT_MUNICIPALITY,
    AT_ORGANIZATION,
    Workplace,
    asked_workplace,
    is_registered,
    shown_step,
)
from storage.sheets import Sheet
from storage.touches import Decision

_NONE_OF_THEM = frozenset(("ни один", "ни один из них", "none", "none of these"))


def text_rule(instrument: Instrument, typed: Typed, today: date) -> Rule:
    def rule(sheet: Sheet) -> Decision:
        before = pending_in(sheet.pending)
        if outcome := _not_heard(sheet, typed, before):
            return unchanged(sheet, outcome)
        if fault := _no_text(instrument, sheet, typed, before):
            return refuse(sheet, typed, fault)
        assert typed.text is not None
        if _is_elsewhere(sheet, typed):
            return _wait(sheet, typed)
        if word := _word(typed, before):
            return word_said(instrument, sheet, word, today)
        return _said(instrument, sheet, typed, typed.text, today)

    return rule


def _not_heard(sheet: Sheet, typed: Typed, before: Pending | None) -> Outcome | None:
    if (bar := barred(sheet)) is not None:
        return bar
    if typed.edited_at is not None and not is_correction(typed, before):
        return Ignored()
    if typed.album is not None and before is not None and before.album == typed.album:
        return Ignored()
    return None


def _no_text(
    instrument: Instrument, sheet: Sheet, typed: Typed, before: Pending | None
) -> Refused | None:
    """Why nothing of the message can be an answer to anything."""
    if typed.text is None:
        return Refused("not_text")
    if typed.edited_at is not None and _COMMAND.match(typed.text):
        # Telegram obeys only commands that are sent anew.
        return Refused("command")
    if is_full(typed.text):
        return Refused("too_long", limit=_limit(instrument, sheet))
    if is_rest(typed, before):
        return Refused("rest_of_too_long", limit=_limit(instrument, sheet))
    return None


_COMMAND = re.compile(r"/[A-Za-z]")


def _limit(instrument: Instrument, sheet: Sheet) -> int:
    if asked_workplace(instrument, sheet):
        return SHORT_TEXT
    step = shown_step(instrument, sheet)
    return LONG_TEXT if step is not None and isinstance(step.item, LongText) else SHORT_TEXT


def _is_elsewhere(sheet: Sheet, typed: Typed) -> bool:
    if is_late(typed, sheet.last_order):
        return True
    if typed.edited_at is not None or typed.direct:
        return False
    return typed.elsewhere or sheet.below is not None


def _word(typed: Typed, before: Pending | None) -> Sequence[str]:
    """The words of the buttons below a question back; empty for anything else."""
    if before is None or before.text is None or typed.edited_at is not None:
        return ()
    text = typed.text or ""
    said = "no" if bare(text) in _NONE_OF_THEM else yes_or_no(text)
    word = {"yes": "y", "no": "n"}.get(said or "")
    return (word, str(before.message)) if word else ()


def word_said(instrument: Instrument, sheet: Sheet, word: Sequence[str], today: date) -> Decision:
    """What becomes of a text that waits when its author has said what is meant.

    The word is ("y", message), ("n", message) or ("c", message, option).
    """
    before = pending_in(sheet.pending)
    if before is None or before.text is None or str(before.message) != word[1]:
        return unchanged(sheet, Stale())
    match word:
        case "n", _:
            # It stays in the chat: who edits it there means it to be the answer.
            kept = Pending(before.message, before.seen_at, own=True).as_json()
            return Decision(sheet.answers, sheet.shown_item, Moved(), kept)
        case "y", _:
            decision = _meant(instrument, sheet, before, before.text, today)
        case "c", _, option:
            decision = _meant(instrument, sheet, before, before.text, today, candidate=option)
        case _:
            return unchanged(sheet, Stale())
    match decision.outcome:
        case Moved():
            return replace(decision, outcome=Moved(settled=before.message))
        case HandsIn():
            return replace(decision, outcome=HandsIn(settled=before.message), pending=None)
    return decision


def _meant(
    instrument: Instrument,
    sheet: Sheet,
    before: Pending,
    text: str,
    today: date,
    *,
    candidate: str | None = None,
) -> Decision:
    typed = Typed(before.message, before.seen_at, text, direct=True)
    if before.elsewhere:
        return _said(instrument, sheet, typed, text, today)
    step = shown_step(instrument, sheet)
    if step is None:
        return unchanged(sheet, Stale())
    return as_meant(instrument, sheet, step, text, today, candidate=candidate)


def _said(instrument: Instrument, sheet: Sheet, typed: Typed, text: str, today: date) -> Decision:
    if workplace := asked_workplace(instrument, sheet):
        return _workplace(instrument, sheet, typed, workplace, text)
    if shown_step(instrument, sheet) is None:
        return _in_the_list(instrument, sheet, typed, text)
    return read_text(instrument, sheet, typed, text, today)


def _workplace(
    instrument: Instrument, sheet: Sheet, typed: Typed, workplace: Workplace, text: str
) -> Decision:
    match button_said(text), workplace:
        case "keep", _ if is_registered(instrument, sheet):
            return look_at(sheet, None)
        case "municipality" | "back", "organization":
            return look_at(sheet, AT_MUNICIPALITY)
        case "skip", _:
            return refuse(sheet, typed, Refused("required"))
    try:
        name = words(text, SHORT_TEXT)
    except Refused as fault:
        return refuse(sheet, typed, fault)
    if not any(map(str.isalnum, name)):
        return refuse(sheet, typed, Refused("empty"))
    # A name that is not found stays in the chat to be mended; one that is settles this.
    pending = refused(typed).as_json()
    outcome = NamesWorkplace(workplace, name, typed.message)
    return Decision(sheet.answers, sheet.shown_item, outcome, pending)


def _in_the_list(instrument: Instrument, sheet: Sheet, typed: Typed, text: str) -> Decision:
    """Among all answers a number is the one to correct."""
    said = text.strip().rstrip(".)").casefold()
    items = applicable(instrument, sheet.answers)
    if said.isascii() and said.isdecimal() and 0 < int(said) <= len(items):
        return jump(instrument, sheet, items[int(said) - 1].id)
    if button_said(text) == "municipality":
        return look_at(sheet, AT_MUNICIPALITY)
    if said in _ANOTHER_ORGANIZATION and not instrument.anonymous:
        return look_at(sheet, AT_ORGANIZATION)
    if said in _HANDS_IN:
        return unchanged(sheet, HandsIn())
    return refuse(sheet, typed, Refused("answer_number_expected", last=len(items)))


_ANOTHER_ORGANIZATION = frozenset({"изменить организацию", "change the organization"})
_HANDS_IN = frozenset({"отправить", "отправить ответы", "send", "send answers", "submit"})


def _wait(sheet: Sheet, typed: Typed) -> Decision:
    pending = waiting(typed, elsewhere=True).as_json()
    return Decision(sheet.answers, sheet.shown_item, Asks(), pending)
