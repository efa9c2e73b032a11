"""A campaign of two questionnaires: opened by the console, answered, told of and summarised."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.campaign_book import CampaignBook
from bot.definitions.offers import shipped_part
from bot.demo.emulator import Person
from bot.summary import score_campaign
from storage import tables
from storage.campaigns import Campaign, campaigns_of
from storage.people import Role
from storage.territories import LoadedRegion
from tests.bot.cli.conftest import run
from tests.bot.dialogue.given import HELP, YOUNG
from tests.bot.town import AGREE, Town, by_both, place_named

YOUNG_TITLE, HELP_TITLE = "Анкета молодого педагога", "Методическая помощь педагогам"
SEND = "Отправить ответы"
Console = Callable[..., Awaitable[str]]
METHODOLOGIES = ("young_teacher", "methodical_help")
MONDAY = datetime(2026, 6, 29, 7, tzinfo=UTC)


@pytest.fixture
async def both(town: Town, region: LoadedRegion) -> Campaign:
    """Named the first, anonymous the second; the bot is at work."""
    parts = (shipped_part("young_teacher"), shipped_part("methodical_help"))
    campaign = await town.open(region, "", parts=parts, title="Весна", publication_threshold=3)
    await town.start()
    return campaign


def said(person: Person) -> str:
    return person.screen.text.replace("\N{NO-BREAK SPACE}", " ")


def labels(person: Person) -> list[str]:
    return [button.text for button in person.screen.buttons]


async def official(town: Town, region: LoadedRegion) -> Person:
    vera = town.emulator.person("Вера")
    await town.appoint(vera, Role("official", region.region.id, None))
    return vera


async def answered_the_anonymous(town: Town, both: Campaign) -> list[Person]:
    """Six who have handed it in, and have not begun the other: twice the threshold."""
    people = []
    for number in range(6):
        person = await town.answering(both, HELP, f"Имярек-{number}", 2)
        await person.tap(SEND)
        people.append(person)
    return people


async def one_who_is_counted(town: Town, both: Campaign) -> Person:
    people = {str(one.id): one for one in await answered_the_anonymous(town, both)}
    await town.night()
    marks = await town.rows(tables.participations)
    assert [mark["part"] for mark in marks] == [2, 2, 2]
    counted = {mark["person_id"] for mark in marks}
    accounts = await town.rows(tables.identities)
    return next(people[one["external_id"]] for one in accounts if one["person_id"] in counted)


@by_both
async def test_the_link_of_the_campaign_leads_to_each_of_its_questionnaires(
    town: Town, both: Campaign
) -> None:
    anna = town.emulator.person("Анна")
    await anna.start(f"c_{both.code}")
    assert said(anna).splitlines() == [
        "Весна",
        "Здесь 2 анкеты, каждая заполняется отдельно. Выберите любую.",
        "",
        f"• {YOUNG_TITLE} — не начата",
        f"• {HELP_TITLE} — не начата",
    ]
    assert labels(anna) == [YOUNG_TITLE, HELP_TITLE]
    await anna.tap(HELP_TITLE)
    assert said(anna).startswith(HELP_TITLE)
    assert "Опрос анонимный." in said(anna)
    await anna.tap(AGREE)
    assert "Где вы работаете?" in said(anna)
    (sheet,) = await town.rows(tables.sheets)
    assert sheet["part"] == 2


async def test_the_link_of_the_campaign_tells_what_is_left_to_do(
    town: Town, both: Campaign
) -> None:
    anna = await town.answering(both, {"1": YOUNG["1"], "2": YOUNG["2"]})
    await anna.start(f"c_{both.code}")
    assert f"• {YOUNG_TITLE} — начата: отвечено на 2 из " in said(anna)
    await town.begin(both, anna, HELP, 2)
    await anna.tap(SEND)
    await anna.start(f"c_{both.code}")
    assert f"• {HELP_TITLE} — отправлена" in said(anna)
    assert labels(anna) == [YOUNG_TITLE, HELP_TITLE]
    await anna.tap(HELP_TITLE)
    assert "Пока ваши ответы не посчитаны, их можно исправить" in said(anna)
    await anna.tap(f"Продолжить: {YOUNG_TITLE}")
    assert said(anna).startswith(f"{YOUNG_TITLE} · 3 из ")


async def test_of_what_is_counted_anonymously_the_link_opens_nothing_any_more(
    town: Town, both: Campaign
) -> None:
    anna = await one_who_is_counted(town, both)
    await anna.start(f"c_{both.code}")
    assert f"• {HELP_TITLE} — отправлена" in said(anna)
    assert labels(anna) == [YOUNG_TITLE]


async def test_the_link_of_a_part_leads_straight_to_it(town: Town, both: Campaign) -> None:
    for number, title in ((1, YOUNG_TITLE), (2, HELP_TITLE)):
        anna = town.emulator.person("Анна")
        await anna.start(f"c_{both.code}-{number}")
        assert said(anna).startswith(f"{title}\n")
    for payload in (f"c_{both.code}-3", f"c_{both.code}-0", f"c_{both.code}-12", "c_-1"):
        await anna.start(payload)
        assert "Эта ссылка не работает" in said(anna), payload


async def test_who_took_part_in_one_is_told_so_of_that_one_alone(
    town: Town, both: Campaign
) -> None:
    anna = await one_who_is_counted(town, both)
    await anna.start(f"c_{both.code}-2")
    assert f"Вы уже участвовали в этом опросе: «{HELP_TITLE}»" in said(anna)
    await anna.start(f"c_{both.code}-1")
    assert said(anna).startswith(f"{YOUNG_TITLE}\n")


async def test_thanks_offer_the_questionnaire_that_is_not_sent_yet(
    town: Town, both: Campaign
) -> None:
    anna = await town.answering(both, YOUNG)
    await anna.tap(SEND)
    assert f"Есть и другая анкета: «{HELP_TITLE}»" in said(anna)
    assert labels(anna) == ["Исправить ответы", f"Начать: {HELP_TITLE}"]
    await anna.tap(f"Начать: {HELP_TITLE}")
    await anna.tap(AGREE)
    await town.begin(both, anna, HELP, 2)
    await anna.tap(SEND)
    # The other is sent.
    assert labels(anna) == ["Исправить ответы"]
    assert "анкета:" not in said(anna)


async def test_whose_answers_are_counted_is_still_offered_the_other_questionnaire(
    town: Town, both: Campaign
) -> None:
    anna = await one_who_is_counted(town, both)
    await anna.tap("Исправить ответы")
    assert "больше не связаны с вами" in said(anna)
    assert labels(anna) == [f"Начать: {YOUNG_TITLE}"]


async def test_thanks_lead_back_to_the_questionnaire_that_is_begun(
    town: Town, both: Campaign
) -> None:
    anna = await town.answering(both, {"1": YOUNG["1"]})
    await town.begin(both, anna, HELP, 2)
    await anna.tap(SEND)
    assert f"Анкета «{YOUNG_TITLE}» начата, но не отправлена." in said(anna)
    await anna.tap(f"Продолжить: {YOUNG_TITLE}")
    assert said(anna).startswith(f"{YOUNG_TITLE} · 2 из ")


async def test_a_stopped_campaign_offers_nothing_more(town: Town, both: Campaign) -> None:
    anna = await town.answering(both, YOUNG)
    await anna.tap(SEND)
    await town.stop_taking(both)
    await anna.tap(f"Начать: {HELP_TITLE}")
    assert "Сбор ответов остановлен" in (anna.notices[-1].text or "")
    assert await town.count(tables.sheets) == 1


async def test_ones_own_data_and_questionnaires_say_which_of_the_campaign_they_are(
    town: Town, both: Campaign
) -> None:
    anna = await town.answering(both, YOUNG)
    await anna.tap(SEND)
    await town.begin(both, anna, HELP, 2)
    await anna.tap(SEND)
    await anna.send("/mydata")
    told = said(anna)
    assert f"Согласие: «Весна · {YOUNG_TITLE}»" in told
    assert f"Согласие: «Весна · {HELP_TITLE}»" in told
    assert f"• «Весна · {YOUNG_TITLE}»: 27 ответов" in told
    assert re.search(f"• «Весна · {HELP_TITLE}»: .*; ответы ждут подсчёта", told)
    titles = (YOUNG_TITLE, HELP_TITLE)
    assert labels(anna)[:4] == [
        f"{action}: Весна · {one}" for action in ("Текст согласия", "Удалить") for one in titles
    ]
    await anna.send("/start")
    assert {*labels(anna)} == {f"Исправить ответы: Весна · {one}" for one in titles}
    await anna.send("/language")
    await anna.tap("English")
    await anna.send("/start")
    assert "Correct my answers: Весна · Young teacher questionnaire" in labels(anna)


async def test_ones_own_data_say_in_which_of_the_questionnaires_one_is_counted(
    town: Town, both: Campaign
) -> None:
    anna = await one_who_is_counted(town, both)
    await anna.send("/mydata")
    assert f"Отметка об участии в опросе «Весна · {HELP_TITLE}»" in said(anna)
    assert "Удалить: Весна" not in " ".join(labels(anna))


async def test_each_questionnaire_has_a_summary_of_the_place_and_of_the_region(
    town: Town, region: LoadedRegion, both: Campaign
) -> None:
    for number in range(7):
        person = await town.answering(both, YOUNG, f"Коллега-{number}")
        await person.tap(SEND)
    await answered_the_anonymous(town, both)
    await town.night()
    vera = await official(town, region)
    await vera.send("сводка Лужский")
    assert said(vera).startswith(f"Лужский район\nВесна · {YOUNG_TITLE} · 2025/26\n")
    # Ten young teachers, five hundred teachers in all.
    assert "Ответов: 7 из 10 (70 %)." in said(vera)
    await vera.tap(f"Весна · {HELP_TITLE} · 2025/26")
    assert said(vera).startswith(f"Лужский район\nВесна · {HELP_TITLE} · 2025/26\n")
    assert "Ответов: 6 из 500 (1,2 %)." in said(vera)
    await vera.tap("Все ответы")
    await vera.tap("← К сводке")
    assert labels(vera)[-1] == f"Весна · {YOUNG_TITLE} · 2025/26"
    await vera.send("/summary")
    assert "Ответов: 7 из 50 (14 %)." in said(vera)
    await vera.tap(f"Весна · {HELP_TITLE} · 2025/26")
    assert "Ответов: 6 из 2500 (0,2 %)." in said(vera).replace("2 500", "2500")
    book = CampaignBook(town.database, town.clock)
    surveys = [await score_campaign(town.database, one) for one in await book.all_of(both)]
    luga = place_named(region, "Лужский район").short
    counted = [
        next(one.picture.coverage.respondents for one in each if one.picture)
        for each in (scored.survey.municipalities for scored in surveys)
    ]
    # Each with a lot of its own.
    assert counted == [4, 3]
    assert luga in {one.municipality for one in surveys[0].survey.municipalities}


async def test_the_status_tells_each_questionnaire(
    town: Town, region: LoadedRegion, both: Campaign
) -> None:
    vera = await official(town, region)
    await vera.send("/status")
    told = [message.text for message in vera.chat if message.from_bot][-2:]
    assert [text.splitlines()[1] for text in told] == [
        f"Весна · {YOUNG_TITLE}",
        f"Весна · {HELP_TITLE}",
    ]


async def test_a_coordinator_hears_of_both_questionnaires_in_one_message(
    town: Town, region: LoadedRegion, both: Campaign
) -> None:
    olga = town.emulator.person("Ольга")
    luga = place_named(region, "Лужский район")
    await town.appoint(olga, Role("coordinator", region.region.id, luga.id))
    for name in ["Анна", "Борис", "Глеб", "Дина", "Егор", "Жанна"]:
        person = await town.answering(both, YOUNG, name)
        await person.tap(SEND)
    town.clock.now = datetime(2026, 6, 18, 7, tzinfo=UTC)
    await town.app.tick()
    await olga.sees("Напоминание о сроке")
    # The young teachers have reached their target.
    assert f"«Весна · {YOUNG_TITLE}»" not in said(olga)
    assert f"Лужский район: «Весна · {HELP_TITLE}»" in said(olga)
    assert said(olga).count("Ссылка для педагогов") == 1
    assert f"?start=c_{both.code}-2" in said(olga)


async def test_a_teacher_hears_of_both_begun_questionnaires_in_one_message_and_once(
    town: Town, both: Campaign
) -> None:
    anna = await town.answering(both, {"1": YOUNG["1"]})
    await town.begin(both, anna, {}, 2)
    town.clock.now = datetime(2026, 5, 22, 7, tzinfo=UTC)
    for _ in range(2):
        await town.app.tick()
    await anna.sees("Анкета не закончена")
    assert [said(anna).count(f"«Весна · {title}»") for title in (YOUNG_TITLE, HELP_TITLE)] == [1, 1]
    assert labels(anna) == [f"Продолжить: Весна · {t}" for t in (YOUNG_TITLE, HELP_TITLE)]
    links = [button.url or "" for button in anna.screen.buttons]
    assert [re.sub(".*start=c_", "", link) for link in links] == [
        f"{both.code}-1",
        f"{both.code}-2",
    ]
    assert await town.count(tables.outbox) == 1
    town.clock.now = datetime(2026, 5, 25, 7, tzinfo=UTC)
    await town.app.tick()
    assert await town.count(tables.outbox) == 1


async def test_the_list_of_the_late_tells_the_municipalities_of_each_questionnaire(
    town: Town, region: LoadedRegion, both: Campaign
) -> None:
    vera = await official(town, region)
    for name in ["Анна", "Борис", "Глеб", "Дина", "Егор", "Жанна"]:
        person = await town.answering(both, YOUNG, name)
        await person.tap(SEND)
    town.clock.now = MONDAY
    await town.app.tick()
    await vera.sees("Кто не успел")
    young, helped = said(vera).split(f"«Весна · {HELP_TITLE}»")
    assert f"«Весна · {YOUNG_TITLE}»" in young
    assert "Ниже цели 4 муниципалитета:" in young
    assert "Лужский" not in young
    assert "Ниже цели 5 муниципалитетов:" in helped
    assert "• Лужский район — 0 из 500" in helped
    # What is done about it is done about the campaign.
    await vera.tap("Больше не напоминать")
    assert "о кампании «Весна» больше не напоминаю" in said(vera)


async def test_a_moved_deadline_is_told_with_the_places_of_each_questionnaire(
    town: Town, region: LoadedRegion, both: Campaign
) -> None:
    olga = town.emulator.person("Ольга")
    luga = place_named(region, "Лужский район")
    await town.appoint(olga, Role("coordinator", region.region.id, luga.id))
    town.clock.now = MONDAY
    vera = await official(town, region)
    await town.app.tick()
    await vera.sees("Кто не успел")
    await vera.tap("Перенести срок на неделю")
    await olga.sees("Срок перенесён")
    assert said(olga).count("Ниже цели 1 муниципалитет:") == 2
    young = said(olga).index(f"«{YOUNG_TITLE}»")
    assert young < said(olga).index("• Лужский район — 0 из 10 ")
    assert young < said(olga).index(f"«{HELP_TITLE}»")


async def test_buttons_of_a_campaign_with_one_questionnaire_carry_no_number(
    town: Town, campaign: Campaign
) -> None:
    anna = town.emulator.person("Анна")
    await anna.start(f"c_{campaign.code}")
    assert said(anna).startswith(f"{YOUNG_TITLE}\n")
    agree, decline = (button.data for button in anna.screen.buttons)
    assert re.fullmatch("y:0:1:[0-9a-f]{8}ru", str(agree))
    assert decline == "x:0:1"
    await anna.start(f"c_{campaign.code}-1")
    assert said(anna).startswith(f"{YOUNG_TITLE}\n")


@pytest.fixture
def console(town: Town, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Console:
    """Beside the running bot, in a thread: it brings an event loop of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("METODBOT_DATABASE_URL", f"sqlite:///{town.url.database}")
    monkeypatch.setenv("METODBOT_KEYS", str(town.keys.folder))

    async def typed(*arguments: str) -> str:
        result = await asyncio.to_thread(run, *arguments)
        assert result.exit_code == 0, result.output
        return result.stdout

    return typed


async def test_a_campaign_of_two_is_opened_answered_and_scored_from_one_link_on(
    town: Town, console: Console
) -> None:
    await console("territory", "load", "leningrad")
    told = await console(
        *("campaign", "open", "--instrument", "young_teacher", "--instrument", "methodical_help"),
        *("--region", "leningrad", "--year", "2025/26", "--threshold", "3"),
        *("--opens", "2026-05-12", "--deadline", "2026-06-25"),
    )
    links = re.findall(r"\?start=(c_\S+)", told)
    async with town.database.read() as connection:
        (opened,) = await campaigns_of(connection)
    assert links == [f"c_{opened.code}", f"c_{opened.code}-1", f"c_{opened.code}-2"]
    assert opened.title == "Мониторинг поддержки педагогов"
    await town.start()
    anna = town.emulator.person("Анна")
    await anna.start(links[0])
    assert labels(anna) == [YOUNG_TITLE, HELP_TITLE]
    for number in range(6):
        person = await town.answering(opened, YOUNG, f"Имярек-{number}")
        await person.tap(SEND)
        await town.begin(opened, person, HELP, 2)
        await person.tap(SEND)
    await town.app.tick()
    assert [await counted_of(console, opened, one) for one in METHODOLOGIES] == [3, 0]
    # Anonymous answers are counted by night alone, whatever they stand beside.
    town.clock.advance(days=1)
    await town.app.tick()
    assert [await counted_of(console, opened, one) for one in METHODOLOGIES] == [3, 3]


async def counted_of(console: Console, opened: Campaign, methodology: str) -> int:
    asked = ("score", methodology, "--campaign", str(opened.id), "--format", "json")
    survey = json.loads(await console(*asked))
    assert survey["methodology"] == methodology
    counted: int = survey["campaign"]["counted"]
    region = survey["region"]
    assert (region["coverage"]["respondents"] if region else 0) == counted
    return counted
