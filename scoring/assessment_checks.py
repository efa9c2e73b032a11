"""What the parts of a methodology file must agree on; every disagreement is told at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from scoring.assessment import Assessment, Consistency, Criterion
from scoring.indicators import FromCounts, Measured, Pairwise, Points, Share, has_fraction
from scoring.ladder import ladder_mistakes
from scoring.levels import level_mistakes
from scoring.located_yaml import Mistake, Path, closest


def mistakes(assessment: Assessment) -> Iterator[Mistake]:
    """Scales are looked at once the points that they place are sure."""
    found = [*_parts(assessment)]
    yield from found or _scales(assessment)


def _parts(assessment: Assessment) -> Iterator[Mistake]:
    if not assessment.all_indicators:
        yield Mistake("the methodology has no indicators", "add 'indicators' or 'criteria'")
    yield from _repeated_ids(assessment)
    yield from _indicators(assessment)
    for name, ladder in assessment.ladders.items():
        yield from ladder_mistakes(ladder, ("ladders", name))
    for i, rule in enumerate(assessment.consistency):
        yield from _consistency(assessment, rule, ("consistency", i))
    if assessment.levels and assessment.levels_from_region:
        yield Mistake("the levels are given here", "remove it", ("levels_from_region",))
    if assessment.until and assessment.until < assessment.since:
        yield Mistake("the methodology ends before it begins", "correct the days", ("until",))


def _scales(assessment: Assessment) -> Iterator[Mistake]:
    found = [
        mistake
        for i, criterion in enumerate(assessment.criteria)
        for mistake in _criterion(assessment, criterion, ("criteria", i))
    ]
    yield from found
    if assessment.levels and not found:
        yield from level_mistakes(assessment.levels, assessment.max_points, ("levels",))


def paths(assessment: Assessment) -> list[Path]:
    """Where each of `all_indicators` stands in the file."""
    outside: list[Path] = [("indicators", i) for i in range(len(assessment.indicators))]
    return outside + [
        ("criteria", i, "indicators", j)
        for i, criterion in enumerate(assessment.criteria)
        for j in range(len(criterion.indicators))
    ]


def _repeated_ids(assessment: Assessment) -> Iterator[Mistake]:
    seen: set[str] = set()
    for indicator, path in zip(assessment.all_indicators, paths(assessment), strict=True):
        if indicator.id in seen:
            yield Mistake(
                f"indicator '{indicator.id}' stands twice",
                "give each indicator its own id",
                (*path, "id"),
            )
        seen.add(indicator.id)
    ids = [criterion.id for criterion in assessment.criteria]
    for i, id in enumerate(ids):
        if id in ids[:i]:
            yield Mistake(f"criterion '{id}' stands twice", "rename one", ("criteria", i, "id"))


def _indicators(assessment: Assessment) -> Iterator[Mistake]:
    for indicator, path in zip(assessment.all_indicators, paths(assessment), strict=True):
        named = indicator.ladder if isinstance(indicator, Measured) else None
        if named and named not in assessment.ladders:
            yield _unknown("ladder", named, assessment.ladders, (*path, "ladder"))
        if isinstance(indicator, Pairwise):
            yield from _against(assessment, indicator, (*path, "against"))
        if isinstance(indicator, Share) and indicator.from_counts:
            yield from _counts(assessment, indicator.from_counts, (*path, "from_counts"))
        if isinstance(indicator, Points) and not (
            indicator.most or indicator.id in assessment.limits
        ):
            yield Mistake(
                f"the points of '{indicator.id}' have no limit",
                "add 'most' to it or 'max_points' to its criterion",
                path,
            )


def _against(assessment: Assessment, indicator: Pairwise, at: Path) -> Iterator[Mistake]:
    if indicator.against not in assessment.places or indicator.against == indicator.id:
        others = [one.id for one in assessment.all_indicators if one is not indicator]
        yield _unknown("indicator", indicator.against, others, at)
    elif not has_fraction(assessment.indicator(indicator.against)):
        yield Mistake(f"'{indicator.against}' is not a share", "compare two shares", at)


def _counts(assessment: Assessment, counts: FromCounts, at: Path) -> Iterator[Mistake]:
    for key, patterns in (("numerator", counts.numerator), ("denominator", counts.denominator)):
        for i, pattern in enumerate(patterns):
            if not assessment.counts_like([pattern]):
                mend = "name counts of this file, with * for any part of an id"
                yield Mistake(f"no count is like '{pattern}'", mend, (*at, key, i))


def _criterion(assessment: Assessment, criterion: Criterion, at: Path) -> Iterator[Mistake]:
    known = sum(map(assessment.max_of, criterion.indicators))
    unlimited = any(one.id in assessment.limits for one in criterion.indicators)
    if criterion.max_points and not unlimited and criterion.max_points != known:
        yield Mistake(
            f"the indicators bring {known} points, not {criterion.max_points}",
            "correct 'max_points' or leave it out",
            (*at, "max_points"),
        )
    if criterion.levels:
        most = assessment.max_of_criterion(criterion)
        yield from level_mistakes(criterion.levels, most, (*at, "levels"))


def _consistency(assessment: Assessment, rule: Consistency, at: Path) -> Iterator[Mistake]:
    if bool(rule.at_most) == bool(rule.equals):
        yield Mistake(f"rule '{rule.id}' has no limit", "give 'at_most' or 'equals'", at)
    for key, figures in (("sum", rule.sum), ("at_most", [rule.at_most]), ("equals", [rule.equals])):
        for figure in figures:
            if figure and split_figure(assessment, figure) is None:
                yield _unknown("figure", figure, assessment.places, (*at, key))


def split_figure(assessment: Assessment, figure: str) -> tuple[str, str] | None:
    """The indicator and which of its numbers is meant; None where there is no such figure."""
    if figure in assessment.places:
        return figure, "value"
    id, _, part = figure.rpartition(".")
    known = id in assessment.places and part in ("numerator", "denominator")
    return (id, part) if known and has_fraction(assessment.indicator(id)) else None


def _unknown(what: str, id: str, known: Iterable[str], at: Path) -> Mistake:
    mend = closest(id, sorted(known), otherwise="use one that is defined in this file")
    return Mistake(f"there is no {what} '{id}'", mend, at)
