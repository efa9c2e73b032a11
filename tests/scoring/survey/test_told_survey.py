from __future__ import annotations

import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from scoring.as_json import as_json
from scoring.survey.survey import SurveyCounts, region_survey
from scoring.survey.told_survey import told_survey
from tests.scoring.survey.test_survey import REGION, SURVEY, counted


@given(REGION, st.integers(1, 12))
def test_a_survey_comes_back_out_of_its_json_as_it_was(
    region: tuple[SurveyCounts, ...], threshold: int
) -> None:
    survey = region_survey(SURVEY, region, threshold)
    assert told_survey(json.loads(json.dumps(as_json(survey)))) == survey


def test_what_a_later_version_adds_is_left_alone() -> None:
    survey = region_survey(SURVEY, [counted(), replace(counted(), respondents=3)])
    told = as_json(survey)
    told["made_at"] = told["municipalities"][0]["picture"]["novelty"] = "yes"
    assert told_survey(told) == survey
