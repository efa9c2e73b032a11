"""Each file in tests/broken/methodologies names the one mistake in it in its first line."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.definitions.closed_items import shipped_items
from scoring.methodology.assessment import Assessment
from scoring.methodology.load import (
    UnknownMethodology,
    load_methodology,
    shipped,
    shipped_assessment,
    shipped_ids,
    shipped_questionnaire,
)
from scoring.reading.mistakes import FileRefused
from tests.authors import announced, as_announced, broken, refused

BROKEN = broken("methodologies")


def test_broken_files_are_there() -> None:
    assert len(BROKEN) > 40


@pytest.mark.parametrize("file", BROKEN, ids=lambda file: file.stem)
def test_a_mistake_is_told_with_its_line_and_how_to_mend_it(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    faults = refused(lambda: load_methodology(text, file.name, asked=shipped_items))
    assert [as_announced(fault) for fault in faults] == announced(file)


def test_all_mistakes_are_told_at_once() -> None:
    text = BROKEN[0].with_name("unknown_ladder.yaml").read_text(encoding="utf-8")
    two = text.replace('id: "2"', 'id: "1"')
    assert [fault.line for fault in refused(lambda: load_methodology(two, "two.yaml"))] == [20, 25]


def test_what_a_questionnaire_asks_is_not_judged_by_who_does_not_know_it() -> None:
    folder = BROKEN[0].parent
    loaded, refused_still = [], []
    for file in sorted(folder.glob("answers_*.yaml")):
        text = file.read_text(encoding="utf-8")
        try:
            loaded.append(load_methodology(text, file.name) and file.stem)
        except FileRefused:
            refused_still.append(file.stem)
    assert loaded == [
        "answers_that_cannot_be_added",
        "answers_to_an_unknown_item",
        "answers_with_an_unknown_option",
    ]
    assert refused_still == [
        "answers_of_an_unknown_questionnaire",
        "answers_with_two_measures",
        "answers_without_an_index",
    ]


@pytest.mark.parametrize("id", shipped_ids())
def test_a_methodology_of_the_package_loads_under_its_own_name(id: str) -> None:
    assert shipped(id).id == id


def test_what_is_not_in_the_package_is_said_to_be_unknown() -> None:
    with pytest.raises(UnknownMethodology):
        shipped("support_2012")
    with pytest.raises(UnknownMethodology):
        shipped_assessment("young_teacher")
    with pytest.raises(UnknownMethodology):
        shipped_questionnaire("support_2021")


def test_a_composite_shows_its_parts_side_by_side_without_a_level() -> None:
    text = """
id: both
kind: composite
version: "1"
since: "2021-01-01"
title: Две методики
source: {file: "001", part: "часть 2"}
parts: [young_teachers_service, professional_growth_2_2]
"""
    both = load_methodology(text, "both.yaml")
    assert isinstance(both, Assessment)
    assert (both.max_points, both.levels) == (22 + 46, None)
    assert [criterion.levels is not None for criterion in both.criteria] == [True, True]
    assert "professional_growth_2_2/2.2.5.2" in both.places
