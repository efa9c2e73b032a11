"""Methodology files into models: those of the package and those of a region's own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from importlib.resources import files

from scoring.assessment import Assessment
from scoring.assessment_checks import mistakes, paths
from scoring.composite import Composite, composed
from scoring.from_answers import misfit, taken_from
from scoring.located_yaml import (
    LocatedDocument,
    Mistake,
    closest,
    read_yaml,
    refuse_mistakes,
    validate,
)
from scoring.questionnaire import Questionnaire

Methodology = Assessment | Questionnaire
KINDS = ("assessment", "composite", "questionnaire")


class UnknownMethodology(Exception):
    """There is no methodology `id` in the package."""

    def __init__(self, id: str) -> None:
        super().__init__(id)
        self.id = id


def shipped_ids() -> tuple[str, ...]:
    names = (path.name for path in (files("scoring") / "methodologies").iterdir())
    stems = (name.removesuffix(".yaml") for name in names if name.endswith(".yaml"))
    return tuple(sorted(stem for stem in stems if not stem.endswith(".cases")))


def methodology_text(id: str) -> str:
    """The YAML of a methodology of the package; raises UnknownMethodology."""
    if id not in shipped_ids():
        raise UnknownMethodology(id)
    return (files("scoring") / "methodologies" / f"{id}.yaml").read_text(encoding="utf-8")


@cache
def shipped(id: str) -> Methodology:
    """Raises UnknownMethodology."""
    return load_methodology(methodology_text(id), f"{id}.yaml")


def shipped_assessment(id: str) -> Assessment:
    """Raises UnknownMethodology, for questionnaires too."""
    methodology = shipped(id)
    if not isinstance(methodology, Assessment):
        raise UnknownMethodology(id)
    return methodology


def shipped_questionnaire(id: str) -> Questionnaire:
    """Raises UnknownMethodology, for what is no questionnaire too."""
    methodology = shipped(id)
    if not isinstance(methodology, Questionnaire):
        raise UnknownMethodology(id)
    return methodology


def load_methodology(
    text: str, file: str, part: Callable[[str], Assessment] = shipped_assessment
) -> Methodology:
    """`part` finds the parts of a composite. Raises FileRefused with all faults of the file."""
    document = read_yaml(text, file)
    match _kind(document):
        case "questionnaire":
            return validate(document, Questionnaire)
        case "composite":
            return _composite(document, part)
        case _:
            assessment = validate(document, Assessment)
            refuse_mistakes(document, (*mistakes(assessment), *_misfits(assessment)))
            return assessment


def _kind(document: LocatedDocument) -> str:
    data = document.data
    kind = data.get("kind") if isinstance(data, dict) else None
    if kind not in KINDS:
        told = f"'{kind}' is not a kind of methodology" if kind else "'kind' is missing"
        mend = closest(str(kind), KINDS, otherwise=f"use one of {', '.join(KINDS)}")
        refuse_mistakes(document, [Mistake(told, mend, ("kind",))])
    return str(kind)


def _misfits(assessment: Assessment) -> Iterator[Mistake]:
    """Indicators that take from a questionnaire what it does not have."""
    for indicator, path in zip(assessment.all_indicators, paths(assessment), strict=True):
        taken = taken_from(indicator)
        if taken is None:
            continue
        try:
            fault = misfit(taken, shipped_questionnaire(taken.questionnaire))
        except UnknownMethodology:
            fault = f"there is no questionnaire '{taken.questionnaire}'"
        if fault:
            mend = "take it from the questionnaire's methodology file"
            yield Mistake(fault, mend, (*path, "from_answers"))


def _composite(document: LocatedDocument, part: Callable[[str], Assessment]) -> Assessment:
    composite = validate(document, Composite)
    parts: list[Assessment] = []
    for i, id in enumerate(composite.parts):
        try:
            parts.append(part(id))
        except UnknownMethodology:
            mend = closest(id, shipped_ids(), otherwise="name a methodology of the package")
            wrong = Mistake(f"there is no assessment '{id}'", mend, ("parts", i))
            refuse_mistakes(document, [wrong])
    return composed(composite, parts)
