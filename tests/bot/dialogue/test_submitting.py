"""The list of answers, handing in, and going back to it."""

from __future__ import annotations

from collections import Counter

import pytest

from bot.demo.emulator import Person
from bot.handlers.submitting import submission_of
from bot.instruments.load import shipped_instruments
from storage import tables
from storage.campaigns import Campaign
from tests.bot.dialogue.forged import forge
from tests.bot.dialogue.given import HELP, YOUNG, in_the_club
from tests.bot.town import Town, asked, by_both, does


async def counters_fit_the_submissions(town: Town, instrument: str) -> bool:
    recounted: Counter[tuple[int, str, str]] = Counter()
    for one in await town.rows(tables.submissions):
        place = one["municipality_id"]
        handed_in = submission_of(shipped_instruments()[instrument], place, one["answers"])
        recounted.update((place, *choice) for choice in handed_in.choices)
    counted = {
        (row["municipality_id"], row["item"], row["option"]): row["n"]
        for row in await town.rows(tables.counters)
        if row["n"]
    }
    return counted == recounted


async def test_a_yes_made_no_drops_the_question_that_followed(
    town: Town, campaign: Campaign
) -> None:
    anna = await town.answering(campaign, in_the_club())
    assert "27. Интересное в клубе: Дискуссии" in anna.screen.text
    await anna.tap("26")
    await anna.tap("Нет")
    assert asked(anna.screen) == "review"
    assert "Дискуссии" not in anna.screen.text
    assert "27" not in await town.answers()


async def test_a_no_made_yes_asks_what_follows(town: Town, campaign: Campaign) -> None:
    anna = await town.answering(campaign, YOUNG)
    await anna.tap("26")
    await anna.tap("Да")
    assert asked(anna.screen) == "27"
    await anna.send("Дискуссии")
    assert asked(anna.screen) == "review"


async def test_choices_are_corrected_until_done_is_tapped(town: Town, campaign: Campaign) -> None:
    anna = await town.answering(campaign, YOUNG)
    await anna.tap(does("j", "12"))
    await anna.tap("✓ 1")
    await anna.tap("6")
    assert asked(anna.screen) == "12"
    await anna.tap("Готово ✓")
    assert asked(anna.screen) == "review"
    assert (await town.answers())["12"]["options"] == ["time", "extracurricular"]


async def test_a_corrected_matrix_leads_through_the_rows_that_follow(
    town: Town, region: object, anonymous: Campaign
) -> None:
    await town.start()
    anna = await town.answering(anonymous, HELP)
    await anna.tap(does("j", "5"))
    await anna.tap("1")
    assert asked(anna.screen) == "5/informed"
    await anna.tap("Оставить как есть →")
    assert asked(anna.screen) == "review"
    assert (await town.answers())["5"]["rows"]["system"] == "definitely"


async def test_an_answer_looked_at_may_stay_as_it_is(town: Town, campaign: Campaign) -> None:
    anna = await town.answering(campaign, YOUNG)
    await anna.tap("6")
    assert "Сейчас: РГПУ им. А. И. Герцена" in anna.screen.text
    await anna.tap("Оставить как есть →")
    assert asked(anna.screen) == "review"
    assert await town.answers() == YOUNG


@by_both
async def test_submitting_thanks_and_counts_once_however_often_it_is_tapped(
    town: Town, campaign: Campaign
) -> None:
    anna = await town.answering(campaign, YOUNG)
    submit = anna.screen
    update = anna.press("Отправить ответы")
    town.emulator.press_again(update)
    await anna.settled()
    town.emulator.redeliver(update)
    await anna.settled()
    assert anna.screen.text.startswith("Спасибо, ответы приняты!")
    assert "сводку для Лужского района" in anna.screen.text
    assert await town.count(tables.submissions) == 1
    assert await counters_fit_the_submissions(town, "young_teacher")
    await anna.tap("Отправить ответы", on=submit)
    assert await town.count(tables.submissions) == 1


async def test_corrections_count_when_they_are_handed_in(town: Town, campaign: Campaign) -> None:
    anna = await town.answering(campaign, YOUNG)
    await anna.tap("Отправить ответы")
    await anna.tap("Исправить ответы")
    assert "Анкета уже отправлена" in anna.screen.text
    await anna.tap("1")
    await anna.tap("1")
    (before,) = await town.rows(tables.submissions)
    assert before["answers"]["1"]["option"] == "female"
    await anna.tap("Отправить ответы")
    (after,) = await town.rows(tables.submissions)
    assert after["answers"]["1"]["option"] == "male"
    assert await counters_fit_the_submissions(town, "young_teacher")


async def test_a_question_opened_after_submitting_takes_a_typed_answer(
    town: Town, campaign: Campaign
) -> None:
    anna = await town.answering(campaign, YOUNG)
    await anna.tap("Отправить ответы")
    await anna.tap("Исправить ответы")
    await anna.tap("26")
    await anna.tap("Да")
    await anna.send("Дискуссии")
    assert asked(anna.screen) == "review"
    assert (await town.answers())["27"]["text"] == "Дискуссии"


async def test_counters_follow_to_another_municipality(town: Town, campaign: Campaign) -> None:
    anna = await town.answering(campaign, YOUNG)
    await anna.tap("Отправить ответы")
    await anna.tap("Исправить ответы")
    await anna.tap("1")
    await anna.tap("Изменить муниципалитет")
    await anna.tap("Тосненский район")
    await anna.send("Школа № 1")
    assert asked(anna.screen) == "review"
    await anna.tap("Отправить ответы")
    assert "сводку для Тосненского района" in anna.screen.text
    (submission,) = await town.rows(tables.submissions)
    counted = {row["municipality_id"] for row in await town.rows(tables.counters) if row["n"]}
    assert counted == {submission["municipality_id"]}
    assert await counters_fit_the_submissions(town, "young_teacher")


async def test_who_left_while_changing_the_municipality_comes_back_there(
    town: Town, campaign: Campaign
) -> None:
    anna = await town.answering(campaign, YOUNG)
    await anna.tap("Отправить ответы")
    await anna.tap("Исправить ответы")
    await anna.tap("1")
    await anna.tap("Изменить муниципалитет")
    await anna.start(f"c_{campaign.code}")
    assert "Где вы работаете?" in anna.screen.text
    await anna.send("Луга")
    assert asked(anna.screen) == "review"


async def test_nothing_is_typed_into_a_questionnaire_that_was_handed_in(
    town: Town, campaign: Campaign
) -> None:
    anna = await town.answering(campaign, YOUNG)
    await anna.tap("Отправить ответы")
    await anna.send("спасибо")
    assert "Методбот" in anna.screen.text
    assert await town.answers() == YOUNG


async def test_a_campaign_closed_meanwhile_takes_no_submission(
    town: Town, campaign: Campaign
) -> None:
    anna = await town.answering(campaign, YOUNG)
    await town.shut(campaign)
    await anna.tap("Отправить ответы")
    assert "Сбор ответов остановлен" in anna.notices[-1].text
    assert await town.count(tables.submissions) == 0


async def test_nothing_is_corrected_after_the_close(town: Town, campaign: Campaign) -> None:
    anna = await town.answering(campaign, YOUNG)
    await anna.tap("Отправить ответы")
    await town.shut(campaign)
    await anna.tap("Исправить ответы")
    assert "Сбор ответов остановлен" in anna.notices[-1].text
    assert anna.screen.text.startswith("Спасибо")


@pytest.fixture
async def submitted(town: Town, anonymous: Campaign) -> Person:
    await town.start()
    anna = await town.answering(anonymous, HELP)
    assert "После отправки ответы отделяются от вас" in anna.screen.text
    await anna.tap("Отправить ответы")
    return anna


async def test_an_anonymous_submission_leaves_nothing_to_correct(
    town: Town, submitted: Person
) -> None:
    assert "Ваши ответы больше не связаны с вами" in submitted.screen.text
    assert not submitted.screen.buttons
    assert await town.count(tables.sheets) == 0
    assert await town.answers() == {}
    assert await counters_fit_the_submissions(town, "methodical_help")


async def test_an_anonymous_questionnaire_is_answered_once(
    town: Town, submitted: Person, anonymous: Campaign
) -> None:
    await submitted.start(f"c_{anonymous.code}")
    assert "Вы уже участвовали в этом опросе" in submitted.screen.text
    await forge(submitted, f"y:0:{anonymous.id:x}")
    assert "Вы уже участвовали" in submitted.notices[-1].text
    assert await town.count(tables.sheets) == 0


async def test_an_anonymous_submission_tapped_twice_thanks_twice(
    town: Town, anonymous: Campaign
) -> None:
    await town.start()
    anna = await town.answering(anonymous, HELP)
    town.emulator.press_again(anna.press("Отправить ответы"))
    await anna.settled()
    assert anna.screen.text.startswith("Спасибо")
    assert await town.count(tables.submissions) == 1
