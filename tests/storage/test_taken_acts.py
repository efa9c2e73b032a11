from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database import Database
from storage.people import remember_person
from storage.tables import taken_acts
from storage.taken_acts import KEPT, Act, remember_acts, taken_before
from tests.identities import who


async def both_known(connection: AsyncConnection) -> None:
    for number in (7, 8):
        await remember_person(connection, who(number), "ru")


async def test_of_each_person_the_newest_acts_are_remembered(database: Database) -> None:
    await database.write(both_known)
    await database.write(lambda c: remember_acts(c, [Act(2, "other")]))
    keys = [f"key {number}" for number in range(KEPT + 20)]
    for key in keys:
        await database.write(lambda c, key=key: remember_acts(c, [Act(1, key)]))  # type: ignore[misc]
    async with database.read() as connection:
        known = await taken_before(connection, [Act(1, key) for key in keys])
        assert known == {Act(1, key) for key in keys[20:]}
        assert await taken_before(connection, [Act(2, "other")]) == {Act(2, "other")}
        assert await taken_before(connection, [Act(2, keys[-1])]) == set()


async def test_an_act_that_is_remembered_twice_is_kept_once(database: Database) -> None:
    await database.write(both_known)
    for _ in range(2):
        await database.write(lambda c: remember_acts(c, [Act(1, "5"), Act(1, "5")]))
    async with database.read() as connection:
        query = select(func.count()).select_from(taken_acts)
        assert (await connection.execute(query)).scalar_one() == 1
