"""What the shape of a file cannot tell: whether its parts fit together, and fit on a phone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal

from bot.instruments.check_conditions import condition_mistakes
from bot.instruments.check_numbers import number_mistakes
from bot.interview.definition import Text
from bot.interview.instrument import (
    Day,
    DecimalNumber,
    Instrument,
    Item,
    Matrix,
    Option,
    Row,
    Several,
    Single,
    WholeNumber,
    Year,
)
from scoring.reading.mistakes import Mistake, Path

TITLE, SHORT, LABEL, PAGE = 200, 35, 100, 1000
# A button carries the ids of item, row and option in 64 bytes, with room for the sheet's own.
ITEM_ID, OPTION_ID, ROW_ID = 8, 20, 16
# As wide as the columns of a campaign.
INSTRUMENT_ID, VERSION = 40, 20

# What other YAML readers take for true and false; as a question to a person it makes no sense.
_MEANT_AS_TRUE_OR_FALSE = {"yes", "no", "on", "off", "true", "false", "да", "нет"}


def mistakes(instrument: Instrument) -> Iterator[Mistake]:
    if not re.fullmatch(rf"[a-z][a-z0-9_]{{0,{INSTRUMENT_ID - 1}}}", instrument.id):
        yield Mistake("instrument_id", ("id",), id=instrument.id, limit=INSTRUMENT_ID)
    if not 0 < len(instrument.version) <= VERSION:
        yield Mistake("version_length", ("version",), limit=VERSION)
    yield from _text_mistakes(instrument.title, TITLE, ("title",))
    for name in ("opening", "consent", "closing"):
        yield from _text_mistakes(getattr(instrument, name), PAGE, (name,))
    if not instrument.items:
        yield Mistake("no_items", ("items",))
    yield from _repeated([item.id for item in instrument.items], "item", ("items",))
    for i, item in enumerate(instrument.items):
        yield from _item_mistakes(item, ("items", i))
        yield from condition_mistakes(instrument.items, i)


def _item_mistakes(item: Item, at: Path) -> Iterator[Mistake]:
    if not re.fullmatch(rf"[a-z0-9_.]{{1,{ITEM_ID}}}", item.id):
        yield Mistake("item_id", (*at, "id"), id=item.id, limit=ITEM_ID)
    yield from _text_mistakes(item.title, TITLE, (*at, "title"))
    yield from _text_mistakes(item.short, SHORT, (*at, "short"))
    if item.constraint is not None:
        yield from _text_mistakes(item.constraint.message, TITLE, (*at, "constraint", "message"))
    match item:
        case Single() | Several() | Matrix():
            yield from _choice_mistakes(item, at)
        case WholeNumber() | DecimalNumber() | Year() | Day():
            yield from _bounds_mistakes(item.min, item.max, at)


def _choice_mistakes(item: Single | Several | Matrix, at: Path) -> Iterator[Mistake]:
    if len(item.options) < 2:
        yield Mistake("no_choice", (*at, "options"), id=item.id)
    yield from _listed_mistakes(item.options, "option", OPTION_ID, (*at, "options"))
    for i, option in enumerate(item.options):
        yield from _option_mistakes(item, option, (*at, "options", i))
    yield from number_mistakes(item, at)
    if isinstance(item, Matrix):
        if not item.rows:
            yield Mistake("no_rows", (*at, "rows"), id=item.id)
        yield from _listed_mistakes(item.rows, "row", ROW_ID, (*at, "rows"))
    if isinstance(item, Several):
        yield from _limit_mistakes(item, at)


def _listed_mistakes(
    listed: Sequence[Option | Row], what: str, limit: int, at: Path
) -> Iterator[Mistake]:
    yield from _repeated([one.id for one in listed], what, at)
    yield from _repeated([one.label.ru.casefold() for one in listed], "label", at)
    for i, one in enumerate(listed):
        if not re.fullmatch(rf"[a-z0-9_]{{1,{limit}}}", one.id):
            yield Mistake("listed_id", (*at, i, "id"), what=what, id=one.id, limit=limit)
        yield from _text_mistakes(one.label, LABEL, (*at, i, "label"))


def _option_mistakes(
    item: Single | Several | Matrix, option: Option, at: Path
) -> Iterator[Mistake]:
    yield from _text_mistakes(option.prompt, TITLE, (*at, "text"))
    if option.exclusive and not isinstance(item, Several):
        yield Mistake("exclusive_of_one", (*at, "exclusive"), option=option.id)
    if option.asks_text and isinstance(item, Matrix):
        yield Mistake("text_in_a_matrix", (*at, "text"), option=option.id)
    if option.prompt is not None and option.prompt.ru.casefold() in _MEANT_AS_TRUE_OR_FALSE:
        yield Mistake("not_true_or_false", (*at, "text"), key="text", value=option.prompt.ru)


def _limit_mistakes(item: Several, at: Path) -> Iterator[Mistake]:
    if item.at_least < 1:
        yield Mistake("at_least_below_one", (*at, "at_least"))
    most = len(item.options) if item.at_most is None else item.at_most
    if most < item.at_least:
        yield Mistake("at_least_above_at_most", (*at, "at_least"), least=item.at_least, most=most)
    if most > len(item.options):
        yield Mistake("at_most_above_options", (*at, "at_most"), most=most, count=len(item.options))


def _bounds_mistakes(
    low: int | Decimal | date | None, high: int | Decimal | date | str | None, at: Path
) -> Iterator[Mistake]:
    # A bound such as this_year is known only when somebody answers.
    if low is None or high is None or isinstance(high, str):
        return
    if low > high:  # type: ignore[operator]  # both are of the item's own kind
        yield Mistake("min_above_max", (*at, "min"), low=str(low), high=str(high))


def _text_mistakes(text: Text | None, limit: int, at: Path) -> Iterator[Mistake]:
    for version in text.versions if text else ():
        if not version:
            yield Mistake("empty_text", at, key=at[-1])
        if len(version) > limit:
            yield Mistake("text_too_long", at, key=at[-1], count=len(version), limit=limit)


def _repeated(words: Iterable[str], what: str, at: Path) -> Iterator[Mistake]:
    seen: set[str] = set()
    for i, word in enumerate(words):
        if word in seen:
            yield Mistake("id_twice", (*at, i), what=what, id=word)
        seen.add(word)
