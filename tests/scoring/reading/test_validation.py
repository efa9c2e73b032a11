from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from scoring.reading.located_yaml import read_yaml
from scoring.reading.mistakes import Mistake
from scoring.reading.validation import validate
from tests.authors import english, refused


class Slide(BaseModel):
    model_config = ConfigDict(extra="forbid")
    id: str
    kind: Literal["wet", "dry"]
    weight: Decimal = Decimal(1)

    @field_validator("weight")
    @classmethod
    def _positive(cls, weight: Decimal) -> Decimal:
        if weight <= 0:
            raise Mistake("number_below", key="weight", value=str(weight), limit=1)
        return weight


class Park(BaseModel):
    model_config = ConfigDict(extra="forbid")
    slides: list[Slide]


class Circle(BaseModel):
    model_config = ConfigDict(extra="forbid")
    form: Literal["circle"]
    radius: int


class Square(BaseModel):
    model_config = ConfigDict(extra="forbid")
    form: Literal["square"]
    side: int


class Ponds(BaseModel):
    ponds: list[Annotated[Circle | Square, Field(discriminator="form")]]


def faults(text: str, model: type[BaseModel] = Park) -> list[str]:
    found = refused(lambda: validate(read_yaml(text, "parks.yaml"), model))
    return [english(fault) for fault in found]


def test_a_misspelt_key_is_named_with_its_line_and_the_likely_word() -> None:
    text = 'slides:\n  - id: "1"\n    kind: wet\n    wieght: 2\n'
    assert faults(text) == [
        "parks.yaml:4: 'wieght' is not a key of 'slides'; did you mean 'weight'?"
    ]


def test_every_fault_is_told_at_once_in_the_order_of_the_lines() -> None:
    text = "slides:\n  - id: 1\n    kind: wett\n  - kind: dry\n    weight: -1\n"
    assert faults(text) == [
        "parks.yaml:2: 'id' must be text; put the value in quotes",
        "parks.yaml:3: 'wett' is not a value of 'kind'; did you mean 'wet'?",
        "parks.yaml:4: 'id' is missing; add 'id'",
        "parks.yaml:5: 'weight' is -1, below 1; correct it",
    ]


def test_a_key_written_twice_is_refused_with_both_lines() -> None:
    assert faults("slides: []\nslides: []\n") == [
        "parks.yaml:2: 'slides' stands twice here; see line 1"
    ]


def test_broken_syntax_is_one_clear_line() -> None:
    (fault,) = faults("slides: [1, 2\nid: 3\n")
    assert fault.startswith("parks.yaml:2: ")


def test_an_empty_file_is_refused() -> None:
    assert faults("# nothing\n") == ["parks.yaml:1: the file is empty; write its keys"]


def test_only_true_and_false_are_booleans_and_decimals_stay_exact() -> None:
    data = read_yaml("a: no\nb: true\nc: 0.1\nd: 2021-06-01\ne: 1_0\n", "x").data
    assert data == {"a": "no", "b": True, "c": Decimal("0.1"), "d": "2021-06-01", "e": "1_0"}


def test_one_of_several_forms_is_told_apart_by_its_key() -> None:
    text = "ponds:\n  - form: cirkle\n    radius: 1\n  - side: 2\n"
    assert faults(text, Ponds) == [
        "parks.yaml:2: 'cirkle' is not a value of 'form'; did you mean 'circle'?",
        "parks.yaml:4: 'form' is missing; add 'form'",
    ]


def test_a_key_of_another_form_is_not_proposed_again() -> None:
    text = "ponds:\n  - form: circle\n    radius: 1\n    side: 2\n"
    assert faults(text, Ponds) == [
        "parks.yaml:4: 'side' is not a key of 'ponds'; it belongs elsewhere, remove it here"
    ]
