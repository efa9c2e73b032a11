"""What holds on every way through an instrument, however people tap and type."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.instruments.load import shipped_instruments
from bot.interview.answer import Accept, Action, Choose, Done, Skip, Unchoose, Write, apply
from bot.interview.counts import BASE, closed_counts
from bot.interview.describe import described
from bot.interview.instrument import (
    Day,
    DecimalNumber,
    Instrument,
    Item,
    Matrix,
    Several,
    WholeNumber,
    Year,
    options_of,
)
from bot.interview.reading.readings import Asked
from bot.interview.refused import Refused
from bot.interview.values import Answers, Value
from bot.interview.walk import (
    applicable,
    is_complete,
    is_first,
    next_step,
    open_step,
    previous_step,
    progress,
    standing,
    step_at,
)
from tests.bot.interview.sample import EVERYTHING, TODAY

INSTRUMENTS = [EVERYTHING, *shipped_instruments().values()]
TYPED = (
    *("1", "2, 3", "0", "2024", "12,5", "01.05.2026", "Этика", "да", "", "другое", "я" * 201),
    *("1, Этика", "готово", "пропустить", "всё", "скорее"),
)


def possible_actions(item: Item) -> Iterator[Action]:
    rows = [row.id for row in item.rows] if isinstance(item, Matrix) else [None]
    for option in options_of(item):
        yield from (Choose(item.id, option.id, row) for row in rows)
        yield Unchoose(item.id, option.id)
    yield from (Write(item.id, text, row) for text in TYPED for row in rows)
    yield from (Accept(item.id, text, row) for text in TYPED for row in rows)
    yield Done(item.id)
    yield Skip(item.id)


def acted(instrument: Instrument, answers: Answers, action: Action) -> Mapping[str, Value]:
    """A refusal and a question back leave everything as it was."""
    try:
        return apply(instrument, answers, action, TODAY)
    except (Refused, Asked):
        return {**answers}


def helpful_actions(instrument: Instrument, answers: Answers) -> list[Action]:
    """What a person could do at the step that is shown now."""
    step = next_step(instrument, answers)
    if step is None:
        return []
    item = step.item
    if step.text_for is not None:
        return [Write(item.id, "Этика", text_for=step.text_for)]
    if options_of(item):
        chosen: list[Action] = [Choose(item.id, option.id, step.row) for option in options_of(item)]
        return [*chosen, Done(item.id)] if isinstance(item, Several) else chosen
    match item:
        case Year() | WholeNumber() | DecimalNumber():
            return [Write(item.id, text) for text in ("0", "1", "2", "30", "2020")]
        case Day():
            return [Write(item.id, "01.05.2026")]
        case _:
            return [Write(item.id, "Этика")]


@st.composite
def states(draw: st.DrawFn) -> tuple[Instrument, Answers]:
    """Answers as they stand somewhere on the way, after steps ahead and actions at random."""
    instrument = draw(st.sampled_from(INSTRUMENTS))
    answers: Answers = {}
    for _ in range(draw(st.integers(0, 60))):
        ahead = helpful_actions(instrument, answers)
        astray = draw(st.integers(0, 5)) == 0 or not ahead
        actions = (
            list(possible_actions(draw(st.sampled_from(instrument.items)))) if astray else ahead
        )
        answers = acted(instrument, answers, draw(st.sampled_from(actions)))
    return instrument, answers


@given(states())
def test_no_answer_outlives_its_question(state: tuple[Instrument, Answers]) -> None:
    instrument, answers = state
    assert set(answers) <= {item.id for item in applicable(instrument, answers)}
    assert standing(instrument, answers) == answers


@given(states())
def test_stored_answers_lead_to_the_same_step(state: tuple[Instrument, Answers]) -> None:
    instrument, answers = state
    stored = json.loads(json.dumps(answers))
    assert stored == answers
    assert next_step(instrument, stored) == next_step(instrument, answers)


@given(states(), st.data())
def test_an_action_that_comes_twice_counts_once(
    state: tuple[Instrument, Answers], data: st.DataObject
) -> None:
    instrument, answers = state
    item = data.draw(st.sampled_from(instrument.items))
    action = data.draw(st.sampled_from(list(possible_actions(item))))
    if isinstance(action, Write | Accept):
        step = next_step(instrument, answers)
        named = step.text_for if step is not None and step.item == item else None
        action = replace(action, text_for=named)
    once = acted(instrument, answers, action)
    assert acted(instrument, once, action) == once


@given(states())
def test_complete_answers_leave_nothing_to_ask(state: tuple[Instrument, Answers]) -> None:
    instrument, answers = state
    finished = [
        item.id in answers and open_step(item, answers[item.id]) is None
        for item in applicable(instrument, answers)
    ]
    assert is_complete(instrument, answers) is all(finished)
    assert (next_step(instrument, answers) is None) is all(finished)


@given(states())
def test_progress_stays_within_the_items_that_apply(state: tuple[Instrument, Answers]) -> None:
    instrument, answers = state
    items = applicable(instrument, answers)
    places = [progress(instrument, answers, item.id) for item in items]
    assert [place.position for place in places] == list(range(1, len(items) + 1))
    assert {place.total for place in places} == {len(items)}


@given(states())
def test_there_is_always_a_way_on(state: tuple[Instrument, Answers]) -> None:
    instrument, answers = state
    actions = helpful_actions(instrument, answers)
    moved = [acted(instrument, answers, action) != answers for action in actions]
    assert any(moved) or is_complete(instrument, answers)


@given(states())
def test_going_back_reaches_the_first_item(state: tuple[Instrument, Answers]) -> None:
    instrument, answers = state
    step = previous_step(instrument, answers, next_step(instrument, answers))
    for _ in range(200):
        if step is None:
            return
        assert step_at(instrument, answers, step.item.id, step.row) == step
        at = progress(instrument, answers, step.item.id)
        before = previous_step(instrument, answers, step)
        assert is_first(step, at) == (before is None)
        step = before
    pytest.fail("going back never ends")


@given(states())
def test_every_count_has_its_base_and_every_answer_its_description(
    state: tuple[Instrument, Answers],
) -> None:
    instrument, answers = state
    counts = closed_counts(instrument, answers)
    assert {key for key, _ in counts} == {key for key, option in counts if option == BASE}
    assert len(set(counts)) == len(counts)
    assert all(described(instrument.by_id[id], value) for id, value in answers.items())
