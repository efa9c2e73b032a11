"""What a campaign is opened with, and what no campaign may be opened or changed to."""

import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Literal

from storage.definitions import Definition
from storage.parts import MOST_PARTS
from storage.period import NotAPeriod, Period, PeriodKind, kind_of, read_period

LONGEST_TITLE = 200
LEAST_THRESHOLD, MOST_THRESHOLD = 3, 100
"""Two answers read as one person's for the other; above a hundred nothing would be shown."""
FARTHEST_OPENING, LONGEST = 366, 731
"""In days: from today to the opening, and from the opening to the deadline."""

PlanFault = Literal[
    "title",
    "title_long",
    "title_signs",
    "academic_year",
    "calendar_year",
    "other_academic_year",
    "other_calendar_year",
    "deadline",
    "deadline_far",
    "deadline_past",
    "opens_far",
    "target",
    "threshold",
    "municipalities",
    "rhythm",
    "same_instrument",
    "too_many_parts",
]
Oddity = Literal["opens_outside_year", "deadline_outside_year"]
Asks = Literal["teachers", "young_teachers"]
"""Whom a part asks, as the registry counts them: all teachers, or the young ones."""

# Controls, line ends, invisible and undecodable signs; some emoji are joined by an invisible one.
_UNSEEN = {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}
_JOINER = "\N{ZERO WIDTH JOINER}"


class CampaignRefused(Exception):
    """The plan of a campaign contradicts itself or its bounds; `fault` is the part at fault."""

    def __init__(self, fault: PlanFault) -> None:
        self.fault = fault
        super().__init__(fault)


@dataclass(frozen=True, kw_only=True)
class CampaignTerms:
    region_id: int
    title: str
    period: str
    opens_on: date
    deadline: date
    target_percent: int = 60
    publication_threshold: int = 5
    # When what waits is counted: scheduler/counting/rhythm.py.
    rhythm: str = "nightly"
    opened_by: int | None = None


@dataclass(frozen=True)
class PartPlan:
    definition: Definition
    asks: Asks = "teachers"


@dataclass(frozen=True, kw_only=True)
class CampaignPlan(CampaignTerms):
    """Raises CampaignRefused. What was opened by earlier rules is read without them.

    The parts are numbered in this order.
    """

    parts: tuple[PartPlan, ...]
    goes_by: PeriodKind = "academic_year"

    def __post_init__(self) -> None:
        _check_parts(self.parts)
        check_title(self.title)
        check_deadline(self.opens_on, self.deadline)
        _check_opening(_period(self.period, self.goes_by), self.opens_on)
        check_target(self.target_percent)
        if not LEAST_THRESHOLD <= self.publication_threshold <= MOST_THRESHOLD:
            raise CampaignRefused("threshold")


def _check_parts(parts: tuple[PartPlan, ...]) -> None:
    assert parts
    # The same people would be asked the same twice.
    if len({one.definition.instrument for one in parts}) < len(parts):
        raise CampaignRefused("same_instrument")
    if len(parts) > MOST_PARTS:
        raise CampaignRefused("too_many_parts")


def check_title(title: str) -> None:
    """Raises CampaignRefused."""
    if not any(unicodedata.category(sign)[0] in "LNPS" for sign in title):
        raise CampaignRefused("title")
    if any(unicodedata.category(sign) in _UNSEEN and sign != _JOINER for sign in title):
        raise CampaignRefused("title_signs")
    if len(title) > LONGEST_TITLE:
        raise CampaignRefused("title_long")


def check_target(percent: int) -> None:
    """Raises CampaignRefused."""
    if not 1 <= percent <= 100:
        raise CampaignRefused("target")


def check_deadline(opens_on: date, deadline: date) -> None:
    """Raises CampaignRefused."""
    if deadline < opens_on:
        raise CampaignRefused("deadline")
    if (deadline - opens_on).days > LONGEST:
        raise CampaignRefused("deadline_far")


def check_not_past(deadline: date, today: date) -> None:
    """Raises CampaignRefused."""
    if deadline < today:
        raise CampaignRefused("deadline_past")


def check_on(plan: CampaignPlan, today: date) -> None:
    """What depends on the day on which it is opened. Raises CampaignRefused."""
    check_not_past(plan.deadline, today)
    if (plan.opens_on - today).days > FARTHEST_OPENING:
        raise CampaignRefused("opens_far")


def oddities(terms: CampaignTerms) -> tuple[Oddity, ...]:
    """What may be meant, and is more often a slip: the operator is asked.

    About a year that has ended people are still asked for four months.
    """
    period = _period(terms.period, kind_of(terms.period))
    first, last = period.usually_opens
    odd: list[Oddity] = []
    if not first <= terms.opens_on <= last:
        odd.append("opens_outside_year")
    if terms.deadline > period.may_open[1]:
        odd.append("deadline_outside_year")
    return tuple(odd)


def _period(written: str, kind: PeriodKind) -> Period:
    try:
        return read_period(written, kind)
    except NotAPeriod:
        raise CampaignRefused(kind) from None


def _check_opening(period: Period, opens_on: date) -> None:
    first, last = period.may_open
    if not first <= opens_on <= last:
        academic = period.kind == "academic_year"
        raise CampaignRefused("other_academic_year" if academic else "other_calendar_year")
