"""Short ways to read a text at an item and to look at what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from bot.instruments.load import shipped_instruments
from bot.interview.instrument import Item, Matrix, Several, Single
from bot.interview.reading.read import read
from bot.interview.reading.readings import Asks, Reading, Taken
from bot.interview.refused import Refused
from bot.interview.values import Value, chosen
from tests.bot.interview.sample import EVERYTHING, TODAY

SOURCE = {"file": "own", "part": "tests"}


def young(id: str) -> Item:
    return shipped_instruments()["young_teacher"].by_id[id]


def methodical(id: str) -> Item:
    return shipped_instruments()["methodical_help"].by_id[id]


def everything(id: str) -> Item:
    return EVERYTHING.by_id[id]


def listing(*labels: str, **keys: Any) -> Single:
    """A single choice; the ids are the places, from 1."""
    return Single.model_validate({"type": "single", **_listed(labels), **keys})


def several_of(*labels: str, **keys: Any) -> Several:
    return Several.model_validate({"type": "several", **_listed(labels), **keys})


def _listed(labels: tuple[str, ...]) -> Mapping[str, Any]:
    options = [{"id": f"o{place}", "label": label} for place, label in enumerate(labels, start=1)]
    return {"id": "x", "title": "Сколько?", "short": "x", "options": options, "source": SOURCE}


def reading(item: Item, text: str, old: Value | None = None, **keys: Any) -> Reading:
    return read(item, old, text, TODAY, **keys)


def taken(item: Item, text: str, old: Value | None = None, **keys: Any) -> Value:
    found = reading(item, text, old, **keys)
    assert isinstance(found, Taken), found
    return found.value


def options(item: Item, text: str, old: Value | None = None) -> tuple[str, ...]:
    """Those that the text chooses without asking."""
    row = item.rows[0].id if isinstance(item, Matrix) else None
    return chosen(taken(item, text, old, row=row), row)


def asked(item: Item, text: str, old: Value | None = None, **keys: Any) -> Asks:
    found = reading(item, text, old, **keys)
    assert isinstance(found, Asks), found
    return found


def refusal(item: Item, text: str, old: Value | None = None, **keys: Any) -> Refused:
    with pytest.raises(Refused) as refused:
        read(item, old, text, TODAY, **keys)
    return refused.value
