"""The kinds of indicators: what is given for each and what points it can bring."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from scoring.reading.mistakes import Mistake
from scoring.reading.strict_model import MOST_POINTS, Id, Source, StrictModel, Text


class _Common(StrictModel):
    """`remedy` is what to do when it is low; `replaces` is its id in the version before."""

    id: Id
    title: Text
    source: Source
    note: Text | None = None
    remedy: Text | None = None
    replaces: Id | None = None


class _Measured(_Common):
    """`cumulative`: cannot fall below the year before."""

    ladder: Id | None = None
    target: Decimal | None = None
    less_is_better: bool = False
    cumulative: bool = False


class FromAnswers(StrictModel):
    """The share of respondents who chose one of `options`, or the mean of an `index`.

    `key` is an item ("13") or a row of a matrix ("2/attestation") of the questionnaire.
    """

    questionnaire: Id
    key: Text
    options: tuple[Id, ...] = ()
    index: Id | None = None

    @model_validator(mode="after")
    def _one_measure(self) -> Self:
        if bool(self.options) == bool(self.index):
            raise Mistake("options_or_index")
        return self


class FromCounts(StrictModel):
    """Sums of the counts whose ids fit a pattern; `*` stands for any part of an id."""

    numerator: tuple[Text, ...] = Field(min_length=1)
    denominator: tuple[Text, ...] = Field(min_length=1)

    def within(self, part: str) -> Self:
        """The same in a composite, where the ids of a part begin with its name."""
        both = {"numerator": self.numerator, "denominator": self.denominator}
        named = {key: tuple(f"{part}/{one}" for one in patterns) for key, patterns in both.items()}
        return self.model_copy(update=named)


class Expert(_Common):
    """0 does not match, 1 matches partly, 2 matches a well-founded system."""

    kind: Literal["expert"]
    most: int = Field(2, ge=1, le=MOST_POINTS)


class Points(_Common):
    """Points given as they are; without `most` only their criterion is limited."""

    kind: Literal["points"]
    most: int | None = Field(None, ge=1, le=MOST_POINTS)


class Presence(_Common):
    kind: Literal["presence"]
    points: int = Field(0, ge=0, le=MOST_POINTS)


class TextList(_Common):
    """Its value is the number of entries."""

    kind: Literal["text"]


class Count(_Measured):
    kind: Literal["count"]


class Share(_Measured):
    """In percent; `subset` where the numerator is truly a part of the denominator."""

    kind: Literal["share"]
    numerator: Text
    denominator: Text
    subset: bool = False
    from_answers: FromAnswers | None = None
    from_counts: FromCounts | None = None


class Ratio(_Measured):
    kind: Literal["ratio"]
    numerator: Text
    denominator: Text
    per: int = Field(100, ge=1, le=1_000_000)


class Pairwise(_Measured):
    """A share judged by how far the share `against` exceeds it, in percentage points."""

    kind: Literal["pairwise"]
    numerator: Text
    denominator: Text
    subset: bool = False
    against: Id
    ladder: Id


class Survey(_Measured):
    kind: Literal["survey"]
    from_answers: FromAnswers


Measured = Count | Share | Ratio | Pairwise | Survey
Indicator = Annotated[
    Expert | Points | Presence | TextList | Count | Share | Ratio | Pairwise | Survey,
    Field(discriminator="kind"),
]


def factor(indicator: Indicator) -> int:
    """By what numerator / denominator is multiplied to give the value."""
    match indicator:
        case Ratio():
            return indicator.per
        case Share() | Pairwise():
            return 100
        case Survey():
            return 100 if indicator.from_answers.options else 1
        case _:
            return 1


def is_summed(indicator: Indicator) -> bool:
    """Whether it follows from other figures, so that nobody is asked for it."""
    return isinstance(indicator, Share) and indicator.from_counts is not None


def has_fraction(indicator: Indicator) -> bool:
    return isinstance(indicator, Share | Ratio | Pairwise | Survey)


Unit = Literal["percent", "whole", "decimal", "yes_no"]


def unit(indicator: Indicator) -> Unit:
    match indicator:
        case Presence():
            return "yes_no"
        case _ if is_percent(indicator):
            return "percent"
        case _ if has_fraction(indicator):
            return "decimal"
        case _:
            return "whole"


def is_percent(indicator: Indicator) -> bool:
    """Whether the value is a percent, and not a ratio per so many, a mean or a number."""
    if isinstance(indicator, Survey):
        return indicator.from_answers.index is None
    return isinstance(indicator, Share | Pairwise)
