"""Which message shows a questionnaire: one at a time, and never none."""

from __future__ import annotations

import asyncio

import pytest

from bot.demo.emulator import Emulator, Person, TooManyRequests
from bot.demo.emulator.faults import Delay, Drop, Fault, ServerError
from storage import tables
from storage.campaigns import Campaign
from storage.territories import LoadedRegion
from tests.bot.dialogue.given import HELP, YOUNG, up_to
from tests.bot.town import Clock, Town, asked, by_both, does, presses

by_webhook = pytest.mark.parametrize("town", ["webhook"], indirect=True)


def live(person: Person, campaign: Campaign) -> list[int]:
    """The messages with buttons of the campaign's questionnaire."""
    return [
        message.message_id
        for message in person.chat
        if any(press.part == campaign.part() for press in presses(message))
    ]


@by_both
async def test_who_opens_another_questionnaire_while_a_screen_is_held_up_answers_that_one(
    town: Town, region: LoadedRegion, campaign: Campaign
) -> None:
    other = await town.open(region, "methodical_help", title="Помощь")
    anna = await town.answering(campaign, up_to(22))
    old = anna.screen
    await anna.start(f"c_{other.code}")
    await anna.tap("Даю согласие, начать")
    town.emulator.faults.order("editMessageText", TooManyRequests(1))
    anna.press("Да", on=old)
    await asyncio.sleep(0.1)
    await anna.start(f"c_{other.code}")
    await anna.send("Лужский")
    (municipality,) = [
        row["municipality_id"]
        for row in await town.rows(tables.sheets)
        if row["campaign_id"] == other.id
    ]
    assert municipality is not None
    assert "23" not in await town.answers()


@by_both
async def test_a_questionnaire_opened_anew_while_its_screen_is_held_up_is_one_message(
    town: Town, campaign: Campaign
) -> None:
    anna = await town.answering(campaign)
    town.emulator.faults.order("editMessageText", TooManyRequests(1))
    anna.press("1")
    await asyncio.sleep(0.1)
    await anna.start()
    await anna.settled()
    assert [asked(one) for one in anna.chat if one.buttons] == ["2"]
    await anna.tap("1")
    assert [asked(one) for one in anna.chat if one.buttons] == ["3"]


@by_both
async def test_a_screen_sent_anew_after_another_message_became_the_screen_is_taken_away(
    town: Town, campaign: Campaign, emulator: Emulator
) -> None:
    anna = await town.answering(campaign)
    first = anna.screen
    emulator.faults.order("deleteMessage", TooManyRequests(1))
    await anna.start()
    emulator.faults.order("editMessageText", TooManyRequests(1))
    anna.press("1")
    emulator.world.erase(anna.screen)
    await asyncio.sleep(0.1)
    await anna.tap("1", on=first)
    assert [one.message_id for one in anna.chat if one.buttons] == [first.message_id]
    assert asked(anna.screen) == "2"


@by_both
async def test_going_back_in_one_questionnaire_leaves_the_other_where_it_is(
    town: Town, region: LoadedRegion, campaign: Campaign
) -> None:
    other = await town.open(region, "methodical_help", title="Помощь")
    anna = await town.answering(campaign, up_to(22))
    first = anna.screen
    await anna.start(f"c_{other.code}")
    await anna.tap("Даю согласие, начать")
    second = anna.screen
    await anna.tap("← Назад", on=first)
    assert live(anna, campaign) == [first.message_id]
    assert live(anna, other) == [second.message_id]


@by_webhook
@pytest.mark.parametrize(
    ("method", "fault"), [("sendMessage", TooManyRequests(1)), ("deleteMessage", Delay(0.3))]
)
async def test_what_was_tapped_while_the_questionnaire_is_opened_anew_is_shown(
    town: Town, campaign: Campaign, emulator: Emulator, method: str, fault: Fault
) -> None:
    anna = await town.answering(campaign)
    first = anna.screen
    emulator.faults.order(method, fault)
    anna.post("/start")
    await asyncio.sleep(0.15)
    anna.press("1", on=first)
    await anna.settled()
    assert len(live(anna, campaign)) == 1
    assert asked(anna.screen) == "2"


@by_webhook
async def test_a_screen_sent_in_place_of_an_erased_one_shows_the_newest_state(
    town: Town, campaign: Campaign, emulator: Emulator
) -> None:
    anna = await town.answering(campaign)
    first = anna.screen
    emulator.world.erase(first)
    emulator.faults.order("sendMessage", TooManyRequests(1))
    anna.press("1", on=first)
    await asyncio.sleep(0.2)
    anna.post("1")
    await anna.settled()
    assert len(live(anna, campaign)) == 1
    assert asked(anna.screen) == "3"


@by_both
@pytest.mark.parametrize("fault", [Drop("before"), ServerError(502)])
async def test_an_old_message_that_could_not_be_deleted_loses_its_buttons(
    town: Town, campaign: Campaign, emulator: Emulator, fault: Fault
) -> None:
    anna = await town.answering(campaign)
    first = anna.screen
    emulator.faults.order("deleteMessage", fault)
    await anna.start()
    assert live(anna, campaign) == [anna.screen.message_id]
    (left,) = [one for one in anna.chat if one.message_id == first.message_id]
    assert (left.text, left.buttons) == ("Анкета открыта в другом сообщении.", ())


@by_both
async def test_who_comes_back_after_days_has_one_message(
    town: Town, campaign: Campaign, clock: Clock
) -> None:
    anna = await town.answering(campaign)
    clock.advance(days=3)
    await anna.start()
    assert live(anna, campaign) == [anna.screen.message_id]


@by_both
async def test_a_typed_answer_is_taken_where_it_cannot_be_deleted(
    town: Town, campaign: Campaign, emulator: Emulator
) -> None:
    anna = await town.answering(campaign, up_to(23))
    emulator.faults.order("deleteMessage", Drop("before"))
    await anna.send("Учитель года")
    assert (await town.answers())["23"] == {"text": "Учитель года"}
    assert not any("Что-то пошло не так" in one.text for one in anna.chat)


@by_both
async def test_answers_handed_in_on_an_old_message_leave_no_other_to_hand_them_in(
    town: Town, campaign: Campaign, emulator: Emulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.drawing.PAUSES", (0.0, 0.0))
    anna = await town.answering(campaign, YOUNG)
    first = anna.screen
    emulator.faults.order("deleteMessage", Drop("before"))
    emulator.faults.order("editMessageText", ServerError(), times=3)
    await anna.start()
    assert len(live(anna, campaign)) == 2
    await anna.tap(does("s"), on=first)
    assert live(anna, campaign) == [first.message_id]
    (told,) = [one for one in anna.chat if one.message_id == first.message_id]
    assert told.text.startswith("Спасибо")


@by_both
async def test_each_of_two_questionnaires_stays_one_message(
    town: Town, region: LoadedRegion, campaign: Campaign
) -> None:
    other = await town.open(region, "methodical_help", title="Помощь")
    anna = await town.answering(campaign, up_to(22))
    await anna.start(f"c_{other.code}")
    await anna.tap("Даю согласие, начать")
    of_other = live(anna, other)
    await anna.start(f"c_{campaign.code}")
    assert live(anna, campaign) == [anna.screen.message_id]
    assert live(anna, other) == of_other
    await anna.start(f"c_{other.code}")
    assert live(anna, other) == [anna.screen.message_id]


@by_both
async def test_who_hands_in_one_questionnaire_goes_on_typing_in_the_other(
    town: Town, region: LoadedRegion, campaign: Campaign
) -> None:
    other = await town.open(region, "methodical_help", title="Помощь")
    anna = await town.answering(campaign, YOUNG)
    first = anna.screen
    await anna.start(f"c_{other.code}")
    await anna.tap("Даю согласие, начать")
    await anna.tap(does("s"), on=first)
    await anna.send("Лужский")
    (answering,) = [row for row in await town.rows(tables.sheets) if row["campaign_id"] == other.id]
    assert answering["municipality_id"] is not None
    assert len(live(anna, other)) == 1


@by_webhook
async def test_a_text_is_meant_for_the_question_gone_back_to_while_another_opens(
    town: Town, region: LoadedRegion, campaign: Campaign, emulator: Emulator
) -> None:
    other = await town.open(region, "methodical_help", title="Помощь")
    anna = await town.answering(campaign, {**up_to(23), "23": {"text": "Ни в каких"}})
    first = anna.screen
    await anna.start(f"c_{other.code}")
    await anna.tap("Даю согласие, начать")
    emulator.faults.order("sendMessage", Delay(0.4))
    anna.post(f"/start c_{other.code}")
    await asyncio.sleep(0.1)
    anna.press("← Назад", on=first)
    await anna.settled()
    (gone_back,) = [one for one in anna.chat if one.message_id == first.message_id]
    assert asked(gone_back) == "23"
    await anna.send("Учитель года")
    assert (await town.answers())["23"] == {"text": "Учитель года"}


@by_webhook
async def test_a_replacement_that_cannot_be_sent_leaves_the_other_message(
    town: Town, campaign: Campaign, emulator: Emulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.drawing.PAUSES", (0.0, 0.0))
    anna = await town.answering(campaign)
    first = anna.screen
    emulator.faults.order("deleteMessage", Drop("before"))
    emulator.faults.order("editMessageText", ServerError(), times=3)
    await anna.start()
    emulator.faults.order("editMessageText", TooManyRequests(1))
    emulator.faults.order("sendMessage", ServerError(502))
    anna.press("1", on=first)
    emulator.world.erase(first)
    await anna.settled()
    assert len(live(anna, campaign)) == 1


@by_webhook
async def test_a_press_whose_screen_could_not_be_shown_still_leads_to_one_message(
    town: Town, campaign: Campaign, emulator: Emulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.drawing.PAUSES", (0.0, 0.0))
    anna = await town.answering(campaign)
    first = anna.screen
    emulator.faults.order("deleteMessage", Drop("before"))
    emulator.faults.order("editMessageText", ServerError(), times=3)
    await anna.start()
    assert len(live(anna, campaign)) == 2
    emulator.faults.order("editMessageText", ServerError(), times=3)
    anna.press("1", on=first)
    await anna.settled()
    await anna.tap("1", on=first)
    assert live(anna, campaign) == [first.message_id]


@by_both
async def test_a_message_that_could_not_be_drawn_anew_stays_the_screen(
    town: Town, campaign: Campaign, emulator: Emulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.drawing.PAUSES", (0.0, 0.0))
    anna = await town.answering(campaign)
    first = anna.screen
    emulator.faults.order("editMessageText", ServerError(), times=3)
    await anna.tap("1")
    assert len(emulator.calls_of("editMessageText")) == 3
    (shown,) = await town.rows(tables.screens)
    assert shown["message"] == str(first.message_id)


@by_webhook
async def test_after_handing_in_nothing_typed_is_an_answer(
    town: Town, campaign: Campaign, emulator: Emulator
) -> None:
    anna = await town.answering(campaign, YOUNG)
    listed = anna.screen
    emulator.faults.order("editMessageText", Delay(0.4))
    anna.press("6", on=listed)
    await asyncio.sleep(0.1)
    anna.press(does("s"), on=listed)
    await anna.settled()
    await anna.send("спасибо")
    assert (await town.answers())["6"] == YOUNG["6"]


@by_webhook
async def test_a_screen_that_comes_late_is_not_kept_for_the_next_person(
    town: Town, anonymous: Campaign, emulator: Emulator
) -> None:
    await town.start()
    anna = await town.answering(anonymous, HELP)
    listed = anna.screen
    emulator.faults.order("sendMessage", Delay(0.8))
    anna.post("/start")
    await asyncio.sleep(0.2)
    anna.press(does("s"), on=listed)
    await asyncio.sleep(0.2)
    boris = emulator.person("Борис")
    await boris.start(f"c_{anonymous.code}")
    await boris.tap("Даю согласие, начать")
    await anna.settled()
    await boris.send("Лужский")
    assert len(live(boris, anonymous)) == 1


@by_webhook
async def test_what_is_typed_is_meant_for_what_was_shown_last(
    town: Town, region: LoadedRegion, campaign: Campaign, emulator: Emulator
) -> None:
    other = await town.open(region, "methodical_help", title="Помощь")
    anna = await town.answering(campaign, {**up_to(23), "23": {"text": "Ни в каких"}})
    await anna.start(f"c_{other.code}")
    await anna.tap("Даю согласие, начать")
    await anna.start(f"c_{campaign.code}")
    first = anna.screen
    emulator.faults.order("sendMessage", Delay(0.4))
    anna.post(f"/start c_{other.code}")
    await asyncio.sleep(0.1)
    anna.press("← Назад", on=first)
    await anna.settled()
    await anna.send("Учитель года")
    assert (await town.answers())["23"] == {"text": "Учитель года"}
