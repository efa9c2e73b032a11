"""The methodology of a questionnaire counts exactly the closed items of its instrument."""

from pathlib import Path
from typing import Any

import pytest

from scoring.methodology.load import shipped, shipped_ids, shipped_questionnaire
from scoring.reading.located_yaml import read_yaml
from scoring.survey.questionnaire import ClosedItem, Questionnaire

INSTRUMENTS = Path(__file__).parents[3] / "bot" / "instruments"
CLOSED = ("single", "several", "matrix", "yes_no")
QUESTIONNAIRES = [id for id in shipped_ids() if isinstance(shipped(id), Questionnaire)]


@pytest.mark.parametrize("id", QUESTIONNAIRES)
def test_every_closed_item_and_option_is_counted(id: str) -> None:
    file = INSTRUMENTS / f"{id}.yaml"
    items = read_yaml(file.read_text(encoding="utf-8"), file.name).data["items"]
    asked = {item["id"]: _asked(item) for item in items if item["type"] in CLOSED}
    assert {item.id: _counted(item) for item in shipped_questionnaire(id).items} == asked


def _asked(item: dict[str, Any]) -> tuple[str, set[str], list[str]]:
    options = {option["id"] for option in item.get("options", [])}
    return item["type"], options, [row["id"] for row in item.get("rows", [])]


def _counted(item: ClosedItem) -> tuple[str, set[str], list[str]]:
    return item.type, set(item.options), list(item.rows)
