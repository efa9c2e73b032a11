from __future__ import annotations

import pytest

from bot.instruments.load import shipped_instruments
from bot.interview.counts import closed_counts
from bot.interview.walk import is_complete
from tests.transcripts.play import HERE, Move, play, transcript

NAMES = sorted(file.stem for file in HERE.glob("*.yaml"))


def test_every_shipped_instrument_has_a_recorded_dialogue() -> None:
    assert {transcript(name).instrument for name in NAMES} == shipped_instruments().keys()


@pytest.mark.parametrize("name", NAMES)
def test_a_recorded_dialogue_ends_with_its_answers(name: str) -> None:
    recorded = transcript(name)
    instrument = shipped_instruments()[recorded.instrument]
    answers = play(instrument, recorded.steps, recorded.today)
    assert answers == recorded.answers
    assert is_complete(instrument, answers)
    assert ("1", "*") in closed_counts(instrument, answers)


@pytest.mark.parametrize(
    "wrong",
    [
        Move(at="2", choose="male"),
        Move(at="1", choose="male", refused="required"),
        Move(at="1", skip=True),
        Move(at="1"),
        Move(review=True),
        Move(),
    ],
)
def test_a_dialogue_that_went_otherwise_fails(wrong: Move) -> None:
    recorded = transcript("young_teacher")
    with pytest.raises(AssertionError):
        play(shipped_instruments()["young_teacher"], [wrong], recorded.today)
