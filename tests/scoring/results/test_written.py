from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.methodology.load import shipped_assessment
from scoring.results.contract import score_json
from scoring.results.result import result, results
from scoring.results.score import Scores
from scoring.results.written import score_text
from tests.scoring.results.test_score_properties import ALL, ANY, TOWNS, partial
from tests.scoring.tables import Given, scored


def dumped(scores: Scores) -> str:
    return json.dumps(score_json(scores), ensure_ascii=False, indent=2)


@settings(max_examples=40)
@given(ANY, st.data())
def test_the_text_is_that_of_the_library_letter_by_letter(id: str, data: st.DataObject) -> None:
    assessment = shipped_assessment(id)
    towns = {town: data.draw(partial(assessment)) for town in TOWNS}
    scores = scored(assessment, towns)
    assert score_text(scores) == dumped(scores)
    each = {town: result(scores, town) for town in TOWNS}
    assert {one.municipality: one for one in results(scores)} == each


@pytest.mark.parametrize("id", ALL)
def test_nobody_and_names_with_quotes_are_written_too(id: str) -> None:
    assessment = shipped_assessment(id)
    odd: dict[str, dict[str, Given]] = {'Лицей "Ё"\n№ 1\\': {}}
    for towns in ({}, odd, {"Яр": {assessment.all_indicators[0].id: None}}):
        scores = scored(assessment, towns)
        assert score_text(scores) == dumped(scores)
