"""When an item is asked: conditions are data, evaluated over the answers that still apply."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, Any, TypeAlias

from pydantic import Discriminator, Field, Tag

from bot.interview.definition import Definition
from bot.interview.values import Answers, chosen, is_given, number


class NumberOf(Definition):
    item: str


Operand: TypeAlias = Decimal | NumberOf


class Check(Definition):
    """All the tests it names must hold for the answer to one item.

    A comparison with a number that was not given does not hold; `is_not` does.
    """

    item: str
    row: str | None = None
    is_: str | None = Field(default=None, alias="is")
    is_not: str | None = None
    any_of: tuple[str, ...] | None = None
    answered: bool | None = None
    above: Operand | None = None
    at_least: Operand | None = None
    below: Operand | None = None
    at_most: Operand | None = None


class AllOf(Definition):
    all: tuple[Condition, ...]


class AnyOf(Definition):
    any: tuple[Condition, ...]


class Not(Definition):
    not_: Condition = Field(alias="not")


def _kind(data: Any) -> str:
    # What is neither a mapping nor a model is refused as a test that is not one.
    keys = data if isinstance(data, dict) else getattr(type(data), "model_fields", ())
    return next((kind for kind in ("all", "any", "not", "not_") if kind in keys), "item")


Condition: TypeAlias = Annotated[
    Annotated[AllOf, Tag("all")]
    | Annotated[AnyOf, Tag("any")]
    | Annotated[Not, Tag("not")]
    | Annotated[Check, Tag("item")],
    Discriminator(_kind),
]


def holds(condition: Condition, answers: Answers) -> bool:
    match condition:
        case AllOf(all=parts):
            return all(holds(part, answers) for part in parts)
        case AnyOf(any=parts):
            return any(holds(part, answers) for part in parts)
        case Not(not_=part):
            return not holds(part, answers)
        case Check():
            return all(_tests(condition, answers))


def _tests(check: Check, answers: Answers) -> Iterator[bool]:
    value = answers.get(check.item)
    options = chosen(value, check.row)
    if check.is_ is not None:
        yield check.is_ in options
    if check.is_not is not None:
        yield check.is_not not in options
    if check.any_of is not None:
        yield not set(check.any_of).isdisjoint(options)
    if check.answered is not None:
        yield is_given(value) is check.answered
    yield from _comparisons(check, number(value), answers)


def _comparisons(check: Check, given: Decimal | None, answers: Answers) -> Iterator[bool]:
    for operand, below, equal, above in (
        (check.above, False, False, True),
        (check.at_least, False, True, True),
        (check.below, True, False, False),
        (check.at_most, True, True, False),
    ):
        if operand is None:
            continue
        limit = number(answers.get(operand.item)) if isinstance(operand, NumberOf) else operand
        if given is None or limit is None:
            yield False
        else:
            yield below if given < limit else equal if given == limit else above
