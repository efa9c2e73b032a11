"""What holds for every methodology of the package, whatever the values are."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.methodology.assessment import Assessment
from scoring.methodology.indicators import Expert, Indicator, Points, Presence, has_fraction
from scoring.methodology.load import shipped, shipped_assessment, shipped_ids
from scoring.results.region import region_result
from scoring.results.result import SubjectResult, result, results
from tests.scoring.tables import Given, scored

ALL = [id for id in shipped_ids() if isinstance(shipped(id), Assessment)]
SCALED = [id for id in ALL if shipped_assessment(id).levels]
ANY = st.sampled_from(ALL)
ANY_SCALED = st.sampled_from(SCALED)
few = settings(max_examples=30)
TOWNS = ("Ёлкино", "Елань", "Яр")


def figures(assessment: Assessment, indicator: Indicator) -> st.SearchStrategy[Given]:
    match indicator:
        case Expert(most=most) | Points(most=int(most)):
            return st.integers(0, most)
        case Points():
            return st.integers(0, assessment.limits[indicator.id] // 20)
        case Presence():
            return st.integers(0, 1)
        case _ if has_fraction(indicator):
            return st.integers(1, 60).flatmap(
                lambda bottom: st.tuples(st.integers(0, bottom), st.just(bottom))
            )
        case _:
            return st.integers(0, 60)


def full(assessment: Assessment) -> st.SearchStrategy[dict[str, Given]]:
    return st.fixed_dictionaries(
        {one.id: figures(assessment, one) for one in assessment.all_indicators}
    )


def partial(assessment: Assessment) -> st.SearchStrategy[dict[str, Given]]:
    own = {one.id: st.none() | figures(assessment, one) for one in assessment.all_indicators}
    return st.fixed_dictionaries({}, optional=own)


def outcome(assessment: Assessment, values: dict[str, Given]) -> SubjectResult:
    return result(scored(assessment, {"Яр": values}), "Яр")


@few
@given(ANY, st.data())
def test_points_stay_between_zero_and_the_maximum(id: str, data: st.DataObject) -> None:
    assessment = shipped_assessment(id)
    found = outcome(assessment, data.draw(partial(assessment)))
    assert 0 <= found.points <= found.least <= found.most <= found.max_points
    assert found.max_points <= sum(map(assessment.max_of_criterion, assessment.criteria)) + sum(
        map(assessment.max_of, assessment.indicators)
    )


@few
@given(ANY_SCALED, st.data())
def test_more_points_never_give_a_lower_level(id: str, data: st.DataObject) -> None:
    assessment = shipped_assessment(id)
    assert assessment.levels is not None
    order = assessment.levels.names
    one, other = (outcome(assessment, data.draw(full(assessment))) for _ in range(2))
    below, above = sorted((one, other), key=lambda found: found.points)
    assert below.level is not None
    assert above.level is not None
    assert order.index(above.level) <= order.index(below.level)


@few
@given(ANY_SCALED, st.data())
def test_adding_a_value_never_widens_the_possible_levels(id: str, data: st.DataObject) -> None:
    assessment = shipped_assessment(id)
    values = data.draw(full(assessment))
    known = data.draw(st.sets(st.sampled_from(sorted(values))))
    added = data.draw(st.sampled_from(sorted(values)))
    before = outcome(assessment, {id: one for id, one in values.items() if id in known})
    after = outcome(assessment, {id: one for id, one in values.items() if id in known | {added}})
    assert set(after.possible_levels) <= set(before.possible_levels)


@few
@given(ANY_SCALED, st.data())
def test_the_level_is_stated_when_only_one_is_possible(id: str, data: st.DataObject) -> None:
    assessment = shipped_assessment(id)
    found = outcome(assessment, data.draw(partial(assessment)))
    assert (found.level is not None) == (len(found.possible_levels) == 1)


@few
@given(ANY, st.data())
def test_the_order_of_rows_changes_nothing(id: str, data: st.DataObject) -> None:
    assessment = shipped_assessment(id)
    values = {town: data.draw(partial(assessment)) for town in TOWNS}
    shuffled = data.draw(st.permutations(TOWNS))
    one = scored(assessment, values)
    other = scored(assessment, {town: values[town] for town in shuffled})
    assert results(one) == results(other)
    assert region_result(one) == region_result(other)


@few
@given(ANY, st.data())
def test_a_distribution_adds_up_to_a_hundred(id: str, data: st.DataObject) -> None:
    assessment = shipped_assessment(id)
    towns = {town: data.draw(partial(assessment)) for town in TOWNS}
    region = region_result(scored(assessment, towns))
    counted = [level for level in region.distribution.values() if level.count]
    assert sum(level.percent for level in counted) == (100 if counted else 0)


@few
@given(ANY, st.data())
def test_places_are_shared_by_equal_results_only(id: str, data: st.DataObject) -> None:
    assessment = shipped_assessment(id)
    towns = {town: data.draw(full(assessment)) for town in TOWNS}
    ranked = [one for one in results(scored(assessment, towns)) if one.rank]
    for one in ranked:
        own = Fraction(one.points, one.max_points)
        above = sum(Fraction(other.points, other.max_points) > own for other in ranked)
        assert one.rank == 1 + above
