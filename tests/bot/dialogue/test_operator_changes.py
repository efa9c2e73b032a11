"""What an operator does at the console while the bot is at work."""

from __future__ import annotations

import asyncio

import pytest

from bot.demo.emulator import Person
from storage import tables
from storage.campaigns import Campaign
from storage.people import Role
from storage.territories import LoadedRegion
from tests.bot.cli import conftest as console
from tests.bot.dialogue.forged import forge
from tests.bot.dialogue.given import HELP, YOUNG
from tests.bot.town import Town, asked, place_named


@pytest.fixture
def at_the_desk(town: Town, bare_environment: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("METODBOT_DATABASE_URL", f"sqlite:///{town.url.database}")


pytestmark = pytest.mark.usefixtures("at_the_desk")
bare_environment = console.bare_environment


async def metodbot(town: Town, *words: str) -> str:
    """A command of the console, at the bot's own time."""
    result = await asyncio.to_thread(console.run, *words, language="ru", now=town.clock())
    assert result.exit_code == 0, result.stderr
    return result.stdout


@pytest.fixture
async def coordinator(town: Town, region: LoadedRegion, campaign: Campaign) -> Person:
    vera = town.emulator.person("Вера")
    luga = place_named(region, "Лужский район")
    await town.appoint(vera, Role("coordinator", region.region.id, luga.id))
    return vera


@pytest.fixture
async def official(town: Town, region: LoadedRegion, campaign: Campaign) -> Person:
    oleg = town.emulator.person("Олег")
    await town.appoint(oleg, Role("official", region.region.id, None))
    return oleg


async def test_a_change_reaches_the_running_bot_within_a_minute(
    town: Town, campaign: Campaign
) -> None:
    anna = await town.answering(campaign, YOUNG)
    await anna.tap("Отправить ответы")
    assert "25\N{NO-BREAK SPACE}июня" in anna.screen.text
    await metodbot(town, "campaign", "change", "1", "--deadline", "2026-07-02")
    town.clock.advance(minutes=1)
    await anna.start(f"c_{campaign.code}")
    assert "2\N{NO-BREAK SPACE}июля" in anna.screen.text


async def test_a_new_deadline_is_told_once_to_whom_it_concerns(
    town: Town, campaign: Campaign, coordinator: Person, official: Person
) -> None:
    boris = await town.answering(campaign, YOUNG, name="Борис")
    await boris.tap("Отправить ответы")
    thanked = boris.screen
    anna = await town.answering(campaign, {})
    options = ("--deadline", "2026-07-02", "--target", "70")
    told = await metodbot(town, "campaign", "change", "1", *options)
    assert "Об этом узнают 3 человека" in told
    await town.app.tick()
    await anna.sees("Срок перенесён")
    assert "Теперь срок 2\N{NO-BREAK SPACE}июля (был 25\N{NO-BREAK SPACE}июня)." in anna.screen.text
    assert "Вы начали анкету" in anna.screen.text
    assert anna.screen.buttons[0].text == "Продолжить анкету"
    await coordinator.sees("Срок и цель изменились")
    assert (
        "Теперь цель 70\N{NO-BREAK SPACE}% (была 60\N{NO-BREAK SPACE}%)." in coordinator.screen.text
    )
    assert "• Лужский район — 1 из 10" in coordinator.screen.text
    await official.sees("Срок перенесён")
    assert "цель" not in official.screen.text
    assert boris.screen == thanked
    assert await town.count(tables.outbox) == 3


async def test_a_stopped_campaign_takes_no_answers_and_loses_none(
    town: Town, campaign: Campaign
) -> None:
    anna = await town.answering(campaign, {"1": YOUNG["1"]})
    question = asked(anna.screen)
    await metodbot(town, "campaign", "close", "1")
    await anna.tap(lambda button: button.data is not None)
    assert "Сбор ответов остановлен 20\N{NO-BREAK SPACE}мая" in anna.notices[-1].text
    await anna.start(f"c_{campaign.code}")
    assert "Сбор ответов остановлен 20\N{NO-BREAK SPACE}мая" in anna.screen.text
    await town.app.tick()
    await metodbot(town, "campaign", "reopen", "1")
    await anna.start(f"c_{campaign.code}")
    assert asked(anna.screen) == question
    assert await town.answers() == {"1": YOUNG["1"]}


async def test_anonymous_drafts_go_when_the_night_is_over_and_not_before(
    town: Town, anonymous: Campaign
) -> None:
    await town.start()
    await town.answering(anonymous, HELP)
    await metodbot(town, "campaign", "close", "1")
    await town.app.tick()
    assert await town.answers() == HELP
    town.clock.advance(hours=11)
    await town.app.tick()
    assert await town.answers() == {}
    (closed,) = await town.rows(tables.campaigns)
    assert closed["closed_at"] == closed["final_at"]


async def test_a_stopped_and_a_closed_campaign_say_so_in_the_summary(
    town: Town, campaign: Campaign, official: Person
) -> None:
    await metodbot(town, "campaign", "close", "1")
    await official.send("/summary")
    assert (
        "Сбор ответов остановлен 20\N{NO-BREAK SPACE}мая\N{NO-BREAK SPACE}2026."
        in official.screen.text
    )
    town.clock.advance(hours=11)
    await town.app.tick()
    await official.send("/summary")
    # At midnight in Leningrad it is still the twentieth in London.
    assert "Кампания закрыта 21\N{NO-BREAK SPACE}мая\N{NO-BREAK SPACE}2026." in official.screen.text


async def test_a_role_that_was_taken_away_ends_at_once(
    town: Town, region: LoadedRegion, campaign: Campaign
) -> None:
    vera = town.emulator.person("Вера")
    link = await town.invitation(Role("official", region.region.id, None))
    await vera.start(link)
    await metodbot(town, "role", "remove", "1")
    await forge(vera, f"sum:0:r{region.region.id}:0")
    assert "Сводки видят координаторы" in vera.notices[-1].text
    for asked_for in ("/summary", "/status"):
        await vera.send(asked_for)
        assert "Сводки видят координаторы" in vera.screen.text
    await vera.start(link)
    assert "Этим приглашением уже воспользовались" in vera.screen.text
    await town.app.tick()
    await vera.sees("Вы больше не специалист органа управления образованием Ленинградской области")
    new = await town.invitation(Role("official", region.region.id, None))
    await vera.start(new)
    assert "Вы — специалист" in vera.screen.text
