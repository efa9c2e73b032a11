"""How many have answered, of how many, and who is below the target or ahead."""

from html import escape

from bot.summary import Coverage, RegionSummary
from bot.texts.fluent import Texts
from bot.texts.numbers import number, percent
from scoring.rounding import percent as share

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


def target_words(texts: Texts, coverage: Coverage, target_percent: int) -> str:
    if coverage.expected is None:
        return texts("summary-expected-unknown")
    target = percent(target_percent, texts.language)
    if coverage.delivered > coverage.expected:
        return texts("summary-over")
    if coverage.reached(target_percent):
        return texts("summary-target-reached", target=target)
    missing = -(-target_percent * coverage.expected // 100) - coverage.delivered
    return texts("summary-target-missed", target=target, count=missing)


def reached_words(texts: Texts, summary: RegionSummary) -> str:
    """Of those alone whose number of teachers is known: no other has a target."""
    target = summary.opened.campaign.target_percent
    known = [one for one in summary.coverages if one.expected is not None]
    reached = sum(one.reached(target) for one in known)
    if not known:
        return texts("summary-expected-unknown")
    shown = percent(target, texts.language)
    if not reached:
        return texts("summary-reached-none", target=shown, of=len(known))
    return texts("summary-reached", target=shown, count=reached, of=len(known))


def below_target(texts: Texts, summary: RegionSummary) -> str:
    target = summary.opened.campaign.target_percent
    below = sorted(
        (one for one in summary.coverages if not one.reached(target)),
        key=lambda one: share(one.delivered, one.expected) or 0 if one.expected else 0,
    )
    lines = [
        f"• {escape(one.municipality.short, quote=False)} — "
        + (
            percent(share(one.delivered, one.expected) or 0, texts.language)
            if one.expected
            else "0"
        )
        for one in below[:MOST_BELOW]
    ]
    if len(below) > MOST_BELOW:
        lines.append(texts("list-more", count=len(below) - MOST_BELOW))
    return "\n".join((f"<b>{texts('summary-below')}</b>", *lines)) if below else ""


def ahead(texts: Texts, summary: RegionSummary) -> str:
    target = summary.opened.campaign.target_percent
    best = sorted(
        (
            (share(one.delivered, one.expected) or 0, one)
            for one in summary.coverages
            if one.expected and one.reached(target)
        ),
        key=lambda pair: pair[0],
        reverse=True,
    )
    named = [
        f"{escape(one.municipality.short, quote=False)} — {percent(part, texts.language)}"
        for part, one in best[:MOST_AHEAD]
    ]
    lines = [f"<b>{texts('summary-ahead')}</b>", *(f"• {one}" for one in named)]
    return "\n".join(lines) if named else ""
