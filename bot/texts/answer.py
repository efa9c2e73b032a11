"""An answer in words, for the list of answers and for «now»."""

from bot.interview.describe import (
    Choice,
    Choices,
    Date,
    Description,
    Number,
    Omitted,
    Rated,
    Words,
    described,
)
from bot.interview.instrument import Item, Year
from bot.interview.values import Value
from bot.texts.fluent import Texts
from bot.texts.numbers import day, number


def answer_line(texts: Texts, item: Item, value: Value) -> str:
    """Not escaped, in one line."""
    if isinstance(item, Year) and "number" in value:
        return str(value["number"])
    return " ".join(_line(texts, described(item, value)).split())


def _line(texts: Texts, description: Description) -> str:
    language = texts.language
    match description:
        case Omitted():
            return texts("answer-omitted")
        case Choices(choices):
            return "; ".join(_choice(choice, language) for choice in choices)
        case Rated(rows):
            return "; ".join(
                f"{row.in_language(language)} — {option.in_language(language)}"
                for row, option in rows
            )
        case Number(value):
            return number(value, language)
        case Date(value):
            return day(value, language)
        case Words(text):
            return text


def _choice(choice: Choice, language: str) -> str:
    label = choice.label.in_language(language)
    return f"{label}: {choice.text}" if choice.text else label
