from __future__ import annotations

import pytest

from scoring.methodology.load import shipped_assessment
from scoring.methodology.regional import adapted
from scoring.results.result import result
from scoring.results.score import score
from scoring.results.values import Value, values_frame
from tests.authors import english, refused

SUPPORT = shipped_assessment("support_2021")
SEVENTEEN = [
    Value("Лужский район", one.id, int(i < 17))
    for i, one in enumerate(one for one in SUPPORT.all_indicators if one.kind == "expert")
]
DECISION = 'source: {file: "Приказ", part: "1"}\n'


def choices(text: str, methodology: str = "support_2021") -> str:
    return f"kind: regional_choices\nmethodology: {methodology}\n{DECISION}{text}"


@pytest.mark.parametrize(
    ("policy", "level", "notes"),
    [("lower", "low", ("gap",)), ("upper", "medium", ("gap",)), ("undefined", None, ("gap",))],
)
def test_a_region_chooses_the_level_of_a_total_in_the_printed_gap(
    policy: str, level: str | None, notes: tuple[str, ...]
) -> None:
    methodology = adapted(SUPPORT, choices(f"gap: {policy}\n"), "our.yaml")
    scores = score(methodology, values_frame(methodology, SEVENTEEN))
    found = result(scores, "Лужский район")
    assert (found.points, found.level, found.notes) == (17, level, notes)


def test_a_ladder_of_the_region_is_no_assumption_any_more() -> None:
    growth = shipped_assessment("professional_growth_2_2")
    ladder = (
        "{source: {file: Приказ, part: '2'}, steps: [{below: 5, points: 0}, {from: 5, points: 2}]}"
    )
    ours = adapted(
        growth, choices(f"ladders: {{default: {ladder}}}\n", "professional_growth_2_2"), "our.yaml"
    )
    value = Value("Лужский район", "2.2.1.1", numerator=5, denominator=100)
    found = result(score(ours, values_frame(ours, [value])), "Лужский район").indicators["2.2.1.1"]
    assert (found.points, found.notes) == (2, ())


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            choices("gap: lower\n", "support_2022"),
            (
                "our.yaml:2: these are choices for 'support_2022', not 'support_2021';"
                " load them for the methodology they name"
            ),
        ),
        (
            choices("ladders:\n  defualt: {source: {file: П, part: '1'}, steps: [{points: 1}]}\n"),
            "our.yaml:5: there is no ladder 'defualt'; remove it",
        ),
        (
            choices("ladders: {}\n"),
            (
                "our.yaml:1: nothing is chosen here for 'support_2021';"
                " add gap, levels, ladders or zones"
            ),
        ),
        (
            choices("gap: middle\n"),
            "our.yaml:4: 'middle' is not a value of 'gap'; use one of lower, upper, undefined",
        ),
    ],
)
def test_a_mistake_in_the_choices_is_named(text: str, message: str) -> None:
    faults = refused(lambda: adapted(SUPPORT, text, "our.yaml"))
    assert english(faults[0]) == message
