"""Recorded dialogues, replayed on the engine alone.

A step is what a person does and where: `at` is the item on the screen ("12", or "2/attestation"
for a row of a matrix), and the action is one of choose, unchoose, done, write, skip. `refused`
names the code with which the bot should decline. Without `at`: `back` goes a step back, `jump`
opens an item from the review, `resume` comes back later to whatever is open, `review` states that
everything is answered. Whoever replays it on another level finds the same words enough.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict

from bot.interview.answer import Action, Choose, Done, Skip, Unchoose, Write, apply
from bot.interview.instrument import Instrument
from bot.interview.refused import Refused
from bot.interview.values import Answers
from bot.interview.walk import Step, next_step, previous_step, step_at
from scoring.reading.located_yaml import read_yaml
from scoring.reading.validation import validate

HERE = Path(__file__).parent


class Move(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    at: str | None = None
    choose: str | None = None
    unchoose: str | None = None
    done: bool = False
    write: str | None = None
    skip: bool = False
    refused: str | None = None
    back: bool = False
    jump: str | None = None
    resume: bool = False
    review: bool = False


class Transcript(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    instrument: str
    today: date
    steps: tuple[Move, ...]
    answers: dict[str, Any]


def transcript(name: str) -> Transcript:
    file = HERE / f"{name}.yaml"
    return validate(read_yaml(file.read_text(encoding="utf-8"), file.name), Transcript)


def play(instrument: Instrument, steps: Sequence[Move], today: date) -> Answers:
    """The answers at the end; they are stored and read back between any two steps."""
    answers: Answers = {}
    shown = next_step(instrument, answers)
    for number, move in enumerate(steps, start=1):
        if move.at is not None:
            assert place(shown) == move.at, f"step {number}: {place(shown)} is on the screen"
            assert shown is not None
            answers = _acted(instrument, answers, _action(move, shown), move.refused, today)
            shown = shown if move.refused else next_step(instrument, answers)
        else:
            shown = _moved(instrument, answers, move, shown)
        answers = json.loads(json.dumps(answers))
    return answers


def place(step: Step | None) -> str:
    if step is None:
        return "review"
    return step.item.id if step.row is None else f"{step.item.id}/{step.row}"


def _acted(
    instrument: Instrument, answers: Answers, action: Action, refused: str | None, today: date
) -> Answers:
    code = None
    try:
        answers = apply(instrument, answers, action, today)
    except Refused as refusal:
        code = refusal.code
    assert code == refused, f"{action}: refused as {code}, not as {refused}"
    return answers


def _action(move: Move, shown: Step) -> Action:
    item = shown.item.id
    if move.choose is not None:
        return Choose(item, move.choose, shown.row)
    if move.unchoose is not None:
        return Unchoose(item, move.unchoose)
    if move.write is not None:
        return Write(item, move.write, shown.row, shown.text_for)
    assert move.done or move.skip, f"nothing is done at {move.at}"
    return Done(item) if move.done else Skip(item)


def _moved(instrument: Instrument, answers: Answers, move: Move, shown: Step | None) -> Step | None:
    if move.back:
        return previous_step(instrument, answers, shown)
    if move.jump is not None:
        item, _, row = move.jump.partition("/")
        return step_at(instrument, answers, item, row or None)
    if move.review:
        assert shown is None, f"{place(shown)} is still open"
        return shown
    assert move.resume, f"{move} does nothing"
    return next_step(instrument, answers)
