from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import pytest
from aiohttp import ClientSession

from bot.demo.emulator import Person
from bot.limits import USUAL
from bot.webhook import SECRET_HEADER
from storage.campaigns import Campaign
from storage.database import DatabaseUnavailable
from storage.territories import LoadedRegion
from tests.bot.town import SECRET, Town, asked

pytestmark = pytest.mark.parametrize("town", ["webhook"], indirect=True)


@pytest.fixture
async def region(town: Town) -> LoadedRegion:
    return await town.load(only=["luzhsky"])


@pytest.fixture
async def campaign(town: Town, region: LoadedRegion) -> Campaign:
    campaign = await town.open(region, "young_teacher")
    await town.start()
    return campaign


@pytest.fixture
async def web() -> AsyncIterator[ClientSession]:
    async with ClientSession() as session:
        yield session


async def posted(web: ClientSession, town: Town, body: Any, secret: str | None) -> int:
    headers = {} if secret is None else {SECRET_HEADER: secret}
    async with web.post(town.hook, json=body, headers=headers) as response:
        return response.status


async def test_who_does_not_know_the_secret_is_turned_away(
    town: Town, campaign: Campaign, web: ClientSession
) -> None:
    for secret in (None, "", "a-secret-of-another"):
        assert await posted(web, town, {"update_id": 1}, secret) == 401


async def test_a_secret_that_is_no_text_is_turned_away_too(town: Town, campaign: Campaign) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", town.port)
    head = f"POST /hook HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n{SECRET_HEADER}: "
    writer.write(head.encode() + b"\xff\xfe\r\n\r\n{}")
    assert b" 401 " in await reader.readline()
    writer.close()


UNKNOWN_SHAPES: list[Any] = [
    {},
    [],
    "x",
    {"update_id": "x"},
    {"update_id": 1, "message": {"message_id": "one"}},
]
OTHER_KINDS: list[Any] = [
    {"update_id": 1, kind: {}} for kind in ("poll", "a_kind_of_next_year", "edited_message")
]


async def test_an_update_of_an_unknown_shape_is_taken_and_passed_over(
    town: Town, campaign: Campaign, web: ClientSession
) -> None:
    for body in UNKNOWN_SHAPES + OTHER_KINDS:
        assert await posted(web, town, body, SECRET) == 200


async def test_a_body_that_cannot_be_unpacked_is_refused(
    town: Town, campaign: Campaign, web: ClientSession
) -> None:
    headers = {SECRET_HEADER: SECRET, "Content-Encoding": "gzip"}
    async with web.post(town.hook, data=b"no gzip", headers=headers) as response:
        assert response.status == 400


async def test_while_the_database_is_away_the_update_comes_again(
    town: Town, campaign: Campaign, monkeypatch: pytest.MonkeyPatch
) -> None:
    anna = await town.answering(campaign)
    saving = town.app.database.write_many
    away = iter([True, True])

    async def now_and_then(work: Any, item: Any) -> Any:
        if next(away, False):
            raise DatabaseUnavailable("away")
        return await saving(work, item)

    monkeypatch.setattr(town.app.database, "write_many", now_and_then)
    await anna.tap("1")
    assert asked(anna.screen) == "2"
    assert next(away, None) is None
    assert "503" in town.emulator.world.webhook.last_error


async def test_a_tap_that_fails_is_apologized_for_and_does_not_come_again(
    town: Town,
    campaign: Campaign,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    anna = await town.answering(campaign)

    async def failing(_work: Any, _item: Any) -> Any:
        raise ZeroDivisionError

    monkeypatch.setattr(town.app.database, "write_many", failing)
    await anna.tap("1")
    (answer,) = town.emulator.calls_of("answerCallbackQuery")
    assert answer.values["show_alert"] is True
    assert "сохран" in answer.values["text"]
    assert "ZeroDivisionError in a handler" in caplog.text


async def test_what_cannot_be_saved_in_time_comes_again(
    town: Town, region: LoadedRegion, monkeypatch: pytest.MonkeyPatch
) -> None:
    town.limits = replace(USUAL, holding=0.1)
    campaign = await town.open(region, "young_teacher")
    await town.start()
    anna = await town.answering(campaign)
    saving, slow = town.app.database.write_many, iter([True])

    async def now_and_then(work: Any, item: Any) -> Any:
        if next(slow, False):
            await asyncio.sleep(30)
        return await saving(work, item)

    monkeypatch.setattr(town.app.database, "write_many", now_and_then)
    await anna.tap("1")
    assert asked(anna.screen) == "2"
    assert "503" in town.emulator.world.webhook.last_error


async def test_a_flood_of_people_is_answered(town: Town, campaign: Campaign) -> None:
    crowd: list[Person] = [await town.answering(campaign, name=str(n)) for n in range(10)]
    await asyncio.gather(*(person.tap("1") for person in crowd))
    assert {asked(person.screen) for person in crowd} == {"2"}
