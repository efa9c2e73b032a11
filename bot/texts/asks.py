"""A question back about a typed text, and the words on its buttons."""

from bot.interview.instrument import Item, find_option
from bot.interview.reading.readings import Asks
from bot.texts.fitting import shortened
from bot.texts.fluent import Texts

LONGEST_SAID = 200
LONGEST_LABEL = 35


def asks_words(texts: Texts, item: Item, asks: Asks) -> str:
    """In HTML, as all that comes out of `chat_texts`."""
    return texts(f"asks-{asks.reason}", said=shortened(asks.said, LONGEST_SAID))


def candidate_label(texts: Texts, item: Item, option_id: str) -> str:
    """For a button: not escaped, short enough for a telephone."""
    option = find_option(item, option_id)
    assert option is not None
    return shortened(option.label.in_language(texts.language), LONGEST_LABEL)
