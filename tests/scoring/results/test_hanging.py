from __future__ import annotations

import pytest

from scoring.methodology.composite import Composite, composed
from scoring.methodology.load import shipped_assessment
from scoring.reading.strict_model import Source
from scoring.results.result import SubjectResult, result
from scoring.results.score import score
from scoring.results.values import Value, values_frame
from tests.scoring.tables import Given, methodology, scored

GROWTH = shipped_assessment("professional_growth_2_2")
YOUNG, PENSION = "2.2.3.1", "2.2.5.2"
# Each is judged against the one after it, and the file names them from the last to the first.
CHAIN = methodology("""
ladders:
  even:
    source: *s
    steps: [{below: 0, points: 0}, {from: 0, points: 1}]
indicators:
  - {id: c, kind: pairwise, title: В, against: b, ladder: even,
     numerator: ч, denominator: з, source: *s}
  - {id: b, kind: pairwise, title: Б, against: a, ladder: even,
     numerator: ч, denominator: з, source: *s}
  - {id: a, kind: share, title: А, numerator: ч, denominator: з, source: *s}
""")
ROUND = methodology("""
ladders:
  even:
    source: *s
    steps: [{below: 0, points: 0}, {from: 0, points: 1}]
indicators:
  - {id: a, kind: pairwise, title: А, against: b, ladder: even,
     numerator: ч, denominator: з, source: *s}
  - {id: b, kind: pairwise, title: Б, against: a, ladder: even,
     numerator: ч, denominator: з, source: *s}
""")
ORCHARD = methodology("""
ladders:
  half:
    source: *s
    steps: [{below: 50, points: 0}, {from: 50, points: 1}]
indicators:
  - {id: "1.old", kind: count, title: Старые яблони, source: *s}
  - {id: "1.new", kind: count, title: Новые яблони, source: *s}
  - id: apples
    kind: share
    title: Новые яблони
    numerator: Новые
    denominator: Все
    ladder: half
    source: *s
    from_counts: {numerator: ["1.new"], denominator: ["1.*"]}
  - {id: pears, kind: pairwise, title: Груши, against: apples, ladder: half,
     numerator: ч, denominator: з, source: *s}
""")


def full(**other: Given) -> dict[str, Given]:
    """Everything of professional growth, but for what is said otherwise."""
    presence = {"2.2.5.3"}
    plain: dict[str, Given] = {id: 1 if id in presence else (50, 100) for id in GROWTH.places}
    return plain | {key.replace("_", "."): one for key, one in other.items()}


def outcome(values: dict[str, Given]) -> SubjectResult:
    return result(scored(GROWTH, {"Яр": values}), "Яр")


def test_what_is_compared_with_nothing_does_not_apply_and_says_why() -> None:
    found = outcome(full(**{"2_2_3_1": None}))
    pension = found.indicators[PENSION]
    assert (pension.status, pension.because_of) == ("not_applicable", (YOUNG,))
    assert (pension.value, pension.points, pension.notes) == (None, None, ("hanging",))
    assert found.indicators[YOUNG].because_of == ()
    assert (found.complete, found.rank, found.missing) == (True, 1, ())
    assert found.max_points == outcome(full()).max_points - sum(
        GROWTH.max_of(GROWTH.indicator(id)) for id in (YOUNG, PENSION)
    )
    assert "hanging" in found.notes


def test_nobody_is_asked_for_what_would_be_compared_with_nothing() -> None:
    given = full(**{"2_2_3_1": None})
    del given[PENSION]
    found = outcome(given)
    assert (found.complete, found.missing) == (True, ())
    assert found.indicators[PENSION].because_of == (YOUNG,)


def test_nothing_divided_by_nothing_hangs_too() -> None:
    pension = outcome(full(**{"2_2_3_1": None, "2_2_5_2": (0, 0)})).indicators[PENSION]
    assert (pension.status, pension.notes) == ("not_applicable", ("hanging",))


@pytest.mark.parametrize("wrong", [(7, 5), (-1, 5)])
def test_what_was_refused_stays_refused(wrong: Given) -> None:
    found = outcome(full(**{"2_2_3_1": None, "2_2_5_2": wrong}))
    assert (found.indicators[PENSION].status, found.missing) == ("refused", (PENSION,))


@pytest.mark.parametrize(
    ("young", "status"), [((0, 0), "missing"), ((9, 5), "refused"), ("absent", "missing")]
)
def test_what_is_only_open_leaves_the_other_given_and_the_result_incomplete(
    young: Given | str, status: str
) -> None:
    given = full()
    if isinstance(young, str):
        del given[YOUNG]
    else:
        given[YOUNG] = young
    found = outcome(given)
    assert found.indicators[YOUNG].status == status
    assert (found.indicators[PENSION].status, found.indicators[PENSION].points) == ("given", None)
    assert (found.complete, found.missing) == (False, (YOUNG,))


def test_the_other_way_round_nothing_hangs() -> None:
    found = outcome(full(**{"2_2_5_2": None}))
    assert (found.indicators[YOUNG].status, found.indicators[PENSION].because_of) == ("given", ())


def test_only_those_hang_whose_own_figure_does_not_apply() -> None:
    scores = scored(GROWTH, {"Яр": full(), "Бор": full(**{"2_2_3_1": None})})
    assert result(scores, "Яр").indicators[PENSION].status == "given"
    assert result(scores, "Бор").indicators[PENSION].status == "not_applicable"


def test_a_chain_hangs_to_its_end_in_any_order_of_the_file() -> None:
    found = result(scored(CHAIN, {"Яр": {"a": None, "b": (1, 2), "c": (1, 2)}}), "Яр").indicators
    assert [found[id].because_of for id in "abc"] == [(), ("a",), ("b",)]
    assert {one.status for one in found.values()} == {"not_applicable"}


def test_two_that_are_judged_by_each_other_hang_together() -> None:
    found = result(scored(ROUND, {"Яр": {"a": None, "b": (1, 2)}}), "Яр")
    assert (found.indicators["b"].because_of, found.complete) == (("a",), True)


def test_a_share_of_counts_that_do_not_apply_does_not_either_nor_what_hangs_on_it() -> None:
    given: dict[str, Given] = {"1.old": None, "1.new": None, "pears": (1, 2)}
    found = result(scored(ORCHARD, {"Яр": given}), "Яр")
    apples, pears = found.indicators["apples"], found.indicators["pears"]
    assert (apples.status, apples.because_of) == ("not_applicable", ("1.old", "1.new"))
    assert (pears.because_of, found.complete, found.max_points) == (("apples",), True, 0)


def test_a_share_reported_by_itself_needs_no_counts() -> None:
    given: dict[str, Given] = {"1.old": None, "1.new": None, "apples": (1, 2)}
    assert result(scored(ORCHARD, {"Яр": given}), "Яр").indicators["apples"].value == 50


def test_in_a_composite_the_parts_hang_as_they_do_alone() -> None:
    both = Composite(
        kind="composite", id="both", version="1", since="2021-01-01", title="Обе",
        source=Source(file="000", part="1"), parts=("chain", "garden"),
    )  # fmt: skip
    whole = composed(both, [CHAIN.model_copy(update={"id": "chain"}), ORCHARD])
    given: dict[str, Given] = {"chain/a": None, "chain/b": (1, 2), "garden/1.old": None}
    found = result(scored(whole, {"Яр": given}), "Яр").indicators
    assert found["chain/b"].because_of == ("chain/a",)
    assert found["garden/apples"].status == "missing"


def test_a_status_alone_hangs_like_a_value() -> None:
    values = [Value("Яр", YOUNG, status="not_applicable"), Value("Яр", PENSION, status="missing")]
    found = result(score(GROWTH, values_frame(GROWTH, values)), "Яр")
    assert found.indicators[PENSION].status == "not_applicable"
