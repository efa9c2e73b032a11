"""Buttons that somebody made up change nothing and break nothing."""

from __future__ import annotations

import logging

import pytest

from storage import tables
from storage.campaigns import Campaign
from tests.bot.dialogue.forged import forge
from tests.bot.dialogue.given import HELP, YOUNG
from tests.bot.town import Town

MADE_UP = [
    "c:2:1:1:male:",
    "s:2:1",
    "e:2:1",
    "r:2:1:9",
    "o:2:1",
    "m:2:1:1",
    "g:2:1:1",
    "c:1:2:1:male:",
    "s:1:2",
    "o:1:2",
    "c:ffffffff:1:1:male:",
    "s:1:ffffffff",
    "c:ffffffffffffffffffff:1:1:male:",
    "s:1:99999",
    "y:0:99999",
    "g:1:1:99999999999999999999",
    "m:1:1:99999999999999999999",
    "c:1:1:1:nobody:",
    "c:1:1:2/none:male:1",
    "c:1:1:99:male:",
    "u:1:1:1:male:",
    "d:1:1:1",
    "k:1:1:1",
    "j:1:1:28",
    "b:1:1:1::",
    "n:1:1:1",
    "c:1:1",
    "s:1:1",
    "r:1:1:1000000",
    "z:1:1",
    "my:delete:2",
    "my:delete:999999999",
    "my:delete",
    "my:drop",
    "sum:1:r1:0",
    "sum:1:m1:0",
    "sum:x",
    "lang:de",
    "snooze",
    "'; drop table answers; --",
]


async def test_a_made_up_button_changes_nothing(
    town: Town, campaign: Campaign, anonymous: Campaign, caplog: pytest.LogCaptureFixture
) -> None:
    assert (campaign.id, anonymous.id) == (1, 2)
    anna = await town.answering(campaign)
    await town.answering(campaign, YOUNG, "Борис")
    before = await _saved(town)
    for data in MADE_UP:
        await forge(anna, data)
        assert await _saved(town) == before, data
    assert not [one for one in caplog.records if one.levelno >= logging.ERROR]


async def _saved(town: Town) -> list[object]:
    kept = (tables.answers, tables.submissions, tables.participations, tables.waiting)
    rows: list[object] = [await town.rows(table) for table in kept]
    return [*rows, [row["municipality_id"] for row in await town.rows(tables.sheets)]]


async def test_answers_are_not_handed_in_to_another_campaign(
    town: Town, campaign: Campaign, anonymous: Campaign
) -> None:
    anna = await town.answering(anonymous, HELP)
    await forge(anna, f"s:1:{campaign.id:x}")
    assert await town.count(tables.waiting) == 0
    assert "Этой анкеты больше нет" in anna.notices[-1].text


async def test_nobody_deletes_what_is_of_another(town: Town, campaign: Campaign) -> None:
    await town.answering(campaign, YOUNG)
    boris = await town.answering(campaign, {}, "Борис")
    await forge(boris, "my:delete:1")
    assert await town.answers() == YOUNG
    assert await town.count(tables.sheets) == 2
