"""A small instrument with everything in it, and a short way to act on it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from bot.instruments.load import load_instrument
from bot.interview.answer import Action, Choose, Done, Write, apply
from bot.interview.reading.readings import Asked, Asks
from bot.interview.refused import Refused
from bot.interview.values import Answers, Value

TODAY = date(2026, 5, 20)
FILE = Path(__file__).with_name("everything.yaml")
EVERYTHING = load_instrument(FILE.read_text(encoding="utf-8"), FILE.name)

TO_THE_MENTOR: tuple[Action, ...] = (
    Choose("role", "teacher"),
    Choose("topics", "law"),
    Choose("topics", "it"),
    Done("topics"),
    Choose("grid", "much", row="docs"),
    Choose("grid", "no", row="lessons"),
)
TO_THE_END: tuple[Action, ...] = (
    *TO_THE_MENTOR,
    Choose("mentor", "yes"),
    Write("help", "Разбирает со мной уроки"),
    Write("since", "2024"),
    Write("all", "120"),
    Write("young", "2"),
    Write("why", "Уезжают"),
    Write("load", "18,5"),
    Write("met", "12 мая 2026"),
)


def after(*actions: Action, answers: Answers | None = None) -> Mapping[str, Value]:
    answers = answers or {}
    for action in actions:
        answers = apply(EVERYTHING, answers, action, TODAY)
    return answers


def again(item: str, text: str) -> Write:
    """Typed where the answered question was opened again."""
    return Write(item, text, reopened=True)


def asked_about(action: Action, answers: Answers | None = None) -> Asks:
    with pytest.raises(Asked) as asked:
        apply(EVERYTHING, answers or {}, action, TODAY)
    return asked.value.asks


def refusal(action: Action, answers: Answers | None = None) -> Refused:
    with pytest.raises(Refused) as refused:
        apply(EVERYTHING, answers or {}, action, TODAY)
    return refused.value
