"""A commit whose answer was lost: nobody knows whether it was made, so the update comes again.

Here each act is saved and reported as not saved. What comes again must change nothing.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from bot import polling
from bot.demo.emulator import Person
from storage import tables
from storage.campaigns import Campaign
from storage.database import DatabaseUnavailable
from storage.people import Role
from storage.territories import LoadedRegion
from tests.bot.dialogue.given import HELP, YOUNG
from tests.bot.town import AGREE, Town, asked, by_both, does

pytestmark = by_both

Losing = Callable[[Awaitable[None]], Awaitable[None]]


@pytest.fixture(params=[1, 2], ids=["the first", "the second"])
def losing(
    town: Town, campaign: Campaign, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Losing:
    """During one act, the answer to one of its commits does not come."""
    monkeypatch.setattr(polling, "PAUSE_AFTER_FAULT", 0.01)
    database, left, lost = town.app.database, 0, False

    def forgetting(saving: Callable[..., Awaitable[Any]]) -> Callable[..., Awaitable[Any]]:
        async def saved(*given: Any) -> Any:
            nonlocal left, lost
            result = await saving(*given)
            task = asyncio.current_task()
            left -= task is not None and task.get_name() != "delivery"
            if left == 0:
                lost = True
                raise DatabaseUnavailable("nobody knows")
            return result

        return saved

    monkeypatch.setattr(database, "write", forgetting(database.write))
    monkeypatch.setattr(database, "write_many", forgetting(database.write_many))

    async def lose(act: Awaitable[None]) -> None:
        nonlocal left
        left = request.param
        await act
        left = 0
        assert lost or request.param > 1

    return lose


async def test_consent_and_place_of_work(town: Town, campaign: Campaign, losing: Losing) -> None:
    anna = town.emulator.person()
    await anna.start(f"c_{campaign.code}")
    await losing(anna.tap(AGREE))
    assert "Где вы работаете?" in anna.screen.text
    await losing(anna.send("Лужский"))
    assert "Лужск" in anna.screen.text
    await losing(anna.send("МБОУ «СОШ № 5»"))
    await losing(anna.tap("1"))
    assert asked(anna.screen) == "2"
    for table in (tables.people, tables.consents, tables.sheets, tables.organizations):
        assert await town.count(table) == 1, table.name
    assert list(await town.answers()) == ["1"]


async def test_a_typed_answer(town: Town, campaign: Campaign, losing: Losing) -> None:
    before = {id: value for id, value in YOUNG.items() if int(id) < 6}
    anna = await town.answering(campaign, before)
    await losing(anna.send("Школа"))
    assert (await town.answers()).keys() == {*before, "6"}
    assert asked(anna.screen) == "7"
    assert [message.text for message in anna.chat if message.text == "Школа"] in ([], ["Школа"])


async def test_choices(town: Town, campaign: Campaign, losing: Losing) -> None:
    anna = await town.answering(campaign, YOUNG)
    before = (await town.answers())["12"]["options"]
    await anna.tap(does("j", "12"))
    off = next(button.text for button in anna.screen.buttons if button.text.startswith("✓"))
    await losing(anna.tap(off))
    after = (await town.answers())["12"]["options"]
    assert len(after) == len(before) - 1


async def test_handing_in(town: Town, campaign: Campaign, losing: Losing) -> None:
    boris = await town.answering(campaign, YOUNG, "Борис")
    await boris.tap("Отправить ответы")
    anna = await town.answering(campaign, YOUNG)
    await losing(anna.tap("Отправить ответы"))
    assert "Спасибо" in anna.screen.text
    assert await town.handed_in() == [YOUNG, YOUNG]


async def test_handing_in_anonymously(
    town: Town, anonymous: Campaign, losing: Losing, monkeypatch: pytest.MonkeyPatch
) -> None:
    anna = await town.answering(anonymous, HELP)
    await losing(anna.tap("Отправить ответы"))
    assert "Спасибо" in anna.screen.text
    assert await town.handed_in() == [HELP]


async def test_an_invitation(town: Town, region: LoadedRegion, losing: Losing) -> None:
    role = Role("official", region.region.id, None)
    vera: Person = town.emulator.person("Вера")
    link = await town.invitation(role)
    await losing(vera.start(link))
    assert "Вы — специалист" in vera.screen.text
    assert await town.count(tables.roles) == 1


async def test_a_deletion(town: Town, campaign: Campaign, losing: Losing) -> None:
    boris = await town.answering(campaign, YOUNG, "Борис")
    await boris.tap("Отправить ответы")
    before = await town.rows(tables.waiting)
    anna = await town.answering(campaign, YOUNG)
    await anna.tap("Отправить ответы")
    await anna.send("/mydata")
    await anna.tap("Удалить всё обо мне")
    await losing(anna.tap("Да, удалить"))
    assert anna.screen.text == "О вас ничего не хранится."
    assert await town.rows(tables.waiting) == before
    assert await town.count(tables.people) == 1


async def test_a_language(town: Town, campaign: Campaign, losing: Losing) -> None:
    anna = await town.answering(campaign)
    await anna.send("/language")
    await losing(anna.tap("English"))
    assert [one["language"] for one in await town.rows(tables.people)] == ["en"]


async def test_a_block(town: Town, campaign: Campaign, losing: Losing) -> None:
    anna = await town.answering(campaign)

    async def block() -> None:
        anna.block()
        await anna.settled()

    await losing(block())
    assert (await town.rows(tables.identities))[0]["blocked_at"] == town.clock.now
