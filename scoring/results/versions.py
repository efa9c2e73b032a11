"""Versions of a methodology: what they share, and periods computed by the other version."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from scoring.methodology.assessment import Assessment
from scoring.results.result import SubjectResult, result
from scoring.results.score import score
from scoring.results.values import renamed


def comparable(one: Assessment, other: Assessment) -> bool:
    """Whether totals mean the same: one methodology in one version."""
    return (one.id, one.version) == (other.id, other.version)


def counterparts(earlier: Assessment, later: Assessment) -> dict[str, str]:
    """Ids of the later version to those of the earlier for indicators that can be compared.

    The same are those that the later says it replaces, and those whose rule has not changed.
    """
    if comparable(earlier, later):
        return {id: id for id in later.places}
    return {
        one.id: one.replaces or one.id
        for one in later.all_indicators
        if (one.replaces in earlier.places)
        or (one.replaces is None and _same_rule(earlier, later, one.id))
    }


def _same_rule(earlier: Assessment, later: Assessment, id: str) -> bool:
    if id not in earlier.places:
        return False
    words = {"title", "source", "note", "remedy", "replaces", "target", "ladder"}
    one, other = earlier.indicator(id), later.indicator(id)
    same = one.model_dump(exclude=words) == other.model_dump(exclude=words)
    steps = [found and found.steps for found in (earlier.ladder_of(one), later.ladder_of(other))]
    return same and steps[0] == steps[1]


@dataclass(frozen=True)
class Recalculation:
    """Both periods by both versions; None where a version lacks the values it needs."""

    earlier_by_later: SubjectResult | None
    later_by_earlier: SubjectResult | None


def recalculated(
    earlier: Assessment,
    later: Assessment,
    earlier_values: pd.DataFrame,
    later_values: pd.DataFrame,
    subject: str,
) -> Recalculation:
    """Across a change of methodology: what each period would be by the other version."""
    forward = {old: new for new, old in counterparts(earlier, later).items()}
    backward = counterparts(earlier, later)
    return Recalculation(
        _by_other(later, renamed(earlier_values, forward), set(forward.values()), subject),
        _by_other(earlier, renamed(later_values, backward), set(backward.values()), subject),
    )


def _by_other(
    assessment: Assessment, values: pd.DataFrame, known: set[str], subject: str
) -> SubjectResult | None:
    needed = {one.id for one in assessment.all_indicators if assessment.is_scored(one)}
    own = values[values["subject"] == subject]
    if not needed <= known or own.empty:
        return None
    return result(score(assessment, own), subject)
