"""From the link to the first question."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from sqlalchemy import delete

from bot.demo.emulator import Person
from storage import tables
from storage.campaigns import Campaign
from storage.territories import LoadedRegion
from tests.bot.town import AGREE, Town, asked, by_both, does


@pytest.fixture
async def anna(town: Town, campaign: Campaign) -> Person:
    """She reads what she is asked to agree to."""
    anna = town.emulator.person("Анна")
    await anna.start(f"c_{campaign.code}")
    return anna


@pytest.fixture
async def agreed(anna: Person) -> Person:
    await anna.tap(AGREE)
    return anna


async def test_nothing_is_stored_before_the_consent(town: Town, anna: Person) -> None:
    assert await town.count(tables.people) == 0
    await anna.tap("Не участвую")
    assert "ничего не сохранено" in anna.screen.text
    assert await town.count(tables.people) == 0
    assert await town.count(tables.consents) == 0


async def test_consent_is_kept_with_its_version_and_time(town: Town, agreed: Person) -> None:
    (consent,) = await town.rows(tables.consents)
    assert re.fullmatch(r"1-[0-9a-f]{8}", consent["version"])
    assert consent["given_at"] == town.clock.now
    assert "✓ Вы согласились 20 мая 2026" in agreed.chat[1].text.replace("\N{NO-BREAK SPACE}", " ")
    assert not agreed.chat[1].buttons


async def test_who_declined_may_think_again(anna: Person, campaign: Campaign) -> None:
    await anna.tap("Не участвую")
    await anna.start(f"c_{campaign.code}")
    await anna.tap(AGREE)
    assert "Где вы работаете?" in anna.screen.text


async def test_agreeing_twice_opens_one_questionnaire(town: Town, anna: Person) -> None:
    update = anna.press(AGREE)
    town.emulator.press_again(update)
    await anna.settled()
    assert [one.from_bot for one in anna.chat] == [False, True, True]
    assert await town.count(tables.sheets) == 1


async def test_a_consent_saved_in_a_fall_still_opens_the_questionnaire(
    town: Town, anna: Person
) -> None:
    consent = anna.screen
    await anna.tap(AGREE)
    forgotten = delete(tables.dialogues)
    await town.database.write(lambda connection: connection.execute(forgotten))
    await anna.tap(AGREE, on=consent)
    assert "Где вы работаете?" in anna.screen.text
    assert await town.count(tables.dialogues) == 1


async def test_a_municipality_is_found_as_people_type_it(agreed: Person) -> None:
    for typed in (
        "луга",
        "Лужский",
        "по Лужскому району",
        "лужскй район",
        "ЛУЖСКИЙ МУНИЦИПАЛЬНЫЙ РАЙОН",
    ):
        await agreed.send(typed)
        assert agreed.screen.text.startswith("Лужский район. Как называется"), typed
        await agreed.tap("Изменить муниципалитет")


async def test_a_place_nobody_knows_is_asked_again(agreed: Person) -> None:
    await agreed.send("Зазеркалье")
    assert "Не нашлось «Зазеркалье»" in agreed.screen.text
    await agreed.tap("Лужский район")
    assert "Как называется ваша организация?" in agreed.screen.text


@by_both
async def test_a_place_nobody_knows_is_refused_as_visibly_as_an_answer(
    town: Town, agreed: Person
) -> None:
    for typed in ("Зазеркалье", "Зазеркалье", "Кир"):
        before = agreed.screen
        await agreed.send(typed)
        assert agreed.screen.message_id != before.message_id
        assert [one.text for one in agreed.chat if not one.from_bot][1:] == [typed]
    (typed_last,) = [one for one in agreed.chat if one.text == "Кир"]
    await agreed.edit(typed_last, "Луга")
    assert agreed.screen.text.startswith("Лужский район. Как называется")
    assert "Луга" not in [one.text for one in agreed.chat]


async def test_what_was_not_found_goes_when_a_place_is_chosen_by_a_button(agreed: Person) -> None:
    await agreed.send("Зазеркалье")
    await agreed.tap("Лужский район")
    assert "Зазеркалье" not in [one.text for one in agreed.chat]


async def test_a_name_that_had_waited_for_a_word_goes_when_it_is_taken(agreed: Person) -> None:
    for name in ("Лужский", "Школа № 1"):
        await agreed.send("/help")
        await agreed.send(name)
        await agreed.tap("Да")
        assert name not in [one.text for one in agreed.chat]
    assert asked(agreed.screen) == "1"


async def test_whoever_opened_the_municipality_again_may_keep_it_on_every_screen(
    town: Town, campaign: Campaign
) -> None:
    anna = await town.answering(campaign)
    for typed in ("Зазеркалье", "Кир"):
        await anna.tap("Изменить муниципалитет")
        await anna.send(typed)
        await anna.tap("Оставить: Лужский район")
        assert asked(anna.screen) == "1"


async def test_a_late_press_of_a_workplace_shows_the_question_and_changes_nothing(
    town: Town, campaign: Campaign
) -> None:
    await town.answering(campaign, name="Вера")
    anna = town.emulator.person("Анна")
    await anna.start(f"c_{campaign.code}")
    await anna.tap(AGREE)
    await anna.send("Кир")
    unclear = anna.screen
    await anna.tap("Показать все")
    await anna.tap("Лужский район")
    await anna.send("МБУО СОШ № 5")
    similar = anna.screen
    await anna.tap("Оставить как написано")
    before = await town.rows(tables.sheets)
    for button, on in (
        ("Показать все", unclear),
        ("Кировский район", unclear),
        ("МБОУ «СОШ № 5»", similar),
    ):
        await anna.tap(button, on=on)
        assert asked(anna.screen) == "1"
        assert "уже позади" in anna.notices[-1].text
    after = await town.rows(tables.sheets)
    workplaces = [(one["municipality_id"], one["organization_id"]) for one in after]
    assert workplaces == [(one["municipality_id"], one["organization_id"]) for one in before]


async def test_a_letter_ends_the_waiting_of_a_text_and_keeps_what_may_stay(town: Town) -> None:
    krasnoyarsk = await town.load("krasnoyarsk")
    campaign = await town.open(krasnoyarsk, "young_teacher")
    await town.start()
    anna = town.emulator.person("Анна")
    await anna.start(f"c_{campaign.code}")
    await anna.tap(AGREE)
    await anna.send("/help")
    await anna.send("Ачинск")
    await anna.tap("Ш")
    await anna.send("да")
    assert "Как называется" not in anna.screen.text
    await anna.send("Норильск")
    await anna.tap("Изменить муниципалитет")
    await anna.send("город Норильск")
    await anna.send("Школа № 1")
    await anna.tap("Изменить муниципалитет")
    await anna.tap("Ш")
    await anna.tap(does("n", "place"))
    assert asked(anna.screen) == "1"


async def test_the_words_of_the_buttons_are_no_organization(
    town: Town, campaign: Campaign, agreed: Person
) -> None:
    for said in ("Изменить муниципалитет", "назад", "Another municipality"):
        await agreed.send("Луга")
        await agreed.send(said)
        assert "Где вы работаете?" in agreed.screen.text
    await agreed.send("Луга")
    for said in ("пропустить", "👍", "…"):
        await agreed.send(said)
        assert "⚠️" in agreed.screen.text
    assert await town.count(tables.organizations) == 0
    await agreed.send("МБОУ «СОШ № 5»")
    boris = town.emulator.person("Борис")
    await boris.start(f"c_{campaign.code}")
    await boris.tap(AGREE)
    await boris.send("Луга")
    await boris.send("МБУО СОШ № 5")
    await boris.send("оставить как написано")
    assert asked(boris.screen) == "1"
    names = {one["name"] for one in await town.rows(tables.organizations)}
    assert names == {"МБОУ «СОШ № 5»", "МБУО СОШ № 5"}


async def test_of_two_similar_names_the_person_chooses(agreed: Person) -> None:
    await agreed.send("Кир")
    assert "Какое из похожих названий ваше?" in agreed.screen.text
    names = [button.text for button in agreed.screen.buttons]
    assert names == ["Киришский район", "Кировский район", "Показать все"]
    await agreed.tap("Кировский район")
    assert agreed.screen.text.startswith("Кировский район. Как называется")


async def test_among_many_municipalities_the_first_letter_comes_first(
    town: Town, anna: Person
) -> None:
    krasnoyarsk = await town.load("krasnoyarsk")
    campaign = await town.open(krasnoyarsk, "young_teacher")
    await anna.start(f"c_{campaign.code}")
    await anna.tap(AGREE)
    await anna.tap("Ш")
    assert "На букву «Ш»" in anna.screen.text
    await anna.tap("← К буквам")
    await anna.tap("Ш")
    await anna.tap(does("m"))
    assert "Как называется ваша организация?" in anna.screen.text


async def test_another_municipality_can_be_chosen_before_the_organization(
    town: Town, agreed: Person
) -> None:
    await agreed.send("Луга")
    await agreed.tap("Изменить муниципалитет")
    await agreed.tap("Тосненский район")
    assert agreed.screen.text.startswith("Тосненский район. Как называется")


async def test_who_only_looked_at_the_municipalities_names_no_organization_again(
    town: Town, campaign: Campaign
) -> None:
    anna = await town.answering(campaign)
    await anna.tap("Изменить муниципалитет")
    await anna.tap("Лужский район")
    assert asked(anna.screen) == "1"


async def test_an_organization_of_another_municipality_is_forgotten(
    town: Town, campaign: Campaign
) -> None:
    anna = await town.answering(campaign)
    await anna.tap("Изменить муниципалитет")
    await anna.tap("Тосненский район")
    assert "Как называется ваша организация?" in anna.screen.text
    assert await town.count(tables.organizations) == 0


async def test_spellings_of_one_name_are_one_organization(town: Town, campaign: Campaign) -> None:
    await town.answering(campaign)
    boris = town.emulator.person("Борис")
    await boris.start(f"c_{campaign.code}")
    await boris.tap(AGREE)
    await boris.send("Луга")
    await boris.send('мбоу "сош №5"')
    assert asked(boris.screen) == "1"
    assert await town.count(tables.organizations) == 1


async def test_a_similar_organization_is_asked_about(town: Town, campaign: Campaign) -> None:
    await town.answering(campaign)
    boris = town.emulator.person("Борис")
    await boris.start(f"c_{campaign.code}")
    await boris.tap(AGREE)
    await boris.send("Луга")
    await boris.send("МБУО СОШ № 5")
    assert "Может быть, это одна из них?" in boris.screen.text
    await boris.tap("МБОУ «СОШ № 5»")
    assert asked(boris.screen) == "1"
    (school,) = await town.rows(tables.organizations)
    assert school["name"] == "МБОУ «СОШ № 5»"


async def test_a_similar_name_may_be_kept_as_it_was_typed(town: Town, campaign: Campaign) -> None:
    await town.answering(campaign)
    boris = town.emulator.person("Борис")
    await boris.start(f"c_{campaign.code}")
    await boris.tap(AGREE)
    await boris.send("Луга")
    await boris.send("МБУО СОШ № 5")
    await boris.tap("Оставить как написано")
    assert asked(boris.screen) == "1"
    assert await town.count(tables.organizations) == 2


async def test_another_number_is_another_school(town: Town, campaign: Campaign) -> None:
    await town.answering(campaign)
    boris = town.emulator.person("Борис")
    await boris.start(f"c_{campaign.code}")
    await boris.tap(AGREE)
    await boris.send("Луга")
    await boris.send("МБОУ «СОШ № 6»")
    assert asked(boris.screen) == "1"


@pytest.mark.parametrize("typed", ["\u200b\u2060", "я" * 201])
async def test_a_name_that_is_none_is_refused_and_stays_to_be_mended(
    town: Town, agreed: Person, typed: str
) -> None:
    await agreed.send("Луга")
    await agreed.send(typed)
    assert "⚠️" in agreed.screen.text
    assert await town.count(tables.organizations) == 0
    assert typed in [one.text for one in agreed.chat]


async def test_a_redelivered_municipality_becomes_no_organization(
    town: Town, agreed: Person
) -> None:
    update = agreed.post("Луга")
    await agreed.settled()
    town.emulator.redeliver(update)
    await agreed.settled()
    assert agreed.screen.text.startswith("Лужский район. Как называется")
    assert await town.count(tables.organizations) == 0


async def test_markup_in_a_name_is_shown_as_it_was_typed(town: Town, agreed: Person) -> None:
    await agreed.send("<b>Зазеркалье & Ко")
    assert "«<b>Зазеркалье & Ко»" in agreed.screen.text
    await agreed.tap("Лужский район")
    await agreed.send("Школа <i>«Звезда» & дети")
    (school,) = await town.rows(tables.organizations)
    assert school["name"] == "Школа <i>«Звезда» & дети"


async def test_a_link_that_leads_nowhere_is_explained(town: Town, campaign: Campaign) -> None:
    for payload in ("c_", "c_nothing", "c_" + "x" * 62, "i_", "-", "___"):
        anna = town.emulator.person()
        await anna.start(payload)
        assert len(anna.chat) == 2
        assert "Что-то пошло не так" not in anna.screen.text
    assert await town.count(tables.people) == 0


async def test_a_campaign_that_opens_later_says_when(town: Town, region: LoadedRegion) -> None:
    later = town.clock.now.date() + timedelta(days=3)
    campaign = await town.open(region, "young_teacher", opens_on=later)
    await town.start()
    anna = town.emulator.person()
    await anna.start(f"c_{campaign.code}")
    assert "начнётся 23\N{NO-BREAK SPACE}мая" in anna.screen.text
    town.clock.advance(days=3)
    await anna.start(f"c_{campaign.code}")
    assert AGREE in [button.text for button in anna.screen.buttons]


async def test_a_closed_campaign_asks_for_no_consent(town: Town, campaign: Campaign) -> None:
    await town.shut(campaign)
    anna = town.emulator.person()
    await anna.start(f"c_{campaign.code}")
    assert "Сбор ответов завершён 20\N{NO-BREAK SPACE}мая" in anna.screen.text


async def test_consent_comes_too_late_for_a_campaign_closed_meanwhile(
    town: Town, anna: Person, campaign: Campaign
) -> None:
    await town.shut(campaign)
    await anna.tap(AGREE)
    assert "Сбор ответов завершён" in anna.notices[-1].text
    assert await town.count(tables.people) == 0


async def test_the_deadline_alone_closes_nothing(town: Town, campaign: Campaign) -> None:
    town.clock.now = town.clock.now.replace(month=7)
    assert campaign.deadline == date(2026, 6, 25)
    anna = town.emulator.person()
    await anna.start(f"c_{campaign.code}")
    assert AGREE in [button.text for button in anna.screen.buttons]
