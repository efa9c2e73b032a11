"""What an official can do about a campaign past its deadline, and how it is answered."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from bot.texts.fitting import LONGEST_LABEL, LONGEST_TITLE, shortened
from bot.texts.fluent import chat_texts, console_texts
from bot.texts.numbers import day
from bot.texts.screen import Button, Screen

PREFIX = "late:"
MOST_CAMPAIGNS = 20

Rows = tuple[tuple[Button, ...], ...]


def late_list_rows(language: str, campaigns: Sequence[Mapping[str, Any]]) -> Rows:
    """Of one campaign all that can be done; of several, one button each that leads to it."""
    if len(campaigns) == 1:
        return _choices(language, campaigns[0]["campaign"], campaigns[0]["deadline"])
    plain = console_texts(language)
    return tuple(
        (
            Button(
                shortened(plain("late-more", title=one["title"]), LONGEST_LABEL),
                _data("show", one["campaign"]),
            ),
        )
        for one in campaigns[:MOST_CAMPAIGNS]
    )


def _choices(language: str, campaign: int, deadline: str) -> Rows:
    texts = chat_texts(language)
    return (
        (Button(texts("late-weekly"), _data("weekly", campaign)),),
        (Button(texts("late-never"), _data("never", campaign)),),
        # It carries the deadline that it moves: pressed twice it moves nothing more.
        (Button(texts("late-postpone"), _data("postpone", campaign, deadline)),),
        (Button(texts("late-end"), _data("end", campaign)),),
    )


def _data(*parts: object) -> str:
    return PREFIX + ":".join(map(str, parts))


def late_choice_screen(language: str, campaign: int, title: str, deadline: date) -> Screen:
    words = _words(language, "late-ask", title, deadline)
    return Screen(words, _choices(language, campaign, deadline.isoformat()))


def pace_screen(language: str, campaign: int, title: str, pace: str) -> Screen:
    """With the way back."""
    if pace == "daily":
        return Screen(_words(language, "late-is-daily", title))
    key = "late-is-weekly" if pace == "weekly" else "late-is-never"
    back = ("late-back", _data("daily", campaign))
    return Screen(_words(language, key, title), _rows(language, [back]))


def confirm_end_screen(language: str, campaign: int, title: str, last_day: date) -> Screen:
    ways = [("late-end-yes", _data("ended", campaign)), ("late-end-no", _data("kept", campaign))]
    return Screen(_words(language, "late-end-confirm", title, last_day), _rows(language, ways))


def kept_screen(language: str, title: str) -> Screen:
    return Screen(_words(language, "late-kept", title))


def ended_screen(language: str, campaign: int, title: str, last_day: date) -> Screen:
    """`last_day` is the last on which it can be opened again."""
    back = ("late-reopen", _data("reopen", campaign))
    return Screen(_words(language, "late-ended", title, last_day), _rows(language, [back]))


def reopened_screen(language: str, title: str) -> Screen:
    return Screen(_words(language, "late-reopened", title))


def postponed_screen(language: str, title: str, deadline: date) -> Screen:
    return Screen(_words(language, "late-postponed", title, deadline))


def _words(language: str, key: str, title: str, shown: date | None = None) -> str:
    values = {} if shown is None else {"date": day(shown, language)}
    return chat_texts(language)(key, title=shortened(title, LONGEST_TITLE), **values)


def _rows(language: str, ways: Iterable[tuple[str, str]]) -> Rows:
    texts = chat_texts(language)
    return tuple((Button(texts(key), data),) for key, data in ways)
