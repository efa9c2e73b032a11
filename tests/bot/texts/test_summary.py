"""What a summary says, of numbers that are seldom seen."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from bot.campaign_book import Opened
from bot.definitions.pair import Pair
from bot.instruments.load import shipped_instruments
from bot.summary import Coverage, MunicipalitySummary, RegionSummary
from bot.texts.fluent import chat_texts
from bot.texts.summary import municipality_summary_text, region_summary_text, status_texts
from scoring.survey.survey import Coverage as SurveyCoverage
from scoring.survey.survey import IndexPicture, RegionSurvey, SurveyPicture
from storage.campaigns import Campaign, CampaignPart
from storage.parts import Part
from storage.territories import Municipality, Region

TODAY = date(2026, 5, 20)
REGION = Region(
    id=1,
    code="r",
    name="Край",
    genitive="Края",
    prepositional="Крае",
    timezone="Europe/Moscow",
)
INSTRUMENT = shipped_instruments()["methodical_help"]
PAIR = Pair(INSTRUMENT, "")
CAMPAIGN = Campaign(
    id=1,
    code="code",
    closed_at=None,
    region_id=1,
    parts=(CampaignPart(1, INSTRUMENT.id, 1),),
    title="Опрос",
    period="2025/26",
    opens_on=date(2026, 5, 1),
    deadline=TODAY + timedelta(days=10),
)


def coverage(delivered: int, expected: int | None, name: str = "Луг") -> Coverage:
    place = Municipality(
        id=1,
        region_id=1,
        code="m",
        name=name,
        short=name,
        genitive=name,
        prepositional=name,
        kind="district",
        timezone="Europe/Moscow",
        district=None,
        aliases=(),
        teachers=expected,
        young_teachers=None,
    )
    return Coverage(place, delivered, expected)


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def of_place(
    answered: Coverage,
    picture: SurveyPicture | None = None,
    campaign: Campaign = CAMPAIGN,
    language: str = "ru",
) -> str:
    opened = Opened(campaign, Part(1), PAIR)
    summary = MunicipalitySummary(opened, TODAY, answered, picture)
    return plain(municipality_summary_text(chat_texts(language), summary))


def of_region(*answered: Coverage, language: str = "ru") -> str:
    survey = RegionSurvey("methodical_help", "1", 5, (), (), None)
    summary = RegionSummary(Opened(CAMPAIGN, Part(1), PAIR), TODAY, REGION, answered, survey)
    return plain(region_summary_text(chat_texts(language), summary))


@pytest.mark.parametrize(
    ("answered", "words"),
    [
        (coverage(6, 10), "Ответов: 6 из 10 (60 %). Цель 60 % достигнута."),
        (coverage(5, 10), "Ответов: 5 из 10 (50 %). До цели 60 % не хватает 1 ответа."),
        (coverage(0, 10), "Ответов: 0 из 10 (0 %). До цели 60 % не хватает 6 ответов."),
        (coverage(4, 9), "Ответов: 4 из 9 (44,4 %). До цели 60 % не хватает 2 ответов."),
        (coverage(6, 11), "Ответов: 6 из 11 (54,5 %). До цели 60 % не хватает 1 ответа."),
        (coverage(12, 10), "Ответов: 12 из 10 (120 %). Ответов больше, чем педагогов по списку"),
        (coverage(7, None), "Получено 7 ответов. Сколько педагогов опрашивают, неизвестно"),
    ],
)
def test_coverage_claims_what_the_numbers_support(answered: Coverage, words: str) -> None:
    assert words in of_place(answered)
    assert ("достигнута" in of_place(answered)) == ("достигнута" in words)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (10, "Срок 30 мая, осталось 10 дней."),
        (1, "Срок завтра, 21 мая."),
        (0, "Срок сегодня, 20 мая."),
        (-1, "Срок был вчера, 19 мая."),
        (-2, "Срок был 18 мая, прошло 2 дня."),
    ],
)
def test_the_deadline_is_told_as_one_would_say_it(days: int, words: str) -> None:
    campaign = replace(CAMPAIGN, deadline=TODAY + timedelta(days=days))
    assert words in of_place(coverage(1, 2), campaign=campaign)


def test_a_closed_campaign_counts_no_days() -> None:
    campaign = replace(CAMPAIGN, closed_at=datetime(2026, 5, 19, 9, tzinfo=UTC))
    told = of_place(coverage(1, 2), campaign=campaign)
    assert "Кампания закрыта 19 мая 2026." in told
    assert "Срок" not in told


def test_a_stopped_campaign_says_since_when_by_the_local_calendar() -> None:
    late = datetime(2026, 5, 19, 22, tzinfo=UTC)
    stopped = replace(CAMPAIGN, stopped_at=late, final_at=late + timedelta(days=1))
    told = of_place(coverage(1, 2), campaign=stopped)
    assert "Сбор ответов остановлен 20 мая 2026." in told
    assert "Срок" not in told
    closed = replace(stopped, closed_at=late + timedelta(days=1))
    assert "Кампания закрыта 21 мая 2026." in of_place(coverage(1, 2), campaign=closed)


def test_a_region_names_the_leaders_and_those_below_the_target() -> None:
    told = of_region(coverage(9, 10, "Бор"), coverage(1, 10, "Лес"), coverage(7, 10, "Сад"))
    assert "Цели 60 % достигли 2 из 3 муниципалитетов." in told
    assert told.index("<b>Ниже цели</b>\n• Лес — 10 %") < (
        told.index("<b>Впереди</b>\n• Бор — 90 %\n• Сад — 70 %")
    )


def test_a_region_where_nobody_reached_the_target_has_no_leaders() -> None:
    told = of_region(coverage(1, 10, "Бор"), coverage(0, 10, "Лес"))
    assert "Цели 60 % не достиг ни один из 2 муниципалитетов." in told
    assert "Впереди" not in told


def test_a_region_counts_as_having_a_target_whose_number_of_teachers_is_known() -> None:
    told = of_region(coverage(9, 10), coverage(9, None), coverage(1, 10))
    assert "Цели 60 % достиг 1 из 2 муниципалитетов." in told
    assert "достиг" not in of_region(coverage(9, None))


def test_a_region_without_figures_says_how_responses_are_counted() -> None:
    told = of_region(coverage(4, 10, "Бор"), coverage(4, 10, "Лес"))
    assert "Показателей пока нет: ответы считаются группами не меньше 5" in told


def picture(*indices: IndexPicture) -> SurveyPicture:
    return SurveyPicture(SurveyCoverage(6, 6, 10, Decimal(60), ()), (), (), indices)


def test_an_index_of_one_question_is_not_named_twice() -> None:
    one = IndexPicture("training_helps", "6", 6, Decimal("51.3"), Decimal("28.9"))
    told = of_place(coverage(6, 10), picture(one))
    assert told.count("Польза повышения квалификации") == 1
    assert "доля положительных ответов.</i>\n51,3 (28,9 %)" in told


def test_what_the_numbers_of_an_index_mean_is_told_once() -> None:
    rows = [
        IndexPicture("need", f"2/{row}", 6, Decimal(75), Decimal(80))
        for row in ("documents", "contests")
    ]
    one = IndexPicture("training_helps", "6", 6, Decimal(50), Decimal(20))
    told = of_place(coverage(6, 10), picture(*rows, one))
    assert told.count("Среднее из 100") == 1
    assert "Текущая школьная документация — 75 (80 %)" in told


def test_the_status_of_several_begins_with_their_sum() -> None:
    opened, texts = Opened(CAMPAIGN, Part(1), PAIR), chat_texts("ru")
    both = [coverage(9, 10, "Бор"), coverage(1, 10, "Лес")]
    (told,) = status_texts(texts, opened, both)
    assert "Всего — 10 из 20 (50 %)\n• Бор — 9 из 10 (90 %)\n• Лес" in plain(told)
    assert "Всего" not in status_texts(texts, opened, both[:1])[0]


def test_the_status_says_why_the_summary_knows_less() -> None:
    opened, one = Opened(CAMPAIGN, Part(1), PAIR), [coverage(7, 10, "Бор")]
    (told,) = status_texts(chat_texts("ru"), opened, one)
    *_, covered, why = plain(told).splitlines()
    assert covered == "• Бор — 7 из 10 (70 %)"
    assert why.startswith("<i>Результаты считаются группами не меньше 5, поэтому в сводку")


LATE_AT_NIGHT = datetime(2026, 5, 19, 22, 30, tzinfo=UTC)
CLOSED = replace(CAMPAIGN, stopped_at=LATE_AT_NIGHT, closed_at=LATE_AT_NIGHT)


def test_a_campaign_is_closed_on_the_day_of_the_place_itself() -> None:
    assert "Кампания закрыта 20 мая 2026." in of_place(coverage(1, 2), campaign=CLOSED)


def test_a_closed_campaign_promises_no_figures_and_asks_for_no_responses() -> None:
    told = of_place(coverage(5, 10), picture(), campaign=CLOSED)
    assert "До цели 60 % не хватило 1 ответа." in told
    assert "Подсчёт окончен, показатели больше не меняются" in told
    assert "Показатели обновляются" not in told
    english = of_place(coverage(5, 10), picture(), campaign=CLOSED, language="en")
    assert "The target of 60% was missed by 1 response." in english
    assert "the figures do not change any more" in english


def test_a_campaign_that_has_not_opened_yet_counts_no_days() -> None:
    campaign = replace(CAMPAIGN, opens_on=TODAY + timedelta(days=1))
    told = of_place(coverage(0, 2), campaign=campaign)
    assert "Кампания откроется 21 мая 2026." in told
    assert "Срок" not in told
    assert "The campaign opens on 21 May 2026." in of_place(
        coverage(0, 2), campaign=campaign, language="en"
    )


def test_a_deadline_of_another_year_names_it() -> None:
    campaign = replace(CAMPAIGN, deadline=date(2027, 5, 30))
    assert "Срок 30 мая 2027, осталось 375 дней." in of_place(coverage(1, 2), campaign=campaign)


@pytest.mark.parametrize(
    ("delivered", "words", "english"),
    [
        (9, "Цель 60 % достигнута.", "The target of 60% is reached."),
        (1, "Цель 60 % не достигнута.", "The target of 60% is not reached."),
    ],
)
def test_of_a_single_municipality_nobody_is_counted(
    delivered: int, words: str, english: str
) -> None:
    for others in ((), (coverage(3, None, "Лес"),)):
        assert words in of_region(coverage(delivered, 10), *others)
        assert english in of_region(coverage(delivered, 10), *others, language="en")


def test_who_has_no_number_of_teachers_is_neither_below_the_target_nor_ahead() -> None:
    told = of_region(coverage(1, 10, "Бор"), coverage(0, None, "Лес"), coverage(7, None, "Сад"))
    assert "• Бор — 10 %" in told
    assert "Лес" not in told
    assert "Сад" not in told
    assert "Ответов: 1 из 10 (10 %). Ещё 7 ответов — там, где число педагогов неизвестно." in told


def test_where_there_are_no_teachers_there_is_nothing_to_reach() -> None:
    told = of_region(coverage(9, 10, "Бор"), coverage(0, 0, "Лес"))
    assert "Цель 60 % достигнута." in told
    assert "Лес" not in told
    alone = of_place(coverage(0, 0))
    assert "Ответов нет. Педагогов по списку здесь нет" in alone
    assert "достигнута" not in alone
    assert "No responses. There are no teachers here on record" in of_place(
        coverage(0, 0), language="en"
    )


def test_the_status_tells_answers_that_are_in_no_share_beside_the_sum() -> None:
    opened = Opened(CAMPAIGN, Part(1), PAIR)
    both = [coverage(9, 10, "Бор"), coverage(1, None, "Лес")]
    (told,) = status_texts(chat_texts("ru"), opened, both)
    assert "Всего — 9 из 10 (90 %)" in plain(told)
    assert "Ещё 1 ответ — там, где число педагогов неизвестно." in plain(told)
    (english,) = status_texts(chat_texts("en"), opened, both)
    assert "1 more response where the number of teachers is not known." in english
