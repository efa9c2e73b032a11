"""Counters of a part of a campaign, without what may not be shown of them."""

from collections.abc import Collection, Mapping

from bot.campaign_book import Opened
from bot.interview.conditional import conditional_keys
from scheduler.counting.counts import Counts
from scheduler.counting.figures import region_closed, region_shown, shown
from scoring.survey.survey import ItemCounts, SurveyCounts
from storage.counters import RESPONDENTS, Choice

BASE = "*"


def shown_counts(opened: Opened, name: str, counts: Counts, teachers: int | None) -> SurveyCounts:
    """Of one municipality."""
    threshold = opened.campaign.publication_threshold
    return survey_counts(name, shown(counts, threshold, _withheld(opened)), teachers)


def shown_of_region(opened: Opened, live: Collection[Counts], alone: Counts) -> SurveyCounts:
    """`alone` are of people who are counted in no municipality."""
    threshold = opened.campaign.publication_threshold
    if opened.campaign.closed_at is None:
        together = region_shown(live, threshold, _withheld(opened))
    else:
        together = region_closed(live, alone, threshold)
    return survey_counts("", together, None)


def _withheld(opened: Opened) -> Collection[str]:
    """Others may know of whom they are asked."""
    return () if opened.campaign.closed_at else conditional_keys(opened.instrument)


def survey_counts(name: str, counts: Mapping[Choice, int], teachers: int | None) -> SurveyCounts:
    items: dict[str, tuple[int, dict[str, int]]] = {}
    for (item, option), n in counts.items():
        base, options = items.get(item, (0, {}))
        items[item] = (n, options) if option == BASE else (base, {**options, option: n})
    respondents, _ = items.pop(RESPONDENTS[0], (0, {}))
    cells = {item: ItemCounts(base, options) for item, (base, options) in items.items()}
    return SurveyCounts(name, respondents, teachers, cells)
