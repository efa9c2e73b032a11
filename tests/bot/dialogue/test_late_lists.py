"""What an official can do under the list of those who are late."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from bot.demo.emulator import Person
from storage import tables
from storage.campaigns import Campaign
from storage.people import Role
from storage.territories import LoadedRegion
from tests.bot.dialogue.forged import forge
from tests.bot.town import Town, place_named

MONDAY = datetime(2026, 6, 29, 7, tzinfo=UTC)


@pytest.fixture
async def vera(town: Town, region: LoadedRegion, campaign: Campaign) -> Person:
    """An official who has just heard who is late."""
    vera = town.emulator.person("Вера")
    await town.appoint(vera, Role("official", region.region.id, None))
    await on(town, 29)
    await vera.sees("Кто не успел")
    return vera


async def on(town: Town, day: int, month: int = 6) -> None:
    """On the morning of that day."""
    town.clock.now = MONDAY.replace(month=month, day=day)
    await town.app.tick()


def labels(person: Person) -> list[str]:
    return [button.text for button in person.screen.buttons]


async def the_campaign(town: Town) -> dict[str, object]:
    (row,) = await town.rows(tables.campaigns)
    return row


async def test_the_list_offers_to_hear_less_and_to_end_or_postpone(vera: Person) -> None:
    assert "Ниже цели 5 муниципалитетов:" in vera.screen.text.replace("\N{NO-BREAK SPACE}", " ")
    assert labels(vera) == [
        "Напоминать раз в неделю",
        "Больше не напоминать",
        "Перенести срок на неделю",
        "Остановить сбор ответов",
    ]


async def test_who_wants_no_more_hears_no_more_and_can_take_it_back(
    town: Town, vera: Person
) -> None:
    await vera.tap("Больше не напоминать")
    assert "о кампании «Опрос весны» больше не напоминаю" in vera.screen.text
    for day in (30, 1, 2, 3, 6, 10, 17):
        await on(town, day, month=6 if day == 30 else 7)
    assert "больше не напоминаю" in vera.screen.text
    await vera.tap("Вернуть напоминания")
    assert "напоминаю как раньше" in vera.screen.text
    await on(town, 20, month=7)
    await vera.sees("Кто не успел")


async def test_who_wants_to_hear_weekly_does(town: Town, vera: Person) -> None:
    await vera.tap("Напоминать раз в неделю")
    assert "буду напоминать раз в неделю" in vera.screen.text
    await on(town, 30)
    await on(town, 3, month=7)
    assert "раз в неделю" in vera.screen.text
    await on(town, 6, month=7)
    await vera.sees("Кто не успел")


async def test_postponing_moves_the_deadline_by_a_week_from_today_however_often_it_is_pressed(
    town: Town, vera: Person
) -> None:
    shown = vera.screen
    await vera.tap("Перенести срок на неделю")
    assert "Срок кампании «Опрос весны» перенесён на 6" in vera.screen.text
    assert (await the_campaign(town))["deadline"] == date(2026, 7, 6)
    await vera.tap("Перенести срок на неделю", on=shown)
    assert "Срок уже изменён" in (vera.notices[-1].text or "")
    assert (await the_campaign(town))["deadline"] == date(2026, 7, 6)


async def test_the_end_is_confirmed_and_can_be_undone(town: Town, vera: Person) -> None:
    shown = vera.screen
    await vera.tap("Остановить сбор ответов")
    assert "До конца дня 29 июня 2026" in vera.screen.text.replace("\N{NO-BREAK SPACE}", " ")
    await vera.tap("Нет, продолжать")
    assert "сбор ответов в кампании «Опрос весны» продолжается" in vera.screen.text
    assert (await the_campaign(town))["stopped_at"] is None
    await vera.tap("Остановить сбор ответов", on=shown)
    await vera.tap("Да, остановить")
    assert "Сбор ответов в кампании «Опрос весны» остановлен." in vera.screen.text
    assert (await the_campaign(town))["stopped_at"] == MONDAY
    await vera.tap("Перенести срок на неделю", on=shown)
    assert "остановлен" in (vera.notices[-1].text or "")
    await vera.tap("Возобновить сбор")
    assert "возобновлён" in vera.screen.text
    assert (await the_campaign(town))["stopped_at"] is None


async def test_what_is_closed_for_good_is_not_opened_again(town: Town, vera: Person) -> None:
    await vera.tap("Остановить сбор ответов")
    await vera.tap("Да, остановить")
    await on(town, 30)
    await vera.tap("Возобновить сбор")
    assert "закрыта окончательно" in (vera.notices[-1].text or "")
    assert (await the_campaign(town))["closed_at"] is not None


@pytest.mark.parametrize("action", ["weekly", "never", "daily", "end", "ended", "kept", "reopen"])
async def test_who_is_no_official_of_the_region_can_do_nothing(
    town: Town, region: LoadedRegion, campaign: Campaign, vera: Person, action: str
) -> None:
    boris = town.emulator.person("Борис")
    luga = place_named(region, "Лужский район").id
    await town.appoint(boris, Role("official", region.region.id, luga))
    await forge(boris, f"late:{action}:{campaign.id}")
    assert "только специалисты" in (boris.notices[-1].text or "")
    await forge(boris, f"late:postpone:{campaign.id}:{campaign.deadline.isoformat()}")
    assert await town.count(tables.late_list_paces) == 0
    row = await the_campaign(town)
    assert (row["stopped_at"], row["deadline"]) == (None, campaign.deadline)


async def test_an_unknown_campaign_or_action_is_refused(town: Town, vera: Person) -> None:
    for data in ("late:end:999999", "late:burn:1", "late:postpone:1", "late:end:9999999999"):
        await forge(vera, data)
        assert vera.notices[-1].text
    assert (await the_campaign(town))["stopped_at"] is None


async def test_of_several_campaigns_each_has_its_own_choices(
    town: Town, region: LoadedRegion, campaign: Campaign
) -> None:
    await town.open(region, "methodical_help", title="Помощь <&>")
    vera = town.emulator.person("Вера")
    await town.appoint(vera, Role("official", region.region.id, None))
    await on(town, 29)
    await vera.sees("Кто не успел")
    assert labels(vera) == ["Опрос весны: что дальше?", "Помощь <&>: что дальше?"]
    await vera.tap("Помощь <&>: что дальше?")
    assert "«Помощь <&>»: срок был" in vera.screen.text
    assert "Остановить сбор ответов" in labels(vera)
