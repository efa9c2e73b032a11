"""How a typed text changes the value of one item. All of it raises Refused."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TypeVar

from bot.interview import parse
from bot.interview.choose import chosen_exactly, chosen_too, several
from bot.interview.instrument import (
    LONG_TEXT,
    SHORT_TEXT,
    Day,
    DecimalNumber,
    Item,
    LongText,
    Matrix,
    Option,
    Several,
    ShortText,
    Single,
    WholeNumber,
    Year,
    YesNo,
    find_option,
    options_of,
)
from bot.interview.refused import Refused
from bot.interview.values import (
    DateGiven,
    NumberGiven,
    OneChosen,
    SeveralChosen,
    TextGiven,
    Value,
    chosen,
    texts,
)
from bot.interview.walk import open_step

Ordered = TypeVar("Ordered", int, Decimal, date)


def written(
    item: Item,
    old: Value | None,
    text: str,
    today: date,
    *,
    row: str | None = None,
    text_for: str | None = None,
) -> Value:
    match item:
        case Matrix():
            return _row_written(item, old, text, row)
        case Single() | Several() | YesNo():
            return _choice_written(item, old, text, text_for)
        case ShortText():
            return TextGiven(text=parse.words(text, SHORT_TEXT))
        case LongText():
            return TextGiven(text=parse.words(text, LONG_TEXT, lines=True))
        case Day():
            return DateGiven(date=_day(item, text, today).isoformat())
        case WholeNumber() | DecimalNumber() | Year():
            return NumberGiven(number=_number(item, text, today))


def _number(item: WholeNumber | DecimalNumber | Year, text: str, today: date) -> int | str:
    match item:
        case WholeNumber():
            return _within(parse.whole(text), item.min, item.max)
        case DecimalNumber():
            return format(_within(parse.decimal(text), item.min, item.max), "f")
        case Year():
            latest = today.year if item.max == "this_year" else item.max
            return _within(parse.year(text), item.min, latest)


def _day(item: Day, text: str, today: date) -> date:
    return _within(parse.day(text), item.min, today if item.max == "today" else item.max)


def _within(value: Ordered, low: Ordered | None, high: Ordered | None) -> Ordered:
    if low is not None and value < low:
        raise Refused("below_minimum", limit=low)
    if high is not None and value > high:
        raise Refused("above_maximum", limit=high)
    return value


def _row_written(item: Matrix, old: Value | None, text: str, row: str | None) -> Value:
    option = parse.option(text, item.options)
    if option is None:
        raise Refused("unknown_option")
    if row is None:
        step = open_step(item, old)
        row = step.row if step else item.rows[0].id
    return chosen_too(item, old, option.id, row)


def _choice_written(
    item: Single | YesNo | Several, old: Value | None, text: str, text_for: str | None
) -> Value:
    step = open_step(item, old)
    wanted = text_for or (step.text_for if step else None)
    if wanted is not None:
        if [option.id for option in _options_named(item, text)] == [wanted]:
            return chosen_too(item, old, wanted)  # named once more, not explained
        return _explained(item, old, wanted, text)
    if old is not None and parse.words(text, LONG_TEXT) in texts(old).values():
        return old  # a message that came twice
    if ids := [option.id for option in _options_named(item, text)]:
        if isinstance(item, Several):
            return chosen_exactly(item, old, ids)
        return chosen_too(item, old, ids[0])
    own_words = [option.id for option in options_of(item) if option.asks_text]
    if len(own_words) != 1 or parse.is_list_of_numbers(text):
        raise Refused("unknown_option")
    return _explained(item, chosen_too(item, old, own_words[0]), own_words[0], text)


def _options_named(item: Single | YesNo | Several, text: str) -> list[Option]:
    if isinstance(item, Several):
        return parse.options(text, item.options)
    if isinstance(item, YesNo) and (answer := parse.yes_or_no(text)) is not None:
        return [option for option in options_of(item) if option.id == answer]
    option = parse.option(text, options_of(item))
    return [option] if option else []


def _explained(item: Item, old: Value | None, option_id: str, text: str) -> Value:
    option = find_option(item, option_id)
    if option is None or not option.asks_text or option_id not in chosen(old):
        raise Refused("text_not_expected")
    said = parse.words(text, SHORT_TEXT)
    if not isinstance(item, Several):
        return OneChosen(option=option_id, text=said)
    value = several(old)
    return SeveralChosen(
        options=value["options"], texts=value["texts"] | {option_id: said}, done=value["done"]
    )
