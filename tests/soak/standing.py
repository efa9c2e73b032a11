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
from bot.rules.outcomes import Stale
from bot.rules.presses import press_rule
from bot.rules.shown import shown_step
from bot.rules.texts import text_rule
from storage.responses import Decision, Response

Update: TypeAlias = Mapping[str, Any]
_ANSWERING = frozenset("cudkbnj")


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
        return self.response is not None and self.response.shown_item is not None


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
        if "message" in update:
            return self._typed(standing, response, update["message"])
        press = pressed(update["callback_query"]["data"])
        if press is None or press.response_id != response.id:
            return standing, None
        if press.action == "s":
            return self._submitted(standing, response)
        return self._pressed(standing, response, press)

    def _typed(
        self, standing: Standing, response: Response, message: Update
    ) -> tuple[Standing, object]:
        text, id = message["text"], message["message_id"]
        is_over = response.submitted and shown_step(self.instrument, response) is None
        if text.startswith("/") or is_over or id <= response.last_message_id:
            return standing, None
        decision = text_rule(self.instrument, text, self.today)(response)
        return _decided(standing, replace(response, last_message_id=id), decision)

    def _pressed(
        self, standing: Standing, response: Response, press: Press
    ) -> tuple[Standing, object]:
        if press.action not in _ANSWERING:
            return standing, None
        return _decided(
            standing, response, press_rule(self.instrument, press, self.today)(response)
        )

    def _submitted(self, standing: Standing, response: Response) -> tuple[Standing, object]:
        if response.municipality_id is None or not is_complete(self.instrument, response.answers):
            return standing, Stale()
        handed = Handed(response.municipality_id, response.answers)
        left = None if self.instrument.anonymous else replace(response, submitted=True)
        return Standing(left, handed), Submitted(response.municipality_id)


def _decided(standing: Standing, response: Response, decision: Decision) -> tuple[Standing, object]:
    changed = replace(response, answers=decision.answers, shown_item=decision.shown_item)
    corrected = standing.looks_back and decision.answers != response.answers
    outcome = Corrected() if corrected else decision.outcome
    return replace(standing, response=changed), outcome
