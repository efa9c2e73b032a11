"""Numbers and dates as the language writes them, with spaces that do not break."""

from datetime import date
from decimal import Decimal
from functools import lru_cache

from babel.dates import format_date
from babel.numbers import format_decimal

NO_BREAK = "\N{NO-BREAK SPACE}"


def number(value: int | Decimal, language: str) -> str:
    """12 074 and 30,6 in Russian, 12,074 and 30.6 in English."""
    return _number(str(value), language)


# A table of results has the same few percents over and over.
@lru_cache(maxsize=4096)
def _number(written: str, language: str) -> str:
    return format_decimal(Decimal(written), locale=language, decimal_quantization=False)


def plainly(value: Decimal, language: str) -> str:
    """1000 and 12,3450 in Russian, 1000 and 12.3450 in English: nothing set apart or left out."""
    written = format(value, "f")
    return written.replace(".", ",") if language == "ru" else written


def percent(value: int | Decimal, language: str) -> str:
    gap = NO_BREAK if language == "ru" else ""
    return f"{number(value, language)}{gap}%"


def day(value: date, language: str) -> str:
    """25 июня 2026."""
    return format_date(value, "d MMMM y", locale=language).replace(" ", NO_BREAK)


def short_day(value: date, language: str) -> str:
    """25 июня."""
    return format_date(value, "d MMMM", locale=language).replace(" ", NO_BREAK)
