"""Messages from the outbox as people see them: cut with a way to all, and told when refused."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.demo.emulator import Person
from storage import tables
from storage.campaign_end import stop_campaign
from storage.people import Role, grant, remember_person
from storage.territories import LoadedRegion
from tests.bot.dialogue.forged import forge
from tests.bot.town import Town
from tests.identities import who

DEADLINE = datetime(2026, 6, 25, 7, tzinfo=UTC)


async def grant_all(town: Town, telegram_id: int, region: LoadedRegion, number: int) -> None:
    """Makes somebody the coordinator of so many municipalities."""

    async def work(connection: AsyncConnection) -> None:
        person = await remember_person(connection, who(telegram_id), "ru")
        for place in region.municipalities[:number]:
            role = Role("coordinator", region.region.id, place.id)
            await grant(connection, person.id, role, town.clock())

    await town.database.write(work)


async def reminded(town: Town) -> Person:
    """A coordinator of thirty municipalities, in two campaigns with long titles."""
    region = await town.load("krasnoyarsk")
    for instrument in ("young_teacher", "methodical_help"):
        await town.open(region, instrument, title=f"Опрос & анкета <{'щ' * 180}>")
    await town.start()
    vera = town.emulator.person("Вера")
    await vera.send("/help")
    await grant_all(town, vera.id, region, 30)
    town.clock.now = DEADLINE
    await town.app.tick()
    await vera.sees("Напоминание о сроке")
    return vera


async def test_a_reminder_of_sixty_deadlines_arrives_cut_with_a_button_to_all_of_them(
    town: Town,
) -> None:
    vera = await reminded(town)
    assert "… и ещё " in vera.screen.text
    assert [button.text for button in vera.screen.buttons] == [
        "Показать все",
        "Напомнить завтра утром",
    ]
    places = {row["short"] for row in await town.rows(tables.municipalities)}
    count, seen = len(vera.chat), ""
    await vera.tap("Показать все")
    while True:
        seen += vera.screen.text
        if not any(button.text == "▶" for button in vera.screen.buttons):
            break
        await vera.tap("▶")
    assert len(vera.chat) == count
    assert sum(place in seen for place in places) == 30
    assert seen.count("Ссылка для педагогов") == 60
    await vera.tap("◀")
    assert "Напомнить завтра утром" in [button.text for button in vera.screen.buttons]
    (row,) = await town.rows(tables.outbox)
    assert row["state"] == "sent"


async def test_nobody_turns_the_pages_of_another_persons_message(town: Town) -> None:
    await reminded(town)
    (row,) = await town.rows(tables.outbox)
    boris = town.emulator.person("Борис")
    await boris.send("/help")
    for data in (f"pages:{row['id']}:1", "pages:999:1", "pages:9999999999:1", "pages:1"):
        await forge(boris, data)
        assert boris.screen.text.startswith("Методбот"), data


async def test_of_a_reminder_whose_campaigns_have_ended_no_page_is_shown(town: Town) -> None:
    vera = await reminded(town)
    for row in await town.rows(tables.campaigns):
        id = row["id"]
        await town.database.write(lambda c, id=id: stop_campaign(c, id, DEADLINE, DEADLINE))  # type: ignore[misc]
    await vera.tap("Показать все")
    assert "больше не действует" in (vera.notices[-1].text or "")


async def with_a_refused_reminder(town: Town, region: LoadedRegion) -> Person:
    """Its coordinator has deleted the account; the administrator has written to the bot."""
    oleg = town.emulator.person("Олег")
    town.admins = frozenset({oleg.id})
    await town.open(region, "young_teacher")
    await town.start()
    await oleg.start()
    await grant_all(town, 999_999, region, 1)
    town.clock.now = DEADLINE
    await town.app.tick()
    await until_state(town, "failed")
    return oleg


async def until_state(town: Town, state: str) -> None:
    async with asyncio.timeout(8):
        while [row["state"] for row in await town.rows(tables.outbox)] != [state]:  # noqa: ASYNC110
            await asyncio.sleep(0.01)


async def test_the_administrator_is_told_what_was_refused_and_can_send_it_again(
    town: Town, region: LoadedRegion
) -> None:
    oleg = await with_a_refused_reminder(town, region)
    town.clock.advance(minutes=1)
    await town.app.tick()
    screen = await oleg.sees("Не доставлено")
    assert "удалил учётную запись — 1 сообщение" in screen.text.replace("\N{NO-BREAK SPACE}", " ")
    await oleg.tap("Попробовать ещё раз")
    assert "Отправляю ещё раз: 1" in oleg.screen.text
    async with asyncio.timeout(8):
        while (await town.rows(tables.outbox))[0]["attempts"] < 2:  # noqa: ASYNC110
            await asyncio.sleep(0.01)


async def test_where_nothing_is_left_to_send_again_that_is_said(
    town: Town, region: LoadedRegion
) -> None:
    oleg = await with_a_refused_reminder(town, region)
    await oleg.send("/status")
    town.clock.advance(days=8)
    await oleg.tap("Попробовать ещё раз")
    assert oleg.screen.text.startswith("Отправлять нечего")


async def test_the_status_shows_an_administrator_what_was_refused(
    town: Town, region: LoadedRegion
) -> None:
    oleg = await with_a_refused_reminder(town, region)
    await oleg.send("/language")
    await oleg.tap("English")
    await oleg.send("/status")
    assert oleg.screen.text.startswith("Not delivered")
    assert "or has deleted the account — 1 message" in oleg.screen.text


async def test_only_an_administrator_sees_it_or_sends_again(
    town: Town, region: LoadedRegion
) -> None:
    await with_a_refused_reminder(town, region)
    vera = town.emulator.person("Вера")
    await town.appoint(vera, Role("official", region.region.id, None))
    await vera.send("/status")
    assert vera.screen.text.startswith("Сколько собрано")
    await forge(vera, "outbox:retry")
    assert "только администратор" in (vera.notices[-1].text or "")
    assert [row["state"] for row in await town.rows(tables.outbox)] == ["failed"]
