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
from scoring.located_yaml import Mistake, Path

TITLE, SHORT, LABEL, PAGE = 200, 35, 100, 1000
# A button carries the ids of item, row and option in 64 bytes, with room for the response's own.
ITEM_ID, OPTION_ID, ROW_ID = 8, 20, 16
INSTRUMENT_ID = re.compile(r"[a-z][a-z0-9_]{0,39}")


def mistakes(instrument: Instrument) -> Iterator[Mistake]:
    if not INSTRUMENT_ID.fullmatch(instrument.id):
        yield Mistake(
            f"'{instrument.id}' cannot be the id of an instrument",
            "use up to 40 of a-z, 0-9 and _, a letter first",
            ("id",),
        )
    yield from _text_mistakes(instrument.title, TITLE, ("title",))
    for name in ("opening", "consent", "closing"):
        yield from _text_mistakes(getattr(instrument, name), PAGE, (name,))
    if not instrument.items:
        yield Mistake("the instrument asks nothing", "add to 'items'", ("items",))
    yield from _repeated([item.id for item in instrument.items], "id", ("items",))
    for i, item in enumerate(instrument.items):
        yield from _item_mistakes(item, ("items", i))
        yield from condition_mistakes(instrument.items, i)


def _item_mistakes(item: Item, at: Path) -> Iterator[Mistake]:
    if not re.fullmatch(rf"[a-z0-9_.]{{1,{ITEM_ID}}}", item.id):
        yield Mistake(
            f"'{item.id}' cannot be the id of an item",
            f"use up to {ITEM_ID} of a-z, 0-9, _ and the point",
            (*at, "id"),
        )
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
        yield Mistake(f"item '{item.id}' offers no choice", "add options", (*at, "options"))
    yield from _listed_mistakes(item.options, "an option", OPTION_ID, (*at, "options"))
    for i, option in enumerate(item.options):
        yield from _option_mistakes(item, option, (*at, "options", i))
    yield from number_mistakes(item, at)
    if isinstance(item, Matrix):
        if not item.rows:
            yield Mistake(f"matrix '{item.id}' has no rows", "add to 'rows'", (*at, "rows"))
        yield from _listed_mistakes(item.rows, "a row", ROW_ID, (*at, "rows"))
    if isinstance(item, Several):
        yield from _limit_mistakes(item, at)


def _listed_mistakes(
    listed: Sequence[Option | Row], what: str, limit: int, at: Path
) -> Iterator[Mistake]:
    yield from _repeated([one.id for one in listed], "id", at)
    yield from _repeated([one.label.ru.casefold() for one in listed], "label", at)
    for i, one in enumerate(listed):
        if not re.fullmatch(rf"[a-z0-9_]{{1,{limit}}}", one.id):
            yield Mistake(
                f"'{one.id}' cannot be the id of {what}",
                f"use up to {limit} of a-z, 0-9 and _",
                (*at, i, "id"),
            )
        yield from _text_mistakes(one.label, LABEL, (*at, i, "label"))


def _option_mistakes(
    item: Single | Several | Matrix, option: Option, at: Path
) -> Iterator[Mistake]:
    yield from _text_mistakes(option.prompt, TITLE, (*at, "text"))
    if option.exclusive and not isinstance(item, Several):
        yield Mistake(
            f"'{option.id}' is exclusive, but only one option can be chosen",
            "remove 'exclusive'",
            (*at, "exclusive"),
        )
    if option.asks_text and isinstance(item, Matrix):
        yield Mistake(
            f"'{option.id}' asks for a text, a matrix takes none",
            "remove 'text' or ask in an item of its own",
            (*at, "text"),
        )


def _limit_mistakes(item: Several, at: Path) -> Iterator[Mistake]:
    if item.at_least < 1:
        yield Mistake(
            "'at_least' is below 1", "use 1, and 'required: false' to let skip", (*at, "at_least")
        )
    most = len(item.options) if item.at_most is None else item.at_most
    if most < item.at_least:
        yield Mistake(
            f"at least {item.at_least} of at most {most} cannot be chosen",
            "lower 'at_least' or raise 'at_most'",
            (*at, "at_least"),
        )
    if most > len(item.options):
        yield Mistake(
            f"'at_most' is {most}, there are {len(item.options)} options",
            "lower or remove it",
            (*at, "at_most"),
        )


def _bounds_mistakes(
    low: int | Decimal | date | None, high: int | Decimal | date | str | None, at: Path
) -> Iterator[Mistake]:
    # A bound such as this_year is known only when somebody answers.
    if low is None or high is None or isinstance(high, str):
        return
    if low > high:  # type: ignore[operator]  # both are of the item's own kind
        yield Mistake(f"'min' {low} is above 'max' {high}", "swap them", (*at, "min"))


def _text_mistakes(text: Text | None, limit: int, at: Path) -> Iterator[Mistake]:
    for version in text.versions if text else ():
        if not version:
            yield Mistake(f"'{at[-1]}' is empty", "write it", at)
        if len(version) > limit:
            yield Mistake(
                f"'{at[-1]}' has {len(version)} characters, a phone shows {limit} well",
                "shorten it",
                at,
            )


def _repeated(words: Iterable[str], what: str, at: Path) -> Iterator[Mistake]:
    seen: set[str] = set()
    for i, word in enumerate(words):
        if word in seen:
            yield Mistake(f"the {what} '{word}' stands twice", "give each its own", (*at, i))
        seen.add(word)
