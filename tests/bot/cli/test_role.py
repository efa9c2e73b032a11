import asyncio
import json
import re
import sqlite3
from contextlib import closing
from datetime import timedelta

import pytest
from sqlalchemy import URL
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database import Database
from storage.invitations import redeem
from storage.people import remember_person
from tests.bot.cli.conftest import NOW, Metodbot
from tests.identities import block, who

OF_REGION = ("--region", "leningrad")


@pytest.fixture
def granted(metodbot_with_region: Metodbot, sqlite_url: URL) -> Metodbot:
    """A coordinator of Luga, and an official of the region who has blocked the bot."""
    place = ("--municipality", "luzhsky")
    invited = [
        metodbot_with_region("invite", "coordinator", *OF_REGION, *place).stdout,
        metodbot_with_region("invite", "official", *OF_REGION).stdout,
    ]
    tokens = [re.search(r"start=i_(\S+)", one) for one in invited]

    async def come(connection: AsyncConnection) -> None:
        for telegram_id, token in enumerate(tokens, 901):
            assert token
            person = await remember_person(connection, who(telegram_id), "ru")
            await redeem(connection, token[1], person.id, NOW)
        await block(connection, person.id, NOW)

    async def work() -> None:
        database = Database(sqlite_url)
        await database.write(come)
        await database.close()

    asyncio.run(work())
    return metodbot_with_region


def test_roles_are_listed_for_programs(granted: Metodbot) -> None:
    assert json.loads(granted("role", "list", *OF_REGION, "--format", "json").stdout) == [
        {
            "id": 1,
            "role": "coordinator",
            "person": 1,
            "municipality": "luzhsky",
            "since": "2026-05-12T09:00:00+00:00",
            "blocked": False,
        },
        {
            "id": 2,
            "role": "official",
            "person": 2,
            "municipality": None,
            "since": "2026-05-12T09:00:00+00:00",
            "blocked": True,
        },
    ]


def test_roles_are_listed_for_people(granted: Metodbot) -> None:
    lines = granted("role", "list", *OF_REGION).stdout.splitlines()
    assert [line.split() for line in lines[1:]] == [
        ["1", "coordinator", "luzhsky", "1", "2026-05-12"],
        ["2", "official", "2", "2026-05-12", "yes"],
    ]


def test_the_day_of_a_role_is_that_of_its_place(
    granted: Metodbot, sqlite_url: URL, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("METODBOT_TIMEZONE", "Asia/Kamchatka")
    with closing(sqlite3.connect(str(sqlite_url.database))) as database, database:
        database.execute("UPDATE roles SET granted_at = '2026-05-12 20:59:00.000000'")
        database.execute("UPDATE municipalities SET timezone = 'Asia/Krasnoyarsk'")
    lines = granted("role", "list", *OF_REGION).stdout.splitlines()
    assert [line.split()[-1] for line in lines[1:2]] == ["2026-05-13"]
    assert "2026-05-12" in lines[2]


def test_roles_of_another_region_are_not_listed(granted: Metodbot) -> None:
    granted("territory", "load", "krasnoyarsk")
    other = ("role", "list", "--region", "krasnoyarsk")
    assert granted(*other).stdout == "Nobody has a role yet.\n"
    assert json.loads(granted(*other, "--format", "json").stdout) == []


def test_a_role_is_taken_away_once(granted: Metodbot) -> None:
    result = granted("role", "remove", "1", now=NOW + timedelta(days=1))
    assert (result.exit_code, "The role 1 (coordinator) has ended" in result.stdout) == (0, True)
    assert [
        line.split()[0] for line in granted("role", "list", *OF_REGION).stdout.splitlines()[1:]
    ] == ["2"]
    again = granted("role", "remove", "1")
    assert (again.exit_code, "no role 1" in again.stderr) == (1, True)
    assert "role list --region" in again.stderr


def test_no_telegram_number_is_shown(granted: Metodbot) -> None:
    for shape in ("table", "json"):
        assert "901" not in granted("role", "list", *OF_REGION, "--format", shape).stdout
