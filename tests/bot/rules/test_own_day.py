"""«Today» and «this year» are the person's own."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import partial

import pytest

from bot.interview.refused import Refused
from bot.rules.moves import Rule
from bot.rules.own_day import on_own_day
from bot.rules.texts import text_rule
from storage.sheets import Sheet
from storage.touches import Decision
from tests.bot.dialogue.given import up_to
from tests.bot.rules.given import YOUNG_TEACHER, sheet, typed

IN_KRASNOYARSK = "Asia/Krasnoyarsk"
IN_KALININGRAD = "Europe/Kaliningrad"
NEW_YEAR_IN_THE_EAST = datetime(2026, 12, 31, 17, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "day"), [(IN_KRASNOYARSK, date(2027, 1, 1)), (IN_KALININGRAD, date(2026, 12, 31))]
)
def test_a_rule_goes_by_the_day_where_the_person_works(zone: str, day: date) -> None:
    def rule_on(today: date) -> Rule:
        def rule(given: Sheet) -> Decision:
            return Decision(given.answers, given.shown_item, today)

        return rule

    decision = on_own_day(NEW_YEAR_IN_THE_EAST, rule_on)(sheet(zone=zone))
    assert decision.outcome == day


def test_this_year_begins_at_the_midnight_of_the_person() -> None:
    rule = on_own_day(NEW_YEAR_IN_THE_EAST, partial(text_rule, YOUNG_TEACHER, typed("2027")))
    east = rule(sheet(up_to(7), zone=IN_KRASNOYARSK))
    assert east.answers["7"] == {"number": 2027}
    west = rule(sheet(up_to(7), zone=IN_KALININGRAD))
    assert "7" not in west.answers
    assert isinstance(west.outcome, Refused)
