"""What was answered, in numbers that may be published."""

from collections.abc import Iterable, Sequence
from html import escape

from bot.campaign_book import Opened
from bot.interview.instrument import Instrument, Matrix, find_option, options_of
from bot.summary import RegionSummary
from bot.texts.fitting import shortened
from bot.texts.fluent import Texts
from bot.texts.listing import Section, pages_of, section
from bot.texts.numbers import number, percent
from scoring.survey.survey import IndexPicture, ItemPicture, ProfilePicture, SurveyPicture

MOST_DEFICITS = 5
MOST_ROWS = 3
LONGEST_LINE = 200


def figures(texts: Texts, opened: Opened, picture: SurveyPicture | None) -> Iterable[str]:
    threshold = opened.campaign.publication_threshold
    if picture is None:
        small = "summary-small-closed" if _is_closed(opened) else "summary-small"
        yield f"<i>{texts(small, threshold=threshold)}</i>"
        return
    for place, profile in enumerate(picture.profiles):
        most = MOST_DEFICITS if place == 0 else MOST_ROWS
        yield _profile(texts, opened, profile, most)
    legend = f"<i>{texts('summary-index-legend')}</i>"
    for item in dict.fromkeys(one.key.partition("/")[0] for one in picture.indices):
        rows = [one for one in picture.indices if one.key.partition("/")[0] == item]
        yield _index(texts, opened, item, rows, legend)
        legend = ""
    steps = "summary-steps-closed" if _is_closed(opened) else "summary-steps"
    yield f"<i>{texts(steps, threshold=threshold)}</i>"


def _is_closed(opened: Opened) -> bool:
    return opened.campaign.closed_at is not None


def hidden_words(texts: Texts, summary: RegionSummary) -> str:
    hidden = len(summary.survey.hidden)
    threshold = summary.survey.threshold
    if not hidden or summary.picture is None:
        return ""
    key = "summary-hidden-closed" if _is_closed(summary.opened) else "summary-hidden"
    return f"<i>{texts(key, count=hidden, threshold=threshold)}</i>"


def left_over_words(texts: Texts, summary: RegionSummary) -> str:
    left, language = summary.left_over, texts.language
    if not left.region_only and not left.nowhere:
        return ""
    region, nowhere = number(left.region_only, language), number(left.nowhere, language)
    return f"<i>{texts('summary-left-over', region=region, nowhere=nowhere)}</i>"


def _base(texts: Texts, n: int) -> str:
    return texts("summary-base", n=n, shown=number(n, texts.language))


def _titled(texts: Texts, opened: Opened, item: str, n: int | None) -> str:
    asked = opened.instrument.by_id[item]
    title = _shown(asked.short.in_language(texts.language))
    is_withheld = asked.relevant is not None and not _is_closed(opened)
    none = texts("summary-item-later" if is_withheld else "summary-item-small")
    base = none if n is None else _base(texts, n)
    return f"<b>{title}</b> · {base}"


def _profile(texts: Texts, opened: Opened, profile: ProfilePicture, most: int) -> str:
    item = opened.instrument.by_id[profile.item]
    lines = []
    for one in profile.options[:most]:
        option = find_option(item, one.option)
        if option is not None and one.count:
            label = _shown(option.label.in_language(texts.language))
            lines.append(f"{label} — {percent(one.percent, texts.language)}")
    return "\n".join((_titled(texts, opened, profile.item, profile.n), *lines))


def _index(
    texts: Texts, opened: Opened, item: str, rows: Sequence[IndexPicture], legend: str
) -> str:
    known = [one for one in rows if one.mean is not None]
    known.sort(key=lambda one: one.mean or 0, reverse=True)
    lines = [legend] if legend and known else []
    lines += [_index_line(texts, opened.instrument, one) for one in known[:MOST_ROWS]]
    bases = [one.n for one in known if one.n is not None]
    return "\n".join((_titled(texts, opened, item, min(bases, default=None)), *lines))


def _index_line(texts: Texts, instrument: Instrument, picture: IndexPicture) -> str:
    mean = number(picture.mean or 0, texts.language)
    figures = f"{mean} ({percent(picture.top or 0, texts.language)})"
    if "/" not in picture.key:
        return figures
    return f"{_shown(_row(texts, instrument, picture.key))} — {figures}"


def _row(texts: Texts, instrument: Instrument, key: str) -> str:
    id, _, row = key.partition("/")
    item = instrument.by_id[id]
    named = item.row(row).label if isinstance(item, Matrix) else item.short
    return named.in_language(texts.language)


def answers_pages(texts: Texts, opened: Opened, picture: SurveyPicture) -> list[str]:
    """The distribution of every closed item, in pieces that fit a message."""
    return pages_of("", [_distribution(texts, opened, one) for one in picture.items])


def _distribution(texts: Texts, opened: Opened, picture: ItemPicture) -> Section:
    instrument = opened.instrument
    item_id, _, row = picture.id.partition("/")
    item = instrument.by_id[item_id]
    head = _titled(texts, opened, item_id, picture.n)
    if row:
        head += f"\n<i>{_shown(_row(texts, instrument, picture.id))}</i>"
    shares = {one.option: one.percent for one in picture.options}
    lines = (
        f"{_shown(option.label.in_language(texts.language))} — "
        + percent(shares[option.id], texts.language)
        for option in options_of(item)
        if option.id in shares
    )
    return section(head, lines)


def _shown(label: str) -> str:
    return escape(shortened(label, LONGEST_LINE), quote=False)
