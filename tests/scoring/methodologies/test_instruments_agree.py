"""What the methodologies of the package take from answers is what the instruments ask."""

import pytest

from bot.definitions.closed_items import closed_items, shipped_items
from bot.instruments.load import shipped_instruments
from scoring.methodology.assessment import Assessment
from scoring.methodology.load import (
    load_methodology,
    load_questionnaire,
    methodology_text,
    shipped,
    shipped_ids,
)
from scoring.survey.questionnaire import SurveyRules

QUESTIONNAIRES = [id for id in shipped_ids() if isinstance(shipped(id), SurveyRules)]
ASSESSMENTS = [id for id in shipped_ids() if isinstance(shipped(id), Assessment)]


@pytest.mark.parametrize("id", QUESTIONNAIRES)
def test_what_is_counted_follows_from_the_instrument_and_is_not_written_twice(id: str) -> None:
    asked = closed_items(shipped_instruments()[id])
    text = methodology_text(id)
    assert "items:" not in text
    assert load_questionnaire(text, f"{id}.yaml", asked, must_fit=True).items == asked


@pytest.mark.parametrize("id", ASSESSMENTS)
def test_what_is_taken_from_answers_is_asked(id: str) -> None:
    load_methodology(methodology_text(id), f"{id}.yaml", asked=shipped_items)
