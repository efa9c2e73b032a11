"""What an official sees who looks at every summary after every single act."""

from __future__ import annotations

from random import Random

import pytest

from scheduler.close import close_due
from scheduler.counting.batch import Batch, Waiting
from scheduler.counting.rhythm import Rhythm
from storage import tables
from storage.database import Database
from storage.keys import Keys
from tests.bot.looking_on import BESIDE, REGION, UNDER_A_CONDITION, Onlooker, looked_at
from tests.scheduler.office import DAY, PLACES
from tests.scheduler.test_counting_random_orders import Season

HERE, THERE, BEYOND = PLACES
COMMON = {"1": "b", "2": "x"}
RARE = {"1": "a", "3": "p"}
RHYTHMS = [(True, Rhythm.NIGHTLY), (False, Rhythm.AS_THEY_COME)]
in_each_rhythm = pytest.mark.parametrize(
    ("anonymous", "rhythm"), RHYTHMS, ids=["anonymous", "named"]
)


async def comes(
    onlooker: Onlooker, person: int, place: int = HERE, given: dict[str, str] = COMMON
) -> bool:
    """Whether it was taken; counted at once where it may be, else after a night."""
    taken = await onlooker.office.hand_in(person, place, given)
    if onlooker.rhythm is Rhythm.AS_THEY_COME:
        await onlooker.office.tick()
    await onlooker.look()
    return taken


async def come_together(
    onlooker: Onlooker, people: range, place: int = HERE, given: dict[str, str] = COMMON
) -> None:
    await onlooker.office.hand_in_all(people, place, given)
    await onlooker.office.tick()
    await onlooker.look()


async def night(onlooker: Onlooker) -> None:
    await onlooker.office.night()
    await onlooker.look()


async def close(onlooker: Onlooker) -> None:
    office = onlooker.office
    await office.stop(nights=1)
    await onlooker.look()
    office.now += DAY
    assert await close_due(office.counting, office.now)
    await onlooker.look()
    await office.forget()
    await onlooker.look()


@in_each_rhythm
@pytest.mark.parametrize("number", [1, 2, 5, 6, 30])
async def test_people_who_come_one_after_another_are_seen_in_groups(
    database: Database, keys: Keys, anonymous: bool, rhythm: Rhythm, number: int
) -> None:
    async with looked_at(database, keys, anonymous=anonymous, rhythm=rhythm) as onlooker:
        await onlooker.look()
        for person in range(number):
            await comes(onlooker, person, given=RARE if person % 3 else COMMON)
            if person % 2:
                await night(onlooker)
        await close(onlooker)
        groups = [0, 5, 10, 15, 20, 25, 30]
        if number < 10:
            groups = [0, number] if number >= 5 else [0]
        elif rhythm is Rhythm.NIGHTLY:
            # Every second evening: with the tenth, the sixteenth of whom ten wait, and so on.
            groups = [*onlooker.number(str(HERE))]
            assert groups[-1] == 30
            assert len(groups) >= 5
        assert onlooker.number(str(HERE)) == groups
        assert onlooker.number(REGION) == groups


@in_each_rhythm
async def test_a_question_under_a_condition_is_seen_after_the_close_alone(
    database: Database, keys: Keys, anonymous: bool, rhythm: Rhythm
) -> None:
    async with looked_at(database, keys, anonymous=anonymous, rhythm=rhythm) as onlooker:
        await come_together(onlooker, range(100, 112), HERE, RARE)
        await come_together(onlooker, range(200, 203), THERE, RARE)
        await come_together(onlooker, range(203, 213), THERE)
        await night(onlooker)
        for where in (str(HERE), str(THERE), REGION):
            assert onlooker.number(where, UNDER_A_CONDITION) == [0]
        await close(onlooker)
        assert onlooker.number(str(HERE), UNDER_A_CONDITION) == [0, 12]
        # Three were asked there: they are in no figure of the municipality and none beside it.
        assert onlooker.number(str(THERE), UNDER_A_CONDITION) == [0]
        assert onlooker.number(REGION, UNDER_A_CONDITION) == [0, 12]


async def test_nine_who_hand_in_again_and_one_newcomer_move_no_figure(
    database: Database, keys: Keys
) -> None:
    async with looked_at(database, keys, anonymous=False, rhythm=Rhythm.AS_THEY_COME) as onlooker:
        office = onlooker.office
        await come_together(onlooker, range(15))
        before = await onlooker.look()
        assert before[str(HERE), "1"] == {"*": 10, "a": 0, "b": 10}
        counted = await _numbers_of(onlooker)
        for person in counted[:9]:
            assert await comes(onlooker, person, given=RARE)
        assert await comes(onlooker, 15, given=RARE)
        assert await onlooker.look() == before
        assert (await office.coverage())[HERE] == 16
        for person in range(16, 20):
            await comes(onlooker, person)
        assert (await onlooker.look())[str(HERE), "1"]["*"] == 15


async def _numbers_of(onlooker: Onlooker) -> list[int]:
    """The numbers on Telegram of those who are counted."""
    rows = await onlooker.office.rows(tables.identities)
    return [int(row["external_id"]) for row in rows if row["person_id"] in onlooker.counted]


async def test_withdrawing_deleting_stopping_and_opening_again_move_no_figure(
    database: Database, keys: Keys
) -> None:
    async with looked_at(database, keys, anonymous=False) as onlooker:
        office = onlooker.office
        await come_together(onlooker, range(16))
        await night(onlooker)
        before, (first, second, *_) = await onlooker.look(), await _numbers_of(onlooker)
        await office.withdraw(first)
        assert await onlooker.look() == before
        await office.delete_all(second)
        assert await onlooker.look() == before
        for person in (first, second):
            assert not await comes(onlooker, person, given=RARE)
        for _ in range(3):
            await office.stop(nights=14)
            await night(onlooker)
            await office.reopen()
            await night(onlooker)
        assert await onlooker.look() == before
        await close(onlooker)
        assert onlooker.number(str(HERE)) == [0, 11, 16]


async def test_who_is_too_few_in_each_municipality_is_seen_in_the_region_together(
    database: Database, keys: Keys
) -> None:
    async with looked_at(database, keys) as onlooker:
        for place, number in ((HERE, 11), (THERE, 3), (BEYOND, 4)):
            await come_together(onlooker, range(100 * place, 100 * place + number), place)
            await night(onlooker)
        await close(onlooker)
        assert onlooker.number(REGION) == [0, 6, 18]
        assert onlooker.number(BESIDE) == [0, 7]
        assert [onlooker.number(str(place))[-1] for place in PLACES] == [11, 0, 0]


class LookedAt(Season):
    """Whatever happens in whatever order, and what is seen of it after each act."""

    def __init__(self, onlooker: Onlooker, lot: Random) -> None:
        super().__init__(onlooker.office, lot, onlooker.threshold)
        self.onlooker = onlooker

    async def look(self) -> None:
        await self.onlooker.look()


async def go_by(onlooker: Onlooker, seed: int) -> None:
    await LookedAt(onlooker, Random(seed)).goes_by()
    assert onlooker.number(REGION)[-1] > 0


async def test_whatever_happens_figures_move_by_groups(database: Database, keys: Keys) -> None:
    async with looked_at(database, keys, threshold=3) as onlooker:
        await go_by(onlooker, 1)


@pytest.mark.parametrize(
    ("rhythm", "threshold", "seed"),
    [(Rhythm.NIGHTLY, 4, 2), (Rhythm.AS_THEY_COME, 5, 6)],
)
async def test_so_do_those_of_a_named_questionnaire(
    sqlite_database: Database, keys: Keys, rhythm: Rhythm, threshold: int, seed: int
) -> None:
    """With corrections and withdrawals of what is counted."""
    async with looked_at(
        sqlite_database, keys, anonymous=False, rhythm=rhythm, threshold=threshold
    ) as onlooker:
        await go_by(onlooker, seed)


async def test_the_onlooker_sees_it_where_people_are_counted_one_by_one(
    sqlite_database: Database, keys: Keys, monkeypatch: pytest.MonkeyPatch
) -> None:
    def one(waiting: Waiting, *_: object) -> Batch:
        return Batch(waiting.newcomers[:1], (), with_held=False, last=True)

    monkeypatch.setattr("scheduler.count.count", one)
    async with looked_at(sqlite_database, keys) as onlooker:
        await come_together(onlooker, range(16))
        for _ in range(5):
            await night(onlooker)
        with pytest.raises(AssertionError):
            await night(onlooker)


async def test_the_onlooker_sees_it_where_a_condition_is_not_heeded(
    sqlite_database: Database, keys: Keys, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.shown_counts.conditional_keys", lambda _: ())
    async with looked_at(sqlite_database, keys) as onlooker:
        await come_together(onlooker, range(10), HERE, RARE)
        with pytest.raises(AssertionError):
            await night(onlooker)
