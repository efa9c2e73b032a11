"""A text where the words for a chosen option are asked."""

from __future__ import annotations

from bot.interview.choose import several
from bot.interview.instrument import SHORT_TEXT, Item, Several, find_option, options_of
from bot.interview.reading.labels import exactly
from bot.interview.reading.readings import Asks, Reading, Taken
from bot.interview.reading.wording import is_worded, words
from bot.interview.refused import Refused
from bot.interview.values import OneChosen, SeveralChosen, Value, chosen, texts


def read_own_words(
    item: Item, old: Value | None, text: str, option_id: str, *, reopened: bool
) -> Reading:
    said = words(text, SHORT_TEXT)
    value = with_words(item, old, option_id, said)
    before = texts(old).get(option_id)
    named = [option.id for option in exactly(text, options_of(item))]
    if old is not None and (named == [option_id] or before == said):
        return Taken(old)  # named once more, not explained
    if before is not None and not reopened:
        return Asks("replaces_words", said, value, other=said)
    if named:
        return Asks("words_or_option", said, value, tuple(named), other=said)
    if not is_worded(said) and not any(map(str.isdecimal, said)):
        return Asks("as_other", said, value, other=said)
    return Taken(value)


def with_words(item: Item, old: Value | None, option_id: str, said: str) -> Value:
    option = find_option(item, option_id)
    if option is None or not option.asks_text or option_id not in chosen(old):
        raise Refused("text_not_expected")
    if not isinstance(item, Several):
        return OneChosen(option=option_id, text=said)
    value = several(old)
    return SeveralChosen(
        options=value["options"], texts=value["texts"] | {option_id: said}, done=value["done"]
    )
