"""Responses and texts for the rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from bot.instruments.load import shipped_instruments
from bot.rules.pending import Typed
from storage.responses import Response
from storage.touches import Decision

YOUNG_TEACHER = shipped_instruments()["young_teacher"]
METHODICAL_HELP = shipped_instruments()["methodical_help"]
TODAY = date(2026, 5, 20)
CLOSED_AT = datetime(2026, 6, 30, tzinfo=UTC)


def response(answers: Mapping[str, Any] | None = None, **changes: Any) -> Response:
    plain = Response(
        id=1,
        campaign_id=1,
        person_id=1,
        telegram_id=7,
        language="ru",
        zone="Europe/Moscow",
        municipality_id=1,
        organization_id=1,
        submitted=False,
        stopped_at=None,
        answers=answers or {},
        screen_message_id=None,
        shown_item=None,
        active=True,
        last_message_id=0,
    )
    return replace(plain, **changes)


def typed(text: str | None, message_id: int = 10, at: int = 1_000, **how: Any) -> Typed:
    return Typed(message_id, at, text, **how)


def after(given: Response, decision: Decision) -> Response:
    """The response as the decision has it saved."""
    return replace(
        given,
        answers=decision.answers,
        shown_item=decision.shown_item,
        pending=decision.pending,
    )
