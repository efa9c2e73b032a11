"""Numbers as they were given: the databases' own would round them, each in its own way."""

from decimal import Decimal
from fractions import Fraction

from sqlalchemy import Dialect, Text, TypeDecorator

Number = int | Decimal | Fraction


class Exact(TypeDecorator[Number]):
    """A fraction as a fraction, every other number as a decimal with the digits it had.

    Raises ValueError for what is no exact number.
    """

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Number | None, dialect: Dialect) -> str | None:
        if value is None:
            return None
        if isinstance(value, Decimal) and not value.is_finite():
            raise ValueError("neither infinity nor what is no number may be stored")
        if isinstance(value, bool) or not isinstance(value, int | Decimal | Fraction):
            raise ValueError("a number that is not exact may not be stored")
        if isinstance(value, Fraction):
            return f"{value.numerator}/{value.denominator}"
        return str(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Number | None:
        if value is None:
            return None
        return Fraction(value) if "/" in value else Decimal(value)
