from storage.database import Database
from storage.hand_in import withdraw
from storage.sheets import Sheet
from storage.unshown import Unshown, all_unshown, is_unshown, mark_shown, mark_unshown
from tests.storage.handing_in import begun
from tests.storage.places import open_small_campaign


async def two_sheets(database: Database) -> tuple[Sheet, Sheet]:
    campaign = await database.write(open_small_campaign)
    first = await database.write(lambda c: begun(c, campaign, 7, 1))
    second = await database.write(lambda c: begun(c, campaign, 8, 2))
    return first, second


async def marked(database: Database) -> list[Unshown]:
    async with database.read() as connection:
        return await all_unshown(connection)


async def test_what_was_not_shown_is_marked_until_it_is(database: Database) -> None:
    first, second = await two_sheets(database)
    for _ in range(2):
        await database.write(lambda c: mark_unshown(c, second.view))
    assert await marked(database) == [Unshown(second.view, second.of_part)]
    async with database.read() as connection:
        assert await is_unshown(connection, second)
        assert not await is_unshown(connection, first)
    for _ in range(2):
        await database.write(lambda c: mark_shown(c, second.view))
    assert await marked(database) == []


async def test_a_mark_goes_with_its_sheet_and_is_not_made_without(database: Database) -> None:
    first, _ = await two_sheets(database)
    await database.write(lambda c: mark_unshown(c, first.view))
    await database.write(lambda c: withdraw(c, first))
    assert await marked(database) == []
    await database.write(lambda c: mark_unshown(c, first.view))
    assert await marked(database) == []
