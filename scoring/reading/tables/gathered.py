"""Values as they are read, one indicator at a time, into a frame."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import repeat

import pandas as pd

from scoring.results.values import COLUMNS

# Status, numerator, denominator, and whether they may be summed.
Numbers = tuple[str, int, int, bool]
REFUSED: Numbers = ("refused", 0, 1, False)


class Gathered:
    """Columns of values; a million of them is little more than their numbers."""

    def __init__(self) -> None:
        self._columns: dict[str, list[object]] = {name: [] for name in COLUMNS}
        self._seen: dict[str, set[str]] = {}

    def seen(self, indicator: str) -> set[str]:
        """Whose values of the indicator were met so far."""
        return self._seen.setdefault(indicator, set())

    def add(self, indicator: str, towns: Sequence[str], numbers: Sequence[Numbers]) -> None:
        if not towns:
            return
        self.seen(indicator).update(towns)
        parts = zip(*numbers, strict=True)
        for column, added in zip(
            self._columns.values(), (towns, repeat(indicator, len(towns)), *parts), strict=True
        ):
            column.extend(added)

    def frame(self) -> pd.DataFrame:
        return pd.DataFrame(self._columns, columns=list(COLUMNS))
