from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from scoring.methodology.load import shipped_assessment
from scoring.results.contract import result_schema, score_json
from tests.scoring.results.test_score_properties import ANY, TOWNS, partial
from tests.scoring.tables import scored

SCHEMA = Draft202012Validator(result_schema())


def test_the_schema_is_one_itself() -> None:
    Draft202012Validator.check_schema(result_schema())


@settings(max_examples=20)
@given(ANY, st.data())
def test_every_result_fits_its_schema_and_goes_through_json(id: str, data: st.DataObject) -> None:
    assessment = shipped_assessment(id)
    towns = {town: data.draw(partial(assessment)) for town in TOWNS}
    found = json.loads(json.dumps(score_json(scored(assessment, towns))))
    SCHEMA.validate(found)
    assert found["methodology"] == id
    assert {one["municipality"] for one in found["municipalities"]} == set(TOWNS)


@pytest.mark.parametrize("key", ["methodology", "version", "municipalities", "region"])
def test_the_schema_refuses_a_result_that_lacks_a_part(key: str) -> None:
    found = score_json(scored(shipped_assessment("support_2021"), {"Яр": {"1.1": 2}}))
    del found[key]
    assert not SCHEMA.is_valid(found)
