"""What the parts of a methodology file must agree on; every disagreement is told at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from scoring.methodology.assessment import Assessment, Consistency, Criterion
from scoring.methodology.indicators import (
    FromCounts,
    Measured,
    Pairwise,
    Points,
    Share,
    has_fraction,
)
from scoring.methodology.ladder import ladder_mistakes
from scoring.methodology.levels import level_mistakes
from scoring.reading.mistakes import Mistake, Path, closest


def mistakes(assessment: Assessment) -> Iterator[Mistake]:
    """Scales are looked at once the points that they place are sure."""
    found = [*_parts(assessment)]
    yield from found or _scales(assessment)


def _parts(assessment: Assessment) -> Iterator[Mistake]:
    if not assessment.all_indicators:
        yield Mistake("no_indicators")
    yield from _repeated_ids(assessment)
    yield from _indicators(assessment)
    for name, ladder in assessment.ladders.items():
        yield from ladder_mistakes(ladder, ("ladders", name))
    for i, rule in enumerate(assessment.consistency):
        yield from _consistency(assessment, rule, ("consistency", i))
    if assessment.levels and assessment.levels_from_region:
        yield Mistake("levels_given_and_awaited", ("levels_from_region",))
    if assessment.until and assessment.until < assessment.since:
        yield Mistake("ends_before_it_begins", ("until",))


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
            yield Mistake("id_twice", (*path, "id"), what="indicator", id=indicator.id)
        seen.add(indicator.id)
    ids = [criterion.id for criterion in assessment.criteria]
    for i, id in enumerate(ids):
        if id in ids[:i]:
            yield Mistake("id_twice", ("criteria", i, "id"), what="criterion", id=id)


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
            yield Mistake("points_without_a_limit", path, id=indicator.id)


def _against(assessment: Assessment, indicator: Pairwise, at: Path) -> Iterator[Mistake]:
    if indicator.against not in assessment.places or indicator.against == indicator.id:
        others = [one.id for one in assessment.all_indicators if one is not indicator]
        yield _unknown("indicator", indicator.against, others, at)
    elif not has_fraction(assessment.indicator(indicator.against)):
        yield Mistake("against_no_share", at, id=indicator.against)


def _counts(assessment: Assessment, counts: FromCounts, at: Path) -> Iterator[Mistake]:
    for key, patterns in (("numerator", counts.numerator), ("denominator", counts.denominator)):
        for i, pattern in enumerate(patterns):
            if not assessment.counts_like([pattern]):
                yield Mistake("no_count_is_like", (*at, key, i), pattern=pattern)


def _criterion(assessment: Assessment, criterion: Criterion, at: Path) -> Iterator[Mistake]:
    known = sum(map(assessment.max_of, criterion.indicators))
    unlimited = any(one.id in assessment.limits for one in criterion.indicators)
    if criterion.max_points and not unlimited and criterion.max_points != known:
        most = criterion.max_points
        yield Mistake("other_max_points", (*at, "max_points"), known=known, given=most)
    if criterion.levels:
        most = assessment.max_of_criterion(criterion)
        yield from level_mistakes(criterion.levels, most, (*at, "levels"))


def _consistency(assessment: Assessment, rule: Consistency, at: Path) -> Iterator[Mistake]:
    if bool(rule.at_most) == bool(rule.equals):
        yield Mistake("rule_without_a_limit", at, id=rule.id)
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
    return Mistake("unknown_here", at, mend=closest(id, sorted(known)), what=what, id=id)
