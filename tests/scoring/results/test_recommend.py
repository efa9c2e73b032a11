from __future__ import annotations

from decimal import Decimal

from scoring.results.nearest import Place
from scoring.results.recommend import promising, recommendations
from tests.scoring.tables import methodology, scored

GARDEN = methodology("""
ladders:
  weeds:
    source: *s
    steps: [{below: 10, points: 0}, {from: 10, below: 50, points: 2}, {from: 50, points: 2, note: overgrown}]
indicators:
  - {id: "1", kind: expert, title: Полив, source: *s, remedy: Поливать}
  - {id: "2", kind: share, numerator: Яблони, denominator: Деревья, target: 50, title: Яблони, source: *s}
  - {id: "3", kind: count, title: Ульи, source: *s}
  - {id: "5", kind: presence, title: Пруд, source: *s, remedy: Выкопать пруд}
  - {id: "4", kind: share, numerator: Сорняки, denominator: Травы, ladder: weeds, title: Травы, source: *s}
""")  # noqa: E501


def test_advice_names_whom_to_learn_from_and_the_numbers_it_rests_on() -> None:
    scores = scored(
        GARDEN, {"Яр": {"1": 0, "2": (1, 4)}, "Бор": {"1": 2, "2": (3, 4)}, "Дол": {"1": 1}}
    )
    watering, watering_too, apples = recommendations(scores)
    assert (watering.subject.name, watering.own.points, watering.expected) == ("Яр", 0, Decimal(2))
    assert [one.subject.name for one in watering.learn_from] == ["Бор"]
    assert watering_too.subject.name == "Дол"
    assert (apples.by, apples.own.value, apples.own.numerator) == ("target", Decimal("25.0"), 1)
    assert apples.learn_from[0].value == Decimal("75.0")


def test_the_same_district_comes_first_then_the_similar_size() -> None:
    towns = {"Яр": {"1": 0}, "Бор": {"1": 2}, "Дол": {"1": 2}, "Луг": {"1": 2}, "Сад": {"1": 2}}
    places = {
        "Яр": Place("северный", 100),
        "Бор": Place("южный", 100),
        "Дол": Place("южный", 300),
        "Луг": Place("северный", 900),
        "Сад": Place("южный", 60),
    }
    (advice,) = recommendations(scored(GARDEN, towns), places)
    assert [one.subject.name for one in advice.learn_from] == ["Луг", "Бор", "Сад"]


def test_without_points_or_target_the_best_third_is_promising() -> None:
    towns = {name: {"3": count} for name, count in (("А", 1), ("Б", 5), ("В", 3), ("Г", 0))}
    experience = promising(scored(GARDEN, towns), GARDEN.indicator("3"))
    assert experience.by == "best_third"
    assert [one.subject.name for one in experience.subjects] == ["Б", "В"]


def test_a_value_that_the_ladder_warns_of_is_no_example() -> None:
    scores = scored(GARDEN, {"Яр": {"4": (60, 100)}, "Бор": {"4": (30, 100)}})
    assert [one.subject.name for one in promising(scores, GARDEN.indicator("4")).subjects] == [
        "Бор"
    ]


def test_who_gave_no_value_gets_no_advice() -> None:
    assert recommendations(scored(GARDEN, {"Яр": {}, "Бор": {"1": None}})) == ()


def test_what_a_municipality_lacks_is_advised_though_it_would_bring_no_points() -> None:
    scores = scored(GARDEN, {"Яр": {"5": 0}, "Бор": {"5": 1}, "Дол": {}})
    (pond,) = recommendations(scores)
    assert (pond.subject.name, pond.by, pond.remedy) == ("Яр", "target", "Выкопать пруд")
    assert [one.subject.name for one in pond.learn_from] == ["Бор"]
