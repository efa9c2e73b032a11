from __future__ import annotations

from decimal import Decimal

from scoring.methodology.composite import Composite, composed
from scoring.reading.strict_model import Source
from scoring.results.indicator_result import IndicatorResult
from scoring.results.region import region_result
from scoring.results.result import result
from tests.authors import english, refused
from tests.scoring.tables import Given, methodology, scored

ORCHARD = """
indicators:
  - {id: "1.old", kind: count, title: Старые яблони, source: *s}
  - {id: "1.new", kind: count, title: Новые яблони, source: *s}
  - {id: "2.new", kind: count, title: Новые груши, source: *s}
  - id: apples
    kind: share
    title: Яблони в саду
    numerator: Яблони
    denominator: Деревья
    subset: true
    source: *s
    from_counts: {numerator: ["1.*"], denominator: ["1.*", "*.new"]}
"""
GARDEN = methodology(ORCHARD)
COUNTED: dict[str, Given] = {"1.old": 2, "1.new": 1, "2.new": 1}


def apples(**other: Given) -> IndicatorResult:
    given = COUNTED | {key.replace("_", "."): one for key, one in other.items()}
    return result(scored(GARDEN, {"Яр": given}), "Яр").indicators["apples"]


def test_a_share_is_summed_from_counts_and_each_count_once() -> None:
    found = apples()
    assert (found.value, found.numerator, found.denominator) == (Decimal(75), 3, 4)


def test_a_count_that_is_not_there_leaves_the_share_open() -> None:
    given = {id: one for id, one in COUNTED.items() if id != "2.new"}
    found = result(scored(GARDEN, {"Яр": given}), "Яр").indicators["apples"]
    assert (found.value, found.status) == (None, "missing")


def test_nobody_is_asked_for_a_summed_share() -> None:
    whole = result(scored(GARDEN, {"Яр": COUNTED}), "Яр")
    empty = result(scored(GARDEN, {"Яр": dict.fromkeys(COUNTED, 0)}), "Яр")
    blank = result(scored(GARDEN, {"Яр": {}}), "Яр")
    assert (whole.complete, empty.complete, blank.complete) == (True, True, False)
    assert (empty.missing, blank.missing) == ((), tuple(COUNTED))


def test_a_refused_count_leaves_the_share_open() -> None:
    assert apples(**{"2_new": -1}).status == "missing"


def test_a_count_that_does_not_apply_adds_nothing() -> None:
    assert apples(**{"2_new": None}).value == 100


def test_a_sum_of_nobody_has_no_share() -> None:
    found = apples(**{"1_old": 0, "1_new": 0, "2_new": 0})
    assert (found.value, found.notes) == (None, ("zero_denominator",))


def test_a_reported_share_stays_as_it_is() -> None:
    assert apples(apples=(1, 5)).value == 20


def test_a_region_adds_up_the_sums() -> None:
    scores = scored(GARDEN, {"Яр": COUNTED, "Бор": {"1.old": 0, "1.new": 0, "2.new": 6}})
    share = region_result(scores).shares["apples"]
    assert (share.numerator, share.denominator, share.percent) == (3, 10, Decimal(30))


def test_a_composite_sums_the_counts_of_the_part() -> None:
    source = Source(file="000", part="1")
    named = Composite(
        kind="composite", id="both", version="1", since="2021-01-01",
        title="Оба", source=source, parts=("garden", "other"),
    )  # fmt: skip
    other = GARDEN.model_copy(update={"id": "other"})
    both = composed(named, (GARDEN, other))
    given = {f"garden/{id}": one for id, one in COUNTED.items()}
    found = result(scored(both, {"Яр": given}), "Яр").indicators
    assert found["garden/apples"].value == 75
    assert found["other/apples"].value is None


def test_a_pattern_that_fits_no_count_is_refused() -> None:
    (fault,) = refused(lambda: methodology(ORCHARD.replace('"*.new"]', '"*.young"]')))
    assert english(fault) == (
        "garden.yaml:19: no count is like '*.young';"
        " name counts of this file, with * for any part of an id"
    )
