from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncConnection

from storage.campaign_key import CampaignKey
from storage.consents import give_consent
from storage.database import Database
from storage.own_data import OwnConsent, OwnData, OwnRole, OwnSheet, TookPart, own_data
from storage.people import Role, grant, remember_person
from tests.identities import who
from tests.storage.handing_in import counted_alone, handed_in
from tests.storage.places import NOON, open_small_campaign


async def test_own_data_are_those_of_the_person_alone(database: Database) -> None:
    async def live(connection: AsyncConnection) -> tuple[int, int]:
        named = await open_small_campaign(connection)
        anonymous = await open_small_campaign(
            connection, title="Помощь", instrument="methodical_help"
        )
        for telegram_id in (7, 8):
            person = await remember_person(connection, who(telegram_id), "ru")
            await give_consent(connection, person.id, named.part(), "1.1", NOON)
            sheet = await handed_in(connection, named, telegram_id, 1)
            await counted_alone(connection, named, sheet)
        key = CampaignKey.derived(bytes(32))
        hidden = await handed_in(connection, anonymous, 7, 1, "no", key=key)
        await counted_alone(connection, anonymous, hidden, anonymous=True)
        first = await remember_person(connection, who(7), "ru")
        await grant(connection, first.id, Role("coordinator", 1, 1), NOON)
        await grant(connection, first.id, Role("official", 1, None), NOON)
        stranger = await remember_person(connection, who(9), "en")
        return first.id, stranger.id

    first, stranger = await database.write(live)
    async with database.read() as connection:
        assert await own_data(connection, first) == OwnData(
            roles=(
                OwnRole("coordinator", "Лужского района"),
                OwnRole("official", "Ленинградской области"),
            ),
            consents=(OwnConsent("Молодые педагоги", "1.1", NOON, "Europe/Moscow", 1, 1),),
            sheets=(
                OwnSheet(
                    1,
                    "Молодые педагоги",
                    "Лужский муниципальный район",
                    None,
                    1,
                    NOON,
                    "Europe/Moscow",
                    1,
                    1,
                    None,
                    None,
                    "Europe/Moscow",
                    handed_in=True,
                ),
            ),
            took_part=(TookPart("Помощь"),),
        )
        assert await own_data(connection, stranger) == OwnData((), (), (), ())
