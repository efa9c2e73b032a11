"""The soak in small: a few walks, and the bot killed among them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import URL, update

from bot.buttons import Press
from bot.rules.presses import press_rule
from storage.database import Database
from storage.drafts import begin_sheet
from storage.keys import Keys
from storage.people import remember_person
from storage.sheets import read_sheet
from storage.tables import sealed_drafts
from storage.touches import Touch, touch
from storage.workplaces import choose_municipality
from tests.identities import who
from tests.soak.check import differences
from tests.soak.histories import histories, interleaved
from tests.soak.soak import Plan, soak
from tests.soak.stage import Asked, open_campaigns
from tests.soak.standing import Standing
from tests.storage.places import NOON

TODAY = date(2026, 5, 12)


async def test_no_acknowledged_answer_is_lost_or_doubled_when_the_bot_is_killed(
    sqlite_url: URL, tmp_path: Path
) -> None:
    tally = await soak(Plan(seed=1, walks=10, kill_after=50, at_once=10), sqlite_url, tmp_path)
    assert tally["walks"] == 10
    assert tally["kills"] >= 2


@dataclass(frozen=True)
class Walked:
    person_id: int
    standing: Standing


async def _one_answer(database: Database, asked: Asked) -> Walked:
    person = await database.write(lambda c: remember_person(c, who(7), "ru"))
    campaign = asked.campaign.part()
    id = await database.write(
        lambda c: begin_sheet(c, campaign, person.id, NOON, sealed=asked.anonymous)
    )
    await database.write(lambda c: choose_municipality(c, id, 1))
    item = asked.rules.instrument.items[0].id
    press = Press("c", id, campaign, (item, "teaching", ""))
    rule = press_rule(asked.rules.instrument, press, TODAY)
    await database.write_many(touch, Touch(who(7), id, campaign, rule))
    async with database.read() as connection:
        sheet = await read_sheet(connection, who(7), id)
    assert sheet is not None
    assert sheet.answers, "the press was not for the first question"
    return Walked(7, Standing(replace(sheet, screen=None, active=True)))


async def test_a_lost_answer_is_noticed(sqlite_database: Database, tmp_path: Path) -> None:
    asked = next(one for one in await open_campaigns(sqlite_database, TODAY) if one.anonymous)
    walked = await _one_answer(sqlite_database, asked)
    keys = Keys(tmp_path)
    assert await differences(sqlite_database, keys, asked, [walked]) == []
    await sqlite_database.write(
        lambda connection: connection.execute(update(sealed_drafts).values(sealed=None))
    )
    assert await differences(sqlite_database, keys, asked, [walked]) == [("answers", 1, 0)]


@pytest.mark.parametrize("at_once", [1, 100])
@given(updates=st.lists(st.integers(), max_size=3, unique=True), kills=st.integers(0, 3))
def test_no_history_leaves_an_update_out_or_puts_the_last_word_elsewhere(
    at_once: int, updates: list[int], kills: int
) -> None:
    for history in histories(updates, kills, at_once=at_once):
        assert set(history) == set(updates)
        assert list(history[-1:]) == updates[-1:]


def test_without_a_kill_every_update_is_applied_once() -> None:
    assert list(histories([1, 2], 0, at_once=100)) == [(1, 2)]


@pytest.mark.parametrize(
    ("at_once", "expected"),
    [
        (1, {(1, 2), (1, 1, 2), (1, 2, 2)}),
        (100, {(1, 2), (1, 1, 2), (1, 2, 2), (1, 2, 1, 2)}),
    ],
)
def test_a_kill_repeats_what_was_on_its_way(
    at_once: int, expected: Iterable[tuple[int, ...]]
) -> None:
    assert set(histories([1, 2], 1, at_once=at_once)) == expected


def test_two_queues_keep_their_own_order() -> None:
    assert set(interleaved((1, 2), (3,))) == {(1, 2, 3), (1, 3, 2), (3, 1, 2)}
