"""Values of counted answers in, what may be published of them out.

A group below the threshold is left out of everything, the region's sums included. So nothing shown
depends on a hidden count, and no difference of published figures can give one back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from scoring.rounding import percent, rounded, whole_percents
from scoring.russian_order import russian_key
from scoring.survey.questionnaire import ClosedItem, Index, Profile, Questionnaire
from scoring.survey.survey_counts import CountsContradict, ItemCounts, SurveyCounts
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
from scoring.survey.survey_values import (
    SurveyValues,
    of_index,
    of_option,
    of_top,
    survey_values,
    values_by_municipality,
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
    "region_of_values",
    "region_survey",
    "summary_of_values",
    "survey_summary",
]

DEFAULT_THRESHOLD = 5


def survey_summary(
    methodology: Questionnaire, counts: SurveyCounts, threshold: int = DEFAULT_THRESHOLD
) -> MunicipalitySurvey:
    """Raises CountsContradict."""
    return summary_of_values(methodology, _as_values(methodology, counts), threshold)


def region_survey(
    methodology: Questionnaire,
    all_counts: Iterable[SurveyCounts],
    threshold: int = DEFAULT_THRESHOLD,
    region: SurveyCounts | None = None,
) -> RegionSurvey:
    """`region` as in `region_of_values`. Raises CountsContradict."""
    groups = [_as_values(methodology, counts) for counts in all_counts]
    whole = None if region is None else _as_values(methodology, region)
    return region_of_values(methodology, groups, threshold, whole)


def _as_values(methodology: Questionnaire, counts: SurveyCounts) -> SurveyValues:
    (values,) = values_by_municipality(survey_values(methodology, counts))
    return values


def summary_of_values(
    methodology: Questionnaire, values: SurveyValues, threshold: int = DEFAULT_THRESHOLD
) -> MunicipalitySurvey:
    return MunicipalitySurvey(
        methodology.id,
        methodology.version,
        threshold,
        values.municipality,
        _picture(methodology, [values], threshold),
    )


def region_of_values(
    methodology: Questionnaire,
    groups: Iterable[SurveyValues],
    threshold: int = DEFAULT_THRESHOLD,
    region: SurveyValues | None = None,
) -> RegionSurvey:
    """`region` is given where it is more than the sum of what its municipalities show."""
    ordered = sorted(groups, key=lambda values: russian_key(values.municipality))
    summaries = tuple(summary_of_values(methodology, values, threshold) for values in ordered)
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
    groups: Sequence[SurveyValues],
    threshold: int,
    region: SurveyValues | None,
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


@dataclass(frozen=True)
class _Cell:
    """An item, or a row of a matrix, summed over the groups that may be shown in it."""

    groups: Sequence[SurveyValues]
    base: int
    options: Mapping[str, int]

    def ratio(self, indicator: str) -> Fraction:
        """Of sums, never the mean of ratios."""
        return Fraction(*_sum(self.groups, indicator))


def _sum(groups: Sequence[SurveyValues], indicator: str) -> tuple[int, int]:
    numerator = denominator = 0
    for group in groups:
        above, below = group.fraction(indicator)
        numerator += above
        denominator += below
    return numerator, denominator


def _picture(
    methodology: Questionnaire, groups: Iterable[SurveyValues], threshold: int
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
    methodology: Questionnaire, groups: Sequence[SurveyValues], threshold: int
) -> Iterator[tuple[str, _Cell]]:
    for item in methodology.items:
        for key in item.keys:
            names = {option: of_option(key, option) for option in item.choices}
            base = names[item.choices[0]]
            shown = [one for one in groups if _enough(one.fraction(base)[1], threshold)]
            sums = {option: _sum(shown, name) for option, name in names.items()}
            options = {option: chosen for option, (chosen, _) in sums.items()}
            yield key, _Cell(shown, sums[item.choices[0]][1], options)


def _coverage(groups: Sequence[SurveyValues]) -> Coverage:
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


def _item(item: ClosedItem, key: str, cell: _Cell) -> ItemPicture:
    if not cell.groups:
        return ItemPicture(key, None, ())
    shares = _shares if item.type == "several" else _distribution
    return ItemPicture(key, cell.base, shares(cell))


def _distribution(cell: _Cell) -> tuple[OptionShare, ...]:
    whole = whole_percents(list(cell.options.values()))
    return tuple(
        OptionShare(option, count, Decimal(part))
        for (option, count), part in zip(cell.options.items(), whole, strict=True)
    )


def _shares(cell: _Cell) -> tuple[OptionShare, ...]:
    return tuple(
        OptionShare(option, count, rounded(Fraction(100 * count, cell.base), 1))
        for option, count in cell.options.items()
    )


def _profile(
    profile: Profile, methodology: Questionnaire, cells: Mapping[str, _Cell]
) -> ProfilePicture:
    picture = _item(methodology.item(profile.item), profile.item, cells[profile.item])
    ordered = sorted(picture.options, key=lambda share: -share.count)
    return ProfilePicture(profile.id, profile.item, picture.n, tuple(ordered))


def _index(index: Index, key: str, cell: _Cell) -> IndexPicture:
    if not cell.groups:
        return IndexPicture(index.id, key, None, None, None)
    mean = cell.ratio(of_index(key, index))
    top = 100 * cell.ratio(of_top(key, index))
    return IndexPicture(index.id, key, cell.base, rounded(mean, 1), rounded(top, 1))
