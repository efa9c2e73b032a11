"""Which rows of answers leave at the close, and which of them say where they come from.

Figures minus rows must be nobody's record: where somebody's answers are in the figures and not in
the rows, at least as many others' are too.
"""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from scheduler.counting.batch import Lot


@dataclass(frozen=True)
class Background:
    """`place` is the municipality, None for the region only; `values` are of the items named."""

    place: int | None
    values: tuple[Hashable, ...] = ()


@dataclass(frozen=True)
class Row:
    """`person` is the place in the sequence that was given; without `background`, none is told."""

    person: int
    background: Background | None


@dataclass(frozen=True)
class RowItems:
    """Which items leave in all rows, and which as background where that is told."""

    always: frozenset[str]
    background: frozenset[str]


def rows_at_close(
    people: Sequence[Background], counted: Mapping[int, int], threshold: int, lot: Lot
) -> tuple[Row, ...]:
    """In an order drawn by lot. `people` are those counted whose answers are there.

    `counted` is how many were counted in each municipality, whoever withdrew among them.
    """
    told = frozenset(_told(people, counted, threshold))
    rows = [Row(i, one if i in told else None) for i, one in enumerate(people)]
    missing = sum(counted.values()) - sum(one.place is not None for one in people)
    left_out = frozenset(_left_out(rows, missing, threshold, lot))
    leaving = [row.person for row in rows if row.person not in left_out]
    return tuple(rows[person] for person in lot(leaving, len(leaving)))


def row_items(
    items: Iterable[str],
    telling: Collection[str],
    background: Collection[str],
    looked_at: Mapping[str, Collection[str]],
) -> RowItems:
    """`telling` items tell who somebody is; only those named as `background` leave.

    So do items that a condition looks at, for others may know who fulfils it. An item under a
    condition never leaves: with the background of a part of those who were asked, its figure
    would tell what the few others said.
    """
    tell = {*telling, *background}.union(*looked_at.values())
    always = frozenset(item for item in items if item not in tell and item not in looked_at)
    return RowItems(always, frozenset(background) - looked_at.keys())


def _told(
    people: Sequence[Background], counted: Mapping[int, int], threshold: int
) -> Iterator[int]:
    """Whose background is told."""
    groups = defaultdict[Background, list[int]](list)
    for person, background in enumerate(people):
        groups[background].append(person)
    of_places = defaultdict[int | None, list[list[int]]](list)
    for background, group in groups.items():
        of_places[background.place].append(group)
    for place, number in counted.items():
        for group in _kept(of_places[place], number, threshold):
            yield from group


def _kept(groups: Iterable[list[int]], counted: int, threshold: int) -> Sequence[list[int]]:
    """The largest, as long as those without background are nobody or a group."""
    kept = sorted((one for one in groups if len(one) >= threshold), key=len)
    while kept and 0 < counted - sum(map(len, kept)) < threshold:
        kept.pop(0)
    return kept


def _left_out(rows: Iterable[Row], missing: int, threshold: int, lot: Lot) -> Sequence[int]:
    """Where fewer than a group are in no row, others make them one.

    Of rows without background there are always enough: where somebody is missing, a group is
    without.
    """
    if not 0 < missing < threshold:
        return ()
    unknown = [row.person for row in rows if row.background is None]
    return lot(unknown, threshold - missing)
