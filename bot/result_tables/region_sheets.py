"""Tables of the region: all in all, its zones, its groups, its figures against the targets."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from bot.result_tables.cells import notes_cell, yes_no
from bot.result_tables.sheet import Cell, ResultSheet
from bot.result_tables.subject_columns import criterion_title
from bot.texts.fluent import Texts
from bot.texts.levels import level_words
from bot.texts.numbers import number, percent
from scoring.methodology.assessment import Assessment
from scoring.methodology.indicators import Indicator, Presence, is_percent
from scoring.methodology.levels import Band, Levels
from scoring.results.region import RegionResult
from scoring.results.subject import Subject

Row = tuple[Cell, ...]
ZONES = ("level", "range", "count", "share", "who")
GROUPS = ("criterion", "level", "count", "share")
FIGURES = ("id", "numerator", "denominator", "value", "target", "reached", "n")


def region_sheets(
    texts: Texts, assessment: Assessment, region: RegionResult
) -> Iterator[ResultSheet]:
    yield ResultSheet("region", ("", ""), tuple(_whole(texts, assessment, region)))
    yield _sheet(texts, "zones", ZONES, _zones(texts, assessment, region))
    yield _sheet(texts, "groups", GROUPS, _groups(texts, assessment, region))
    yield _sheet(texts, "figures", FIGURES, _figures(texts, assessment, region))


def _sheet(texts: Texts, key: str, head: Sequence[str], rows: Iterator[Row]) -> ResultSheet:
    return ResultSheet(key, tuple(texts(f"result-head-{name}") for name in head), tuple(rows))


def _whole(texts: Texts, assessment: Assessment, region: RegionResult) -> Iterator[Row]:
    yield texts("result-methodology"), f"{assessment.title} ({assessment.id})"
    yield texts("cli-column-version"), assessment.version
    yield texts("result-how-many", assessed=assessment.assessed), region.subjects
    yield texts("result-complete"), region.complete
    if assessment.max_points:
        yield texts("result-average"), region.average_percent
    if region.notes:
        yield texts("cli-column-notes"), notes_cell(texts, region.notes)


def _zones(texts: Texts, assessment: Assessment, region: RegionResult) -> Iterator[Row]:
    """Leaders and the problem zone stand below the levels, where the methodology draws them."""
    for band in assessment.levels.bands if assessment.levels else ():
        share = region.distribution[band.level]
        level = level_words(texts, band.level, assessment.level_titles)
        names = region.zones[band.level]
        yield (
            level,
            _range(texts, assessment.levels, band),
            share.count,
            share.percent,
            _list(names),
        )
    if region.without_level:
        names = region.without_level
        yield texts("level-none"), None, len(names), None, _list(names)
    if assessment.zones:
        above = _percent(texts, assessment.zones.leaders_above)
        below = _percent(texts, assessment.zones.problem_below)
        yield _end(texts, "leaders", f"> {above}", region.leaders)
        yield _end(texts, "problem", f"< {below}", region.problem)


def _end(texts: Texts, which: str, limit: str, names: tuple[Subject, ...]) -> Row:
    return texts(f"result-{which}"), limit, len(names), None, _list(names)


def _list(subjects: tuple[Subject, ...]) -> str:
    return "; ".join(one.name for one in subjects)


def _range(texts: Texts, levels: Levels | None, band: Band) -> str:
    ends = f"{number(band.start, texts.language)}–{number(band.end, texts.language)}"
    in_percent = levels is not None and levels.of == "percent"
    return texts("result-range-percent" if in_percent else "result-range-points", ends=ends)


def _percent(texts: Texts, value: Decimal) -> str:
    return percent(value, texts.language)


def _groups(texts: Texts, assessment: Assessment, region: RegionResult) -> Iterator[Row]:
    for criterion in assessment.criteria:
        for level, share in region.criteria.get(criterion.id, {}).items():
            words = level_words(texts, level, assessment.level_titles)
            yield criterion_title(criterion), words, share.count, share.percent


def _figures(texts: Texts, assessment: Assessment, region: RegionResult) -> Iterator[Row]:
    for indicator in assessment.all_indicators:
        if indicator.id in region.shares:
            yield _title(indicator), *_share(texts, indicator, region)
        elif indicator.id in region.sums:
            found = region.sums[indicator.id]
            total = found.sum if found.n else None
            yield _title(indicator), None, None, total, None, None, found.n


def _title(indicator: Indicator) -> str:
    """Of what is there or not, the region has a percent."""
    in_percent = is_percent(indicator) or isinstance(indicator, Presence)
    return f"{indicator.id} {indicator.title}{', %' if in_percent else ''}"


def _share(texts: Texts, indicator: Indicator, region: RegionResult) -> Row:
    found = region.shares[indicator.id]
    numbers = (found.numerator, found.denominator) if found.n else (None, None)
    return (
        *numbers,
        found.percent,
        None if found.target is None else _target(found.target),
        yes_no(texts, found.reached),
        found.n,
    )


def _target(target: Decimal) -> Cell:
    return int(target) if target == target.to_integral_value() else target
