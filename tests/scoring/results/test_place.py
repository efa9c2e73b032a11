from __future__ import annotations

from typing import Literal

import numpy as np
import pytest

from scoring.methodology.levels import Levels
from scoring.results.place import scale, tenths

LEVELS = Levels.model_validate(
    {
        "of": "points",
        "source": {"file": "000", "part": "1"},
        "bands": [
            {"level": "high", "from": 8, "to": 10},
            {"level": "medium", "from": 4, "to": 5},
            {"level": "low", "from": 0, "to": 3},
        ],
        "gaps": [{"from": 6, "to": 6, "note": "шесть"}, {"from": 7, "to": 7, "note": "семь"}],
    }
)
Policy = Literal["lower", "upper", "undefined"]


@pytest.mark.parametrize(("policy", "in_gap"), [("lower", 1), ("upper", 0), ("undefined", -1)])
def test_gaps_side_by_side_follow_the_policy_together(policy: Policy, in_gap: int) -> None:
    found = scale(LEVELS.model_copy(update={"gap": policy}), 10)
    assert found.level.tolist() == [2, 2, 2, 2, 1, 1, in_gap, in_gap, 0, 0, 0]
    assert np.flatnonzero(found.in_gap).tolist() == [6, 7]


@pytest.mark.parametrize(
    ("points", "whole", "expected"),
    [(399, 1000, 399), (3995, 10000, 400), (3994, 10000, 399), (1, 3, 333), (2, 3, 667), (0, 0, 0)],
)
def test_a_percent_is_rounded_to_a_tenth_before_it_is_placed(
    points: int, whole: int, expected: int
) -> None:
    assert tenths(np.array([points]), np.array([whole])).tolist() == [expected]
