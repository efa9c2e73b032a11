"""Who writes or presses can be written to again, whatever became of their blocking."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from bot.demo.emulator import Person
from storage import tables
from storage.campaigns import Campaign
from storage.people import known_person
from storage.territories import LoadedRegion
from tests.bot.dialogue.forged import forge
from tests.bot.dialogue.given import up_to
from tests.bot.town import Town, by_both
from tests.identities import block, who

Act = Callable[[Person], Awaitable[None]]


async def mark(town: Town, person: Person) -> None:
    """The update that tells of the end of a block was lost."""
    async with town.database.read() as connection:
        known = await known_person(connection, who(person.id))
    assert known is not None
    await town.database.write(lambda c: block(c, known.id, town.clock()))


async def is_marked(town: Town, person: Person) -> bool:
    (row,) = [
        row for row in await town.rows(tables.identities) if row["external_id"] == str(person.id)
    ]
    return row["blocked_at"] is not None


async def document(anna: Person) -> None:
    await anna.send_document("план.txt", b"...")


ACTS: dict[str, Act] = {
    "a tap": lambda anna: anna.tap("1"),
    "a typed answer": lambda anna: anna.send("1"),
    "a command": lambda anna: anna.send("/help"),
    "an unknown command": lambda anna: anna.send("/whatever"),
    "a file": document,
    "an old button": lambda anna: forge(anna, "of an earlier version"),
    "a button of a questionnaire that has gone": lambda anna: forge(anna, "c:7fffffff:1:1:yes"),
    "another button of the questionnaire": lambda anna: forge(anna, "r:1:1:1"),
}


@by_both
@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
async def test_whatever_a_person_does_takes_the_mark_away(
    town: Town, campaign: Campaign, act: Act
) -> None:
    anna = await town.answering(campaign, up_to(5))
    await mark(town, anna)
    await act(anna)
    assert not await is_marked(town, anna)


async def test_pressing_another_persons_button_does_not_speak_for_them(
    town: Town, campaign: Campaign
) -> None:
    anna = await town.answering(campaign, up_to(5))
    boris = await town.answering(campaign, up_to(5), name="Борис")
    await mark(town, anna)
    (button,) = [one.data for one in anna.screen.buttons if one.text == "1"]
    assert button is not None
    await forge(boris, button)
    assert await is_marked(town, anna)


async def test_a_tap_without_a_mark_writes_nothing_more(
    town: Town, region: LoadedRegion, campaign: Campaign
) -> None:
    anna = await town.answering(campaign, up_to(5))
    before = await town.rows(tables.identities)
    await anna.tap("1")
    assert await town.rows(tables.identities) == before
