"""Conditions may look only back, at items, rows and options that exist."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.interview.conditions import AllOf, AnyOf, Check, Condition, Not, NumberOf
from bot.interview.instrument import (
    DecimalNumber,
    Item,
    Matrix,
    WholeNumber,
    Year,
    find_option,
    options_of,
)
from scoring.reading.mistakes import Mistake, Path, closest, closest_or_any

_COMPARISONS = ("above", "at_least", "below", "at_most")
_TESTS = ("is_", "is_not", "any_of", "answered", *_COMPARISONS)


def condition_mistakes(items: Sequence[Item], place: int) -> Iterator[Mistake]:
    item, at = items[place], ("items", place)
    if item.relevant is not None:
        yield from _Checker(items, place).mistakes(item.relevant, (*at, "relevant"))
    if item.constraint is not None:
        # A constraint speaks of the item's own answer too.
        checker = _Checker(items, place + 1)
        yield from checker.mistakes(item.constraint.holds, (*at, "constraint", "holds"))


class _Checker:
    def __init__(self, items: Sequence[Item], known_until: int) -> None:
        self.known = {item.id: item for item in items[:known_until]}
        self.later = {item.id for item in items[known_until:]} - self.known.keys()

    def mistakes(self, condition: Condition, at: Path) -> Iterator[Mistake]:
        match condition:
            case AllOf(all=parts):
                yield from self._of_parts(parts, (*at, "all"))
            case AnyOf(any=parts):
                yield from self._of_parts(parts, (*at, "any"))
            case Not(not_=part):
                yield from self.mistakes(part, (*at, "not"))
            case Check():
                yield from self._of_check(condition, at)

    def _of_parts(self, parts: Sequence[Condition], at: Path) -> Iterator[Mistake]:
        if not parts:
            yield Mistake("condition_without_parts", at, key=at[-1])
        for i, part in enumerate(parts):
            yield from self.mistakes(part, (*at, i))

    def _of_check(self, check: Check, at: Path) -> Iterator[Mistake]:
        if all(getattr(check, test) is None for test in _TESTS):
            yield Mistake("condition_without_a_test", at, item=check.item)
        item = self.known.get(check.item)
        if item is None:
            yield self._out_of_sight(check.item, (*at, "item"))
            return
        yield from _row_mistakes(item, check, at)
        yield from _option_mistakes(item, check, at)
        for name in _COMPARISONS:
            operand = getattr(check, name)
            if operand is not None:
                yield from self._comparison_mistakes(item, operand, (*at, name))

    def _comparison_mistakes(self, item: Item, operand: object, at: Path) -> Iterator[Mistake]:
        compared = [item]
        if isinstance(operand, NumberOf):
            if operand.item not in self.known:
                yield self._out_of_sight(operand.item, (*at, "item"))
            else:
                compared.append(self.known[operand.item])
        for one in compared:
            if not isinstance(one, WholeNumber | DecimalNumber | Year):
                yield Mistake("compared_is_no_number", at, item=one.id)

    def _out_of_sight(self, id: str, at: Path) -> Mistake:
        if id in self.later:
            return Mistake("condition_looks_ahead", at, item=id)
        return Mistake("no_earlier_item", at, mend=closest(id, sorted(self.known)), item=id)


def _row_mistakes(item: Item, check: Check, at: Path) -> Iterator[Mistake]:
    rows = [row.id for row in item.rows] if isinstance(item, Matrix) else []
    if check.row is not None and check.row not in rows:
        near = closest_or_any(check.row, rows)
        yield Mistake("no_row", (*at, "row"), mend=near, item=item.id, row=check.row)
    if rows and check.row is None and check.answered is None:
        yield Mistake("condition_without_the_row", at, item=item.id)


def _option_mistakes(item: Item, check: Check, at: Path) -> Iterator[Mistake]:
    known = [option.id for option in options_of(item)]
    named = [("is", check.is_), ("is_not", check.is_not)]
    named += [("any_of", id) for id in check.any_of or ()]
    for key, id in named:
        if id is not None and find_option(item, id) is None:
            near = closest_or_any(id, known)
            yield Mistake("no_option", (*at, key), mend=near, item=item.id, option=id)
