"""A text where several options can be chosen: it adds to what was chosen, and ends nothing."""

from __future__ import annotations

from bot.interview.choose import also_chosen, own_words_option, several
from bot.interview.instrument import SHORT_TEXT, Several
from bot.interview.reading.lists import Parts, is_everything, parts_of
from bot.interview.reading.readings import Asks, Reading, Taken
from bot.interview.reading.wording import is_worded, words
from bot.interview.refused import Refused
from bot.interview.values import SeveralChosen, Value, chosen


def read_several(item: Several, old: Value | None, text: str, *, reopened: bool) -> Reading:
    parts = parts_of(item, text)
    rest = "; ".join(parts.rest)
    _refuse_confusion(item, parts, rest)
    if parts.unclear:
        return _which(item, old, parts)
    if rest:
        return _with_rest(item, old, parts, words(rest, SHORT_TEXT))
    value = _value(item, old, parts)
    said = text.strip()
    if is_everything(text) and old is not None and value != old:
        return Asks("all_options", said, value)
    if _drops(old, value):
        return Asks("excludes_others", said, value)
    if _rewrites(old, value) and not reopened:
        return Asks("replaces_words", said, value)
    return Taken(value)


def _refuse_confusion(item: Several, parts: Parts, rest: str) -> None:
    """What cannot be put into one question is refused as a whole, with the part in doubt."""
    if len(parts.unclear) > 1 or (parts.unclear and (rest or parts.words)):
        raise Refused("unknown_option", part=parts.unclear[0][0])
    if rest and (own_words_option(item) is None or not is_worded(rest)):
        raise Refused("unknown_option", part=parts.rest[0])


def _which(item: Several, old: Value | None, parts: Parts) -> Asks:
    ((said, pick),) = parts.unclear
    value = None
    if len(pick.options) == 1:
        value = also_chosen(item, old, [*parts.options, *pick.options])
    return Asks(pick.asks or "which", said, value, pick.options, known=tuple(parts.options))


def _with_rest(item: Several, old: Value | None, parts: Parts, rest: str) -> Reading:
    """The rest goes to «Другое», unasked only where the text itself names «Другое» beside it."""
    own = own_words_option(item)
    assert own is not None
    named = own in parts.options and own not in parts.words
    said = "; ".join(one for one in (rest, parts.words.get(own)) if one)
    all_parts = Parts([*parts.options, own], parts.words | {own: said})
    value, before = _value(item, old, all_parts), several(old)["texts"].get(own)
    if before == said or (named and before is None):
        return Taken(value)
    if before is not None:
        return Asks("replaces_words", said, value, other=said)
    return Asks("rest_as_other" if parts.options else "as_other", said, value, other=said)


def _value(item: Several, old: Value | None, parts: Parts) -> SeveralChosen:
    value = also_chosen(item, old, parts.options)
    if not parts.words:
        return value
    said = {id: words(text, SHORT_TEXT) for id, text in parts.words.items()}
    return SeveralChosen(options=value["options"], texts=value["texts"] | said, done=False)


def _drops(old: Value | None, value: SeveralChosen) -> bool:
    """Whether something chosen goes because it does not stand beside the other."""
    return not set(chosen(old)) <= set(value["options"])


def _rewrites(old: Value | None, value: SeveralChosen) -> bool:
    before = several(old)["texts"]
    return any(value["texts"].get(id, text) != text for id, text in before.items())
