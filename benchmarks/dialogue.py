"""Taps on their way through a questionnaire, and plain messages, as Telegram sends them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import count
from typing import Any

from benchmarks.fill import SCREEN
from bot.buttons import Place, Press, pressed
from bot.interview.instrument import Instrument, Several, options_of
from bot.interview.values import Answers
from bot.interview.walk import Step
from bot.rules.presses import press_rule
from bot.rules.shown import shown_step
from bot.telegram_identity import telegram
from storage.parts import Part
from storage.sheets import Sheet

_update_ids = count(1)
_PLACE = Place(1, Part(1))


def route(instrument: Instrument, prefilled: Answers) -> list[Press]:
    """From the answers there are to all that are needed, each press taken by the rules."""
    sheet = _sheet(prefilled)
    presses = []
    while (step := shown_step(instrument, sheet)) is not None:
        press = pressed(_data(step, sheet.answers))
        assert press is not None
        decision = press_rule(instrument, press, date(2024, 5, 1))(sheet)
        assert decision.answers != sheet.answers, f"{press} changes nothing"
        sheet = replace(sheet, answers=decision.answers, shown_item=decision.shown_item)
        presses.append(press)
    return presses


def taps(way: Sequence[Press], campaign_id: int, number: int) -> list[bytes]:
    """The same presses, of this person. Cheap, for the bots wait while they are made."""
    place = Place(number, Part(campaign_id))
    return [_press(number, place.button(press.action, *press.args)) for press in way]


def _sheet(prefilled: Answers) -> Sheet:
    return Sheet(
        id=_PLACE.sheet_id,
        campaign_id=1,
        part=1,
        person_id=1,
        identity_id=1,
        identity=telegram(1),
        language="ru",
        zone="Europe/Moscow",
        municipality_id=1,
        organization_id=1,
        submitted=False,
        stopped_at=None,
        answers=prefilled,
        screen=None,
        shown_item=None,
        active=True,
        last_order=0,
    )


def _data(step: Step, answers: Answers) -> str:
    item = step.item
    if isinstance(item, Several) and item.id in answers:
        chosen = answers[item.id]
        assert "options" in chosen
        if len(chosen["options"]) >= max(item.at_least, 1):
            return _PLACE.button("d", item.id)
        free = [one for one in item.options if one.id not in chosen["options"]]
        return _PLACE.button("c", item.id, free[0].id, "")
    # The last one: «no» where «yes» would lead to a question that is answered in words.
    option = [one for one in options_of(item) if not one.asks_text][-1]
    return _PLACE.button("c", item.id, option.id, step.row or "")


def _press(number: int, data: str) -> bytes:
    shown = {**_written(number, SCREEN), "from": _BOT, "text": "Вопрос", "reply_markup": _KEYBOARD}
    query = {"id": str(number), "from": _user(number), "chat_instance": "1", "data": data}
    return _update("callback_query", {**query, "message": shown})


def messages(number: int) -> Iterator[bytes]:
    for id in count(8):
        yield typed(number, id, "Сколько вам лет?")


def typed(number: int, id: int, text: str) -> bytes:
    return _update("message", {**_written(number, id), "from": _user(number), "text": text})


def _written(number: int, id: int) -> dict[str, Any]:
    chat = {"id": number, "type": "private", "first_name": "Анна"}
    return {"message_id": id, "date": 1_700_000_000, "chat": chat}


def _user(number: int) -> dict[str, Any]:
    return {"id": number, "is_bot": False, "first_name": "Анна", "language_code": "ru"}


def _update(kind: str, content: dict[str, Any]) -> bytes:
    return json.dumps({"update_id": next(_update_ids), kind: content}).encode()


_BOT = {"id": 42, "is_bot": True, "first_name": "Bot", "username": "measured_bot"}
_KEYBOARD = {
    "inline_keyboard": [
        [{"text": str(n), "callback_data": f"c:1:1:1:option_{n}:"} for n in range(1, 6)],
        [{"text": "← Назад", "callback_data": "b:1:1:1::"}],
    ]
}
