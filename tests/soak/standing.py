"""What must be saved of one person, by the pure rules alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeAlias

from bot.buttons import Press, pressed
from bot.handlers.submitting import Submitted
from bot.interview.instrument import Instrument
from bot.interview.walk import is_complete
from bot.rules.moves import list_answers
from bot.rules.outcomes import Ignored, Stale
from bot.rules.pending import Typed
from bot.rules.presses import press_rule
from bot.rules.shown import is_over, is_reopened
from bot.rules.texts import text_rule
from storage.sheets import Sheet
from storage.touches import Decision

Update: TypeAlias = Mapping[str, Any]
_ANSWERING = frozenset("cudkbnjow")
# What stands below a questionnaire, whatever it is.
SOMETHING = "something"


@dataclass(frozen=True)
class Handed:
    """Answers as they were submitted."""

    municipality_id: int
    answers: Mapping[str, Any]


@dataclass(frozen=True)
class Standing:
    """Without a sheet: the answers of an anonymous questionnaire have left the person.

    `taken` are the messages that were heard.
    """

    sheet: Sheet | None
    handed: Handed | None = None
    taken: frozenset[int] = frozenset()

    @property
    def looks_back(self) -> bool:
        return self.sheet is not None and is_reopened(self.sheet)


@dataclass(frozen=True)
class Corrected:
    """An answer given before was changed."""


@dataclass(frozen=True)
class Rules:
    instrument: Instrument
    today: date

    def after(self, standing: Standing, update: Update) -> tuple[Standing, object]:
        """The standing after one update, and its outcome; None where it was not for the rules."""
        sheet = standing.sheet
        if sheet is None:
            return standing, None
        if "callback_query" not in update:
            return self._written(standing, sheet, update)
        press = pressed(update["callback_query"]["data"])
        if press is None or press.sheet_id != sheet.id:
            return standing, None
        if press.action == "s":
            return self._submitted(standing, sheet)
        return self._pressed(standing, sheet, press)

    def _written(self, standing: Standing, sheet: Sheet, update: Update) -> tuple[Standing, object]:
        edited = "edited_message" in update
        message = update["edited_message" if edited else "message"]
        text = message.get("text")
        if text is not None and text.startswith("/") and not edited:
            return self._commanded(standing, sheet, text), None
        if not edited and message["message_id"] in standing.taken:
            return _stands_last(standing, sheet), None
        if is_over(self.instrument, sheet):
            below = sheet.below if edited else SOMETHING
            return replace(standing, sheet=replace(sheet, below=below)), None
        if not edited:
            taken = standing.taken | {message["message_id"]}
            standing = replace(standing, taken=taken)
        decision = text_rule(self.instrument, _typed(message), self.today)(sheet)
        last = sheet.last_order if edited else max(sheet.last_order, message["message_id"])
        if isinstance(decision.outcome, Ignored):
            return replace(standing, sheet=replace(sheet, last_order=last)), None
        heard = replace(sheet, last_order=last, below=None)
        return _decided(standing, heard, decision)

    def _commanded(self, standing: Standing, sheet: Sheet, text: str) -> Standing:
        if text.startswith("/start"):
            return _stands_last(standing, sheet)
        return replace(standing, sheet=replace(sheet, below=SOMETHING))

    def _pressed(self, standing: Standing, sheet: Sheet, press: Press) -> tuple[Standing, object]:
        if press.action in {"e", "r"}:
            decision = list_answers(self.instrument, sheet)
            return _decided(standing, replace(sheet, below=None), decision)
        if press.action not in _ANSWERING:
            return standing, None
        decision = press_rule(self.instrument, press, self.today)(sheet)
        return _decided(standing, replace(sheet, below=None), decision)

    def _submitted(self, standing: Standing, sheet: Sheet) -> tuple[Standing, object]:
        if sheet.municipality_id is None or not is_complete(self.instrument, sheet.answers):
            return standing, Stale()
        handed = Handed(sheet.municipality_id, sheet.answers)
        kept = replace(sheet, submitted=True, shown_item=None, pending=None)
        submitted = Submitted(sheet.municipality_id, kept)
        return replace(standing, sheet=kept, handed=handed), submitted


def _typed(message: Update) -> Typed:
    return Typed(
        str(message["message_id"]),
        message["date"],
        message.get("text"),
        edited_at=message.get("edit_date"),
        album=message.get("media_group_id"),
        order=message["message_id"],
    )


def _stands_last(standing: Standing, sheet: Sheet) -> Standing:
    return replace(standing, sheet=replace(sheet, below=None))


def _decided(standing: Standing, sheet: Sheet, decision: Decision) -> tuple[Standing, object]:
    changed = replace(
        sheet,
        answers=decision.answers,
        shown_item=decision.shown_item,
        pending=decision.pending,
    )
    corrected = standing.looks_back and decision.answers != sheet.answers
    outcome = Corrected() if corrected else decision.outcome
    return replace(standing, sheet=changed), outcome
