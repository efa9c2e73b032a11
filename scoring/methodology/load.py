"""Methodology files into models: those of the package and those of a region's own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files

from scoring.methodology.assessment import Assessment
from scoring.methodology.assessment_checks import mistakes, paths
from scoring.methodology.composite import Composite, composed
from scoring.methodology.indicators import FromAnswers
from scoring.reading.located_yaml import LocatedDocument, read_yaml, refuse_mistakes
from scoring.reading.mistakes import Mend, Mistake, Path, closest, closest_or_any
from scoring.reading.validation import validate
from scoring.survey.from_answers import misfit, taken_from
from scoring.survey.questionnaire import ClosedItem, Questionnaire, SurveyRules, unlike

Methodology = Assessment | SurveyRules
# The closed items of a questionnaire, by its id; None where they are not known.
Asked = Callable[[str], Sequence[ClosedItem] | None]
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


def shipped_questionnaire(id: str) -> SurveyRules:
    """Raises UnknownMethodology, for what is no questionnaire too."""
    methodology = shipped(id)
    if not isinstance(methodology, SurveyRules):
        raise UnknownMethodology(id)
    return methodology


def _unknown(_id: str) -> None:
    """What a questionnaire asks, its instrument says."""


def load_methodology(
    text: str,
    file: str,
    part: Callable[[str], Assessment] = shipped_assessment,
    asked: Asked = _unknown,
) -> Methodology:
    """`part` finds the parts of a composite. Raises FileRefused with all faults of the file.

    What is taken from answers is held against `asked`.
    """
    document = read_yaml(text, file)
    match _kind(document):
        case "questionnaire":
            return validate(document, Questionnaire if "items" in document.data else SurveyRules)
        case "composite":
            return _composite(document, part)
        case _:
            assessment = validate(document, Assessment)
            refuse_mistakes(document, (*mistakes(assessment), *_misfits(assessment, asked)))
            return assessment


def kind_and_id(text: str, file: str) -> tuple[str, str]:
    """Before the rest is read. Raises FileRefused."""
    document = read_yaml(text, file)
    return _kind(document), str(document.data.get("id"))


def load_questionnaire(
    text: str, file: str, asked: Sequence[ClosedItem], *, must_fit: bool = False
) -> Questionnaire:
    """Beside its instrument: `asked` are the closed items there, which need not be repeated here.

    Raises FileRefused; with `must_fit` also where other items are counted than are asked.
    """
    document = read_yaml(text, file)
    if _kind(document) == "questionnaire" and "items" not in document.data:
        document = replace(document, data={**document.data, "items": asked})
    questionnaire = validate(document, Questionnaire)
    refuse_mistakes(document, unlike(questionnaire, asked) if must_fit else ())
    return questionnaire


def _kind(document: LocatedDocument) -> str:
    kind = document.data.get("kind")
    if kind is None:
        refuse_mistakes(document, [Mistake("missing", mend=Mend("one_of", KINDS), key="kind")])
    if kind not in KINDS:
        near = closest_or_any(str(kind), KINDS)
        wrong = Mistake("unknown_value", ("kind",), mend=near, key="kind", value=str(kind))
        refuse_mistakes(document, [wrong])
    return str(kind)


def _misfits(assessment: Assessment, asked: Asked) -> Iterator[Mistake]:
    """Indicators that take from a questionnaire what it does not have."""
    for indicator, path in zip(assessment.all_indicators, paths(assessment), strict=True):
        taken = taken_from(indicator)
        found = _misfit(taken, (*path, "from_answers"), asked) if taken else None
        if found:
            yield found


def _misfit(taken: FromAnswers, at: Path, asked: Asked) -> Mistake | None:
    id = taken.questionnaire
    try:
        return misfit(taken, shipped_questionnaire(id), at, asked(id))
    except UnknownMethodology:
        return Mistake("unknown_questionnaire", at, mend=closest(id, shipped_ids()), id=id)


def _composite(document: LocatedDocument, part: Callable[[str], Assessment]) -> Assessment:
    composite = validate(document, Composite)
    parts: list[Assessment] = []
    for i, id in enumerate(composite.parts):
        try:
            parts.append(part(id))
        except UnknownMethodology:
            near = closest(id, shipped_ids())
            wrong = Mistake("unknown_assessment", ("parts", i), mend=near, id=id)
            refuse_mistakes(document, [wrong])
    return composed(composite, parts)
