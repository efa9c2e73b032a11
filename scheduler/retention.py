"""How long the answers of people are kept after their campaign has closed for good. Pure."""

from calendar import monthrange
from datetime import date, datetime
from zoneinfo import ZoneInfo

LEAST_MONTHS, MOST_MONTHS = 1, 120
DEFAULT_MONTHS = 36


def months_kept(retention: int | None) -> int:
    """`retention` is what the region has set, in months."""
    return DEFAULT_MONTHS if retention is None else retention


def deleted_on(closed_at: datetime, retention: int | None, zone: str) -> date:
    """The first day without them, in the region's zone; the last of a month that is too short."""
    closed = closed_at.astimezone(ZoneInfo(zone)).date()
    years, month = divmod(closed.month - 1 + months_kept(retention), 12)
    year = closed.year + years
    return date(year, month + 1, min(closed.day, monthrange(year, month + 1)[1]))
