import html
import re
from collections.abc import Mapping
from typing import Any

import pytest

from bot.notices import notice_screen
from bot.texts.announcements import changed_campaign_words, removed_role_words
from bot.texts.fitting import fits
from bot.texts.limits import STRICTEST
from bot.texts.screen import Screen

FACTS = {
    "campaign": 1,
    "code": "abc",
    "title": "Весна <2026> & далее",
    "deadline": "2026-07-02",
    "days_left": 22,
    "deadline_was": "2026-06-25",
    "target": 80,
    "target_was": None,
    "unfinished": False,
    "places": [],
}


def place(number: int = 1, expected: int | None = 10) -> Mapping[str, Any]:
    share = None if expected is None else 30.0
    return {
        "municipality": number,
        "short": f"Район № {number}",
        "genitive": f"Района № {number}",
        "delivered": 3,
        "expected": expected,
        "percent": share,
    }


def screen(language: str = "ru", **changes: Any) -> Screen:
    facts = {**FACTS, **changes}
    words = changed_campaign_words(lambda code: f"https://t.me/b?start=c_{code}", facts, language)
    return notice_screen(words, 1, language)


def said(language: str = "ru", **changes: Any) -> list[str]:
    """Line by line, as it is read."""
    text = html.unescape(re.sub("<[^>]*>", "", screen(language, **changes).text))
    return [line for line in text.replace("\N{NO-BREAK SPACE}", " ").splitlines() if line]


def test_an_official_reads_what_was_and_what_is() -> None:
    assert said() == [
        "Срок перенесён",
        "«Весна <2026> & далее»",
        "Теперь срок 2 июля (был 25 июня).",
    ]
    assert said("en") == [
        "The deadline has moved",
        "«Весна <2026> & далее»",
        "The deadline is now 2 July (it was 25 June).",
    ]


def test_a_coordinator_reads_the_target_and_where_it_is_missed() -> None:
    both: dict[str, Any] = {"target_was": 60, "places": [place(1), place(2, None)]}
    assert said(**both) == [
        "Срок и цель изменились",
        "«Весна <2026> & далее»",
        "Теперь срок 2 июля (был 25 июня).",
        "Теперь цель 80 % (была 60 %).",
        "Ссылка для педагогов: https://t.me/b?start=c_abc",
        "Ниже цели 2 муниципалитета:",
        "• Район № 1 — 3 из 10 (30 %)",
        "• Район № 2 — 3",
    ]
    target = said("en", deadline_was=None, target_was=60, places=[place()])
    assert target[0] == "The target has changed"
    assert target[2:4] == [
        "The target is now 80% (it was 60%).",
        "Link for teachers: https://t.me/b?start=c_abc",
    ]


@pytest.mark.parametrize(
    ("language", "words", "label"),
    [
        ("ru", "Вы начали анкету и ещё не отправили её.", "Продолжить анкету"),
        ("en", "You have begun the questionnaire but not submitted it yet.", "Continue"),
    ],
)
def test_a_teacher_is_led_back_to_the_questionnaire(language: str, words: str, label: str) -> None:
    assert words in said(language, unfinished=True)
    ((button,),) = screen(language, unfinished=True).rows
    assert button.url == "https://t.me/b?start=c_abc"
    assert button.label.startswith(label)


def test_across_the_new_year_the_years_are_told() -> None:
    told = said(deadline="2027-01-15", deadline_was="2026-12-25")
    assert told[2] == "Теперь срок 15 января 2027 (был 25 декабря 2026)."


def test_many_municipalities_and_a_long_title_fit_a_message() -> None:
    many = [place(number) for number in range(200)]
    assert fits(screen(places=many, title="Я" * 5000, target_was=60, unfinished=True), STRICTEST)


@pytest.mark.parametrize(
    ("role", "language", "words"),
    [
        ("coordinator", "ru", "Вы больше не координатор мониторинга Лужского района"),
        ("official", "ru", "Вы больше не специалист органа управления образованием Лужского"),
        ("coordinator", "en", "You are no longer the coordinator of Лужского района"),
        ("official", "en", "You are no longer an official of Лужского района"),
    ],
)
def test_who_has_lost_a_role_reads_which_and_what_to_do(
    role: str, language: str, words: str
) -> None:
    text = removed_role_words({"role": role, "genitive": "Лужского района"}, language).text
    assert text.startswith(words)
    assert ("приглашение" if language == "ru" else "invitation") in text
