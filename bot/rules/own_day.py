"""Which day a rule goes by: that of the place where the person works."""

from collections.abc import Callable
from datetime import date, datetime

from bot.rules.moves import Rule
from storage.days import day_in
from storage.sheets import Sheet
from storage.touches import Decision


def on_own_day(now: datetime, rule_on: Callable[[date], Rule]) -> Rule:
    def rule(sheet: Sheet) -> Decision:
        return rule_on(day_in(sheet.zone, now))(sheet)

    return rule
