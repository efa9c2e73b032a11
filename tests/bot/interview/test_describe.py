from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bot.interview.definition import Text
from bot.interview.describe import (
    Choice,
    Choices,
    Date,
    Description,
    Number,
    Omitted,
    Rated,
    Words,
    described,
)
from bot.interview.values import Value
from tests.bot.interview.sample import EVERYTHING

HEAD = Text(ru="Руководитель", en="Head")
OTHER = Text(ru="Другое", en="Other")


@pytest.mark.parametrize(
    ("item", "value", "description"),
    [
        ("role", {"option": "head", "text": None}, Choices((Choice(HEAD),))),
        ("role", {"option": "other", "text": "Логопед"}, Choices((Choice(OTHER, "Логопед"),))),
        (
            "topics",
            {"options": ["law", "other"], "texts": {"other": "Этика"}, "done": True},
            Choices((Choice(Text(ru="Право")), Choice(Text(ru="Другое"), "Этика"))),
        ),
        (
            "grid",
            {"rows": {"lessons": "no"}},
            Rated(((Text(ru="Уроки"), Text(ru="Нет")),)),
        ),
        ("mentor", {"option": "yes", "text": None}, Choices((Choice(Text(ru="Да", en="Yes")),))),
        ("all", {"number": 1200}, Number(Decimal(1200))),
        ("load", {"number": "18.5"}, Number(Decimal("18.5"))),
        ("met", {"date": "2026-05-01"}, Date(date(2026, 5, 1))),
        ("why", {"text": "Уезжают"}, Words("Уезжают")),
        ("load", {"skipped": True}, Omitted()),
    ],
)
def test_every_kind_of_answer_is_described(
    item: str, value: Value, description: Description
) -> None:
    assert described(EVERYTHING.by_id[item], value) == description
