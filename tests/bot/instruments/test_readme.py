"""The examples authors start from are taken as they are."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import get_args

from pydantic import TypeAdapter

from bot.instruments.load import load_instrument
from bot.interview.conditions import Check, Condition
from bot.interview.instrument import Instrument, Item, Option
from scoring.reading.located_yaml import read_yaml

README = files("bot.instruments").joinpath("README.md").read_text(encoding="utf-8")
EXAMPLE, CONDITIONS, CONSTRAINT = re.findall(r"```yaml\n(.*?)```", README, re.DOTALL)
CONDITION: TypeAdapter[Condition] = TypeAdapter(Condition)

FOLLOW_UP = """
  - id: young
    type: whole_number
    title: Сколько молодых?
    short: Молодых
    source: {file: own, part: tests}
"""


def test_the_example_is_an_instrument() -> None:
    assert load_instrument(EXAMPLE, "README.md").id == "course_feedback"


def test_the_examples_of_conditions_are_conditions() -> None:
    examples = [f"relevant:{example}" for example in CONDITIONS.split("relevant:")[1:]]
    assert len(examples) == 3
    for example in examples:
        CONDITION.validate_python(read_yaml(example, "README.md").data["relevant"])


def test_the_example_of_a_constraint_fits_an_item() -> None:
    everybody = FOLLOW_UP.replace("id: young", "id: all")
    constraint = "".join(f"    {line}\n" for line in CONSTRAINT.splitlines())
    text = EXAMPLE + everybody + FOLLOW_UP + constraint
    assert load_instrument(text, "README.md").by_id["young"].constraint is not None


def test_every_key_of_the_format_is_explained() -> None:
    members = get_args(get_args(Item)[0])
    models = [Instrument, Option, Check, *members]
    keys = {field.alias or name for model in models for name, field in model.model_fields.items()}
    assert {key for key in keys if not re.search(rf"\b{key}\b", README)} == set()


def test_every_type_of_item_is_explained() -> None:
    members = get_args(get_args(Item)[0])
    types = {get_args(model.model_fields["type"].annotation)[0] for model in members}
    assert {type for type in types if f"`{type}`" not in README} == set()
