"""Back to what was answered, declined or told about the workplace; and nothing dead after it."""

from __future__ import annotations

import pytest

from storage import tables
from storage.campaigns import Campaign
from tests.bot.dialogue.given import HELP, YOUNG, up_to
from tests.bot.town import Town, asked, by_both, does, presses

WORKPLACE = "Место работы: Лужский район, МБОУ «СОШ № 5»."


@by_both
async def test_after_handing_in_start_offers_to_correct_the_answers(
    town: Town, campaign: Campaign
) -> None:
    anna = await town.answering(campaign, YOUNG)
    await anna.tap("Отправить ответы")
    await anna.start()
    await anna.tap("Исправить ответы: Опрос весны")
    assert asked(anna.screen) == "review"
    await anna.tap("1")
    await anna.tap("1")
    assert (await town.answers())["1"]["option"] == "male"


@by_both
async def test_the_list_that_was_opened_after_handing_in_takes_what_is_typed(
    town: Town, campaign: Campaign
) -> None:
    anna = await town.answering(campaign, YOUNG)
    await anna.tap("Отправить ответы")
    await anna.tap("Исправить ответы")
    for _ in range(2):
        await anna.send("2")
        assert asked(anna.screen) == "2"
        await anna.send("27")
        assert asked(anna.screen) == "review"
    await anna.send("завтра")
    assert "напишите его номер, от 1 до 27" in anna.screen.text
    await anna.send("отправить")
    assert anna.screen.text.startswith("Спасибо")
    (sent,) = await town.handed_in()
    assert sent["2"]["option"] == "from_25_to_29"
    await anna.send("3")
    assert "/start" in anna.screen.text


async def test_a_workplace_changed_after_handing_in_leads_back_to_the_list_that_hears(
    town: Town, campaign: Campaign
) -> None:
    anna = await town.answering(campaign, YOUNG)
    await anna.tap("Отправить ответы")
    await anna.tap("Исправить ответы")
    await anna.tap("Изменить организацию")
    await anna.send("Гимназия № 2")
    await anna.send("2")
    assert asked(anna.screen) == "2"
    await anna.tap(does("n"))
    await anna.tap("Изменить муниципалитет")
    await anna.tap("Оставить: Лужский район")
    await anna.send("3")
    assert asked(anna.screen) == "3"


@by_both
@pytest.mark.parametrize("by_link", [True, False])
async def test_start_in_the_midst_of_a_correction_shows_the_question_that_takes_the_next_text(
    town: Town, campaign: Campaign, by_link: bool
) -> None:
    anna = await town.answering(campaign, YOUNG)
    await anna.tap("Отправить ответы")
    await anna.tap("Исправить ответы")
    await anna.tap("2")
    await anna.start(f"c_{campaign.code}" if by_link else "")
    assert asked(anna.screen) == "2"
    await anna.send("27")
    assert asked(anna.screen) == "review"


async def test_start_offers_nothing_of_a_stopped_campaign(town: Town, campaign: Campaign) -> None:
    anna = await town.answering(campaign, YOUNG)
    await anna.tap("Отправить ответы")
    await town.shut(campaign)
    await anna.start()
    assert "Исправить ответы" not in [button.text for button in anna.screen.buttons]


async def test_start_offers_the_other_questionnaire_too(
    town: Town, campaign: Campaign, anonymous: Campaign
) -> None:
    anna = await town.answering(anonymous, {"1": HELP["1"]})
    await anna.start(f"c_{campaign.code}")
    await anna.tap("Даю согласие, начать")
    await anna.tap("Лужский район")
    await anna.send("Школа № 1")
    await anna.send("/mydata")
    await anna.tap(lambda button: button.text.startswith("Удалить: Опрос весны"))
    await anna.tap(lambda button: button.data is not None and ":delete:" in button.data)
    await anna.start()
    await anna.tap("Продолжить: Помощь")
    assert asked(anna.screen) == "2/documents"


@by_both
async def test_who_declined_may_reconsider(town: Town, campaign: Campaign) -> None:
    anna = town.emulator.person("Анна")
    await anna.start(f"c_{campaign.code}")
    await anna.tap("Не участвую")
    assert await town.count(tables.people) == 0
    await anna.tap("Всё-таки участвовать")
    await anna.tap("Даю согласие, начать")
    assert "Где вы работаете?" in anna.screen.text


async def test_the_list_of_answers_shows_the_workplace_and_lets_it_be_changed(
    town: Town, campaign: Campaign
) -> None:
    anna = await town.answering(campaign, YOUNG)
    assert WORKPLACE in anna.screen.text
    await anna.tap("Изменить организацию")
    assert "Как называется ваша организация?" in anna.screen.text
    await anna.tap("Оставить: МБОУ «СОШ № 5»")
    assert WORKPLACE in anna.screen.text
    await anna.tap("Изменить организацию")
    await anna.send("Гимназия № 2")
    assert "Место работы: Лужский район, Гимназия № 2." in anna.screen.text
    await anna.tap("Изменить муниципалитет")
    await anna.tap("Оставить: Лужский район")
    assert "Лужский район, Гимназия № 2." in anna.screen.text
    await anna.tap("Изменить муниципалитет")
    await anna.send("Тосненский")
    assert "Тосненский район" in anna.screen.text
    await anna.send("Школа № 3")
    assert "Место работы: Тосненский район, Школа № 3." in anna.screen.text


async def test_changing_the_municipality_halfway_loses_nothing_until_another_is_chosen(
    town: Town, campaign: Campaign
) -> None:
    anna = await town.answering(campaign)
    await anna.tap("Изменить муниципалитет")
    await anna.start()
    assert "Где вы работаете?" in anna.screen.text
    await anna.tap("Лужский район")
    assert asked(anna.screen) == "1"


async def test_the_anonymous_list_shows_the_municipality_alone(
    town: Town, anonymous: Campaign
) -> None:
    await town.start()
    anna = await town.answering(anonymous, HELP)
    assert "Место работы: Лужский район." in anna.screen.text
    assert not any(map(does("o", "o"), anna.screen.buttons))


@by_both
async def test_in_the_list_a_typed_number_opens_that_answer(town: Town, campaign: Campaign) -> None:
    anna = await town.answering(campaign, YOUNG)
    await anna.send("12")
    assert asked(anna.screen) == "12"
    assert "✓" in anna.screen.text
    await anna.tap(does("n"))
    await anna.send("28.")
    assert "напишите его номер, от 1 до 27" in anna.screen.text


async def test_in_the_list_the_words_of_the_workplace_buttons_open_the_workplace(
    town: Town, campaign: Campaign
) -> None:
    anna = await town.answering(campaign, YOUNG)
    for said, shown in (
        ("изменить муниципалитет", "Где вы работаете?"),
        ("Изменить организацию", "Как называется ваша организация?"),
    ):
        await anna.send(said)
        assert shown in anna.screen.text
        await anna.send("оставить")
        assert WORKPLACE in anna.screen.text


@pytest.mark.parametrize("word", ["Отправить", "отправить ответы"])
async def test_in_the_list_the_words_of_the_button_hand_in(
    town: Town, campaign: Campaign, word: str
) -> None:
    anna = await town.answering(campaign, YOUNG)
    await anna.send(word)
    assert anna.screen.text.startswith("Спасибо")
    assert await town.count(tables.waiting) == 1


async def test_the_words_of_the_button_under_another_message_hand_in_after_a_yes(
    town: Town, campaign: Campaign
) -> None:
    anna = await town.answering(campaign, YOUNG)
    await anna.send("/help")
    await anna.send("отправить")
    assert await town.count(tables.waiting) == 0
    await anna.tap("Да")
    assert anna.screen.text.startswith("Спасибо")
    assert await town.count(tables.waiting) == 1


@by_both
@pytest.mark.parametrize("handed_in", [False, True])
async def test_after_deleting_everything_no_dead_buttons_stay(
    town: Town, campaign: Campaign, handed_in: bool
) -> None:
    anna = await town.answering(campaign, YOUNG if handed_in else up_to(6))
    if handed_in:
        await anna.tap("Отправить ответы")
    await anna.send("/mydata")
    await anna.tap("Удалить всё обо мне")
    await anna.tap(lambda button: button.data is not None and ":delete:" in button.data)
    assert await town.count(tables.people) == 0
    assert not any(presses(one) for one in anna.chat)
    assert not any(one.buttons for one in anna.chat)


async def test_an_old_screen_that_cannot_be_deleted_says_that_the_answers_are_gone(
    town: Town, campaign: Campaign
) -> None:
    anna = await town.answering(campaign, up_to(6))
    town.clock.advance(days=3)
    await anna.send("/mydata")
    await anna.tap("Удалить всё обо мне")
    await anna.tap(lambda button: button.data is not None and ":delete:" in button.data)
    assert "Анкета удалена вместе с ответами." in [one.text for one in anna.chat]
    assert not any(one.buttons for one in anna.chat)
