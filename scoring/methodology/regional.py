"""What a region decides where a methodology leaves the choice to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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


class RegionalChoices(StrictModel):
    """`gap` sets the policy for totals in a printed gap; the rest replaces its namesake."""

    kind: Literal["regional_choices"]
    methodology: Id
    source: Source
    gap: Literal["lower", "upper", "undefined"] | None = None
    levels: Levels | None = None
    ladders: Mapping[Id, Ladder] = Field(default_factory=dict)
    zones: Zones | None = None


def adapted(assessment: Assessment, text: str, file: str) -> Assessment:
    """The methodology as the region uses it. Raises FileRefused with all faults of the file."""
    document = read_yaml(text, file)
    choices = validate(document, RegionalChoices)
    refuse_mistakes(document, _misfits(assessment, choices))
    result = with_choices(assessment, choices)
    refuse_mistakes(document, mistakes(result))
    return result


def _misfits(assessment: Assessment, choices: RegionalChoices) -> Iterator[Mistake]:
    if choices.methodology != assessment.id:
        given = choices.methodology
        yield Mistake("choices_for_another", ("methodology",), given=given, id=assessment.id)
    for name in choices.ladders:
        if name not in assessment.ladders:
            mend = closest(name, sorted(assessment.ladders))
            yield Mistake("ladder_of_nothing", ("ladders", name), mend=mend, id=name)
    if choices.gap and not (choices.levels or assessment.levels):
        yield Mistake("gap_without_a_scale", ("gap",))


def with_choices(assessment: Assessment, choices: RegionalChoices) -> Assessment:
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
