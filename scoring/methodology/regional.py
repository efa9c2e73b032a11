"""What a region decides where a methodology leaves the choice to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from pydantic import Field

from scoring.methodology.assessment import Assessment, Zones
from scoring.methodology.assessment_checks import mistakes
from scoring.methodology.ladder import Ladder
from scoring.methodology.levels import Levels
from scoring.reading.located_yaml import read_yaml, refuse_mistakes
from scoring.reading.mistakes import Mistake, closest
from scoring.reading.strict_model import Id, Source, StrictModel
from scoring.reading.validation import validate


class Choices(StrictModel):
    """`gap` sets the policy for totals in a printed gap; the rest replaces its namesake."""

    source: Source
    gap: Literal["lower", "upper", "undefined"] | None = None
    levels: Levels | None = None
    ladders: Mapping[Id, Ladder] = Field(default_factory=dict)
    zones: Zones | None = None


class RegionalChoices(Choices):
    """As a file of their own."""

    kind: Literal["regional_choices"]
    methodology: Id


def adapted(assessment: Assessment, text: str, file: str) -> Assessment:
    """The methodology as the region uses it. Raises FileRefused with all faults of the file."""
    document = read_yaml(text, file)
    choices = validate(document, RegionalChoices)
    if choices.methodology != assessment.id:
        given = choices.methodology
        other = Mistake("choices_for_another", ("methodology",), given=given, id=assessment.id)
        refuse_mistakes(document, [other, *_misfits(assessment, choices)])
    refuse_mistakes(document, choices_mistakes(assessment, choices))
    return with_choices(assessment, choices)


def choices_mistakes(assessment: Assessment, choices: Choices) -> Sequence[Mistake]:
    """Where they do not fit the methodology."""
    return [*_misfits(assessment, choices)] or [*mistakes(with_choices(assessment, choices))]


def _misfits(assessment: Assessment, choices: Choices) -> Iterator[Mistake]:
    if not (choices.gap or choices.levels or choices.ladders or choices.zones):
        yield Mistake("choices_of_nothing", id=assessment.id)
    for name in choices.ladders:
        if name not in assessment.ladders:
            mend = closest(name, sorted(assessment.ladders))
            yield Mistake("ladder_of_nothing", ("ladders", name), mend=mend, id=name)
    if choices.gap and not (choices.levels or assessment.levels):
        yield Mistake("gap_without_a_scale", ("gap",))


def with_choices(assessment: Assessment, choices: Choices) -> Assessment:
    levels = choices.levels or assessment.levels
    if levels and choices.gap:
        levels = levels.model_copy(update={"gap": choices.gap})
    kept = {name: getattr(assessment, name) for name in Assessment.model_fields}
    return Assessment(
        **{
            **kept,
            "levels": levels,
            "levels_from_region": assessment.levels_from_region and levels is None,
            "ladders": {**assessment.ladders, **choices.ladders},
            "zones": choices.zones or assessment.zones,
        }
    )
