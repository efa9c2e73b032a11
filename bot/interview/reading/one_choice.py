"""A text where one option is to be chosen: at a single choice, yes or no, a row of a matrix."""

from __future__ import annotations

from bot.interview.choose import chosen_too, own_words_option
from bot.interview.instrument import SHORT_TEXT, Matrix, Single, YesNo
from bot.interview.reading.picks import Pick, picked
from bot.interview.reading.readings import Asks, Reading, Reason, Taken
from bot.interview.reading.wording import is_worded, words
from bot.interview.refused import Refused
from bot.interview.values import OneChosen, Value, chosen, texts

OneOf = Single | YesNo | Matrix


def read_one(
    item: OneOf, old: Value | None, text: str, row: str | None, *, reopened: bool
) -> Reading:
    pick = picked(item, text)
    if pick is None:
        return _in_own_words(item, old, text)
    if len(pick.options) > 1:
        return Asks(pick.asks or "which", text.strip(), candidates=pick.options)
    value = _value(item, old, pick, row)
    if pick.asks:
        return Asks(pick.asks, text.strip(), value, candidates=pick.options)
    if texts(old) and value != old and not reopened:
        return Asks("replaces_words", text.strip(), value, other=pick.words)
    return Taken(value, pick.note)


def _value(item: OneOf, old: Value | None, pick: Pick, row: str | None) -> Value:
    (option,) = pick.options
    if pick.words is not None:
        return OneChosen(option=option, text=words(pick.words, SHORT_TEXT))
    return chosen_too(item, old, option, row)


def _in_own_words(item: OneOf, old: Value | None, text: str) -> Asks:
    """Never unasked: who meant a button or mistyped a label would not notice."""
    option = own_words_option(item)
    if option is None or not is_worded(text):
        raise Refused("unknown_option")
    said = words(text, SHORT_TEXT)
    reason: Reason = "replaces_words" if option in chosen(old) and texts(old) else "as_other"
    return Asks(reason, said, OneChosen(option=option, text=said), other=said)
