"""A messenger that takes calls and does not answer them."""

from __future__ import annotations

import asyncio
from time import monotonic

import pytest

from bot import polling
from bot.demo.emulator import Cut, Hang, Person, ServerError, TooManyRequests
from bot.demo.emulator.faults import Fault
from bot.limits import Limits
from storage import tables
from storage.campaigns import Campaign
from storage.territories import LoadedRegion
from tests.bot.dialogue.given import up_to
from tests.bot.town import Town, asked, by_both

QUICK = Limits(
    call=0.1, answer=0.1, showing=0.3, holding=2.0, sending=0.5, goodbye=0.1, stopping=1.5
)
# Longer than any attempt within the limits.
MANY = 20

pytestmark = by_both


@pytest.fixture
async def campaign(town: Town, region: LoadedRegion) -> Campaign:
    town.limits = QUICK
    campaign = await town.open(region, "young_teacher")
    await town.start()
    return campaign


def hang(town: Town, fault: Fault = Hang()) -> None:  # noqa: B008 - frozen
    for method in ("editMessageText", "sendMessage", "deleteMessage"):
        town.emulator.faults.order(method, fault, times=MANY)


async def unshown(town: Town) -> int:
    return await town.count(tables.unshown)


@pytest.mark.parametrize(
    "fault", [Hang(), Hang("after"), Cut(), ServerError(), TooManyRequests(30)]
)
async def test_a_press_has_its_answer_in_time_and_the_tick_shows_what_was_not(
    town: Town, campaign: Campaign, fault: Fault
) -> None:
    anna = await town.answering(campaign)
    hang(town, fault)
    began = monotonic()
    await anna.tap("1")
    assert monotonic() - began < QUICK.holding
    assert "Telegram отвечает с перебоями" in anna.notices[-1].text
    assert list(await town.answers()) == ["1"]
    assert await unshown(town) == 1
    town.emulator.faults.clear()
    await town.app.tick()
    await anna.settled()
    assert asked(anna.screen) == "2"
    assert await unshown(town) == 0


async def test_the_next_press_shows_it_as_well(town: Town, campaign: Campaign) -> None:
    anna = await town.answering(campaign)
    hang(town)
    await anna.tap("1")
    town.emulator.faults.clear()
    await anna.tap("2")
    assert asked(anna.screen) == "2"
    assert list(await town.answers()) == ["1"]
    assert await unshown(town) == 0


async def test_a_second_press_waits_in_turn_and_no_longer_than_the_first(
    town: Town, campaign: Campaign
) -> None:
    anna = await town.answering(campaign)
    hang(town)
    began = monotonic()
    update = anna.press("1")
    town.emulator.press_again(update)
    await anna.settled()
    assert monotonic() - began < 2 * QUICK.holding
    assert len(anna.notices) == 2
    town.emulator.faults.clear()
    await anna.tap("1")
    assert asked(anna.screen) == "2"


async def test_what_is_typed_before_the_question_came_is_not_its_answer(
    town: Town, campaign: Campaign
) -> None:
    anna = await town.answering(campaign, {"1": {"option": "1"}})
    before = await town.answers()
    hang(town)
    await anna.tap("1")
    saved = await town.answers()
    assert saved != before
    town.emulator.faults.clear()
    await anna.send("2015")
    assert await town.answers() == saved
    assert "«2015» — это ответ на вопрос 3?" in anna.screen.text
    assert await unshown(town) == 0
    assert asked(anna.screen) == "3"


async def test_a_start_that_hangs_is_shown_at_the_end_of_the_chat_later(
    town: Town, campaign: Campaign
) -> None:
    anna = await town.answering(campaign)
    hang(town)
    await anna.send("/start")
    town.emulator.faults.clear()
    await town.app.tick()
    await anna.settled()
    assert asked(anna.screen) == "1"
    assert sum(1 for message in anna.chat if message.buttons) == 1


async def test_while_it_hangs_the_tick_waits_for_one_of_many(
    town: Town, campaign: Campaign
) -> None:
    people = [await town.answering(campaign, name=str(n)) for n in range(4)]
    hang(town)
    await asyncio.gather(*(person.tap("1") for person in people))
    assert await unshown(town) == 4
    began = monotonic()
    await town.app.tick()
    assert monotonic() - began < 2 * QUICK.showing + 1
    town.emulator.faults.clear()
    await town.app.tick()
    assert {asked(person.screen) for person in people} == {"2"}
    assert await unshown(town) == 0


async def test_who_has_blocked_the_bot_meanwhile_is_not_drawn_for_again_and_again(
    town: Town, campaign: Campaign
) -> None:
    anna = await town.answering(campaign)
    hang(town)
    await anna.tap("1")
    town.emulator.faults.clear()
    anna.block()
    await town.app.tick()
    assert await unshown(town) == 0


async def test_a_closed_campaign_is_drawn_no_more(town: Town, campaign: Campaign) -> None:
    anna = await town.answering(campaign)
    hang(town)
    await anna.tap("1")
    town.emulator.faults.clear()
    await town.shut(campaign)
    calls = len(town.emulator.calls_of("sendMessage"))
    await town.app.tick()
    assert await unshown(town) == 0
    assert len(town.emulator.calls_of("sendMessage")) == calls


@pytest.mark.parametrize("method", ["editMessageText", "*"])
async def test_a_stop_ends_in_time_and_saves_what_came_in(
    town: Town, campaign: Campaign, method: str
) -> None:
    people = [await town.answering(campaign, name=str(n)) for n in range(5)]
    town.emulator.faults.order(method, Hang(), times=MANY)
    for person in people:
        person.press("1")
    await until_hanging(town)
    began = monotonic()
    await town.stop()
    assert monotonic() - began < QUICK.stopping + 2
    town.emulator.faults.clear()
    await town.start()
    await asyncio.gather(*(person.settled() for person in people))
    assert len(await town.rows(tables.answers)) == len(people)
    assert {asked(person.screen) for person in people} == {"2"}


async def until_hanging(town: Town) -> None:
    """All that was ordered for the first calls is met."""
    async with asyncio.timeout(5):
        while not any(call.status is None for call in town.emulator.calls):  # noqa: ASYNC110
            await asyncio.sleep(0.01)


async def test_replies_that_are_cut_off_tell_the_log_nothing(
    town: Town,
    campaign: Campaign,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(polling, "PAUSE_AFTER_FAULT", 0.01)
    anna = await town.answering(campaign, up_to(6), "Марья Ивановна")
    town.emulator.faults.order("*", Cut(), times=MANY)
    with caplog.at_level("INFO"):
        await anna.send("Гимназия на горе")
        await anna.send("/mydata")
    town.emulator.faults.clear()
    assert len(await town.answers()) == 6
    assert "ClientDecodeError" in caplog.text
    for private in ("Гимназия", "Марья", str(anna.id), town.emulator.token):
        assert private not in caplog.text


async def test_a_help_that_hangs_is_given_up_and_asked_for_again(
    town: Town, campaign: Campaign
) -> None:
    anna: Person = town.emulator.person()
    hang(town)
    await anna.send("/help")
    town.emulator.faults.clear()
    await anna.send("/help")
    assert "Методбот" in anna.screen.text
