"""What is computed from the answers to a questionnaire, as its methodology file says it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from typing import Literal, Self

from pydantic import model_validator

from scoring.reading.mistakes import Mend, Mistake
from scoring.reading.strict_model import Id, Source, StrictModel, Text, refuse_repeated

# As wide as the column in which a campaign keeps it.
LONGEST_VERSION = 20


class ClosedItem(StrictModel):
    """A question with given options, which stand from the highest down where they form a scale."""

    id: Id
    type: Literal["single", "several", "matrix", "yes_no"]
    options: tuple[Id, ...] = ()
    rows: tuple[Id, ...] = ()
    source: Source
    note: Text | None = None

    @model_validator(mode="after")
    def _options_fit_the_type(self) -> Self:
        if self.type == "yes_no" and self.options:
            raise Mistake("options_of_yes_no", id=self.id)
        if self.type != "yes_no" and len(self.options) < 2:
            raise Mistake("no_choice", id=self.id)
        if (self.type == "matrix") != bool(self.rows):
            raise Mistake("rows_of_another_type", id=self.id)
        refuse_repeated(self.options, "option", ("options",))
        refuse_repeated(self.rows, "row", ("rows",))
        return self

    @property
    def choices(self) -> tuple[str, ...]:
        return ("yes", "no") if self.type == "yes_no" else self.options

    @property
    def keys(self) -> tuple[str, ...]:
        """Under which its answers are counted: the item, or each row of a matrix."""
        return tuple(f"{self.id}/{row}" for row in self.rows) or (self.id,)

    @property
    def counted(self) -> tuple[str, frozenset[str], tuple[str, ...]]:
        """The order of a scale may be another than that of the instrument."""
        return self.type, frozenset(self.options), self.rows


class Profile(StrictModel):
    """The options of one item, the most chosen first: what is lacking, what is needed."""

    id: Id
    title: Text
    item: Id
    source: Source
    note: Text | None = None


class Index(StrictModel):
    """The mean of a scale for each row; `top` are the options whose share stands beside it."""

    id: Id
    title: Text
    item: Id
    scale: Mapping[Id, Decimal]
    top: tuple[Id, ...]
    source: Source
    note: Text | None = None


class SurveyRules(StrictModel):
    """What a methodology makes of the answers to a questionnaire, whatever that asks."""

    kind: Literal["questionnaire"]
    id: Id
    version: Text
    title: Text
    source: Source
    profiles: tuple[Profile, ...] = ()
    indices: tuple[Index, ...] = ()

    @model_validator(mode="after")
    def _version_is_short(self) -> Self:
        if len(self.version) > LONGEST_VERSION:
            raise Mistake("version_length", ("version",), limit=LONGEST_VERSION)
        return self

    @model_validator(mode="after")
    def _ids_are_single(self) -> Self:
        refuse_repeated((one.id for one in self.profiles), "profile", ("profiles",))
        refuse_repeated((one.id for one in self.indices), "index", ("indices",))
        return self


class Questionnaire(SurveyRules):
    """With what the questionnaire asks, which follows from its instrument."""

    items: tuple[ClosedItem, ...]

    @model_validator(mode="after")
    def _references_exist(self) -> Self:
        refuse_repeated((item.id for item in self.items), "item", ("items",))
        for i, profile in enumerate(self.profiles):
            if self.item(profile.item, ("profiles", i, "item")).type == "matrix":
                at = ("profiles", i, "item")
                raise Mistake("profile_of_a_matrix", at, id=profile.item)
        for i, index in enumerate(self.indices):
            self._check_scale(i, index)
        return self

    def _check_scale(self, i: int, index: Index) -> None:
        item = self.item(index.item, ("indices", i, "item"))
        if item.type == "several" or set(index.scale) != set(item.choices):
            at = ("indices", i, "scale")
            raise Mistake("scale_of_other_options", at, id=item.id, options=item.choices)
        if not set(index.top) < set(item.choices):
            some = Mend("one_of", item.choices)
            raise Mistake("top_of_other_options", ("indices", i, "top"), mend=some)

    def item(self, id: str, at: tuple[str | int, ...] = ()) -> ClosedItem:
        if id not in self._items:
            raise Mistake("no_closed_item", at, id=id)
        return self._items[id]

    @cached_property
    def _items(self) -> Mapping[str, ClosedItem]:
        return {item.id: item for item in self.items}


def unlike(questionnaire: Questionnaire, asked: Sequence[ClosedItem]) -> Iterator[Mistake]:
    """Items that its instrument has not, or has otherwise, and those that are left out."""
    rest = {item.id: item.counted for item in asked}
    for i, item in enumerate(questionnaire.items):
        if rest.pop(item.id, None) != item.counted:
            yield Mistake("item_unlike_instrument", ("items", i), id=item.id)
    for id in rest:
        yield Mistake("item_unlike_instrument", ("items",), id=id)
