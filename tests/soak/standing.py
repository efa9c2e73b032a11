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
from storage.responses import Response
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
    """Without a response: the answers of an anonymous questionnaire have left the person."""

    response: Response | None
    handed: Handed | None = None

    @property
    def looks_back(self) -> bool:
        return self.response is not None and is_reopened(self.response)


@dataclass(frozen=True)
class Corrected:
    """An answer given before was changed."""


@dataclass(frozen=True)
class Rules:
    instrument: Instrument
    today: date

    def after(self, standing: Standing, update: Update) -> tuple[Standing, object]:
        """The standing after one update, and its outcome; None where it was not for the rules."""
        response = standing.response
        if response is None:
            return standing, None
        if "callback_query" not in update:
            return self._written(standing, response, update)
        press = pressed(update["callback_query"]["data"])
        if press is None or press.response_id != response.id:
            return standing, None
        if press.action == "s":
            return self._submitted(standing, response)
        return self._pressed(standing, response, press)

    def _written(
        self, standing: Standing, response: Response, update: Update
    ) -> tuple[Standing, object]:
        edited = "edited_message" in update
        message = update["edited_message" if edited else "message"]
        text = message.get("text")
        if text is not None and text.startswith("/") and not edited:
            return self._commanded(standing, response, text), None
        if not edited and message["message_id"] <= response.last_message_id:
            return _stands_last(standing, response), None
        if is_over(self.instrument, response):
            below = response.below if edited else SOMETHING
            return replace(standing, response=replace(response, below=below)), None
        decision = text_rule(self.instrument, _typed(message), self.today)(response)
        last = response.last_message_id if edited else message["message_id"]
        if isinstance(decision.outcome, Ignored):
            return replace(standing, response=replace(response, last_message_id=last)), None
        heard = replace(response, last_message_id=last, below=None)
        return _decided(standing, heard, decision)

    def _commanded(self, standing: Standing, response: Response, text: str) -> Standing:
        if text.startswith("/start"):
            return _stands_last(standing, response)
        return replace(standing, response=replace(response, below=SOMETHING))

    def _pressed(
        self, standing: Standing, response: Response, press: Press
    ) -> tuple[Standing, object]:
        if press.action in {"e", "r"}:
            decision = list_answers(self.instrument, response)
            return _decided(standing, replace(response, below=None), decision)
        if press.action not in _ANSWERING:
            return standing, None
        decision = press_rule(self.instrument, press, self.today)(response)
        return _decided(standing, replace(response, below=None), decision)

    def _submitted(self, standing: Standing, response: Response) -> tuple[Standing, object]:
        if response.municipality_id is None or not is_complete(self.instrument, response.answers):
            return standing, Stale()
        handed = Handed(response.municipality_id, response.answers)
        kept = replace(response, submitted=True, shown_item=None, pending=None)
        left = None if self.instrument.anonymous else kept
        return Standing(left, handed), Submitted(response.municipality_id)


def _typed(message: Update) -> Typed:
    return Typed(
        message["message_id"],
        message["date"],
        message.get("text"),
        edited_at=message.get("edit_date"),
        album=message.get("media_group_id"),
    )


def _stands_last(standing: Standing, response: Response) -> Standing:
    return replace(standing, response=replace(response, below=None))


def _decided(standing: Standing, response: Response, decision: Decision) -> tuple[Standing, object]:
    changed = replace(
        response,
        answers=decision.answers,
        shown_item=decision.shown_item,
        pending=decision.pending,
    )
    corrected = standing.looks_back and decision.answers != response.answers
    outcome = Corrected() if corrected else decision.outcome
    return replace(standing, response=changed), outcome
