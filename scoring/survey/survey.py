"""Counted answers in, what may be published of them out.

A group below the threshold is left out of everything, the region's sums included. So nothing shown
depends on a hidden count, and no difference of published figures can give one back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from scoring.rounding import percent, rounded, whole_percents
from scoring.russian_order import russian_key
from scoring.survey.questionnaire import ClosedItem, Index, Profile, Questionnaire
from scoring.survey.survey_picture import (
    Coverage,
    IndexPicture,
    ItemPicture,
    MunicipalitySurvey,
    OptionShare,
    ProfilePicture,
    RegionSurvey,
    SurveyPicture,
)

__all__ = [
    "DEFAULT_THRESHOLD",
    "CountsContradict",
    "Coverage",
    "IndexPicture",
    "ItemCounts",
    "ItemPicture",
    "MunicipalitySurvey",
    "OptionShare",
    "ProfilePicture",
    "RegionSurvey",
    "SurveyCounts",
    "SurveyPicture",
    "region_survey",
    "survey_summary",
]

DEFAULT_THRESHOLD = 5


@dataclass(frozen=True)
class ItemCounts:
    """`base` is how many were asked and answered."""

    base: int
    options: Mapping[str, int]


@dataclass(frozen=True)
class SurveyCounts:
    """`items` has one entry an item ("13") and one a matrix row ("2/attestation")."""

    municipality: str
    respondents: int
    teachers: int | None
    items: Mapping[str, ItemCounts]


class CountsContradict(Exception):
    """Counters that no set of answers can have given: they were kept wrongly."""

    def __init__(self, municipality: str, item: str) -> None:
        super().__init__(f"{municipality}: {item}")
        self.municipality, self.item = municipality, item


def survey_summary(
    methodology: Questionnaire, counts: SurveyCounts, threshold: int = DEFAULT_THRESHOLD
) -> MunicipalitySurvey:
    """Raises CountsContradict."""
    _check(methodology, counts)
    return MunicipalitySurvey(
        methodology.id,
        methodology.version,
        threshold,
        counts.municipality,
        _picture(methodology, [counts], threshold),
    )


def region_survey(
    methodology: Questionnaire,
    all_counts: Iterable[SurveyCounts],
    threshold: int = DEFAULT_THRESHOLD,
    region: SurveyCounts | None = None,
) -> RegionSurvey:
    """`region` is given where it is more than the sum of what its municipalities show.

    Raises CountsContradict.
    """
    ordered = sorted(all_counts, key=lambda counts: russian_key(counts.municipality))
    summaries = tuple(survey_summary(methodology, counts, threshold) for counts in ordered)
    return RegionSurvey(
        methodology.id,
        methodology.version,
        threshold,
        summaries,
        tuple(one.municipality for one in summaries if one.picture is None),
        _region(methodology, ordered, threshold, region),
    )


def _region(
    methodology: Questionnaire,
    groups: Sequence[SurveyCounts],
    threshold: int,
    region: SurveyCounts | None,
) -> SurveyPicture | None:
    """The coverage is that of the municipalities shown in either case."""
    if region is None:
        return _picture(methodology, groups, threshold)
    picture = _picture(methodology, [region], threshold)
    if picture is None:
        return None
    shown = [group for group in groups if _enough(group.respondents, threshold)]
    coverage = replace(_coverage(shown), respondents=region.respondents)
    return replace(picture, coverage=coverage)


def _check(methodology: Questionnaire, counts: SurveyCounts) -> None:
    for item in methodology.items:
        for key in item.keys:
            cell = counts.items.get(key)
            if cell and not _possible(item, cell, counts.respondents):
                raise CountsContradict(counts.municipality, key)


def _possible(item: ClosedItem, cell: ItemCounts, respondents: int) -> bool:
    numbers = cell.options.values()
    if not set(cell.options) <= set(item.choices) or cell.base > respondents:
        return False
    if any(not 0 <= number <= cell.base for number in numbers):
        return False
    return item.type == "several" or sum(numbers) == cell.base


def _picture(
    methodology: Questionnaire, groups: Iterable[SurveyCounts], threshold: int
) -> SurveyPicture | None:
    shown = [group for group in groups if _enough(group.respondents, threshold)]
    if not shown:
        return None
    cells = dict(_cells(methodology, shown, threshold))
    items = methodology.items
    return SurveyPicture(
        _coverage(shown),
        tuple(_item(item, key, cells[key]) for item in items for key in item.keys),
        tuple(_profile(one, methodology, cells) for one in methodology.profiles),
        tuple(
            _index(one, key, cells[key])
            for one in methodology.indices
            for key in methodology.item(one.item).keys
        ),
    )


def _enough(base: int, threshold: int) -> bool:
    return base >= max(threshold, 1)


def _cells(
    methodology: Questionnaire, groups: Sequence[SurveyCounts], threshold: int
) -> Iterator[tuple[str, ItemCounts | None]]:
    for item in methodology.items:
        for key in item.keys:
            found = (group.items.get(key) for group in groups)
            shown = [cell for cell in found if cell and _enough(cell.base, threshold)]
            yield key, _sum(shown, item.choices) if shown else None


def _sum(cells: Sequence[ItemCounts], choices: Sequence[str]) -> ItemCounts:
    options = {option: sum(cell.options.get(option, 0) for cell in cells) for option in choices}
    return ItemCounts(sum(cell.base for cell in cells), options)


def _coverage(groups: Sequence[SurveyCounts]) -> Coverage:
    known = [(group.respondents, group.teachers) for group in groups if group.teachers is not None]
    counted = sum(respondents for respondents, _ in known)
    teachers = sum(teachers for _, teachers in known) if known else None
    share = percent(counted, teachers) if teachers else None
    notes = {
        "over_100": share is not None and share > 100,
        "teachers_unknown": len(known) < len(groups),
    }
    return Coverage(
        sum(group.respondents for group in groups),
        counted,
        teachers,
        share,
        tuple(note for note, holds in notes.items() if holds),
    )


def _item(item: ClosedItem, key: str, cell: ItemCounts | None) -> ItemPicture:
    if cell is None:
        return ItemPicture(key, None, ())
    shares = _shares if item.type == "several" else _distribution
    return ItemPicture(key, cell.base, shares(cell))


def _distribution(cell: ItemCounts) -> tuple[OptionShare, ...]:
    whole = whole_percents(list(cell.options.values()))
    return tuple(
        OptionShare(option, count, Decimal(part))
        for (option, count), part in zip(cell.options.items(), whole, strict=True)
    )


def _shares(cell: ItemCounts) -> tuple[OptionShare, ...]:
    return tuple(
        OptionShare(option, count, rounded(Fraction(100 * count, cell.base), 1))
        for option, count in cell.options.items()
    )


def _profile(
    profile: Profile, methodology: Questionnaire, cells: Mapping[str, ItemCounts | None]
) -> ProfilePicture:
    picture = _item(methodology.item(profile.item), profile.item, cells[profile.item])
    ordered = sorted(picture.options, key=lambda share: -share.count)
    return ProfilePicture(profile.id, profile.item, picture.n, tuple(ordered))


def _index(index: Index, key: str, cell: ItemCounts | None) -> IndexPicture:
    if cell is None:
        return IndexPicture(index.id, key, None, None, None)
    mean = _mean(cell, lambda option: Fraction(index.scale[option]))
    top = _mean(cell, lambda option: Fraction(100 * (option in index.top)))
    return IndexPicture(index.id, key, cell.base, rounded(mean, 1), rounded(top, 1))


def _mean(cell: ItemCounts, worth: Callable[[str], Fraction]) -> Fraction:
    return sum((worth(option) * n for option, n in cell.options.items()), Fraction(0)) / cell.base
