"""The rounding rules of the methodologies: exact to the last step, then half away from zero."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction


def rounded(value: Fraction, places: int) -> Decimal:
    scaled, parts = abs(value.numerator) * 10**places, value.denominator
    whole = (2 * scaled + parts) // (2 * parts)
    return Decimal(-whole if value < 0 else whole).scaleb(-places)


def percent(part: Fraction | int, whole: Fraction | int) -> Decimal | None:
    """To one decimal; None where there is nothing to take a part of."""
    return rounded(Fraction(100 * part) / whole, 1) if whole else None


def whole_percents(counts: Sequence[int]) -> list[int]:
    """Percents that add up to 100 by the largest remainder.

    Equal remainders go to the larger count, then to the earlier one, so levels and scale options
    are given from the highest down. Nothing counted gives zeros.
    """
    total = sum(counts)
    if not total:
        return [0] * len(counts)
    floors = [100 * count // total for count in counts]
    by_remainder = sorted(
        range(len(counts)), key=lambda i: (-(100 * counts[i] % total), -counts[i], i)
    )
    for i in by_remainder[: 100 - sum(floors)]:
        floors[i] += 1
    return floors
