"""How long the answers of a shipped questionnaire are when they are sealed."""

from random import Random
from typing import Any

from pydantic_core import to_json

from bot.instruments.load import shipped_instruments
from bot.interview.instrument import LongText, Matrix, Several, Single, YesNo
from storage.campaign_key import CampaignKey
from storage.seal import BLOCK, DraftId, seal

KEY, DRAFT = CampaignKey.derived(bytes(32)), DraftId("aB3dE6gH9jK2", 17)


def _pressed(item: object, lot: Random) -> dict[str, Any]:
    match item:
        case Several():
            ids = [option.id for option in item.options]
            return {"options": lot.sample(ids, lot.randint(1, len(ids))), "texts": {}, "done": True}
        case Matrix():
            scale = [option.id for option in item.options]
            return {"rows": {row.id: lot.choice(scale) for row in item.rows}}
        case Single():
            return {"option": lot.choice(item.options).id, "text": None}
        case YesNo():
            return {"option": lot.choice(["yes", "no"]), "text": None}
        case LongText():
            return {"text": "Не хватает времени, да и в методическом кабинете никого нет."}
    raise AssertionError(item)


def test_whatever_buttons_are_pressed_in_the_anonymous_questionnaire_it_is_equally_long() -> None:
    """Else who has pressed a few more would be known by that, here and in what is counted."""
    lot, items = Random(1), shipped_instruments()["methodical_help"].items
    sheets = [{item.id: _pressed(item, lot) for item in items} for _ in range(200)]
    plain = [len(to_json(sheet)) for sheet in sheets]
    assert min(plain) < BLOCK < max(plain)
    assert len({len(seal(KEY, sheet, DRAFT)) for sheet in sheets}) == 1
