"""/mydata: what is stored of a person, and its deletion."""

from __future__ import annotations

from functools import partial

from bot.demo.emulator import Person
from scheduler.close import close_due
from storage import tables
from storage.campaigns import Campaign
from storage.people import Role
from storage.region_settings import Kept, Operator, keep_settings
from storage.territories import LoadedRegion
from tests.bot.dialogue.given import HELP, YOUNG
from tests.bot.town import Town


async def test_of_a_stranger_nothing_is_stored(town: Town, campaign: Campaign) -> None:
    anna = town.emulator.person()
    await anna.send("/mydata")
    assert anna.screen.text == "О вас ничего не хранится."
    assert await town.count(tables.people) == 0


async def test_all_that_is_stored_is_told(
    town: Town, campaign: Campaign, anonymous: Campaign
) -> None:
    anna = await town.answering(campaign, YOUNG)
    await anna.tap("Отправить ответы")
    await town.appoint(anna, Role("official", campaign.region_id, None))
    await anna.send("/mydata")
    told = anna.screen.text.replace("\N{NO-BREAK SPACE}", " ")
    assert "Согласие: «Опрос весны», 20 мая 2026" in told
    assert "• «Опрос весны»: 27 ответов, отправлено 20 мая 2026; место работы: " in told
    assert "Лужский муниципальный район, МБОУ «СОШ № 5»" in told
    assert "• Вы — специалист органа управления образованием Ленинградской области." in told


async def test_who_agreed_is_told_who_answers_for_the_data(town: Town, campaign: Campaign) -> None:
    operator = Operator("Комитет <образования>", "8 800 000-00-00", "https://example.ru/policy")
    kept = Kept("", operator)
    await town.database.write(lambda c: keep_settings(c, campaign.region_id, kept))
    anna = await town.answering(campaign)
    await anna.send("/mydata")
    assert (
        "• Оператор персональных данных: Комитет <образования>; куда обратиться: 8 800 000-00-00;"
        " политика обработки данных: https://example.ru/policy"
    ) in anna.screen.text
    boris = town.emulator.person("Борис")
    await town.appoint(boris, Role("official", campaign.region_id, None))
    await boris.send("/mydata")
    assert "Оператор" not in boris.screen.text


async def told(anna: Person) -> str:
    await anna.send("/mydata")
    return anna.screen.text.replace("\N{NO-BREAK SPACE}", " ")


async def test_how_long_answers_are_kept_is_told_and_once_the_campaign_has_closed_until_when(
    town: Town, campaign: Campaign
) -> None:
    anna = await town.answering(campaign, YOUNG)
    assert "СОШ № 5»; ответы хранятся 36 месяцев после закрытия кампании" in await told(anna)
    keep = partial(keep_settings, region_id=campaign.region_id, kept=Kept("", retention=2))
    await town.database.write(keep)
    assert "; ответы хранятся 2 месяца после закрытия кампании" in await told(anna)
    await town.stop_taking(campaign)
    assert "; ответы хранятся 2 месяца после закрытия кампании" in await told(anna)
    town.clock.advance(days=1)
    await close_due(town.counting, town.clock())
    # Stopped on the 20th of May and closed at the midnight after it.
    assert "; ответы хранятся до 21 июля 2026" in await told(anna)
    assert "Оператор" not in anna.screen.text


async def test_of_an_anonymous_draft_no_retention_is_promised(
    town: Town, anonymous: Campaign
) -> None:
    await town.start()
    anna = await town.answering(anonymous, {"1": HELP["1"]})
    shown = await told(anna)
    assert "• «Помощь»: 1 ответ; " in shown
    assert "черновик удалится, когда кампания закроется" in shown
    assert "хранятся" not in shown


async def test_one_questionnaire_is_deleted_with_what_waits_of_it(
    town: Town, campaign: Campaign
) -> None:
    boris = await town.answering(campaign, YOUNG, "Борис")
    await boris.tap("Отправить ответы")
    before = await town.rows(tables.waiting)
    anna = await town.answering(campaign, YOUNG)
    await anna.tap("Отправить ответы")
    assert await town.rows(tables.waiting) != before
    await anna.send("/mydata")
    await anna.tap("Удалить: Опрос весны")
    assert "Вернуть их будет нельзя" in anna.screen.text
    await anna.tap("Да, удалить")
    assert await town.rows(tables.waiting) == before
    assert await town.count(tables.sheets) == 1
    assert "Ваша анкета" not in anna.screen.text
    assert "Согласие" in anna.screen.text


async def test_answers_can_be_deleted_after_the_campaign_was_closed(
    town: Town, campaign: Campaign
) -> None:
    anna = await town.answering(campaign, YOUNG)
    await anna.tap("Отправить ответы")
    assert "Удалить можно в любое время: отправьте /mydata." in anna.screen.text
    for name in ("Борис", "Вера", "Глеб", "Дина"):
        await (await town.answering(campaign, YOUNG, name)).tap("Отправить ответы")
    await town.shut(campaign)
    counters = await town.rows(tables.counters)
    await anna.send("/mydata")
    await anna.tap("Удалить: Опрос весны")
    assert "Уже посчитанные суммы не изменятся" in anna.screen.text
    await anna.tap("Да, удалить")
    assert await town.count(tables.submissions) == 4
    assert await town.rows(tables.counters) == counters


async def test_a_deletion_thought_better_of_deletes_nothing(town: Town, campaign: Campaign) -> None:
    anna = await town.answering(campaign, YOUNG)
    await anna.send("/mydata")
    await anna.tap("Удалить всё обо мне")
    await anna.tap("Нет, оставить")
    assert "• «Опрос весны»" in anna.screen.text
    assert await town.answers() == YOUNG


async def test_who_deletes_everything_leaves_no_row(
    town: Town, region: LoadedRegion, campaign: Campaign, anonymous: Campaign
) -> None:
    anna = await town.answering(campaign, YOUNG)
    await anna.tap("Отправить ответы")
    await town.appoint(anna, Role("coordinator", region.region.id, region.municipalities[0].id))
    await anna.send("/mydata")
    await anna.tap("Удалить всё обо мне")
    update = anna.press("Да, удалить")
    town.emulator.press_again(update)
    await anna.settled()
    assert anna.screen.text == "О вас ничего не хранится."
    of_person = ("people", "identities", "subjects", "roles", "consents", "dialogues", "taken_acts")
    for name in (*of_person, "sheets", "editors", "screens", "answers", "waiting"):
        assert await town.rows(getattr(tables, name)) == [], name
    assert await town.rows(tables.organizations) == []
    assert not any(row["n"] for row in await town.rows(tables.counters))


async def test_an_anonymous_questionnaire_can_be_deleted_while_it_waits(
    town: Town, anonymous: Campaign
) -> None:
    await town.start()
    anna = await town.answering(anonymous, HELP)
    await anna.tap("Отправить ответы")
    assert "ответы ждут подсчёта, после него отделятся от вас" in await told(anna)
    await anna.tap("Удалить: Помощь")
    await anna.tap("Да, удалить")
    assert await town.count(tables.waiting) == await town.count(tables.sheets) == 0


async def test_who_deletes_everything_after_the_count_cannot_answer_again(
    town: Town, anonymous: Campaign
) -> None:
    await town.start()
    people = {}
    for number in range(10):
        person = await town.answering(anonymous, HELP, f"Имярек-{number}")
        await person.tap("Отправить ответы")
        people[str(person.id)] = person
    await town.night()
    marked = {row["person_id"] for row in await town.rows(tables.participations)}
    ids = {row["external_id"]: row["person_id"] for row in await town.rows(tables.identities)}
    anna = next(people[account] for account, id in ids.items() if id in marked)
    assert "Отметка об участии в опросе «Помощь», до его закрытия" in await told(anna)
    await anna.tap("Удалить всё обо мне")
    assert "останется шифр вместо номера вашей учётной записи" in anna.screen.text
    await anna.tap("Да, удалить")
    assert await town.count(tables.participations) == 4
    assert await town.count(tables.submissions) == 5
    await anna.start(f"c_{anonymous.code}")
    assert "Вы уже участвовали в этом опросе" in anna.screen.text


async def test_a_title_with_signs_of_markup_is_shown_as_it_is(
    town: Town, region: LoadedRegion
) -> None:
    campaign = await town.open(region, "young_teacher", title="Весна <2026> & далее")
    await town.start()
    anna = await town.answering(campaign)
    await anna.send("/mydata")
    assert "• «Весна <2026> & далее»" in anna.screen.text
    assert "Удалить: Весна <2026> & далее" in [button.text for button in anna.screen.buttons]
