from collections import Counter
from datetime import date
from random import Random

import pytest

from bot.demo.fill import SEASONS, hold_seasons, load_invented_region
from bot.demo.invented import BEGINNING, NUMBERS
from bot.demo.sheets import Sheets
from bot.handlers.submitting import submission_of
from bot.instruments.load import shipped_instruments
from bot.interview.walk import is_complete
from storage.campaigns import Campaign
from storage.counters import counted, respondents, submitted_answers
from storage.database import Database
from storage.people import remember_person
from tests.identities import who

TODAY = BEGINNING.date()


@pytest.mark.parametrize("name", ["young_teacher", "methodical_help"])
def test_made_up_sheets_are_whole(name: str) -> None:
    instrument = shipped_instruments()[name]
    drawn = Sheets(instrument, Random(1), date(2026, 5, 18), kinds=5).drawn(30)
    assert len(drawn) == 30
    assert all(is_complete(instrument, sheet) for sheet in drawn)


async def test_the_region_is_filled_as_the_bot_would_have_filled_it(
    sqlite_database: Database,
) -> None:
    loaded = await load_invented_region(sqlite_database)
    official = await sqlite_database.write(lambda c: remember_person(c, who(1), "ru"))
    campaigns = await hold_seasons(sqlite_database, loaded, official.id, TODAY)

    for campaign in campaigns:
        await counters_agree(sqlite_database, campaign)
    assert [one.closed_at is None for one in campaigns] == [not one.closed for one in SEASONS]
    assert all(one.deadline > TODAY for one in campaigns if one.closed_at is None)
    async with sqlite_database.read() as connection:
        numbers = (await respondents(connection, campaigns[-1].part())).values()
    assert sorted(numbers)[:3] == [3, 4, 5], "two stay below the publication threshold"
    assert sum(numbers) == sum(one.young for one in NUMBERS.values())


async def counters_agree(database: Database, campaign: Campaign) -> None:
    instrument = shipped_instruments()[campaign.instruments[0]]
    async with database.read() as connection:
        kept = await counted(connection, campaign.part())
        saved = await submitted_answers(connection, campaign.part())
    recount: dict[int, Counter[tuple[str, str]]] = {place: Counter() for place in kept}
    for place, answers in saved:
        recount[place].update(submission_of(instrument, place, answers).choices)
    assert kept == recount
