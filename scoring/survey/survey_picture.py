"""What a survey shows; percents and means are rounded already."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Coverage:
    """Notes: `over_100`, `teachers_unknown` (for some or all of the municipalities).

    `counted` respondents are those of the municipalities whose number of teachers is known.
    """

    respondents: int
    counted: int
    teachers: int | None
    percent: Decimal | None
    notes: tuple[str, ...]


@dataclass(frozen=True)
class OptionShare:
    option: str
    count: int
    percent: Decimal


@dataclass(frozen=True)
class ItemPicture:
    """`n` is None and nothing is shown where fewer answered than the threshold.

    The percents of a single choice are whole and add up to 100; those of several choices have one
    decimal and need not add up.
    """

    id: str
    n: int | None
    options: tuple[OptionShare, ...]


@dataclass(frozen=True)
class ProfilePicture:
    """The options of an item, the most chosen first."""

    id: str
    item: str
    n: int | None
    options: tuple[OptionShare, ...]


@dataclass(frozen=True)
class IndexPicture:
    """The mean on the scale of the methodology and the percent of the top options, to 0.1."""

    id: str
    key: str
    n: int | None
    mean: Decimal | None
    top: Decimal | None


@dataclass(frozen=True)
class SurveyPicture:
    coverage: Coverage
    items: tuple[ItemPicture, ...]
    profiles: tuple[ProfilePicture, ...]
    indices: tuple[IndexPicture, ...]


@dataclass(frozen=True)
class MunicipalitySurvey:
    """`picture` is None where fewer answered than the threshold."""

    methodology: str
    version: str
    threshold: int
    municipality: str
    picture: SurveyPicture | None


@dataclass(frozen=True)
class RegionSurvey:
    """`hidden` municipalities are in no figure of the region; alphabetically, as all are."""

    methodology: str
    version: str
    threshold: int
    municipalities: tuple[MunicipalitySurvey, ...]
    hidden: tuple[str, ...]
    region: SurveyPicture | None
