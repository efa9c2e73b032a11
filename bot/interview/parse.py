"""What people type, made into values. Whatever cannot be read raises Refused."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Literal

from bot.interview.instrument import Option
from bot.interview.refused import Code, Refused

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
_YES = frozenset({"да", "ага", "д", "yes", "y", "+"})
_NO = frozenset({"нет", "не", "н", "no", "n", "-", "−", "–"})

# Marks that change the direction of a text or cannot be seen; joiners stay, emoji need them.
_UNSEEN = frozenset(
    "\u200b\u200e\u200f\u2060\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)

_NUMBER = re.compile(r"([-−–]?)([0-9]{1,15}|[0-9]{1,3}(?: [0-9]{3}){1,4})(?:[.,]([0-9]{1,6}))?")
_YEAR = re.compile(r"(?:в )?([0-9]{4})(?: ?г(?:\.|од|оду|ода)?)?")
_DAY_FIRST = re.compile(r"([0-9]{1,2})[./-]([0-9]{1,2})[./-]([0-9]{4})(?: ?г(?:\.|ода)?)?")
_YEAR_FIRST = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_MONTH_NAMED = re.compile(r"([0-9]{1,2}) ([а-яa-z]{3,9})\.? ([0-9]{4})(?: ?г(?:\.|ода)?)?")
_OPTION_NUMBER = re.compile(r"(?:№ ?)?([0-9]{1,2})[.)]?")
_BETWEEN_NUMBERS = re.compile(r"[ ,;+]+(?:и |and )?|\n+")
_PUNCTUATION = re.compile(r"[^\w\s]")
_BETWEEN_LABELS = re.compile(r"[;\n,]")


def words(text: str, limit: int, *, lines: bool = False) -> str:
    """Without what cannot be seen or stored; on one line unless `lines`."""
    kept = "".join(_visible(character) for character in text if character not in _UNSEEN)
    parts = [" ".join(line.split()) for line in kept.split("\n")]
    result = ("\n" if lines else " ").join(part for part in parts if part)
    if not result:
        raise Refused("empty")
    if len(result) > limit:
        raise Refused("too_long", limit=limit)
    return result


def _visible(character: str) -> str:
    if character == "\n" or unicodedata.category(character) not in {"Cc", "Cs", "Zl", "Zp"}:
        return character
    return "\n" if character in "\r\u2028\u2029\x85" else " "


def decimal(text: str) -> Decimal:
    match = _read(_NUMBER, text, "not_a_number")
    sign, whole_part, fraction = match.groups()
    digits = whole_part.replace(" ", "") + (f".{fraction}" if fraction else "")
    return Decimal(f"-{digits}" if sign else digits)


def whole(text: str) -> int:
    number = decimal(text)
    if number != int(number):
        raise Refused("not_whole")
    return int(number)


def year(text: str) -> int:
    return int(_read(_YEAR, text, "not_a_year")[1])


def day(text: str) -> date:
    said = _normal(text)
    try:
        if match := _YEAR_FIRST.fullmatch(said):
            return date(int(match[1]), int(match[2]), int(match[3]))
        if match := _DAY_FIRST.fullmatch(said):
            return date(int(match[3]), int(match[2]), int(match[1]))
        match = _read(_MONTH_NAMED, text, "not_a_date")
        return date(int(match[3]), _month(match[2]), int(match[1]))
    except ValueError:
        raise Refused("not_a_date") from None


def _month(said: str) -> int:
    """From 1; 0 for what is the beginning of no month's name."""
    months = enumerate(_MONTHS, start=1)
    return next((n for n, names in months if any(name.startswith(said) for name in names)), 0)


def yes_or_no(text: str) -> Literal["yes", "no"] | None:
    said = _normal(text).rstrip(".!")
    return "yes" if said in _YES else "no" if said in _NO else None


def option(text: str, options: Sequence[Option]) -> Option | None:
    """The option whose number or label this is, or the beginning of one label only."""
    if number := _OPTION_NUMBER.fullmatch(_normal(text)):
        place = int(number[1])
        return options[place - 1] if 1 <= place <= len(options) else None
    said = _bare(text)
    labels = [(_bare(label), one) for one in options for label in one.label.versions]
    exact = [one for label, one in labels if label == said]
    begun = {one.id: one for label, one in labels if len(said) >= 2 and label.startswith(said)}
    return exact[0] if exact else next(iter(begun.values())) if len(begun) == 1 else None


def options(text: str, known: Sequence[Option]) -> list[Option]:
    """All options in a list of numbers or labels; none if any part of the list is neither."""
    if single := option(text, known):
        return [single]
    between = _BETWEEN_NUMBERS if is_list_of_numbers(text) else _BETWEEN_LABELS
    parts = [part for part in between.split(text.strip()) if part.strip()]
    found = [one for part in parts if (one := option(part, known))]
    return list(dict.fromkeys(found)) if len(found) == len(parts) else []


def is_list_of_numbers(text: str) -> bool:
    parts = [part for part in _BETWEEN_NUMBERS.split(_normal(text)) if part]
    return bool(parts) and all(_OPTION_NUMBER.fullmatch(part) for part in parts)


def _read(pattern: re.Pattern[str], text: str, otherwise: Code) -> re.Match[str]:
    match = pattern.fullmatch(_normal(text))
    if match is None:
        raise Refused(otherwise)
    return match


def _bare(text: str) -> str:
    return " ".join(_PUNCTUATION.sub(" ", _normal(text)).split())


def _normal(text: str) -> str:
    """One case, one kind of space, е for ё: what people do not tell apart when they type."""
    return " ".join(text.casefold().replace("ё", "е").split())
