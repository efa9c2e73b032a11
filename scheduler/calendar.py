"""Working days of the Russian production calendar, transferred ones included.

The days that a yearly decree transfers are known for the years that `holidays` knows; a later
year has its weekends and public holidays only.
"""

from datetime import date, timedelta
from functools import cache

from holidays import HolidayBase, country_holidays

ONE_DAY = timedelta(days=1)


# A tick asks about the same few days for every debt.
@cache
def is_working_day(day: date) -> bool:
    return _year(day.year).is_working_day(day)


def working_day_until(day: date) -> date:
    """The day itself, or the last working day before it."""
    while not is_working_day(day):
        day -= ONE_DAY
    return day


def working_day_after(day: date) -> date:
    """The first working day later than `day`."""
    day += ONE_DAY
    while not is_working_day(day):
        day += ONE_DAY
    return day


@cache
def _year(year: int) -> HolidayBase:
    # Filled at once: a calendar that grows on demand forgets working Saturdays until it is asked
    # for a holiday of their year.
    return country_holidays("RU", years=year, expand=False)
