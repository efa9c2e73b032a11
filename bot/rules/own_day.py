"""Which day a rule goes by: that of the place where the person works."""

from collections.abc import Callable
from datetime import date, datetime

from bot.rules.moves import Rule
from storage.days import day_in
from storage.responses import Response
from storage.touches import Decision


def on_own_day(now: datetime, rule_on: Callable[[date], Rule]) -> Rule:
    def rule(response: Response) -> Decision:
        return rule_on(day_in(response.zone, now))(response)

    return rule
