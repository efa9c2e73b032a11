import asyncio
import json
from datetime import UTC, datetime

import pytest
from sqlalchemy import URL, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.campaign_book import CampaignBook
from bot.definitions.offers import shipped_definition
from bot.maintenance import close_stopped
from storage.campaign_end import stop_campaign
from storage.counters import RESPONDENTS, count
from storage.database import Database
from storage.parts import Part
from storage.tables import municipalities
from tests.bot.cli.conftest import Metodbot
from tests.bot.cli.test_campaign import open_campaign

YOUNG = shipped_definition("young_teacher")
CLOSED_AT = datetime(2026, 6, 1, tzinfo=UTC)


@pytest.fixture
def metodbot_with_answers(metodbot_with_region: Metodbot, sqlite_url: URL) -> Metodbot:
    """Eight answers from the first municipality, four from the second."""
    open_campaign(metodbot_with_region)
    asyncio.run(_answer(sqlite_url))
    return metodbot_with_region


async def _answer(url: URL) -> None:
    async def answer(connection: AsyncConnection) -> None:
        ids = await connection.execute(select(municipalities.c.id).order_by(municipalities.c.id))
        first, second = ids.scalars().all()[:2]
        male, female = (
            [RESPONDENTS, ("1", "*"), ("1", "male")],
            [RESPONDENTS, ("1", "*"), ("1", "female")],
        )
        await count(connection, Part(1), first, added=[*male * 3, *female * 5])
        await count(connection, Part(1), second, added=male * 4)

    database = Database(url)
    await database.write(answer)
    await database.close()


def test_answers_are_scored_as_the_documented_json(metodbot_with_answers: Metodbot) -> None:
    result = metodbot_with_answers("score", "young_teacher", "--campaign", "1", "--format", "json")
    told = json.loads(result.stdout)
    assert list(told) == [
        "campaign",
        "methodology",
        "version",
        "threshold",
        "municipalities",
        "hidden",
        "region",
        "definition",
        "made_at",
    ]
    assert told["made_at"] is None
    assert told["definition"] == {
        "instrument": "young_teacher",
        "instrument_version": YOUNG.instrument_version,
        "methodology": "young_teacher",
        "methodology_version": YOUNG.methodology_version,
        "hash": YOUNG.hash,
    }
    assert told["campaign"]["academic_year"] == "2025/26"
    first = told["municipalities"][0]
    assert list(first) == ["municipality", "picture", "code", "delivered", "expected"]
    assert (first["delivered"], first["expected"]) == (8, None)
    sex = next(item for item in first["picture"]["items"] if item["id"] == "1")
    assert [(one["option"], one["count"], one["percent"]) for one in sex["options"]] == [
        ("male", 3, 37),
        ("female", 5, 63),
    ]


def test_a_small_group_is_hidden_and_left_out_of_the_region(
    metodbot_with_answers: Metodbot,
) -> None:
    result = metodbot_with_answers("score", "young_teacher", "--campaign", "1", "--format", "json")
    told = json.loads(result.stdout)
    second = told["municipalities"][1]
    assert second["picture"] is None
    assert second["municipality"] in told["hidden"]
    assert told["region"]["coverage"]["respondents"] == 8


async def _close(url: URL) -> None:
    """As the bot's next tick does; what the counters say from then on is told no more."""
    database = Database(url)
    await database.write(lambda c: stop_campaign(c, 1, CLOSED_AT, CLOSED_AT))
    await close_stopped(database, CampaignBook(database, lambda: CLOSED_AT), CLOSED_AT)
    await database.write(lambda c: count(c, Part(1), 1, added=[RESPONDENTS]))
    await database.close()


def test_what_is_closed_is_told_as_it_was_kept_at_the_close(
    metodbot_with_answers: Metodbot, sqlite_url: URL
) -> None:
    arguments = ("score", "young_teacher", "--campaign", "1")
    before = json.loads(metodbot_with_answers(*arguments, "--format", "json").stdout)
    table = metodbot_with_answers(*arguments).stdout
    asyncio.run(_close(sqlite_url))
    after = json.loads(metodbot_with_answers(*arguments, "--format", "json").stdout)
    assert after == before | {"made_at": "2026-06-01T00:00:00+00:00"}
    assert metodbot_with_answers(*arguments).stdout == table


def test_the_table_shows_coverage_and_says_what_it_hides(metodbot_with_answers: Metodbot) -> None:
    lines = metodbot_with_answers("score", "young_teacher", "--campaign", "1").stdout.splitlines()
    assert lines[0].split() == ["Municipality", "Responses", "Teachers", "Coverage"]
    assert lines[1].split() == ["Бокситогорский", "район", "8"]
    assert lines[-1] == ("The results of 17 municipalities are not shown: fewer than 5 responses.")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["young_teacher", "--campaign", "7"], "there is no campaign 7"),
        (["methodical_help", "--campaign", "1"], "was run with the questionnaire young_teacher"),
        (["young_teacher", "--campaign", "1", "--database", "mysql://x"], "begins with sqlite:///"),
        (
            ["young_teacher", "--campaign", "1", "--explain", "Luga", "--output", "x.json"],
            "with --campaign: --explain, --output",
        ),
    ],
)
def test_what_cannot_be_scored_is_told_in_one_line(
    metodbot_with_answers: Metodbot, arguments: list[str], words: str
) -> None:
    result = metodbot_with_answers("score", *arguments)
    assert result.exit_code == 1
    assert words in result.stderr
    assert result.stderr.count("\n") == 1
