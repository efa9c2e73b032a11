"""Why a value that was given cannot be."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from scoring.methodology.indicators import (
    Expert,
    Indicator,
    Pairwise,
    Points,
    Presence,
    Share,
    has_fraction,
)

# The index is kept in arrays; the empty one stands for no fault.
FAULTS = (
    "",
    "zero_denominator",
    "negative",
    "not_whole",
    "too_large",
    "out_of_range",
    "part_above_whole",
    "over_criterion",
)

Numbers = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


def fault_codes(
    indicator: Indicator, numerator: Numbers, denominator: Numbers, largest: int
) -> npt.NDArray[np.int8]:
    """Indexes of FAULTS, the first that holds for each value."""
    holds: dict[str, Flags] = {
        "zero_denominator": denominator == 0,
        "negative": (numerator < 0) | (denominator < 0),
        "too_large": (numerator > largest) | (denominator > largest),
        "not_whole": (denominator != 1) & (not has_fraction(indicator)),
        "out_of_range": numerator > _most(indicator, largest),
        "part_above_whole": (numerator > denominator) & _is_subset(indicator),
    }
    result = np.zeros(len(numerator), np.int8)
    for fault, found in holds.items():
        result[found & (result == 0)] = FAULTS.index(fault)
    return result


def _most(indicator: Indicator, largest: int) -> int:
    match indicator:
        case Expert(most=most) | Points(most=int(most)):
            return most
        case Presence():
            return 1
        case _:
            return largest


def _is_subset(indicator: Indicator) -> bool:
    return isinstance(indicator, Share | Pairwise) and indicator.subset
