"""The list of answers, handing in, and going back to it."""

from __future__ import annotations

import pytest

from bot.demo.emulator import Person
from storage import tables
from storage.campaigns import Campaign
from tests.bot.dialogue.forged import forge
from tests.bot.dialogue.given import HELP, YOUNG, in_the_club
from tests.bot.town import Town, asked, by_both, does


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
    assert await town.count(tables.waiting) == 1
    await anna.tap("Отправить ответы", on=submit)
    assert await town.count(tables.waiting) == 1
    assert await town.count(tables.submissions) == 0


async def test_corrections_count_when_they_are_handed_in(town: Town, campaign: Campaign) -> None:
    anna = await town.answering(campaign, YOUNG)
    await anna.tap("Отправить ответы")
    await anna.tap("Исправить ответы")
    assert "Анкета уже отправлена" in anna.screen.text
    await anna.tap("1")
    await anna.tap("1")
    assert (await town.handed_in())[0]["1"]["option"] == "female"
    await anna.tap("Отправить ответы")
    assert (await town.handed_in())[0]["1"]["option"] == "male"


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


async def test_what_waits_follows_to_another_municipality(town: Town, campaign: Campaign) -> None:
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
    (waiting,) = await town.rows(tables.waiting)
    (tosno,) = [row for row in await town.rows(tables.municipalities) if row["code"] == "tosnensky"]
    assert waiting["municipality_id"] == tosno["id"]


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
    assert await town.count(tables.waiting) == 0


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
    assert "Отправленные ответы считают вместе с ответами других" in anna.screen.text
    await anna.tap("Отправить ответы")
    return anna


async def test_an_anonymous_questionnaire_can_be_corrected_until_it_is_counted(
    town: Town, submitted: Person
) -> None:
    assert "Пока ваши ответы не посчитаны, их можно исправить" in submitted.screen.text
    (before,) = await town.rows(tables.waiting)
    await submitted.tap("Исправить ответы")
    await submitted.tap(does("j", "16"))
    await submitted.tap("1")
    await submitted.tap("Отправить ответы")
    assert submitted.screen.text.startswith("Спасибо")
    (after,) = await town.rows(tables.waiting)
    assert after["answers"] != before["answers"]
    assert await town.count(tables.submissions) == 0


async def counted(town: Town, anonymous: Campaign) -> list[Person]:
    """Of ten who answered, those five who are counted."""
    people = {}
    for number in range(10):
        person = await town.answering(anonymous, HELP, f"Имярек-{number}")
        await person.tap("Отправить ответы")
        people[str(person.id)] = person
    await town.night()
    marked = {row["person_id"] for row in await town.rows(tables.participations)}
    return [
        people[row["external_id"]]
        for row in await town.rows(tables.identities)
        if row["person_id"] in marked
    ]


async def test_once_counted_an_anonymous_questionnaire_belongs_to_nobody(
    town: Town, anonymous: Campaign
) -> None:
    await town.start()
    anna, *others = await counted(town, anonymous)
    assert len(others) == 4
    await anna.tap("Исправить ответы")
    assert "Ваши ответы уже посчитаны" in anna.notices[-1].text
    assert "больше не связаны с вами" in anna.screen.text
    assert not anna.screen.buttons
    await anna.start(f"c_{anonymous.code}")
    assert "Вы уже участвовали в этом опросе" in anna.screen.text
    await forge(anna, f"y:0:{anonymous.id:x}")
    assert "Вы уже участвовали" in anna.notices[-1].text
    await anna.send("/mydata")
    assert "Отметка об участии в опросе «Помощь»" in anna.screen.text
    assert "Удалить: Помощь" not in [button.text for button in anna.screen.buttons]
    await anna.send("спасибо")
    assert "Методбот" in anna.screen.text


async def test_a_correction_ends_where_it_is_counted_meanwhile(
    town: Town, anonymous: Campaign
) -> None:
    await town.start()
    people = []
    for number in range(10):
        person = await town.answering(anonymous, HELP, f"Имярек-{number}")
        await person.tap("Отправить ответы")
        await person.tap("Исправить ответы")
        people.append(person)
    await town.night()
    marked = {row["person_id"] for row in await town.rows(tables.participations)}
    ids = {row["external_id"]: row["person_id"] for row in await town.rows(tables.identities)}
    gone = [person for person in people if ids[str(person.id)] in marked]
    typed, tapped, sent = gone[:3]
    await typed.send("3")
    assert "Ваши ответы уже посчитаны" in typed.screen.text
    await tapped.tap("3")
    assert "Ваши ответы уже посчитаны" in tapped.notices[-1].text
    await sent.tap("Отправить ответы")
    assert "Ваши ответы уже посчитаны" in sent.notices[-1].text
    assert "больше не связаны с вами" in sent.screen.text
    assert await town.count(tables.submissions) == 5


async def test_an_anonymous_submission_tapped_twice_thanks_twice(
    town: Town, anonymous: Campaign
) -> None:
    await town.start()
    anna = await town.answering(anonymous, HELP)
    town.emulator.press_again(anna.press("Отправить ответы"))
    await anna.settled()
    assert anna.screen.text.startswith("Спасибо")
    assert await town.count(tables.waiting) == 1
