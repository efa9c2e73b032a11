"""When a municipality's waiting answers come to be counted: by its own calendar."""

from datetime import date
from enum import StrEnum


class Rhythm(StrEnum):
    AS_THEY_COME = "as_they_come"
    NIGHTLY = "nightly"
    WEEKLY = "weekly"
    AT_CLOSE = "at_close"


def rhythms_for(*, anonymous: bool) -> tuple[Rhythm, ...]:
    """Those that a campaign may have; the first is taken unless another is set."""
    of_all = (Rhythm.NIGHTLY, Rhythm.WEEKLY, Rhythm.AT_CLOSE)
    return of_all if anonymous else (Rhythm.AS_THEY_COME, *of_all)


def due(rhythm: Rhythm, came_round_on: date, today: date, opens_on: date) -> bool:
    """Whether the rhythm has come round since `came_round_on`, however often it was missed.

    `came_round_on` is the day on which it was settled last, whether or not enough waited, and
    the opening day at first. All days are the municipality's.
    """
    match rhythm:
        case Rhythm.AS_THEY_COME:
            return True
        case Rhythm.NIGHTLY:
            return today > came_round_on
        case Rhythm.WEEKLY:
            return _week(today, opens_on) > _week(came_round_on, opens_on)
        case Rhythm.AT_CLOSE:
            return False


def _week(day: date, opens_on: date) -> int:
    return (day - opens_on).days // 7
