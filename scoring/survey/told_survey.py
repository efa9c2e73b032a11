"""A survey out of its JSON: what `as_json` makes of it, read back without a loss."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from scoring.survey.survey_picture import (
    Coverage,
    IndexPicture,
    ItemPicture,
    MunicipalitySurvey,
    OptionShare,
    ProfilePicture,
    RegionSurvey,
    SurveyPicture,
)

Told = Mapping[str, Any]


def told_survey(told: Told) -> RegionSurvey:
    """Keys that it does not know are left alone."""
    by = (told["methodology"], told["version"], told["threshold"])
    municipalities = [
        MunicipalitySurvey(*by, one["municipality"], _picture(one["picture"]))
        for one in told["municipalities"]
    ]
    return RegionSurvey(*by, tuple(municipalities), tuple(told["hidden"]), _picture(told["region"]))


def _picture(told: Told | None) -> SurveyPicture | None:
    if told is None:
        return None
    return SurveyPicture(
        _coverage(told["coverage"]),
        tuple(ItemPicture(one["id"], one["n"], _options(one)) for one in told["items"]),
        tuple(
            ProfilePicture(one["id"], one["item"], one["n"], _options(one))
            for one in told["profiles"]
        ),
        tuple(
            IndexPicture(one["id"], one["key"], one["n"], _number(one["mean"]), _number(one["top"]))
            for one in told["indices"]
        ),
    )


def _coverage(told: Told) -> Coverage:
    return Coverage(
        told["respondents"],
        told["counted"],
        told["teachers"],
        _number(told["percent"]),
        tuple(told["notes"]),
    )


def _options(told: Told) -> tuple[OptionShare, ...]:
    return tuple(
        OptionShare(one["option"], one["count"], Decimal(str(one["percent"])))
        for one in told["options"]
    )


def _number(told: float | None) -> Decimal | None:
    """By its shortest decimal: percents have one decimal at most."""
    return None if told is None else Decimal(str(told))
