"""Sheets and texts for the rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from bot.instruments.load import shipped_instruments
from bot.rules.pending import Typed
from storage.sheets import Sheet
from storage.touches import Decision
from tests.identities import who

YOUNG_TEACHER = shipped_instruments()["young_teacher"]
METHODICAL_HELP = shipped_instruments()["methodical_help"]
TODAY = date(2026, 5, 20)
CLOSED_AT = datetime(2026, 6, 30, tzinfo=UTC)


def sheet(answers: Mapping[str, Any] | None = None, **changes: Any) -> Sheet:
    plain = Sheet(
        id=1,
        campaign_id=1,
        part=1,
        person_id=1,
        identity_id=1,
        identity=who(7),
        language="ru",
        zone="Europe/Moscow",
        municipality_id=1,
        organization_id=1,
        submitted=False,
        stopped_at=None,
        answers=answers or {},
        screen=None,
        shown_item=None,
        active=True,
        last_order=0,
    )
    return replace(plain, **changes)


def typed(text: str | None, message: str = "10", at: int = 1_000, **how: Any) -> Typed:
    return Typed(message, at, text, **how)


def after(given: Sheet, decision: Decision) -> Sheet:
    """The sheet as the decision has it saved."""
    return replace(
        given,
        answers=decision.answers,
        shown_item=decision.shown_item,
        pending=decision.pending,
    )
