"""What a campaign is about: an academic year (2025/26) or a calendar year (2025)."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

PeriodKind = Literal["academic_year", "calendar_year"]


class NotAPeriod(Exception):
    """`kind` is what was expected."""

    def __init__(self, kind: PeriodKind) -> None:
        self.kind = kind
        super().__init__(kind)


@dataclass(frozen=True)
class Period:
    kind: PeriodKind
    first: date
    last: date

    @property
    def may_open(self) -> tuple[date, date]:
        """From two months before it until four months after its end."""
        if self.kind == "academic_year":
            return date(self.first.year, 7, 1), date(self.last.year, 12, 31)
        return date(self.first.year - 1, 11, 1), date(self.last.year + 1, 4, 30)

    @property
    def usually_opens(self) -> tuple[date, date]:
        """Figures of a calendar year are as a rule asked for when it is over."""
        if self.kind == "academic_year":
            return self.first, self.last
        return self.first, self.may_open[1]


def kind_of(written: str) -> PeriodKind:
    return "academic_year" if "/" in written else "calendar_year"


def read_period(written: str, kind: PeriodKind) -> Period:
    """Raises NotAPeriod."""
    year = _academic(written) if kind == "academic_year" else _calendar(written)
    if year is None:
        raise NotAPeriod(kind)
    if kind == "academic_year":
        return Period(kind, date(year, 9, 1), date(year + 1, 8, 31))
    return Period(kind, date(year, 1, 1), date(year, 12, 31))


def _academic(written: str) -> int | None:
    match = re.fullmatch(r"([12]\d{3})/(\d{2})", written, re.ASCII)
    if match is None or (int(match[1]) + 1) % 100 != int(match[2]):
        return None
    return int(match[1])


def _calendar(written: str) -> int | None:
    return int(written) if re.fullmatch(r"[12]\d{3}", written, re.ASCII) else None
