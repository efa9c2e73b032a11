"""Which of many examples are nearest to a subject, without looking at each of them."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class Place:
    """What makes subjects near: the educational district, and the number of teachers."""

    district: str | None = None
    teachers: int | None = None


NOWHERE = Place()


class Nearest:
    """`examples` from the best to the least: of equally near ones the better comes first."""

    def __init__(self, examples: Sequence[str], places: Mapping[str, Place]) -> None:
        self._places = [places.get(name, NOWHERE) for name in examples]
        everybody = range(len(examples))
        self._all = _BySize(everybody, self._places)
        members: dict[str, list[int]] = defaultdict(list)
        for one in everybody:
            members[self._places[one].district or ""].append(one)
        self._districts = {
            name: _BySize(ours, self._places) for name, ours in members.items() if name
        }

    def to(self, own: Place, many: int) -> list[int]:
        """Of the same district first, then of similar size; as indexes of `examples`."""
        near = self._districts.get(own.district or "")
        ours = near.to(own, many) if near else []
        others = (one for one in self._all.to(own, many + len(ours)) if one not in ours)
        return [*ours, *others][:many]


class _BySize:
    def __init__(self, members: Sequence[int], places: Sequence[Place]) -> None:
        sized = [(size, one) for one in members if (size := places[one].teachers)]
        self._rising = sorted(sized)
        self._falling = sorted((-size, one) for size, one in sized)
        self._unsized = [one for one in members if not places[one].teachers]
        self._members = members

    def to(self, own: Place, many: int) -> list[int]:
        if not own.teachers:
            return list(self._members[:many])
        found = sorted(self._around(own.teachers, many))
        return [*(one for _, one in found), *self._unsized][:many]

    def _around(self, size: int, many: int) -> Iterator[tuple[Fraction, int]]:
        """How many times larger or smaller, for the nearest on each side."""
        up, down = bisect_left(self._rising, (size,)), bisect_left(self._falling, (1 - size,))
        yield from ((Fraction(more, size), one) for more, one in self._rising[up : up + many])
        yield from ((Fraction(size, -less), one) for less, one in self._falling[down : down + many])
