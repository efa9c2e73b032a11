"""What waits is counted in groups, in each municipality when its rhythm comes round.

A process that is killed anywhere leaves what was committed, and the next tick goes on from there.
"""

from __future__ import annotations

import logging
import random
from collections import defaultdict
from collections.abc import Awaitable, Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial

from scheduler.counting.batch import Batch, Held, Lot, Waiting, count
from scheduler.counting.counts import Choice, change
from scheduler.counting.rhythm import Rhythm, due, rhythms_for
from scheduler.handed_answers import PartRules, choices_of, read_handed
from storage.counting import Place, handed, places_not_closed, settle, waiting_in
from storage.counting_batch import Counted, Group, count_group
from storage.database import Database
from storage.days import day_in
from storage.keys import KeyMissing, Keys
from storage.parts import Part

log = logging.getLogger(__name__)

# Newcomers of one transaction: so many hold up those who answer for some tens of milliseconds.
AT_MOST = 100

Draw = Callable[[Waiting], Batch | None]


@dataclass(frozen=True)
class Counting:
    database: Database
    keys: Keys
    rules_of: Callable[[Part], Awaitable[PartRules]]
    lot: Lot = field(default_factory=lambda: random.SystemRandom().sample)
    at_most: int = AT_MOST


async def count_due(counting: Counting, now: datetime) -> int:
    """In all municipalities whose rhythm has come round; how many were counted."""
    async with counting.database.read() as connection:
        places = await places_not_closed(connection)
    counted = 0
    over = defaultdict[tuple[Part, date], list[Place]](list)
    for place in places:
        rules = await counting.rules_of(place.part)
        rhythm, today = _rhythm(place, rules), day_in(place.zone, now)
        if not due(rhythm, place.came_round_on, today, place.opens_on):
            continue
        number = await _turn(counting, place, rules)
        if number is None:
            continue
        counted += number
        if rhythm is not Rhythm.AS_THEY_COME:
            over[place.part, today].append(place)
    for (_, today), settled in over.items():
        await counting.database.write(partial(settle, places=settled, today=today))
    return counted


def _rhythm(place: Place, rules: PartRules) -> Rhythm:
    """An anonymous part is never counted as answers come, whatever its campaign was opened with."""
    allowed, chosen = rhythms_for(anonymous=rules.anonymous), Rhythm(place.rhythm)
    return chosen if chosen in allowed else allowed[0]


async def _turn(counting: Counting, place: Place, rules: PartRules) -> int | None:
    """How many were counted; None where they cannot be."""
    if place.people < 2 * place.threshold and place.held is None:
        return 0
    try:
        return await count_place(counting, place, rules)
    except KeyMissing:
        log.error("the key of campaign %s is missing: what waits there is not counted", place.code)
        return None


async def count_place(counting: Counting, place: Place, rules: PartRules) -> int:
    """Until the turn is over or too few wait; how many were counted. Raises KeyMissing."""
    drawn = by_lot(counting, place.threshold)
    return await count_while(counting, place, rules, drawn, set())


def by_lot(counting: Counting, threshold: int) -> Draw:

    def drawn(waiting: Waiting) -> Batch | None:
        at_most = max(counting.at_most, 2 * threshold)
        return count(waiting, threshold, counting.lot, at_most)

    return drawn


async def count_while(
    counting: Counting,
    place: Place,
    rules: PartRules,
    drawn: Draw,
    unreadable: set[int],
    *,
    to_the_end: bool = False,
) -> int:
    """A batch that has become stale meanwhile is drawn anew. Raises KeyMissing.

    What is sealed with a key that is lost is put among the unreadable, and left.
    """
    counted = 0
    while True:
        found = await _waiting(counting, place, unreadable)
        if found is None:
            return counted
        now, waiting = found
        batch = drawn(waiting)
        if batch is None:
            return counted
        group = await _group(counting, now, rules, batch, unreadable)
        if group is not None and await counting.database.write(
            partial(count_group, place=now, group=group, anonymous=rules.anonymous)
        ):
            counted += len(group.newcomers)
            if batch.last and not to_the_end:
                return counted


async def _waiting(
    counting: Counting, place: Place, unreadable: Collection[int]
) -> tuple[Place, Waiting] | None:
    """As it is now; None where the campaign is closed."""
    async with counting.database.read() as connection:
        places = await places_not_closed(connection, place.part.campaign_id)
        own = {place.part: place.municipality_id}
        now = [one for one in places if own.get(one.part) == one.municipality_id]
        waits = await waiting_in(connection, place.part, [place.municipality_id])
    if not now:
        return None
    return now[0], as_waiting(now[0], *waits[place.municipality_id], unreadable)


def as_waiting(
    place: Place,
    newcomers: Iterable[int],
    corrections: Iterable[int],
    unreadable: Collection[int] = (),
) -> Waiting:
    held = None if place.held is None else Held(place.held.people, place.held.alone)
    return Waiting(
        tuple(one for one in newcomers if one not in unreadable),
        tuple(one for one in corrections if one not in unreadable),
        held,
    )


async def _group(
    counting: Counting, place: Place, rules: PartRules, batch: Batch, unreadable: set[int]
) -> Group | None:
    """None where some of it is gone or cannot be read: the lot is drawn anew."""
    ids = (*batch.newcomers, *batch.corrections)
    async with counting.database.read() as connection:
        found = await handed(connection, ids)
    if found.keys() != set(ids):
        return None
    read = await read_handed(counting.keys, place.code, rules, list(found.values()), unreadable)
    if len(read) < len(ids):
        return None
    newcomers = [read[id] for id in batch.newcomers]
    corrections = [read[id] for id in batch.corrections]
    moved = await _change(place, rules, newcomers, corrections, with_held=batch.with_held)
    return Group(newcomers, corrections, moved, batch.with_held)


async def _change(
    place: Place,
    rules: PartRules,
    newcomers: Sequence[Counted],
    corrections: Sequence[Counted],
    *,
    with_held: bool,
) -> dict[Choice, int]:
    added = await choices_of(place, rules, [one.answers for one in (*newcomers, *corrections)])
    old = [one.handed.counted or {} for one in corrections]
    removed = await choices_of(place, rules, old)
    return change(added, removed, place.held.counts if with_held and place.held else None)
