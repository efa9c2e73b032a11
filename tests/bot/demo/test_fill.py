from collections import Counter
from datetime import date
from pathlib import Path
from random import Random

import pytest

from bot.counting_rules import everything_of
from bot.demo.fill import SEASONS, hold_seasons, load_invented_region
from bot.demo.invented import BEGINNING, NUMBERS
from bot.demo.sheets import Sheets
from bot.instruments.load import shipped_instruments
from bot.interview.walk import is_complete
from storage.campaigns import Campaign
from storage.counters import counted, submitted_answers
from storage.coverage import counted_and_waiting, delivered_in
from storage.database import Database
from storage.keys import Keys
from storage.people import remember_person
from storage.region_settings import settings_of
from tests.identities import who

TODAY = BEGINNING.date()


@pytest.mark.parametrize("name", ["young_teacher", "methodical_help"])
def test_made_up_sheets_are_whole(name: str) -> None:
    instrument = shipped_instruments()[name]
    drawn = Sheets(instrument, Random(1), date(2026, 5, 18), kinds=5).drawn(30)
    assert len(drawn) == 30
    assert all(is_complete(instrument, sheet) for sheet in drawn)


async def test_the_region_is_filled_as_the_bot_would_have_filled_it(
    sqlite_database: Database, tmp_path: Path
) -> None:
    loaded = await load_invented_region(sqlite_database)
    official = await sqlite_database.write(lambda c: remember_person(c, who(1), "ru"))
    campaigns = await hold_seasons(sqlite_database, Keys(tmp_path), loaded, official.id, BEGINNING)

    for campaign in campaigns:
        await counters_agree(sqlite_database, campaign)
    assert [one.closed_at is None for one in campaigns] == [not one.closed for one in SEASONS]
    assert all(one.deadline > TODAY for one in campaigns if one.closed_at is None)
    async with sqlite_database.read() as connection:
        covered = await delivered_in(connection, campaigns[-1].part())
        people = await counted_and_waiting(connection, campaigns[-2].part())
    assert sum(covered.values()) == sum(one.young for one in NUMBERS.values())
    codes = {one.id: one.code for one in loaded.municipalities}
    numbers = {codes[place]: both for place, both in people.items()}
    assert numbers["sosnovoborsky"] == (5, 5), "its summary is there at once"
    assert numbers["luzhsky"] == (0, 11), "its summary comes with the next day"


async def test_a_visitor_reads_a_whole_consent(sqlite_database: Database) -> None:
    loaded = await load_invented_region(sqlite_database)
    async with sqlite_database.read() as connection:
        kept = await settings_of(connection, loaded.region.id)
    assert all((kept.operator.operator, kept.operator.contact, kept.operator.policy))
    assert "Выдуманный" in str(kept.operator.operator)


async def counters_agree(database: Database, campaign: Campaign) -> None:
    instrument = shipped_instruments()[campaign.instruments[0]]
    async with database.read() as connection:
        kept = await counted(connection, campaign.part())
        saved = await submitted_answers(connection, campaign.part())
    recount: dict[int | None, Counter[tuple[str, str]]] = {place: Counter() for place in kept}
    for place, answers in saved:
        if place is not None:
            recount[place].update(everything_of(instrument, answers))
    assert kept == recount
