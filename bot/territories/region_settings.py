"""What a region says of itself, how long it keeps answers, and what it chooses in methodologies."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from bot.territories.territory import Text
from scheduler.retention import LEAST_MONTHS, MOST_MONTHS
from scoring.methodology.assessment import Assessment
from scoring.methodology.load import UnknownMethodology, shipped, shipped_ids
from scoring.methodology.regional import Choices, choices_mistakes
from scoring.reading.located_yaml import read_yaml, refuse_mistakes
from scoring.reading.mistakes import Mistake, closest
from scoring.reading.strict_model import Id
from scoring.reading.validation import validate


def _address(text: str) -> str:
    if not re.fullmatch(r"https?://[^\s/.][^\s/]*\.[^\s/.]{2,}(/\S*)?", text):
        raise Mistake("not_a_link", value=text)
    return text


def _months(given: object) -> object:
    """Days and years are typed as well; which of the two was meant, nobody can know."""
    if isinstance(given, str | Decimal) or (
        isinstance(given, int) and not LEAST_MONTHS <= given <= MOST_MONTHS
    ):
        raise Mistake("not_months", value=given, least=LEAST_MONTHS, most=MOST_MONTHS)
    return given


Link = Annotated[Text, AfterValidator(_address)]
Months = Annotated[int, Field(strict=True), BeforeValidator(_months)]


class RegionSettings(BaseModel):
    """`operator` is who answers for the data of the people asked; all may be left out.

    `retention` is in months after a campaign's close for good; `choices` stand by the id of
    their methodology.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    operator: Text | None = None
    contact: Text | None = None
    policy: Link | None = None
    retention: Months | None = None
    choices: Mapping[Id, Choices] = Field(default_factory=dict)


def read_region_settings(
    text: str, file: str, questionnaires: Collection[str] = ()
) -> RegionSettings:
    """An empty file sets nothing. Raises FileRefused with every fault of the text.

    `questionnaires` are the ids of those that were loaded.
    """
    if not text.strip():
        return RegionSettings()
    document = read_yaml(text, file)
    settings = validate(document, RegionSettings)
    refuse_mistakes(document, _misfits(settings.choices, questionnaires))
    return settings


def _misfits(choices: Mapping[str, Choices], questionnaires: Collection[str]) -> Iterator[Mistake]:
    for id, chosen in choices.items():
        for wrong in _wrong(id, chosen, questionnaires):
            yield Mistake(wrong.code, ("choices", id, *wrong.at), mend=wrong.mend, **wrong.data)


def _wrong(id: str, chosen: Choices, questionnaires: Collection[str]) -> Iterator[Mistake]:
    try:
        methodology = shipped(id)
    except UnknownMethodology:
        if id in questionnaires:
            yield Mistake("choices_for_a_questionnaire", id=id)
        else:
            yield Mistake("unknown_assessment", mend=closest(id, _assessments()), id=id)
        return
    if isinstance(methodology, Assessment):
        yield from choices_mistakes(methodology, chosen)
    else:
        yield Mistake("choices_for_a_questionnaire", id=id)


def _assessments() -> list[str]:
    return [id for id in shipped_ids() if isinstance(shipped(id), Assessment)]
