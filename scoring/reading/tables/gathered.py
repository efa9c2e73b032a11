"""Values as they are read, one indicator at a time, into a frame."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt
import pandas as pd

from scoring.results.values import COLUMNS, STATUSES, Codes, Flags, Numbers

T = TypeVar("T", bound=np.generic)

NOTHING = -1

Rows = npt.NDArray[np.intp]
# Subjects by the order in which they were met.
Subjects = npt.NDArray[np.intp]


@dataclass(frozen=True)
class Given:
    """What rows say of an indicator; `status` indexes STATUSES, or is NOTHING."""

    status: Codes
    numerator: Numbers
    denominator: Numbers
    weighted: Flags

    @classmethod
    def nothing(cls, rows: int) -> Given:
        return cls(
            np.full(rows, NOTHING, np.int8),
            np.zeros(rows, np.int64),
            np.ones(rows, np.int64),
            np.zeros(rows, np.bool_),
        )

    @property
    def columns(self) -> tuple[npt.NDArray[Any], ...]:
        return self.status, self.numerator, self.denominator, self.weighted

    def at(self, rows: Rows | Flags) -> Given:
        return Given(
            self.status[rows], self.numerator[rows], self.denominator[rows], self.weighted[rows]
        )


class Gathered:
    """Columns of values; a million of them is little more than their numbers."""

    def __init__(self) -> None:
        self._indicators: list[str] = []
        self._subjects: list[Subjects] = []
        self._given: list[Given] = []
        self._met: dict[str, Flags] = {}

    def are_repeated(self, indicator: str, subjects: Subjects) -> Flags:
        """Who has a value of the indicator already, or further above among these."""
        before = self._met_so_far(indicator, subjects)[subjects]
        ordered = np.sort(subjects, kind="stable")
        if (ordered[1:] != ordered[:-1]).all():
            return before
        again: Flags = before | pd.Series(subjects).duplicated().to_numpy()
        return again

    def add(self, indicator: str, subjects: Subjects, given: Given) -> None:
        self._met_so_far(indicator, subjects)[subjects] = True
        self._indicators.append(indicator)
        self._subjects.append(subjects)
        self._given.append(given)

    def frame(self, names: Sequence[str]) -> pd.DataFrame:
        """`names` are those of the subjects."""
        lengths = list(map(len, self._subjects))
        columns = (
            np.array(names, object)[_joined(self._subjects, np.intp)],
            np.repeat(np.array(self._indicators, object), lengths),
            np.array(STATUSES, object)[_joined([one.status for one in self._given], np.int8)],
            _joined([one.numerator for one in self._given], np.int64),
            _joined([one.denominator for one in self._given], np.int64),
            _joined([one.weighted for one in self._given], np.bool_),
        )
        return pd.DataFrame(dict(zip(COLUMNS, columns, strict=True)))

    def _met_so_far(self, indicator: str, subjects: Subjects) -> Flags:
        met = self._met.get(indicator, np.zeros(0, np.bool_))
        needed = int(subjects.max(initial=-1)) + 1
        if needed > len(met):
            # Twice as many, for a sheet may have a thousand tables below each other.
            more = np.zeros(2 * needed - len(met), np.bool_)
            met = self._met[indicator] = np.concatenate((met, more))
        return met


def _joined(parts: Sequence[npt.NDArray[T]], kind: type[T]) -> npt.NDArray[T]:
    return np.concatenate(parts) if parts else np.zeros(0, kind)
