"""A region and the municipalities it summarises, as a file of this folder describes them."""

from __future__ import annotations

import re
from typing import Annotated, Literal
from zoneinfo import ZoneInfo, available_timezones

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from scoring.reading.mistakes import Mistake

LONGEST_CODE = 24
# Of a name that is quoted in sentences and lists, and of one that stands on a button.
LONGEST_NAME, LONGEST_SHORT = 200, 60
# In all of Russia there are little more.
MOST_TEACHERS = 1_500_000

Kind = Literal["district", "okrug", "city_okrug", "closed_town", "city_district"]


def _code(text: str) -> str:
    if not re.fullmatch(rf"[a-z][a-z0-9_]{{0,{LONGEST_CODE - 1}}}", text):
        raise Mistake("not_a_code", value=text, limit=LONGEST_CODE)
    return text


def _written(text: str) -> str:
    if not text or text != " ".join(text.split()):
        raise Mistake("spaces_to_spare")
    if len(text) > LONGEST_NAME:
        raise Mistake("longer_than_fits", count=len(text), limit=LONGEST_NAME)
    return text


def _short(text: str) -> str:
    if len(text) > LONGEST_SHORT:
        raise Mistake("longer_than_fits", count=len(text), limit=LONGEST_SHORT)
    return text


def _with_preposition(text: str) -> str:
    if not text.startswith(("в ", "во ", "на ")):
        raise Mistake("no_preposition", value=text)
    return text


def _timezone(name: str) -> str:
    if name not in available_timezones():
        raise Mistake("not_a_time_zone", value=name)
    return name


# Codes travel in the 64 bytes of a button and in deep links.
Code = Annotated[str, AfterValidator(_code)]
Text = Annotated[str, AfterValidator(_written)]
Short = Annotated[Text, AfterValidator(_short)]
Prepositional = Annotated[Text, AfterValidator(_with_preposition)]
Timezone = Annotated[str, AfterValidator(_timezone)]
Headcount = Annotated[int, Field(ge=0, le=MOST_TEACHERS, strict=True)]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class District(_Frozen):
    """An educational district (образовательный округ): municipalities that work together."""

    code: Code
    name: Text


class Municipality(_Frozen):
    """`prepositional` brings its preposition: «во Всеволожском районе».

    `timezone` is only given where it differs from the territory's. `source` tells where the
    numbers of teachers come from.
    """

    code: Code
    kind: Kind
    name: Text
    short: Short
    genitive: Text
    prepositional: Prepositional
    aliases: tuple[Text, ...] = ()
    timezone: Timezone | None = None
    district: str | None = None
    teachers: Headcount | None = None
    young_teachers: Headcount | None = None
    source: Text | None = None


class Territory(_Frozen):
    code: Code
    name: Text
    genitive: Text
    prepositional: Prepositional
    timezone: Timezone
    source: Text
    districts: tuple[District, ...] = ()
    municipalities: Annotated[tuple[Municipality, ...], Field(min_length=1)]

    def zone_of(self, municipality: Municipality) -> ZoneInfo:
        return ZoneInfo(municipality.timezone or self.timezone)
