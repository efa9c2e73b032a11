"""Whether every question can be shown, found out by composing it as the chat will show it.

Each screen is made as full as answers can make it and measured against the strictest channel.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator, Sequence
from typing import Any

from bot.buttons import LARGEST_ID, Place
from bot.interview.instrument import SHORT_TEXT, Instrument, Matrix, Option, Several, Single
from bot.interview.values import SeveralChosen, Value
from bot.interview.walk import Step
from bot.texts.fitting import fits
from bot.texts.fluent import LANGUAGES, Texts, chat_texts
from bot.texts.limits import STRICTEST, visible
from bot.texts.question import question_screen
from bot.texts.screen import Screen
from scoring.reading.mistakes import Mistake, Path
from storage.parts import Part

# With room for what is said beside the question: why the last answer was not taken, or a
# question back that quotes it and names options.
LONGEST_REMARK = 700
_PLACE = Place(LARGEST_ID, Part(LARGEST_ID))
Listed = Single | Several | Matrix


def screen_mistakes(instrument: Instrument) -> Iterator[Mistake]:
    """To be asked once all else is known to be right: there must be rows, options, right ids.

    What is not a choice always fits, since each of its texts has a limit of its own.
    """
    everything = _asking_all(instrument)
    for i, item in enumerate(everything.items):
        if isinstance(item, Single | Several | Matrix):
            at = ("items", i)
            # A screen could not even be composed with buttons that are too long.
            yield from [*_button_mistakes(item, at)] or _shown_mistakes(everything, item, at)


def _asking_all(instrument: Instrument) -> Instrument:
    """Conditions cannot be met all at once, and yet each item may be the last of all."""
    items = tuple(
        item.model_copy(update={"relevant": None, "constraint": None}) for item in instrument.items
    )
    return instrument.model_copy(update={"items": items})


def _button_mistakes(item: Listed, at: Path) -> Iterator[Mistake]:
    if isinstance(item, Matrix):
        option = max((one.id for one in item.options), key=len)
        row = max((one.id for one in item.rows), key=len)
        over = len(_PLACE.data("c", item.id, option, row)) - STRICTEST.data
        if over > 0:
            yield Mistake("ids_too_long_together", at, option=option, row=row, over=over)


def _shown_mistakes(instrument: Instrument, item: Listed, at: Path) -> Iterator[Mistake]:
    for texts in map(chat_texts, LANGUAGES):
        screens = [*_screens(texts, instrument, item)]
        if not all(fits(screen, STRICTEST) for screen in screens):
            told: dict[str, Any] = {"id": item.id, "count": len(item.options)}
            holds = _most_options(texts, instrument, item)
            yield _too_full(max(map(_length, screens)), (*at, "options"), holds=holds, **told)
            return


def _too_full(longest: int, at: Path, **told: Any) -> Mistake:
    if longest <= STRICTEST.text:
        return Mistake("too_many_options", at, **told)
    limit = STRICTEST.text
    return Mistake("options_too_long", at, characters=longest, limit=limit, **told)


def _length(screen: Screen) -> int:
    return visible(screen.text)


def _most_options(texts: Texts, instrument: Instrument, item: Listed) -> int:
    """How many of an item's first options a screen holds."""

    def overflows(many: int) -> bool:
        shorter = item.model_copy(update={"options": item.options[:many]})
        return not all(fits(one, STRICTEST) for one in _screens(texts, instrument, shorter))

    return bisect(range(1, len(item.options) + 1), False, key=overflows)


def _screens(texts: Texts, instrument: Instrument, item: Listed) -> Iterator[Screen]:
    """Every step of an item, looked back at after the longest answer."""
    answers = {item.id: _fullest(item)}
    remark = "x" * LONGEST_REMARK
    for step in _steps(item):
        yield question_screen(
            texts, _PLACE, instrument, answers, step, looking_back=True, remark=remark
        )


def _steps(item: Listed) -> Iterator[Step]:
    if isinstance(item, Matrix):
        yield from (Step(item, row=row.id) for row in item.rows)
    else:
        yield Step(item)
        yield from (Step(item, text_for=one.id) for one in item.options if one.asks_text)


def _fullest(item: Listed) -> Value:
    with_words_first = sorted(item.options, key=lambda one: not one.asks_text)
    match item:
        case Matrix():
            return {"rows": {row.id: item.options[0].id for row in item.rows}}
        case Several():
            return _all_chosen(with_words_first[: item.at_most])
        case Single():
            first = with_words_first[0]
            return {"option": first.id, "text": _own_words(first)}


def _all_chosen(options: Sequence[Option]) -> SeveralChosen:
    texts = {one.id: words for one in options if (words := _own_words(one))}
    return SeveralChosen(options=[one.id for one in options], texts=texts, done=True)


def _own_words(option: Option) -> str | None:
    return "x" * SHORT_TEXT if option.asks_text else None
