"""Why an answer was not taken, and what to do."""

from datetime import date
from decimal import Decimal

from bot.interview.definition import Text
from bot.interview.refused import Refused
from bot.rules.shown import Workplace
from bot.texts.fluent import Texts
from bot.texts.numbers import day, number

# Their limits are shown as they are; of the others the words depend on the number.
_BOUNDS = {"below_minimum", "above_maximum"}
# Said in other words where a name is asked for.
_OF_A_NAME = {"empty", "too_long", "not_text"}


def refusal_words(texts: Texts, refused: Refused, workplace: Workplace | None = None) -> str:
    """`workplace` is given where it was asked for, and not a question of the instrument."""
    values = {name: _shown(texts, refused, value) for name, value in refused.data.items()}
    of_name = workplace is not None and refused.code in _OF_A_NAME
    return texts(f"{'workplace' if of_name else 'refused'}-{refused.code}", **values)


def _shown(texts: Texts, refused: Refused, value: object) -> object:
    match value:
        case Text():
            return value.in_language(texts.language)
        case date():
            return day(value, texts.language)
        case int() | Decimal() if refused.code in _BOUNDS:
            # A year is a number without a space for the thousands.
            plain = isinstance(value, int) and 1900 <= value < 2200
            return str(value) if plain else number(value, texts.language)
    return value
