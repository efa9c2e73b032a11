"""The close: whoever waits is counted in the municipality, in the region, or nowhere.

It begins when a stopped campaign can no longer be opened again. Everything is done in small
transactions until few are left, who are settled in the last one. Whoever is killed meanwhile goes
on at the next tick.
"""

from __future__ import annotations

import logging
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from sqlalchemy.ext.asyncio import AsyncConnection

from scheduler.count import (
    Counting,
    as_waiting,
    by_lot,
    count_while,
)
from scheduler.counting.batch import rest
from scheduler.counting.closing import Closing, close
from scheduler.counting.counts import Choice, change, summed
from scheduler.handed_answers import PartRules, choices_of, read_handed
from storage.closing import (
    forget_waiting,
    keep_coverage,
    keep_left_over,
    lock_campaign,
    write_close,
)
from storage.counters import move
from storage.counting import (
    HeldSum,
    Place,
    due_to_close,
    handed,
    lock_sheets,
    places_not_closed,
    waiting_in,
)
from storage.counting_batch import Counted, Group, forget_held, write_group
from storage.keys import KeyMissing
from storage.parts import Part

log = logging.getLogger(__name__)


async def close_due(counting: Counting, now: datetime) -> list[int]:
    """Those campaigns whose moment has come and that could be closed.

    What was taken out of its rows by it must not stay readable in dead ones.
    """
    async with counting.database.read() as connection:
        due = await due_to_close(connection, now)
    closed = [id for id in due if await _close(counting, id, now)]
    if closed:
        await counting.database.clear_dead_rows()
    return closed


async def _close(counting: Counting, campaign_id: int, now: datetime) -> bool:
    """False where the key is missing: what waits could never be counted then."""
    async with counting.database.read() as connection:
        places = await places_not_closed(connection, campaign_id)
    try:
        while not await _closed(counting, campaign_id, places, now):
            pass
    except KeyMissing as missing:
        log.error("campaign %s is not closed: its key is missing, and answers wait", missing)
        return False
    return True


async def _closed(
    counting: Counting, campaign_id: int, places: Sequence[Place], now: datetime
) -> bool:
    """False where, after all, a group was left that belongs to a municipality."""
    parts = {part: await counting.rules_of(part) for part in {one.part for one in places}}
    unreadable = set[int]()
    for place in places:
        if place.people:
            await _count_all(counting, place, parts[place.part], unreadable)

    async def work(connection: AsyncConnection) -> bool:
        if not await lock_campaign(connection, campaign_id, now):
            return True
        return await _settle(connection, counting, campaign_id, parts, unreadable)

    return await counting.database.write(work)


async def _count_all(
    counting: Counting, place: Place, rules: PartRules, unreadable: set[int]
) -> None:
    """As far as they make groups."""
    drawn = by_lot(counting, place.threshold)
    await count_while(counting, place, rules, drawn, unreadable, to_the_end=True)
    last = partial(rest, threshold=place.threshold)
    await count_while(counting, place, rules, last, unreadable, to_the_end=True)


async def _settle(
    connection: AsyncConnection,
    counting: Counting,
    campaign_id: int,
    parts: Mapping[Part, PartRules],
    unreadable: set[int],
) -> bool:
    """The last transaction. False, with nothing done, where it comes too early."""
    places = await places_not_closed(connection, campaign_id)
    lefts = [
        await _left(connection, part, parts[part], places, unreadable) for part in sorted(parts)
    ]
    if any(left.closing.batches for left in lefts):
        return False
    for left in lefts:
        await _settle_part(connection, counting, left, unreadable)
    await write_close(connection, campaign_id)
    return True


@dataclass(frozen=True)
class _Left:
    part: Part
    rules: PartRules
    places: Mapping[int, Place]
    newcomers: int
    closing: Closing

    def held(self, places: Sequence[int]) -> list[HeldSum]:
        return [held for id in places if (held := self.places[id].held) is not None]


async def _left(
    connection: AsyncConnection,
    part: Part,
    rules: PartRules,
    all_places: Sequence[Place],
    unreadable: Collection[int],
) -> _Left:
    places = {one.municipality_id: one for one in all_places if one.part == part}
    waits = await waiting_in(connection, part, places.keys())
    waiting = {id: as_waiting(place, *waits[id], unreadable) for id, place in places.items()}
    threshold = next(iter(places.values())).threshold
    newcomers = sum(len(new) for new, _ in waits.values())
    return _Left(part, rules, places, newcomers, close(waiting, threshold))


async def _settle_part(
    connection: AsyncConnection, counting: Counting, left: _Left, unreadable: set[int]
) -> None:
    await keep_coverage(connection, left.part)
    region_only = await _region_only(connection, counting, left, unreadable)
    group = Group(region_only, (), await _added(left, region_only), with_held=False)
    await write_group(connection, left.part, None, group, anonymous=left.rules.anonymous)
    sums = left.held(left.closing.held_region_only)
    await move(connection, left.part, None, summed(one.counts for one in sums))
    people = len(region_only) + sum(one.people for one in sums)
    nowhere = left.newcomers - len(region_only)
    nowhere += sum(one.people for one in left.held(left.closing.held_nowhere))
    await keep_left_over(connection, left.part, people, nowhere)
    await forget_held(connection, left.part, [*left.places])
    await forget_waiting(connection, left.part)


async def _region_only(
    connection: AsyncConnection, counting: Counting, left: _Left, unreadable: set[int]
) -> list[Counted]:
    ids = left.closing.region_only
    await lock_sheets(connection, ids)
    found = [*(await handed(connection, ids)).values()]
    if not found:
        return []
    code = next(iter(left.places.values())).code
    read = await read_handed(counting.keys, code, left.rules, found, unreadable)
    return [read[id] for id in sorted(read)]


async def _added(left: _Left, people: Sequence[Counted]) -> dict[Choice, int]:
    added = []
    for one in people:
        place = left.places[one.handed.municipality_id]
        added += await choices_of(place, left.rules, [one.answers])
    return change(added)
