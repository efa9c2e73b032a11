import asyncio
import json

import pytest
from sqlalchemy import URL, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.campaigns import campaign_by_id
from storage.counters import RESPONDENTS, move
from storage.database import Database
from storage.parts import Part
from storage.tables import municipalities
from tests.bot.cli.conftest import Metodbot
from tests.bot.cli.test_campaign import open_campaign
from tests.storage.handing_in import handed_in


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
        counted = {RESPONDENTS: 8, ("1", "*"): 8, ("1", "male"): 3, ("1", "female"): 5}
        await move(connection, Part(1), first, counted)
        await move(connection, Part(1), second, {RESPONDENTS: 4, ("1", "*"): 4, ("1", "male"): 4})
        for number in (1, 2):
            await handed_in_at(connection, number, second)

    database = Database(url)
    await database.write(answer)
    await database.close()


async def handed_in_at(connection: AsyncConnection, number: int, place: int) -> None:
    campaign = await campaign_by_id(connection, 1)
    assert campaign is not None
    await handed_in(connection, campaign, number, place, "male")


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
    ]
    assert told["campaign"]["academic_year"] == "2025/26"
    first = told["municipalities"][0]
    assert list(first) == ["municipality", "counted", "waiting", "picture"]
    assert (first["counted"], first["waiting"]) == (8, 0)
    assert (told["campaign"]["counted"], told["campaign"]["waiting"]) == (12, 2)
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


def test_the_table_shows_coverage_and_says_what_it_hides(metodbot_with_answers: Metodbot) -> None:
    lines = metodbot_with_answers("score", "young_teacher", "--campaign", "1").stdout.splitlines()
    assert lines[0].split() == ["Municipality", "Counted", "Waiting", "Teachers", "Coverage"]
    assert lines[1].split() == ["Бокситогорский", "район", "8", "0"]
    assert lines[2].split() == ["Волосовский", "район", "4", "2"]
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
