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


def figures(
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
    is_open = opened.campaign.stopped_at is None
    steps = texts("summary-steps" if is_open else "summary-steps-closed", threshold=threshold)
    yield f"<i>{steps}</i>"


def hidden_words(texts: Texts, summary: RegionSummary) -> str:
    hidden = len(summary.survey.hidden)
    threshold = summary.survey.threshold
    if not hidden or summary.picture is None:
        return ""
    return f"<i>{texts('summary-hidden', count=hidden, threshold=threshold)}</i>"


def _base(texts: Texts, n: int) -> str:
    return texts("summary-base", n=n, shown=number(n, texts.language))


def _titled(texts: Texts, instrument: Instrument, item: str, n: int | None) -> str:
    title = _shown(instrument.by_id[item].short.in_language(texts.language))
    base = texts("summary-item-small") if n is None else _base(texts, n)
    return f"<b>{title}</b> · {base}"


def _profile(texts: Texts, instrument: Instrument, profile: ProfilePicture, most: int) -> str:
    item = instrument.by_id[profile.item]
    lines = []
    for one in profile.options[:most]:
        option = find_option(item, one.option)
        if option is not None and one.count:
            label = _shown(option.label.in_language(texts.language))
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
    return f"{_shown(_row(texts, instrument, picture.key))} — {figures}"


def _row(texts: Texts, instrument: Instrument, key: str) -> str:
    id, _, row = key.partition("/")
    item = instrument.by_id[id]
    named = item.row(row).label if isinstance(item, Matrix) else item.short
    return named.in_language(texts.language)


def answers_pages(texts: Texts, instrument: Instrument, picture: SurveyPicture) -> list[str]:
    """The distribution of every closed item, in pieces that fit a message."""
    return pages_of("", [_distribution(texts, instrument, one) for one in picture.items])


def _distribution(texts: Texts, instrument: Instrument, picture: ItemPicture) -> Section:
    item_id, _, row = picture.id.partition("/")
    item = instrument.by_id[item_id]
    head = _titled(texts, instrument, item_id, picture.n)
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
