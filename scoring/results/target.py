"""What a source wants to be reached, and whether it is."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import numpy.typing as npt

from scoring.methodology.indicators import Indicator, Measured


def target_of(indicator: Indicator) -> Decimal | None:
    return indicator.target if isinstance(indicator, Measured) else None


def falls(indicator: Indicator) -> bool:
    """Whether less of it is better."""
    return isinstance(indicator, Measured) and indicator.less_is_better


def reaches(indicator: Indicator, target: Decimal, value: Fraction) -> bool:
    """By the exact value: 49,96 is shown as 50,0 and is not 50."""
    return value <= Fraction(target) if falls(indicator) else value >= Fraction(target)


def reached(
    indicator: Indicator, numerator: npt.NDArray[Any], denominator: npt.NDArray[Any]
) -> npt.NDArray[np.bool_] | None:
    """For values numerator / denominator; None where the source names no target."""
    target = target_of(indicator)
    if target is None:
        return None
    part, whole = Fraction(target).as_integer_ratio()
    own, wanted = numerator * whole, denominator * part
    return own <= wanted if falls(indicator) else own >= wanted
