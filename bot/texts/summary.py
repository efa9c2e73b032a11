"""A summary on one screen of a phone."""

from collections.abc import Sequence
from datetime import datetime

from bot.campaign_book import Opened
from bot.summary import Coverage, MunicipalitySummary, RegionSummary, share_of
from bot.texts.coverage import (
    ahead,
    below_target,
    beside_words,
    delivered_words,
    in_short,
    reached_words,
    target_words,
)
from bot.texts.deadline import deadline_words
from bot.texts.figures import figures, hidden_words, left_over_words
from bot.texts.fitting import name_words
from bot.texts.fluent import Texts
from bot.texts.limits import STRICTEST, visible
from bot.texts.listing import pages_of, section
from bot.texts.numbers import day
from bot.texts.part_title import as_html, title_of_opened
from storage.campaigns import Campaign
from storage.days import day_in


def municipality_summary_text(texts: Texts, summary: MunicipalitySummary) -> str:
    coverage, opened = summary.coverage, summary.opened
    parts = [
        _head(texts, coverage.municipality.short, opened, summary),
        f"{delivered_words(texts, coverage.delivered, coverage.expected)} "
        + target_words(texts, coverage, opened.campaign),
        *figures(texts, opened, summary.picture),
    ]
    return _joined(texts, parts)


def region_summary_text(texts: Texts, summary: RegionSummary) -> str:
    opened, coverages = summary.opened, summary.coverages
    covered = (
        delivered_words(texts, *share_of(coverages)),
        beside_words(texts, coverages),
        reached_words(texts, summary),
    )
    parts = [
        _head(texts, summary.region.name, opened, summary),
        " ".join(part for part in covered if part),
        below_target(texts, summary),
        ahead(texts, summary),
        *figures(texts, opened, summary.picture),
        hidden_words(texts, summary),
        left_over_words(texts, summary),
    ]
    return _joined(texts, [part for part in parts if part])


def _joined(texts: Texts, parts: Sequence[str]) -> str:
    """As many as a message holds, in their order; all the answers have pages of their own."""
    whole = "\n\n".join(parts)
    if visible(whole) <= STRICTEST.text:
        return whole
    rest = f"<i>{texts('summary-rest', button=texts('summary-all-answers'))}</i>"
    room, kept = STRICTEST.text - visible(rest), list[str]()
    for part in parts:
        room -= visible(part) + len("\n\n")
        if room < 0:
            break
        kept.append(part)
    return "\n\n".join((*kept, rest))


def status_texts(texts: Texts, opened: Opened, coverages: Sequence[Coverage]) -> list[str]:
    """In as many messages as it takes."""
    lines = [
        f"• {name_words(one.municipality.short)} — {in_short(texts, one.delivered, one.expected)}"
        for one in coverages
    ]
    if len(coverages) > 1:
        lines.insert(0, f"{texts('status-total')} — {in_short(texts, *share_of(coverages))}")
    if beside := beside_words(texts, coverages):
        lines.append(beside)
    threshold = opened.campaign.publication_threshold
    lines.append(f"<i>{texts('status-groups', threshold=threshold)}</i>")
    title = f"<b>{texts('status-title')}</b>\n{as_html(title_of_opened(opened, texts.language))}"
    return list(pages_of(title, [section("\n".join(lines[:1]), lines[1:])]))


def _head(
    texts: Texts, place: str, opened: Opened, summary: MunicipalitySummary | RegionSummary
) -> str:
    campaign = opened.campaign
    lines = [
        f"<b>{name_words(place)}</b>",
        f"{as_html(title_of_opened(opened, texts.language))} · {campaign.period}",
    ]
    lines.append(_when(texts, campaign, summary))
    return "\n".join(lines)


def _when(texts: Texts, campaign: Campaign, summary: MunicipalitySummary | RegionSummary) -> str:
    if campaign.closed_at is not None:
        closed = _local_day(texts, campaign.closed_at, summary.zone)
        return texts("summary-deadline-closed", date=closed)
    if campaign.stopped_at is not None:
        stopped = _local_day(texts, campaign.stopped_at, summary.zone)
        return texts("summary-deadline-stopped", date=stopped)
    if summary.today < campaign.opens_on:
        return texts("summary-not-open-yet", date=day(campaign.opens_on, texts.language))
    left = (campaign.deadline - summary.today).days
    return deadline_words(texts, campaign.deadline, left)


def _local_day(texts: Texts, moment: datetime, zone: str) -> str:
    return day(day_in(zone, moment), texts.language)
