"""Whether every question can be shown, found out by composing it as the chat will show it.

Each screen is made as full as answers can make it and measured against the strictest channel.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator, Sequence
from typing import Any

from bot.buttons import LARGEST_ID, Place
from bot.interview.instrument import (
    LONG_TEXT,
    SHORT_TEXT,
    DecimalNumber,
    Instrument,
    Item,
    Matrix,
    Option,
    Several,
    Single,
    WholeNumber,
    Year,
    options_of,
)
from bot.interview.values import SeveralChosen, Value
from bot.interview.walk import Step
from bot.texts.fluent import LANGUAGES, Texts, chat_texts
from bot.texts.limits import STRICTEST, visible
from bot.texts.question import question_screen
from bot.texts.screen import Screen
from scoring.mistakes import Mistake, Path

# With room for what is said beside the question: why the last answer was not taken.
LONGEST_REMARK = 500
_PLACE = Place(LARGEST_ID, LARGEST_ID)
_LONG_NUMBER = "9" * 20


def screen_mistakes(instrument: Instrument) -> Iterator[Mistake]:
    """To be asked once the ids of the instrument are known to be right."""
    everything = _asking_all(instrument)
    for i, item in enumerate(everything.items):
        at = ("items", i)
        # The screen could not even be composed with buttons that are too long.
        yield from [*_button_mistakes(item, at)] or _shown_mistakes(everything, i, at)


def _asking_all(instrument: Instrument) -> Instrument:
    """Conditions cannot be met all at once, and yet each item may be the last of all."""
    items = tuple(
        item.model_copy(update={"relevant": None, "constraint": None}) for item in instrument.items
    )
    return instrument.model_copy(update={"items": items})


def _button_mistakes(item: Item, at: Path) -> Iterator[Mistake]:
    if isinstance(item, Matrix):
        option = max((one.id for one in item.options), key=len)
        row = max((one.id for one in item.rows), key=len)
        size = len(_PLACE.data("c", item.id, option, row))
        if size > STRICTEST.data:
            over = size - STRICTEST.data
            yield Mistake("ids_too_long_together", at, option=option, row=row, over=over)


def _shown_mistakes(instrument: Instrument, i: int, at: Path) -> Iterator[Mistake]:
    item = instrument.items[i]
    for texts in map(chat_texts, LANGUAGES):
        screens = [*_screens(texts, instrument, item)]
        if not all(map(_is_shown, screens)):
            longest = max(visible(screen.text) for screen in screens)
            yield _too_full(texts, instrument, item, longest, at)
            return


def _too_full(texts: Texts, instrument: Instrument, item: Item, longest: int, at: Path) -> Mistake:
    told: dict[str, Any] = {"id": item.id, "characters": longest, "limit": STRICTEST.text}
    if not isinstance(item, Single | Several | Matrix):
        return Mistake("question_too_long", at, **told)
    told |= {"count": len(item.options), "holds": _most_options(texts, instrument, item)}
    code = "options_too_long" if longest > STRICTEST.text else "too_many_options"
    return Mistake(code, (*at, "options"), **told)


def _most_options(texts: Texts, instrument: Instrument, item: Single | Several | Matrix) -> int:
    """How many of an item's first options a screen holds."""

    def overflows(many: int) -> bool:
        shorter = item.model_copy(update={"options": item.options[:many]})
        return not all(map(_is_shown, _screens(texts, instrument, shorter)))

    return bisect(range(1, len(item.options) + 1), False, key=overflows)


def _is_shown(screen: Screen) -> bool:
    return (
        visible(screen.text) <= STRICTEST.text
        and sum(map(len, screen.rows)) <= STRICTEST.buttons
        and len(screen.rows) <= STRICTEST.rows
    )


def _screens(texts: Texts, instrument: Instrument, item: Item) -> Iterator[Screen]:
    """Every step of an item, looked back at after the longest answer."""
    answers = {item.id: _fullest(item)}
    for step in _steps(item):
        yield question_screen(
            texts,
            _PLACE,
            instrument,
            answers,
            step,
            looking_back=True,
            remark="x" * LONGEST_REMARK,
        )


def _steps(item: Item) -> Iterator[Step]:
    if isinstance(item, Matrix):
        yield from (Step(item, row=row.id) for row in item.rows)
    else:
        yield Step(item)
        yield from (Step(item, text_for=one.id) for one in options_of(item) if one.asks_text)


def _fullest(item: Item) -> Value:
    options = options_of(item)
    match item:
        case Matrix():
            return {"rows": {row.id: options[0].id for row in item.rows}}
        case Several():
            return _all_chosen(_longest(options)[: item.at_most])
        case _ if options:
            first = _longest(options)[0]
            return {"option": first.id, "text": _own_words(first)}
        case WholeNumber() | DecimalNumber() | Year():
            return {"number": _LONG_NUMBER}
    return {"text": "x" * LONG_TEXT}


def _longest(options: Sequence[Option]) -> list[Option]:
    return sorted(options, key=lambda one: not one.asks_text)


def _all_chosen(options: Sequence[Option]) -> SeveralChosen:
    texts = {one.id: words for one in options if (words := _own_words(one))}
    return SeveralChosen(options=[one.id for one in options], texts=texts, done=True)


def _own_words(option: Option) -> str | None:
    return "x" * SHORT_TEXT if option.asks_text else None
