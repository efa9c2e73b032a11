from __future__ import annotations

from decimal import Decimal

from scoring.results.region import RegionalShare, region_result
from tests.scoring.tables import methodology, scored

GARDEN = methodology("indicators: [{id: pond, kind: presence, title: Пруд, source: *s}]")


def test_a_region_tells_how_many_have_what_is_there_or_not() -> None:
    towns = {"Яр": {"pond": 1}, "Бор": {"pond": 0}, "Дол": {"pond": 1}}
    share = region_result(scored(GARDEN, towns)).shares["pond"]
    assert share == RegionalShare(2, 3, Decimal("66.7"), None, 3)


def test_who_has_not_told_is_not_counted_among_those_without() -> None:
    share = region_result(scored(GARDEN, {"Яр": {"pond": 1}, "Бор": {}})).shares["pond"]
    assert (share.percent, share.n) == (Decimal(100), 1)
