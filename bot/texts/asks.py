"""A question back about a typed text, the words on its buttons, and what is said of a reading."""

from collections.abc import Iterable

from bot.interview.instrument import Item, find_option, options_of
from bot.interview.reading.readings import Asks, Taken
from bot.interview.values import chosen
from bot.interview.values import texts as own_words
from bot.texts.answer import answer_line
from bot.texts.fitting import shortened
from bot.texts.fluent import Texts

LONGEST_SAID = 200
LONGEST_KNOWN = 300
LONGEST_LABEL = 35


def asks_words(texts: Texts, item: Item, asks: Asks) -> str:
    """HTML, as all that comes out of `chat_texts`."""
    one = asks.reason == "which" and len(asks.candidates) == 1
    key = "asks-which-one" if one else f"asks-{asks.reason}"
    return texts(key, said=shortened(asks.said, LONGEST_SAID), **_named(texts, item, asks))


def _named(texts: Texts, item: Item, asks: Asks) -> dict[str, str]:
    """The options that the question names."""
    match asks.reason:
        case "which" | "words_or_option":
            return {"option": _labels(texts, item, asks.candidates)}
        case "place_or_quantity":
            return _both(texts, item, asks)
        case "as_other" | "rest_as_other":
            own = _in_own_words(asks)
            known = [id for id in chosen(asks.value) if id not in own]
            marked = shortened(_labels(texts, item, known), LONGEST_KNOWN)
            return {"option": _labels(texts, item, own), "known": marked}
    return {}


def candidate_label(texts: Texts, item: Item, option_id: str) -> str:
    """For a button: not escaped, short enough for a telephone."""
    return shortened(_label(texts, item, option_id), LONGEST_LABEL)


def note_words(texts: Texts, item: Item, taken: Taken, said: str) -> str:
    """How a text was understood, where another way had been possible; else empty."""
    if taken.note is None:
        return ""
    answer = answer_line(texts, item, taken.value)
    return texts(f"noted-{taken.note}", said=shortened(said, LONGEST_SAID), answer=answer)


def _both(texts: Texts, item: Item, asks: Asks) -> dict[str, str]:
    """The label at the place with that number, and those that have it as a value."""
    at_place = options_of(item)[int("".join(filter(str.isdecimal, asks.said))) - 1].id
    values = [id for id in asks.candidates if id != at_place]
    return {"place": _label(texts, item, at_place), "value": _labels(texts, item, values)}


def _in_own_words(asks: Asks) -> list[str]:
    return [id for id, said in own_words(asks.value).items() if said == asks.other]


def _labels(texts: Texts, item: Item, ids: Iterable[str]) -> str:
    return "; ".join(_label(texts, item, id) for id in ids)


def _label(texts: Texts, item: Item, id: str) -> str:
    option = find_option(item, id)
    assert option is not None
    return option.label.in_language(texts.language)
