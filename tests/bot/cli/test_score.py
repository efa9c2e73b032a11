import asyncio
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import URL, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.campaign_book import CampaignBook
from bot.counting_rules import rules_in
from bot.definitions.offers import shipped_definition
from bot.kept_results import keep_results
from bot.maintenance import count_and_close
from scheduler.count import Counting
from storage.campaign_end import stop_campaign
from storage.campaigns import campaign_by_id
from storage.counters import RESPONDENTS, move
from storage.database import Database
from storage.keys import Keys
from storage.parts import Part
from storage.tables import municipalities
from tests.bot.cli.conftest import Metodbot
from tests.bot.cli.test_campaign import open_campaign
from tests.storage.handing_in import handed_in

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
    assert list(first) == [
        "municipality",
        "picture",
        "code",
        "delivered",
        "expected",
        "counted",
        "waiting",
    ]
    assert (first["delivered"], first["expected"]) == (8, None)
    assert (first["counted"], first["waiting"]) == (8, 0)
    assert (told["campaign"]["counted"], told["campaign"]["waiting"]) == (12, 2)
    assert (told["campaign"]["region_only"], told["campaign"]["nowhere"]) == (0, 0)
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


async def _close(url: URL, keys: Path) -> None:
    """As the bot's next tick does; what the counters say from then on is told no more."""
    database = Database(url)
    book = CampaignBook(database, lambda: CLOSED_AT)
    await database.write(lambda c: stop_campaign(c, 1, CLOSED_AT, CLOSED_AT))
    await count_and_close(Counting(database, Keys(keys), rules_in(book)), CLOSED_AT)
    await keep_results(database, book, CLOSED_AT)
    await database.write(lambda c: move(c, Part(1), 1, {RESPONDENTS: 1}))
    await database.close()


def test_what_is_closed_is_told_as_it_was_kept_at_the_close(
    metodbot_with_answers: Metodbot, sqlite_url: URL, tmp_path: Path
) -> None:
    arguments = ("score", "young_teacher", "--campaign", "1")
    before = json.loads(metodbot_with_answers(*arguments, "--format", "json").stdout)
    table = metodbot_with_answers(*arguments).stdout
    asyncio.run(_close(sqlite_url, tmp_path))
    after = json.loads(metodbot_with_answers(*arguments, "--format", "json").stdout)
    # The two who waited are too few for a count, even for the region's.
    before["campaign"] |= {"waiting": 0, "nowhere": 2}
    before["municipalities"][1]["waiting"] = 0
    assert after == before | {"made_at": "2026-06-01T00:00:00+00:00"}
    assert metodbot_with_answers(*arguments).stdout == table.replace("4        2", "4        0")


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
