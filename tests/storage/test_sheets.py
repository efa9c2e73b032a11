from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import URL, delete, insert, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import tables, touches
from storage.campaigns import Campaign
from storage.database import Database
from storage.dialogues import active_sheet_id, show
from storage.drafts import begin_sheet
from storage.parts import Part
from storage.people import remember_person
from storage.sheets import Sheet, read_sheet
from storage.territories import find_or_add_organization
from storage.touches import Decision, Touch, touch
from storage.workplaces import choose_municipality, choose_organization
from tests.identities import who
from tests.storage.handing_in import begun
from tests.storage.places import NOON, open_small_campaign

Rule = Callable[[Sheet], Decision]


@pytest.fixture
async def campaign(database: Database) -> Campaign:
    return await database.write(open_small_campaign)


@pytest.fixture
async def sheet(database: Database, campaign: Campaign) -> Sheet:
    return await database.write(lambda connection: begun(connection, campaign, 7, 1))


def sets(item: str, value: int | None, cursor: str | None = None) -> Rule:
    """With None the answer is taken away."""

    def rule(sheet: Sheet) -> Decision:
        answers = {**sheet.answers, item: {"number": value}}
        if value is None:
            del answers[item]
        return Decision(answers, cursor, "moved")

    return rule


async def touched(database: Database, one: Touch) -> object:
    result = await database.write_many(touch, one)
    return result and result.outcome


async def read(database: Database, sheet: Sheet) -> Sheet:
    async with database.read() as connection:
        found = await read_sheet(connection, sheet.identity, sheet.id)
    assert found is not None
    return found


def tap(sheet: Sheet, rule: Rule, message_id: int | None = None) -> Touch:
    key = None if message_id is None else str(message_id)
    return Touch(sheet.identity, sheet.id, sheet.of_part, rule, key, message_id)


async def test_touches_of_one_batch_see_each_other(database: Database, sheet: Sheet) -> None:
    async def both(connection: AsyncConnection) -> None:
        await touch(connection, [tap(sheet, sets("1", 1)), tap(sheet, sets("2", 2, "1"))])

    await database.write(both)
    saved = await read(database, sheet)
    assert saved.answers == {"1": {"number": 1}, "2": {"number": 2}}


async def test_an_answer_is_changed_and_taken_away(database: Database, sheet: Sheet) -> None:
    for value in (1, 5, None):
        assert await touched(database, tap(sheet, sets("1", value))) == "moved"
    assert (await read(database, sheet)).answers == {}


async def test_a_text_that_comes_again_is_not_asked_about(database: Database, sheet: Sheet) -> None:
    assert await touched(database, tap(sheet, sets("1", 1), 50)) == "moved"
    assert await touched(database, tap(sheet, sets("1", 2), 50)) is None
    assert (await read(database, sheet)).answers == {"1": {"number": 1}}
    # What comes late comes for the first time, and the rule can tell that it is late.
    assert await touched(database, tap(sheet, sets("1", 3), 49)) == "moved"
    assert await touched(database, tap(sheet, sets("1", 4), 50)) is None
    assert (await read(database, sheet)).last_order == 50


@pytest.mark.parametrize(
    "foreign",
    [{"identity": who(999)}, {"sheet_id": 999}, {"part": Part(999)}, {"part": Part(1, 2)}],
)
async def test_nobody_touches_what_is_not_theirs(
    database: Database, sheet: Sheet, foreign: dict[str, Any]
) -> None:
    one = replace(tap(sheet, sets("1", 1)), **foreign)
    assert await touched(database, one) is None
    assert (await read(database, sheet)).answers == {}


async def test_a_sheet_is_read_by_its_own_person_and_campaign_only(
    database: Database, sheet: Sheet
) -> None:
    async with database.read() as connection:
        assert await read_sheet(connection, who(8), sheet.id) is None
        assert await read_sheet(connection, who(7), sheet.id, Part(sheet.campaign_id + 1)) is None
        assert await read_sheet(connection, who(7), sheet.id, sheet.of_part) == sheet


async def test_a_person_has_one_sheet_of_a_campaign(
    database: Database, campaign: Campaign, sheet: Sheet
) -> None:
    again = await database.write(
        lambda connection: begin_sheet(
            connection, campaign.part(), sheet.person_id, NOON, sealed=False
        )
    )
    assert again == sheet.id


async def test_each_questionnaire_has_its_screen_and_keeps_where_one_looked(
    database: Database, sheet: Sheet
) -> None:
    async def second_questionnaire(connection: AsyncConnection) -> Sheet:
        other = await open_small_campaign(connection, instrument="other")
        return await begun(connection, other, 7, 1)

    def shown(one: Sheet, message_id: int, *, activate: bool = True) -> Awaitable[str | None]:
        return database.write(lambda c: show(c, one, str(message_id), activate=activate))

    async def active() -> int | None:
        async with database.read() as connection:
            return await active_sheet_id(connection, who(7))

    assert await shown(sheet, 100) is None
    await touched(database, tap(sheet, sets("1", 1, "1")))
    assert await shown(sheet, 101) == "100"
    other = await database.write(second_questionnaire)
    assert await shown(other, 102) is None
    assert (await read(database, other)).shown_item is None
    assert await active() == other.id
    looked = await read(database, sheet)
    assert (looked.shown_item, looked.screen, looked.active) == ("1", "101", False)
    assert await shown(sheet, 103, activate=False) == "101"
    assert await active() == other.id
    assert await shown(sheet, 103) is None
    assert await active() == sheet.id


async def test_a_screen_of_a_sheet_that_has_gone_meanwhile_is_not_kept(
    database: Database, sheet: Sheet
) -> None:
    async def handed_in_while_it_was_drawn(connection: AsyncConnection) -> None:
        await connection.execute(delete(tables.sheets))
        assert await show(connection, sheet, "100", activate=True) is None

    await database.write(handed_in_while_it_was_drawn)
    async with database.read() as connection:
        active = await connection.execute(select(tables.dialogues.c.sheet_id))
        assert list(active.scalars()) in ([], [None])


async def test_an_organization_nobody_names_any_more_is_forgotten(
    database: Database, sheet: Sheet
) -> None:
    async def change(connection: AsyncConnection) -> list[str]:
        for name in ("Школа № 1", "Школа № 2"):
            found = await find_or_add_organization(connection, 1, name)
            await choose_organization(connection, sheet.id, found.id)
        names = (await connection.execute(select(tables.organizations.c.name))).scalars()
        return list(names)

    assert await database.write(change) == ["Школа № 2"]


async def test_an_organization_of_another_municipality_is_not_taken(
    database: Database, sheet: Sheet
) -> None:
    async def choose(connection: AsyncConnection) -> None:
        found = await find_or_add_organization(connection, 2, "Школа № 1")
        await choose_organization(connection, sheet.id, found.id)

    await database.write(choose)
    assert (await read(database, sheet)).organization_id is None


async def test_the_organization_stays_with_its_municipality(
    database: Database, sheet: Sheet
) -> None:
    async def choose(connection: AsyncConnection) -> None:
        found = await find_or_add_organization(connection, 1, "Школа № 1")
        await choose_organization(connection, sheet.id, found.id)

    def to(place: int) -> Callable[[AsyncConnection], object]:
        return lambda connection: choose_municipality(connection, sheet.id, place)

    await database.write(choose)
    for place, kept in ((1, True), (2, False)):
        await database.write(to(place))  # type: ignore[arg-type]
        assert ((await read(database, sheet)).organization_id is not None) is kept


async def test_an_answer_to_delete_is_looked_up_by_its_key(
    sqlite_database: Database,
) -> None:
    """A scan of all answers took as long as a hundred taps."""
    statement = str(touches._DELETED_ANSWER.compile())
    async with sqlite_database.read() as connection:
        plan = await connection.execute(
            text(f"EXPLAIN QUERY PLAN {statement}"), {"of_sheet": 1, "of_item": "1"}
        )
        (step,) = [row.detail for row in plan]
    assert step == "SEARCH answers USING PRIMARY KEY (sheet_id=? AND item=?)"


@pytest.mark.parametrize("people", [1, 2, 3, 5])
async def test_as_many_touches_at_once_as_come_each_find_their_own_answers(
    database: Database, campaign: Campaign, people: int
) -> None:
    crowd = [
        await database.write(lambda c, n=n: begun(c, campaign, n, 1))  # type: ignore[misc]
        for n in range(1, people + 1)
    ]
    for value in (1, 2):
        rules = [sets("age", 10 * one.person_id + value) for one in crowd]
        await asyncio.gather(
            *(touched(database, tap(*pair)) for pair in zip(crowd, rules, strict=True))
        )
    answers = [(await read(database, one)).answers for one in crowd]
    assert answers == [{"age": {"number": 10 * one.person_id + 2}} for one in crowd]


async def test_a_text_brought_to_two_processes_at_once_is_taken_once(postgres_url: URL) -> None:
    def next_answer(sheet: Sheet) -> Decision:
        item = str(len(sheet.answers) + 1)
        return Decision({**sheet.answers, item: {"text": "Этика"}}, None, "taken")

    one, two = Database(postgres_url), Database(postgres_url)
    campaign = await one.write(open_small_campaign)
    sheet = await one.write(lambda connection: begun(connection, campaign, 7, 1))
    typed = Touch(who(7), sheet.id, Part(campaign.id), next_answer, key="5", order=5)
    may_commit = asyncio.Event()

    async def held_up(connection: AsyncConnection) -> None:
        await touch(connection, [typed])
        await may_commit.wait()

    first = asyncio.create_task(one.write(held_up))
    await asyncio.sleep(0.2)
    second = asyncio.create_task(two.write_many(touch, typed))
    await asyncio.sleep(0.2)
    may_commit.set()
    await first
    touched = await second
    assert touched is not None
    assert touched.outcome is None
    assert set((await read(two, sheet)).answers) == {"1"}
    await one.close()
    await two.close()


async def second_editor(connection: AsyncConnection, sheet: Sheet) -> Sheet:
    """The same sheet as another person has it before them."""
    other = await remember_person(connection, who(8), "en")
    added = insert(tables.editors).values(sheet_id=sheet.id, person_id=other.id)
    await connection.execute(added)
    found = await read_sheet(connection, who(8), sheet.id)
    assert found is not None
    return found


async def test_editors_share_the_answers_and_have_places_of_their_own(
    database: Database, sheet: Sheet
) -> None:
    other = await database.write(lambda c: second_editor(c, sheet))

    async def together(connection: AsyncConnection) -> None:
        first = replace(tap(sheet, sets("1", 1, "2"), 50))
        second = replace(tap(other, sets("2", 2, "7"), 50))
        seen = await touch(connection, [first, second])
        # The second has before them what the first has just answered.
        assert seen[1] is not None
        assert seen[1].sheet.answers == {"1": {"number": 1}, "2": {"number": 2}}

    await database.write(together)
    mine, theirs = await read(database, sheet), await read(database, other)
    assert mine.answers == theirs.answers == {"1": {"number": 1}, "2": {"number": 2}}
    assert (mine.shown_item, theirs.shown_item) == ("2", "7")
    assert (mine.language, theirs.language) == ("ru", "en")
    await database.write(lambda c: show(c, mine, "100", activate=True))
    await database.write(lambda c: show(c, theirs, "100", activate=False))
    mine, theirs = await read(database, sheet), await read(database, other)
    assert (mine.screen, mine.active) == ("100", True)
    assert (theirs.screen, theirs.active) == ("100", False)


async def test_what_one_editor_takes_back_is_gone_for_the_other(
    database: Database, sheet: Sheet
) -> None:
    other = await database.write(lambda c: second_editor(c, sheet))
    await touched(database, tap(sheet, sets("1", 1)))
    await touched(database, tap(other, sets("1", None)))
    assert (await read(database, sheet)).answers == {}


async def test_who_edits_no_sheet_sees_and_touches_none_of_it(
    database: Database, sheet: Sheet
) -> None:
    await database.write(lambda c: remember_person(c, who(8), "ru"))
    stranger = replace(tap(sheet, sets("1", 1)), identity=who(8))
    assert await touched(database, stranger) is None
    async with database.read() as connection:
        assert await read_sheet(connection, who(8), sheet.id) is None
