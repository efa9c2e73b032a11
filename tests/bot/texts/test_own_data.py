from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.texts.fitting import fits
from bot.texts.fluent import LANGUAGES, chat_texts
from bot.texts.limits import STRICTEST
from bot.texts.own_consents import words_screen
from bot.texts.own_data import ON_A_PAGE, own_data_screen
from storage.own_data import OwnConsent, OwnData, OwnSheet
from storage.parts import Part

NEW_YEAR_IN_KRASNOYARSK = datetime(2026, 12, 31, 17, tzinfo=UTC)
CLOSED = datetime(2026, 9, 30, tzinfo=UTC)


def told(language: str, retention: int | None, closed_at: datetime | None, *drafts: Part) -> str:
    sheet = OwnSheet(
        id=1,
        title="Опрос",
        municipality=None,
        organization=None,
        answers=5,
        submitted_at=None,
        zone="Europe/Moscow",
        campaign_id=3,
        part=1,
        closed_at=closed_at,
        retention=retention,
        region_zone="Asia/Krasnoyarsk",
    )
    screen = own_data_screen(chat_texts(language), OwnData((), (), (sheet,), ()), anonymous=drafts)
    return screen.text.splitlines()[-1].replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("language", "months", "words"),
    [
        ("ru", 1, "ответы хранятся 1 месяц после закрытия кампании"),
        ("ru", 3, "ответы хранятся 3 месяца после закрытия кампании"),
        ("ru", 12, "ответы хранятся 12 месяцев после закрытия кампании"),
        ("ru", 21, "ответы хранятся 21 месяц после закрытия кампании"),
        ("ru", None, "ответы хранятся 36 месяцев после закрытия кампании"),
        ("en", 1, "the answers are kept for 1 month after the campaign closes"),
        ("en", None, "the answers are kept for 36 months after the campaign closes"),
    ],
)
def test_how_long_is_told_as_it_is_counted(language: str, months: int | None, words: str) -> None:
    assert told(language, months, None).endswith(f"; {words}")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ru", "ответы хранятся до 1 января 2028"),
        ("en", "the answers are kept until 1 January 2028"),
    ],
)
def test_until_when_is_a_day_of_the_region(language: str, words: str) -> None:
    assert told(language, 12, NEW_YEAR_IN_KRASNOYARSK).endswith(f"; {words}")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ru", "черновик удалится, когда кампания закроется"),
        ("en", "the draft is deleted when the campaign closes"),
    ],
)
def test_of_an_anonymous_campaign_there_is_only_a_draft(language: str, words: str) -> None:
    assert told(language, None, None, Part(3)).endswith(f"; {words}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_of_a_consent_without_a_day_none_is_told(language: str) -> None:
    texts = chat_texts(language)
    dated = OwnConsent("Опрос", "1-0123abcd", CLOSED, "Europe/Moscow", 3, 1)
    undated = replace(dated, given_at=None)
    held = OwnData((), (dated, undated), (), ())
    lines = own_data_screen(texts, held).text.splitlines()[-2:]
    assert ["2026" in line for line in lines] == [True, False]
    assert all("1-0123abcd" in line for line in lines)
    heads = [
        words_screen(texts, one, "<b>Слова</b>", "my:show").text.splitlines()
        for one in (dated, undated)
    ]
    assert ["2026" in head for head, *_ in heads] == [True, False]
    assert [words for *_, words in heads] == ["<b>Слова</b>"] * 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_of_the_longest_lines_loses_none(language: str) -> None:
    name = "Щ" * 200
    zone = "Europe/Moscow"
    own = tuple(
        OwnSheet(id, name, name, name, 24, CLOSED, zone, id, 1, CLOSED, 120, zone)
        for id in range(2 * ON_A_PAGE)
    )
    screen = own_data_screen(chat_texts(language), OwnData((), (), own, ()))
    assert fits(screen, STRICTEST)
    assert screen.text.count("•") == ON_A_PAGE
