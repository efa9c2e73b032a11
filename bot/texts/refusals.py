"""Why an answer was not taken, and what to do."""

from datetime import date
from decimal import Decimal

from bot.interview.definition import Text
from bot.interview.refused import Refused
from bot.rules.shown import Workplace
from bot.texts.fitting import shortened
from bot.texts.fluent import Texts
from bot.texts.numbers import day, number, plainly

LONGEST_PART = 60

# Their numbers are shown as they are; of the others the words depend on the number.
_BOUNDS = {"below_minimum", "above_maximum"}
# A day is not more or less, but later or earlier.
_OF_A_DAY = {"below_minimum": "refused-too_early", "above_maximum": "refused-too_late"}
# Said in other words where a name is asked for.
_OF_A_NAME = {"empty", "too_long", "not_text"}
_YEARS = {"not_a_year", "ambiguous_year"}


def refusal_words(texts: Texts, refused: Refused, workplace: Workplace | None = None) -> str:
    """`workplace` is given where it was asked for, and not a question of the instrument."""
    values = {name: _shown(texts, refused, value) for name, value in refused.data.items()}
    if refused.code == "unknown_option" and values:
        return texts("refused-unknown_part", **values)
    return texts(_key(refused, workplace), **values)


def _key(refused: Refused, workplace: Workplace | None) -> str:
    if workplace is not None and refused.code in _OF_A_NAME:
        return f"workplace-{refused.code}"
    if isinstance(refused.data.get("limit"), date):
        return _OF_A_DAY[refused.code]
    return f"refused-{refused.code}"


def _shown(texts: Texts, refused: Refused, value: object) -> object:
    match value:
        case Text():
            return value.in_language(texts.language)
        case str():
            return shortened(value, LONGEST_PART)
        case date():
            return day(value, texts.language)
        case int() | Decimal():
            return _number(texts, refused, value)
    return value


def _number(texts: Texts, refused: Refused, value: int | Decimal) -> object:
    if isinstance(value, Decimal) and refused.code == "ambiguous_number":
        return plainly(value, texts.language)
    if refused.code in _YEARS:
        return str(value)
    if refused.code in _BOUNDS:
        # A year is a number without a space for the thousands.
        plain = isinstance(value, int) and 1900 <= value < 2200
        return str(value) if plain else number(value, texts.language)
    return value
