"""What is asked: a questionnaire or a form as its file defines it.

Everything here is made by the loader, which refuses what does not fit together.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Annotated, Literal, TypeAlias

from pydantic import Field, Strict

from bot.interview.conditions import Condition
from bot.interview.definition import Definition, Source, Text
from bot.interview.reading.figures.ranges import Range, ranges_among

SHORT_TEXT = 200
LONG_TEXT = 2000


class Option(Definition):
    """`text: true`, or a question of its own, makes the choice ask for words."""

    id: str
    label: Text
    text: Annotated[bool, Strict()] | Text = False
    exclusive: bool = False
    scale: int | None = None

    @property
    def asks_text(self) -> bool:
        return self.text is not False

    @property
    def prompt(self) -> Text | None:
        return self.text if isinstance(self.text, Text) else None


class Row(Definition):
    id: str
    label: Text


class Constraint(Definition):
    """Must hold once the item is answered; `message` tells what is wrong."""

    holds: Condition
    message: Text


class _Item(Definition):
    """`short` names the item in the list of answers, `note` tells of a defect of the source."""

    id: str
    title: Text
    short: Text
    required: bool = True
    relevant: Condition | None = None
    constraint: Constraint | None = None
    note: Text | None = None
    source: Source

    @cached_property
    def options_by_id(self) -> Mapping[str, Option]:
        return {option.id: option for option in options_of(self)}


class Listing(_Item):
    """`quantity` decides what a typed number is where it could be a place in the list or a value
    of its labels: true, a value; false, a place; left out, as the labels say.
    """

    options: tuple[Option, ...]
    quantity: Annotated[bool, Strict()] | None = None

    @cached_property
    def ranges(self) -> Mapping[str, Range]:
        """What the labels mean as numbers, by option; empty where they hold none."""
        if self.quantity is False:
            return {}
        return ranges_among({one.id: one.label.versions for one in self.options})


class Single(Listing):
    type: Literal["single"]


class Several(Listing):
    type: Literal["several"]
    at_least: int = 1
    at_most: int | None = None


class Matrix(Listing):
    """One choice in each row."""

    type: Literal["matrix"]
    rows: tuple[Row, ...]

    def row(self, id: str) -> Row:
        return next(row for row in self.rows if row.id == id)


class YesNo(_Item):
    type: Literal["yes_no"]


class WholeNumber(_Item):
    type: Literal["whole_number"]
    min: int | None = None
    max: int | None = None


class DecimalNumber(_Item):
    type: Literal["decimal"]
    min: Decimal | None = None
    max: Decimal | None = None


class Year(_Item):
    type: Literal["year"]
    min: int = 1900
    max: int | Literal["this_year"] = "this_year"


class Day(_Item):
    type: Literal["date"]
    min: date | None = None
    max: date | Literal["today"] | None = None


class ShortText(_Item):
    type: Literal["short_text"]


class LongText(_Item):
    type: Literal["long_text"]


ChoiceItem: TypeAlias = Single | Several | Matrix | YesNo
Item: TypeAlias = Annotated[
    ChoiceItem | WholeNumber | DecimalNumber | Year | Day | ShortText | LongText,
    Field(discriminator="type"),
]

_YES_NO = (
    Option(id="yes", label=Text(ru="Да", en="Yes")),
    Option(id="no", label=Text(ru="Нет", en="No")),
)


def options_of(item: _Item) -> tuple[Option, ...]:
    """Empty for an item that is not a choice."""
    match item:
        case YesNo():
            return _YES_NO
        case Single() | Several() | Matrix():
            return item.options
        case _:
            return ()


def find_option(item: _Item, id: str) -> Option | None:
    return item.options_by_id.get(id)


class Instrument(Definition):
    id: str
    version: str
    title: Text
    audience: Literal["teacher", "coordinator", "expert"]
    anonymous: bool
    period: Literal["academic_year", "calendar_year"] = "academic_year"
    asks: Literal["teachers", "young_teachers"] | None = None
    opening: Text | None = None
    consent: Text | None = None
    closing: Text | None = None
    source: Source
    note: Text | None = None
    items: tuple[Item, ...]

    @cached_property
    def by_id(self) -> Mapping[str, Item]:
        return {item.id: item for item in self.items}

    @property
    def whom(self) -> Literal["teachers", "young_teachers"]:
        """Whose number in the registry a coverage is of: all teachers unless `asks` says it."""
        # Campaigns keep texts of this one that were written before there was the key.
        return self.asks or ("young_teachers" if self.id == "young_teacher" else "teachers")
