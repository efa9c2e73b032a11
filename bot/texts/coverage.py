"""How many have answered, of how many, and who is below the target or ahead."""

from collections.abc import Sequence
from decimal import Decimal

from bot.summary import Coverage, RegionSummary, delivered_beside
from bot.texts.fitting import name_words
from bot.texts.fluent import Texts
from bot.texts.numbers import number, percent
from scoring.rounding import percent as share
from storage.campaigns import Campaign

MOST_BELOW = 8
MOST_AHEAD = 3


def delivered_words(texts: Texts, delivered: int, expected: int | None) -> str:
    if not expected:
        return texts("delivered-of-unknown", delivered=delivered)
    part = percent(share(delivered, expected) or 0, texts.language)
    return texts("delivered-of", delivered=delivered, expected=expected, percent=part)


def in_short(texts: Texts, delivered: int, expected: int | None) -> str:
    if not expected:
        return number(delivered, texts.language)
    part = percent(share(delivered, expected) or 0, texts.language)
    return texts("status-line", delivered=delivered, expected=expected, percent=part)


def target_words(texts: Texts, coverage: Coverage, campaign: Campaign) -> str:
    target_percent = campaign.target_percent
    if coverage.expected is None:
        return texts("summary-expected-unknown")
    if coverage.delivered > coverage.expected:
        return texts("summary-over")
    if not coverage.has_target:
        return texts("summary-expected-none")
    target = percent(target_percent, texts.language)
    if coverage.reached(target_percent):
        return texts("summary-target-reached", target=target)
    missing = -(-target_percent * coverage.expected // 100) - coverage.delivered
    key = "summary-target-missed" if campaign.stopped_at is None else "summary-target-was-missed"
    return texts(key, target=target, count=missing)


def reached_words(texts: Texts, summary: RegionSummary) -> str:
    """Of those alone whose number of teachers is known: no other has a target."""
    target = summary.opened.campaign.target_percent
    asked = [one for one in summary.coverages if one.has_target]
    reached = sum(one.reached(target) for one in asked)
    if not asked:
        is_known = any(one.expected is not None for one in summary.coverages)
        return texts("summary-expected-none" if is_known else "summary-expected-unknown")
    shown = percent(target, texts.language)
    if len(asked) == 1:
        key = "summary-target-reached" if reached else "summary-target-not-reached"
        return texts(key, target=shown)
    if not reached:
        return texts("summary-reached-none", target=shown, of=len(asked))
    return texts("summary-reached", target=shown, count=reached, of=len(asked))


def beside_words(texts: Texts, coverages: Sequence[Coverage]) -> str:
    beside = delivered_beside(coverages)
    return texts("delivered-beside", count=beside) if beside else ""


def below_target(texts: Texts, summary: RegionSummary) -> str:
    target = summary.opened.campaign.target_percent
    below = [
        (_share(one), one)
        for one in summary.coverages
        if one.has_target and not one.reached(target)
    ]
    below.sort(key=_first)
    lines = [_line(texts, one, part) for part, one in below[:MOST_BELOW]]
    if len(below) > MOST_BELOW:
        lines.append(texts("list-more", count=len(below) - MOST_BELOW))
    return "\n".join((f"<b>{texts('summary-below')}</b>", *lines)) if below else ""


def ahead(texts: Texts, summary: RegionSummary) -> str:
    target = summary.opened.campaign.target_percent
    best = [
        (_share(one), one) for one in summary.coverages if one.has_target and one.reached(target)
    ]
    best.sort(key=_first, reverse=True)
    lines = [_line(texts, one, part) for part, one in best[:MOST_AHEAD]]
    return "\n".join((f"<b>{texts('summary-ahead')}</b>", *lines)) if best else ""


def _share(one: Coverage) -> Decimal:
    return share(one.delivered, one.expected or 0) or Decimal(0)


def _first(pair: tuple[Decimal, Coverage]) -> Decimal:
    return pair[0]


def _line(texts: Texts, one: Coverage, part: Decimal) -> str:
    return f"• {name_words(one.municipality.short)} — {percent(part, texts.language)}"
