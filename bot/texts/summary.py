"""A summary on one screen of a phone."""

from collections.abc import Sequence
from datetime import datetime
from html import escape
from zoneinfo import ZoneInfo

from bot.campaign_book import Opened
from bot.summary import Coverage, MunicipalitySummary, RegionSummary, share_of
from bot.texts.coverage import (
    ahead,
    below_target,
    delivered_words,
    in_short,
    reached_words,
    target_words,
)
from bot.texts.deadline import deadline_words
from bot.texts.figures import figures, hidden_words
from bot.texts.fluent import Texts
from bot.texts.numbers import day


def municipality_summary_text(texts: Texts, summary: MunicipalitySummary) -> str:
    coverage, opened = summary.coverage, summary.opened
    parts = [
        _head(texts, coverage.municipality.short, opened, summary),
        f"{delivered_words(texts, coverage.delivered, coverage.expected)} "
        + target_words(texts, coverage, opened.campaign.target_percent),
        *figures(texts, opened, summary.picture, "summary-small"),
    ]
    return "\n\n".join(parts)


def region_summary_text(texts: Texts, summary: RegionSummary) -> str:
    opened, coverages = summary.opened, summary.coverages
    parts = [
        _head(texts, summary.region.name, opened, summary),
        f"{delivered_words(texts, *share_of(coverages))} {reached_words(texts, summary)}",
        below_target(texts, summary),
        ahead(texts, summary),
        *figures(texts, opened, summary.picture, "summary-small-everywhere"),
        hidden_words(texts, summary),
    ]
    return "\n\n".join(part for part in parts if part)


def status_text(
    texts: Texts, opened: Opened, coverages: Sequence[Coverage], total: Sequence[Coverage]
) -> str:
    """The lines of `coverages`, which may be a part of `total`."""
    lines = [
        f"• {escape(one.municipality.short, quote=False)} — "
        + in_short(texts, one.delivered, one.expected)
        for one in coverages
    ]
    if len(total) > 1:
        lines.insert(0, f"{texts('status-total')} — {in_short(texts, *share_of(total))}")
    campaign = escape(opened.campaign.title, quote=False)
    return f"<b>{texts('status-title')}</b>\n{campaign}\n\n" + "\n".join(lines)


def _head(
    texts: Texts, place: str, opened: Opened, summary: MunicipalitySummary | RegionSummary
) -> str:
    campaign = opened.campaign
    lines = [
        f"<b>{escape(place, quote=False)}</b>",
        f"{escape(campaign.title, quote=False)} · {campaign.academic_year}",
    ]
    if campaign.closed_at is not None:
        closed = _local_day(texts, campaign.closed_at, summary.zone)
        lines.append(texts("summary-deadline-closed", date=closed))
    elif campaign.stopped_at is not None:
        stopped = _local_day(texts, campaign.stopped_at, summary.zone)
        lines.append(texts("summary-deadline-stopped", date=stopped))
    else:
        left = (campaign.deadline - summary.today).days
        lines.append(deadline_words(texts, campaign.deadline, left))
    return "\n".join(lines)


def _local_day(texts: Texts, moment: datetime, zone: str) -> str:
    return day(moment.astimezone(ZoneInfo(zone)).date(), texts.language)
