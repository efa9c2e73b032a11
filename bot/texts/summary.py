"""A summary on one screen of a phone."""

from collections.abc import Iterable, Sequence
from html import escape

from bot.campaign_book import Opened
from bot.interview.instrument import Instrument, Matrix, find_option, options_of
from bot.summary import Coverage, MunicipalitySummary, RegionSummary, share_of
from bot.texts.deadline import deadline_words
from bot.texts.fluent import Texts
from bot.texts.numbers import day, number, percent
from scoring.rounding import percent as share
from scoring.survey import IndexPicture, ItemPicture, ProfilePicture, SurveyPicture

MOST_BELOW = 8
MOST_AHEAD = 3
MOST_DEFICITS = 5
MOST_ROWS = 3


def municipality_summary_text(texts: Texts, summary: MunicipalitySummary) -> str:
    coverage, opened = summary.coverage, summary.opened
    parts = [
        _head(texts, coverage.municipality.short, opened, summary),
        f"{_delivered(texts, coverage.delivered, coverage.expected)} "
        + _target(texts, coverage, opened.campaign.target_percent),
        *_figures(texts, opened, summary.picture, "summary-small"),
    ]
    return "\n\n".join(parts)


def region_summary_text(texts: Texts, summary: RegionSummary) -> str:
    opened, coverages = summary.opened, summary.coverages
    parts = [
        _head(texts, summary.region.name, opened, summary),
        f"{_delivered(texts, *share_of(coverages))} {_reached(texts, summary)}",
        _below(texts, summary),
        _ahead(texts, summary),
        *_figures(texts, opened, summary.picture, "summary-small-everywhere"),
        _hidden(texts, summary),
    ]
    return "\n\n".join(part for part in parts if part)


def status_text(
    texts: Texts, opened: Opened, coverages: Sequence[Coverage], total: Sequence[Coverage]
) -> str:
    """The lines of `coverages`, which may be a part of `total`."""
    lines = [
        f"• {escape(one.municipality.short, quote=False)} — "
        + _in_short(texts, one.delivered, one.expected)
        for one in coverages
    ]
    if len(total) > 1:
        lines.insert(0, f"{texts('status-total')} — {_in_short(texts, *share_of(total))}")
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
        closed = day(campaign.closed_at.date(), texts.language)
        lines.append(texts("summary-deadline-closed", date=closed))
    else:
        left = (campaign.deadline - summary.today).days
        lines.append(deadline_words(texts, campaign.deadline, left))
    return "\n".join(lines)


def _delivered(texts: Texts, delivered: int, expected: int | None) -> str:
    if not expected:
        return texts("delivered-of-unknown", delivered=delivered)
    part = percent(share(delivered, expected) or 0, texts.language)
    return texts("delivered-of", delivered=delivered, expected=expected, percent=part)


def _in_short(texts: Texts, delivered: int, expected: int | None) -> str:
    if not expected:
        return number(delivered, texts.language)
    part = percent(share(delivered, expected) or 0, texts.language)
    return texts("status-line", delivered=delivered, expected=expected, percent=part)


def _target(texts: Texts, coverage: Coverage, target_percent: int) -> str:
    if coverage.expected is None:
        return texts("summary-expected-unknown")
    target = percent(target_percent, texts.language)
    if coverage.delivered > coverage.expected:
        return texts("summary-over")
    if coverage.reached(target_percent):
        return texts("summary-target-reached", target=target)
    missing = -(-target_percent * coverage.expected // 100) - coverage.delivered
    return texts("summary-target-missed", target=target, count=missing)


def _reached(texts: Texts, summary: RegionSummary) -> str:
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


def _below(texts: Texts, summary: RegionSummary) -> str:
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
        lines.append(texts("summary-below-more", count=len(below) - MOST_BELOW))
    return "\n".join((f"<b>{texts('summary-below')}</b>", *lines)) if below else ""


def _ahead(texts: Texts, summary: RegionSummary) -> str:
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


def _hidden(texts: Texts, summary: RegionSummary) -> str:
    hidden = len(summary.survey.hidden)
    threshold = summary.survey.threshold
    if not hidden or summary.picture is None:
        return ""
    return f"<i>{texts('summary-hidden', count=hidden, threshold=threshold)}</i>"


def _figures(
    texts: Texts, opened: Opened, picture: SurveyPicture | None, small: str
) -> Iterable[str]:
    """`small` is the key of what is said where there is no picture."""
    threshold = opened.campaign.publication_threshold
    if picture is None:
        yield f"<i>{texts(small, threshold=threshold)}</i>"
        return
    for place, profile in enumerate(picture.profiles):
        most = MOST_DEFICITS if place == 0 else MOST_ROWS
        yield _profile(texts, opened.instrument, profile, most)
    legend = f"<i>{texts('summary-index-legend')}</i>"
    for item in dict.fromkeys(one.key.partition("/")[0] for one in picture.indices):
        rows = [one for one in picture.indices if one.key.partition("/")[0] == item]
        yield _index(texts, opened.instrument, item, rows, legend)
        legend = ""
    yield f"<i>{texts('summary-steps', threshold=threshold)}</i>"


def _base(texts: Texts, n: int) -> str:
    return texts("summary-base", n=n, shown=number(n, texts.language))


def _titled(texts: Texts, instrument: Instrument, item: str, n: int | None) -> str:
    title = escape(instrument.by_id[item].short.in_language(texts.language), quote=False)
    base = texts("summary-item-small") if n is None else _base(texts, n)
    return f"<b>{title}</b> · {base}"


def _profile(texts: Texts, instrument: Instrument, profile: ProfilePicture, most: int) -> str:
    item = instrument.by_id[profile.item]
    lines = []
    for one in profile.options[:most]:
        option = find_option(item, one.option)
        if option is not None and one.count:
            label = escape(option.label.in_language(texts.language), quote=False)
            lines.append(f"{label} — {percent(one.percent, texts.language)}")
    return "\n".join((_titled(texts, instrument, profile.item, profile.n), *lines))


def _index(
    texts: Texts, instrument: Instrument, item: str, rows: Sequence[IndexPicture], legend: str
) -> str:
    known = [one for one in rows if one.mean is not None]
    known.sort(key=lambda one: one.mean or 0, reverse=True)
    lines = [legend] if legend and known else []
    lines += [_index_line(texts, instrument, one) for one in known[:MOST_ROWS]]
    bases = [one.n for one in known if one.n is not None]
    return "\n".join((_titled(texts, instrument, item, min(bases, default=None)), *lines))


def _index_line(texts: Texts, instrument: Instrument, picture: IndexPicture) -> str:
    mean = number(picture.mean or 0, texts.language)
    figures = f"{mean} ({percent(picture.top or 0, texts.language)})"
    if "/" not in picture.key:
        return figures
    return f"{escape(_row(texts, instrument, picture.key), quote=False)} — {figures}"


def _row(texts: Texts, instrument: Instrument, key: str) -> str:
    id, _, row = key.partition("/")
    item = instrument.by_id[id]
    named = item.row(row).label if isinstance(item, Matrix) else item.short
    return named.in_language(texts.language)


def answers_pages(
    texts: Texts, instrument: Instrument, picture: SurveyPicture, limit: int = 3000
) -> list[str]:
    """The distribution of every closed item, in pieces that fit a message."""
    pages: list[str] = []
    for one in picture.items:
        block = _distribution(texts, instrument, one)
        if pages and len(pages[-1]) + len(block) < limit:
            pages[-1] += f"\n\n{block}"
        else:
            pages.append(block)
    return pages


def _distribution(texts: Texts, instrument: Instrument, picture: ItemPicture) -> str:
    item_id, _, row = picture.id.partition("/")
    item = instrument.by_id[item_id]
    head = _titled(texts, instrument, item_id, picture.n)
    if row:
        head += f"\n<i>{escape(_row(texts, instrument, picture.id), quote=False)}</i>"
    shares = {one.option: one.percent for one in picture.options}
    lines = [
        f"{escape(option.label.in_language(texts.language), quote=False)} — "
        + percent(shares[option.id], texts.language)
        for option in options_of(item)
        if option.id in shares
    ]
    return "\n".join((head, *lines))
