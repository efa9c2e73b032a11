from __future__ import annotations

import json

from scoring.methodology.load import shipped_assessment
from scoring.results.beside import beside
from scoring.results.check import impossible
from scoring.results.contract import score_json, score_text
from scoring.results.region import region_result
from scoring.results.result import result, results
from scoring.results.score import score
from scoring.results.subject import Subject, subject_called
from scoring.results.values import Value, values_frame
from tests.scoring.tables import scored

YOUNG = shipped_assessment("young_teachers_service")
NORTH = Subject("municipality", "n", "Кировский район")
SOUTH = Subject("municipality", "s", "Кировский район")


def two() -> list[Value]:
    ids = list(YOUNG.places)
    return [Value("s", id, 1) for id in ids] + [Value("n", id, 2) for id in ids]


def test_two_of_one_name_are_two() -> None:
    scores = score(YOUNG, values_frame(YOUNG, two()), [SOUTH, NORTH])
    assert [(one.subject, one.points) for one in results(scores)] == [(NORTH, 22), (SOUTH, 11)]
    assert region_result(scores).zones["high"] == (NORTH,)
    assert beside(scores, "s", ["n"]).place == 2
    told = score_json(scores)
    assert [(one["municipality"], one["code"]) for one in told["municipalities"]] == [
        ("Кировский район", "n"),
        ("Кировский район", "s"),
    ]
    assert told["region"]["zones"]["high"] == ["Кировский район"]


def test_equal_ones_stand_by_their_names_and_not_by_their_codes() -> None:
    subjects = [Subject("municipality", code, name) for code, name in (("1", "Яр"), ("2", "Бор"))]
    values = [Value(code, id, 1) for code in "12" for id in YOUNG.places]
    found = results(score(YOUNG, values_frame(YOUNG, values), subjects))
    assert [one.subject.name for one in found] == ["Бор", "Яр"]


def test_whoever_has_a_code_alone_is_called_so_and_is_what_the_methodology_assesses() -> None:
    programme = shipped_assessment("programme_expertise")
    scores = scored(programme, {"Азбука": {"1.1": 2}})
    assert result(scores, "Азбука").subject == subject_called("programme", "Азбука")
    assert score_json(scores)["assessed"] == "programme"


def test_remarks_are_about_a_subject() -> None:
    scores = score(YOUNG, values_frame(YOUNG, [Value("n", "1", 7)]), [NORTH])
    assert [one.subject for one in impossible(scores.grid)] == [NORTH]


def test_the_text_is_the_object_with_each_subject_on_its_line() -> None:
    for subjects in ([NORTH, SOUTH], []):
        values = two() if subjects else []
        scores = score(YOUNG, values_frame(YOUNG, values), subjects)
        assert json.loads(score_text(scores)) == score_json(scores)
        lines = [line for line in score_text(scores).splitlines() if '"municipality": ' in line]
        assert len(lines) == len(subjects)
