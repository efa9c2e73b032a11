"""Dates as people write them: «01.09.2021», «5.5.26», «5 мая», «вчера»."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from bot.interview.instrument import Day
from bot.interview.reading.figures.bounds import within
from bot.interview.reading.figures.years import CENTURIES
from bot.interview.reading.wording import normal
from bot.interview.refused import Refused

_MONTHS = (
    ("января", "январь", "january"),
    ("февраля", "февраль", "february"),
    ("марта", "март", "march"),
    ("апреля", "апрель", "april"),
    ("мая", "май", "may"),
    ("июня", "июнь", "june"),
    ("июля", "июль", "july"),
    ("августа", "август", "august"),
    ("сентября", "сентябрь", "september"),
    ("октября", "октябрь", "october"),
    ("ноября", "ноябрь", "november"),
    ("декабря", "декабрь", "december"),
)
_DAYS_AGO = {
    word: days
    for days, words in {
        -1: "завтра tomorrow",
        0: "сегодня today",
        1: "вчера yesterday",
        2: "позавчера",
    }.items()
    for word in words.split()
}
# Leap days come back after eight years at the latest.
_NEAR = 8
_YEAR = r"([0-9]{4}|[0-9]{2})"
_YEAR_FIRST = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_DAY_FIRST = re.compile(rf"([0-9]{{1,2}})[./ -]([0-9]{{1,2}})(?:[./ -]{_YEAR})?")
_NAMED = re.compile(
    rf"([0-9]{{1,2}})(?:st|nd|rd|th|-?го|-?е)? (?:of )?([а-яa-z]{{3,9}})\.?,?(?: {_YEAR})?"
)
_MONTH_FIRST = re.compile(rf"([a-z]{{3,9}})\.? ([0-9]{{1,2}})(?:st|nd|rd|th)?,?(?: {_YEAR})?")
_YEAR_WORD = re.compile(r"(?<=[0-9]) ?(?:г|года|год)\.?$|(?<=[0-9])\.$")


def day_said(item: Day, text: str, today: date) -> date:
    """Without a century or a year where the bounds leave one only. Raises Refused."""
    latest = today if item.max == "today" else item.max
    said = normal(text)
    try:
        if said in _DAYS_AGO:
            return within(today - timedelta(days=_DAYS_AGO[said]), item.min, latest)
        day, month, year = _parts(_YEAR_WORD.sub("", said))
        if len(year) == 4:
            return within(date(int(year), month, day), item.min, latest)
        if year:
            return _of_some_century(day, month, int(year), item.min, latest)
        return _of_some_year(day, month, today, item.min, latest)
    except ValueError:
        raise Refused("not_a_date", example=_example(item.min, latest, today)) from None


def _parts(said: str) -> tuple[int, int, str]:
    """Day, month and the digits of the year, if any. Raises ValueError."""
    if match := _YEAR_FIRST.fullmatch(said):
        return int(match[3]), int(match[2]), match[1]
    if match := _DAY_FIRST.fullmatch(said):
        return int(match[1]), int(match[2]), match[3] or ""
    if match := _NAMED.fullmatch(said):
        return int(match[1]), _month(match[2]), match[3] or ""
    if match := _MONTH_FIRST.fullmatch(said):
        return int(match[2]), _month(match[1]), match[3] or ""
    raise ValueError(said)


def _month(said: str) -> int:
    """From 1; 0 for what is the beginning of no month's name."""
    months = enumerate(_MONTHS, start=1)
    return next((n for n, names in months if any(name.startswith(said) for name in names)), 0)


def _of_some_century(day: int, month: int, year: int, low: date | None, high: date | None) -> date:
    days = _valid(day, month, (century + year for century in CENTURIES))
    meant = [one for one in days if _fits(one, low, high)]
    if len(meant) > 1:
        raise Refused("ambiguous_date", first=meant[0], second=meant[1])
    return meant[0] if meant else within(days[-1], low, high)


def _of_some_year(day: int, month: int, today: date, low: date | None, high: date | None) -> date:
    """Everybody means a year near to today, but which one, nobody knows."""
    first = today.year - _NEAR if low is None else low.year
    last = today.year + _NEAR if high is None else high.year
    days = _valid(day, month, range(first, last + 1))
    meant = [one for one in days if _fits(one, low, high)]
    if len(meant) == 1 and low is not None and high is not None:
        return meant[0]
    likely = min(meant or days, key=lambda one: abs(one - today))
    raise Refused("date_without_year", example=likely)


def _valid(day: int, month: int, years: Iterable[int]) -> list[date]:
    """Raises ValueError where the day is in none of the years."""
    days = []
    for year in years:
        try:
            days.append(date(year, month, day))
        except ValueError:
            continue
    if not days:
        raise ValueError(day, month)
    return days


def _fits(day: date, low: date | None, high: date | None) -> bool:
    return (low is None or day >= low) and (high is None or day <= high)


def _example(low: date | None, high: date | None, today: date) -> date:
    latest = today if high is None else min(today, high)
    return latest if low is None else max(low, latest)
