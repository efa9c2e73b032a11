"""How a typed text is read at one item."""

from __future__ import annotations

from datetime import date

from bot.interview.instrument import (
    LONG_TEXT,
    SHORT_TEXT,
    Day,
    DecimalNumber,
    Item,
    LongText,
    Matrix,
    Several,
    ShortText,
    Single,
    WholeNumber,
    Year,
    YesNo,
    options_of,
)
from bot.interview.reading.buttons import pressed
from bot.interview.reading.figures.days import day_said
from bot.interview.reading.figures.numbers import decimal_number, whole_number
from bot.interview.reading.figures.years import year_said
from bot.interview.reading.labels import exactly
from bot.interview.reading.one_choice import read_one
from bot.interview.reading.own_words import read_own_words
from bot.interview.reading.readings import Asks, Reading, Taken
from bot.interview.reading.several_choices import read_several
from bot.interview.reading.wording import words
from bot.interview.refused import Refused
from bot.interview.values import DateGiven, NumberGiven, TextGiven, Value, is_given, texts
from bot.interview.walk import open_step


def read(
    item: Item,
    old: Value | None,
    text: str,
    today: date,
    *,
    row: str | None = None,
    text_for: str | None = None,
    reopened: bool = False,
) -> Reading:
    """`row` and `text_for` are what the screen asks; without them, what the item still lacks.

    `reopened` says that the person opened an answered question again and sees the answer there;
    else words that were written are never replaced without asking. Raises Refused.
    """
    step = open_step(item, old)
    wanted = text_for or (step.text_for if step else None)
    if not exactly(text, options_of(item)) and (
        button := pressed(item, old, text, text_for=wanted)
    ):
        return button
    if wanted is not None:
        return read_own_words(item, old, text, wanted, reopened=reopened)
    if options_of(item):
        return _choice(item, old, words(text, LONG_TEXT, lines=True), row, reopened=reopened)
    return _written(_value(item, text, today), old, text, reopened=reopened)


def _choice(
    item: Item, old: Value | None, text: str, row: str | None, *, reopened: bool
) -> Reading:
    if old is not None and text in texts(old).values():
        return Taken(old)  # a message that came twice
    match item:
        case Several():
            return read_several(item, old, text, reopened=reopened)
        case Matrix():
            return read_one(item, old, text, row or _row(item, old), reopened=reopened)
        case Single() | YesNo():
            return read_one(item, old, text, None, reopened=reopened)
    raise Refused("choice_not_expected")


def _row(item: Matrix, old: Value | None) -> str:
    step = open_step(item, old)
    return step.row if step and step.row else item.rows[0].id


def _value(item: Item, text: str, today: date) -> Value:
    match item:
        case ShortText():
            return TextGiven(text=words(text, SHORT_TEXT))
        case LongText():
            return TextGiven(text=words(text, LONG_TEXT, lines=True))
        case WholeNumber():
            return NumberGiven(number=whole_number(item, text))
        case DecimalNumber():
            return NumberGiven(number=format(decimal_number(item, text), "f"))
        case Year():
            return NumberGiven(number=year_said(item, text, today))
        case Day():
            return DateGiven(date=day_said(item, text, today).isoformat())
    raise Refused("text_not_expected")


def _written(value: Value, old: Value | None, text: str, *, reopened: bool) -> Reading:
    if is_given(old) and value != old and not reopened:
        return Asks("replaces_words", text.strip(), value)
    return Taken(value)
