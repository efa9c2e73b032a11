from __future__ import annotations

from decimal import Decimal

from scoring.methodology.load import shipped_assessment, shipped_questionnaire
from scoring.results.result import result
from scoring.results.score import score
from scoring.results.values import values_frame
from scoring.survey.from_answers import answered_values
from scoring.survey.survey import ItemCounts, SurveyCounts
from tests.scoring.tables import methodology

HELP = shipped_questionnaire("methodical_help")
NEEDS = methodology("""
indicators:
  - id: subject
    kind: survey
    title: Нужна методика предмета
    source: *s
    from_answers: {questionnaire: methodical_help, key: "1", options: [teaching]}
  - id: attestation
    kind: survey
    title: Нужна помощь к аттестации
    source: *s
    from_answers: {questionnaire: methodical_help, key: 2/attestation, index: need}
  - id: sure
    kind: survey
    title: Помощь точно или скорее нужна
    source: *s
    from_answers: {questionnaire: methodical_help, key: 2/attestation, options: [definitely, rather_yes]}
""")  # noqa: E501
ATTESTATION = ItemCounts(8, {"definitely": 3, "rather_yes": 1, "hard_to_say": 2, "not_at_all": 2})


def counts(town: str, **items: ItemCounts) -> SurveyCounts:
    keys = {"directions": "1", "attestation": "2/attestation"}
    return SurveyCounts(town, 8, 10, {keys[name]: cell for name, cell in items.items()})


def test_shares_and_means_come_from_the_counted_answers() -> None:
    answers = counts("Яр", directions=ItemCounts(8, {"teaching": 3}), attestation=ATTESTATION)
    frame = values_frame(NEEDS, answered_values(NEEDS, HELP, [answers]))
    own = result(score(NEEDS, frame), "Яр").indicators
    assert {id: one.value for id, one in own.items()} == {
        "subject": Decimal("37.5"),
        "attestation": Decimal("59.4"),
        "sure": Decimal(50),
    }
    assert {one.denominator for one in own.values()} == {8}


def test_few_answers_are_noted_and_none_give_no_value() -> None:
    few = counts("Яр", directions=ItemCounts(4, {"teaching": 1}))
    none = counts("Бор", directions=ItemCounts(0, {}))
    frame = values_frame(NEEDS, answered_values(NEEDS, HELP, [few, none]))
    scores = score(NEEDS, frame, ["Яр", "Бор"])
    assert result(scores, "Яр").indicators["subject"].notes == ("small_n",)
    assert result(scores, "Бор").indicators["subject"].status == "missing"


def test_young_teachers_tell_of_the_deficits_of_source_004() -> None:
    growth = shipped_assessment("professional_growth_2_2")
    cell = ItemCounts(10, {"subject": 1, "methodical": 2})
    answers = SurveyCounts("Яр", 10, 12, {"13": cell})
    values = list(answered_values(growth, shipped_questionnaire("young_teacher"), [answers]))
    assert [(one.indicator, one.numerator, one.denominator) for one in values] == [
        ("2.2.1.2", 1, 10),
        ("2.2.1.3", 2, 10),
    ]
    assert list(answered_values(growth, HELP, [answers])) == []
