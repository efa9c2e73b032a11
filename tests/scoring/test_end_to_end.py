"""From an analyst's table to what is done with it."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import scoring
from scoring.methodology.load import shipped_assessment
from scoring.reading.tables.table import read_table
from scoring.results.beside import beside
from scoring.results.check import against_control, contradictions, impossible
from scoring.results.compare import Period, dynamics
from scoring.results.explain import Reason, explain
from scoring.results.lift import lift
from scoring.results.nearest import Place
from scoring.results.recommend import recommendations
from scoring.results.result import result
from scoring.results.score import Scores, score

SUPPORT = shipped_assessment("support_2021")
EXPERT = [one.id for one in SUPPORT.all_indicators if SUPPORT.is_scored(one)]


def table(**towns: int) -> Scores:
    """Municipalities with the sum of their expert points, given to the first indicators."""
    head = ["Муниципалитет", "main.1.numerator", "main.1.denominator", *EXPERT]
    rows = [[town, "50", "100", *map(str, _points(total))] for town, total in towns.items()]
    text = "\n".join(";".join(row) for row in (head, *rows))
    read = read_table(text.encode("cp1251"), "t.csv", SUPPORT)
    assert read.remarks == ()
    return score(SUPPORT, read.values, read.municipalities)


def _points(total: int) -> list[int]:
    return [max(0, min(2, total - 2 * place)) for place in range(len(EXPERT))]


def test_what_lifts_a_municipality_lifts_it_and_one_point_less_does_not() -> None:
    found = lift(table(Яр=25), "Яр")
    assert found is not None
    assert (found.level, found.points, found.needed) == ("high", 25, 3)
    assert sum(one.to_points - one.points for one in found.raises) == 3
    assert all(one.remedy for one in found.raises)
    assert result(table(Яр=28), "Яр").level == "high"
    assert result(table(Яр=27), "Яр").level == "medium"


def test_advice_rests_on_numbers_and_names_neighbours_first() -> None:
    places = {town: Place(district) for town, district in (("Яр", "север"), ("Дол", "север"))}
    advice = recommendations(table(Яр=36, Бор=38, Дол=38), places)
    (last,) = (one for one in advice if one.by == "points")
    assert (last.indicator, last.subject.name, last.own.points) == (EXPERT[-1], "Яр", 0)
    assert last.remedy
    assert [one.subject.name for one in last.learn_from] == ["Дол", "Бор"]


def test_any_number_of_periods_stand_side_by_side() -> None:
    totals = {"2017": 10, "2018": 18, "2019": 20, "2020": 28, "2021": 27}
    periods = [Period(name, table(Яр=total)) for name, total in totals.items()]
    found = dynamics(periods, "Яр")
    assert [one.level for one in found.points] == ["low", "medium", "medium", "high", "medium"]
    assert [one.points for one in found.changes] == [8, 2, 8, -1]
    assert all(one.comparable for one in found.changes)


def test_a_municipality_stands_beside_a_chosen_group() -> None:
    found = beside(table(Яр=10, Бор=20, Дол=38), "Яр", ["Бор"])
    assert (found.size, found.place) == (2, 2)
    assert str(found.percent.group) == "39.5"


def test_a_trace_sums_to_the_result_at_every_node() -> None:
    scores = table(Яр=21)
    total = explain(scores, "Яр")
    assert total.points == result(scores, "Яр").points == 21
    for node in _nodes(total):
        if node.children:
            assert node.points == sum(child.points or 0 for child in node.children)


def _nodes(reason: Reason) -> list[Reason]:
    return [reason, *(inner for child in reason.children for inner in _nodes(child))]


def test_a_figure_beyond_control_is_asked_about_and_nothing_is_changed() -> None:
    reported, control = table(Яр=20), table(Яр=19)
    found = list(against_control(reported.grid, control.grid))
    assert [one.indicators for one in found] == [(EXPERT[9],)]
    assert (found[0].reported, found[0].expected) == (Decimal(2), Decimal(1))
    assert list(impossible(reported.grid)) == list(contradictions(reported.grid)) == []
    assert result(reported, "Яр").points == 20


def test_nobody_at_all_is_scored_as_nobody() -> None:
    read = read_table("МО;1.1\n".encode(), "t.csv", SUPPORT)
    scores = score(SUPPORT, read.values, read.municipalities)
    assert scores.grid.subjects == ()
    assert recommendations(scores) == ()


def test_the_package_needs_only_what_it_is_allowed_to() -> None:
    allowed = {"scoring", "pandas", "numpy", "pydantic", "pydantic_core", "python_calamine", "yaml"}
    for file in Path(scoring.__file__).parent.rglob("*.py"):
        assert set(_imported(file)) <= allowed | sys.stdlib_module_names, file.name


def _imported(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        match node:
            case ast.ImportFrom(module=str(name)):
                yield name.partition(".")[0]
            case ast.Import(names=names):
                yield from (one.name.partition(".")[0] for one in names)
