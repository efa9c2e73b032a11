"""One person's random way through a questionnaire, followed by the rules alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product
from random import Random

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.demo.emulator import Person
from storage.drafts import sheet_id_of
from storage.identities import known_identity
from storage.people import known_person
from storage.sheets import read_sheet
from storage.tables import taken_acts
from storage.unshown import is_unshown
from tests.identities import who
from tests.soak.histories import histories, interleaved
from tests.soak.moves import Moves
from tests.soak.registration import register
from tests.soak.stage import MOST_POLLED, Asked, Stage
from tests.soak.standing import SOMETHING, Handed, Standing, Update
from tests.soak.waits import waits

SETTLED_WITHIN = 120.0
# So many people stop somewhere on the way, and their answers must stay as they are.
LEAVES_EARLY = 0.75


class Divergence(Exception):
    """What is saved is not what the acknowledged updates make of it."""

    def __init__(self, person: int, updates: Sequence[Update], expected: object, found: object):
        self.lines = (
            f"person {person}",
            *(f"  {_told(update)}" for update in updates),
            f"expected one of {expected}",
            f"found {found}",
        )
        super().__init__("\n".join(self.lines))


def _told(update: Update) -> str:
    if "callback_query" not in update:
        ((kind, message),) = update.items()
        return f"{kind} {message['message_id']}: {message.get('text', 'no text')[:60]!r}"
    query = update["callback_query"]
    return f"press {query['id']} on {query['message']['message_id']}: {query['data']}"


def _compared(standing: Standing) -> Standing:
    """What stands below the questionnaire is written after what was heard, and not at once.

    Of what was heard long ago nothing is remembered.
    """
    sheet = standing.sheet
    return replace(standing, sheet=sheet and replace(sheet, below=None), taken=frozenset())


def _as_it_stands(standing: Standing, saved: Standing) -> Standing:
    standing = replace(standing, taken=saved.taken)
    if standing.sheet is None or saved.sheet is None:
        return standing
    below = SOMETHING if saved.sheet.below else None
    return replace(standing, sheet=replace(standing.sheet, below=below))


async def _taken(connection: AsyncConnection, identity_id: int) -> frozenset[int]:
    query = select(taken_acts.c.key).where(taken_acts.c.identity_id == identity_id)
    return frozenset(map(int, await connection.scalars(query)))


class Walk:
    def __init__(self, stage: Stage, asked: Asked, person: Person, random: Random) -> None:
        self.asked, self.person = asked, person
        self.standing = Standing(None)
        self.person_id = person.id
        self.updates: list[Update] = []
        self._was_shown = True
        self._stage, self._random = stage, random
        self._moves = Moves(self, stage.emulator, random)

    async def go(self) -> None:
        await self._enter()
        patience = self._random.randint(2, 12) if self._random.random() < LEAVES_EARLY else 300
        while patience > 0:
            await self._react(self._moves.make())
            patience -= 1
            if self.standing.handed is not None:
                patience = min(patience, self._random.randint(0, 12))
            if self._moves.left_the_place:
                await self._move_house()
        await self.check()

    async def check(self) -> None:
        """Raises Divergence."""
        self._find([self.standing], await self._saved())

    def count(self, what: str) -> None:
        self._stage.tally[what] += 1

    async def _enter(self) -> None:
        await self._register()
        self.standing = await self._saved()
        sheet = self.standing.sheet
        if sheet is None or sheet.answers or sheet.municipality_id is None:
            raise self._diverged("a sheet at its beginning", self.standing)

    async def _register(self) -> None:
        screens = await register(self.asked, self.person, self._random, self._note)
        self._moves.remember(screens)

    async def _move_house(self) -> None:
        """To another municipality and organization: no answer may be lost by it."""
        self._moves.left_the_place = False
        await self._register()
        saved = await self._saved()
        before, after = self.standing.sheet, saved.sheet
        assert before is not None
        if after is None or (after.answers, after.submitted) != (before.answers, before.submitted):
            raise self._diverged(self.standing, saved)
        self.standing = replace(self.standing, sheet=after)

    async def _react(self, sent: Sequence[int]) -> None:
        kills, updates = self._stage.bot.kills, [self._note(id) for id in sent]
        await self.person.settled(SETTLED_WITHIN)
        possible = self._possible(updates, self._stage.bot.kills - kills)
        standings = [standing for standing, _ in possible]
        at = 0
        if len(possible) > 1:
            self.count("ways decided by looking")
            saved = await self._saved()
            at = self._find(standings, saved)
        self.standing, outcomes = possible[at]
        if len(possible) > 1:
            self.standing = _as_it_stands(self.standing, saved)
        self._stage.tally.add_outcomes(outcomes)
        self._was_shown = await self._is_shown()

    def _note(self, update_id: int) -> Update:
        kind, content = self._stage.emulator.world.updates.content(update_id)
        self.updates.append({kind: content})
        self.count("updates")
        return self.updates[-1]

    def _possible(
        self, updates: Sequence[Update], kills: int
    ) -> list[tuple[Standing, tuple[object, ...]]]:
        found: list[tuple[Standing, tuple[object, ...]]] = []
        ways = [*self._histories(updates, kills)]
        for before, history in product(self._before(), ways):
            standing, outcomes = before, list[object]()
            for update in history:
                standing, outcome = self.asked.rules.after(standing, update)
                outcomes.append(outcome)
            if standing not in [known for known, _ in found]:
                found.append((standing, tuple(outcomes)))
        return found

    def _before(self) -> list[Standing]:
        """What is typed at a question that was not shown in time is asked about, as if something
        stood below it; the tick may have shown it since.
        """
        sheet = self.standing.sheet
        if self._was_shown or sheet is None:
            return [self.standing]
        self.count("questions not shown in time")
        return [self.standing, replace(self.standing, sheet=replace(sheet, below=SOMETHING))]

    async def _is_shown(self) -> bool:
        sheet = self.standing.sheet
        if sheet is None:
            return True
        async with self._stage.looking, self._stage.database.read() as connection:
            return not await is_unshown(connection, sheet)

    def _histories(self, updates: Sequence[Update], kills: int) -> Iterator[tuple[Update, ...]]:
        if self._stage.transport == "polling":
            yield from histories(updates, kills, at_once=MOST_POLLED)
            return
        typed = [update for update in updates if "callback_query" not in update]
        pressed = [update for update in updates if "callback_query" in update]
        for first in histories(typed, kills, at_once=1):
            for second in histories(pressed, kills, at_once=1):
                yield from interleaved(first, second)

    def _find(self, possible: Sequence[Standing], saved: Standing) -> int:
        known = [_compared(one) for one in possible]
        if _compared(saved) not in known:
            raise self._diverged(possible, saved)
        return known.index(_compared(saved))

    async def _saved(self) -> Standing:
        """As the database has it."""
        async with self._stage.looking, self._stage.database.read() as connection:
            person = await known_person(connection, who(self.person_id))
            assert person is not None
            sheet_id = await sheet_id_of(connection, self.asked.campaign.part(), person.id)
            known = await known_identity(connection, who(self.person_id))
            taken = await _taken(connection, known.id if known else 0)
            if sheet_id is None:
                return Standing(None, self.standing.handed, taken)
            sheet = await read_sheet(connection, who(self.person_id), sheet_id)
            handed = (await waits(connection, self._stage.keys, self.asked)).get(sheet_id)
        assert sheet is not None
        return Standing(replace(sheet, screen=None, active=True), handed and Handed(*handed), taken)

    def _diverged(self, expected: object, found: object) -> Divergence:
        return Divergence(self.person_id, self.updates, expected, found)
