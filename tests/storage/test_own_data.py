from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncConnection

from storage.consents import give_consent
from storage.database import Database
from storage.own_data import OwnConsent, OwnData, OwnRole, OwnSheet, TookPart, own_data
from storage.parts import Part
from storage.people import Role, grant, remember_person
from storage.submissions import submit_anonymously, submit_named
from storage.touches import Decision, Touch, touch
from tests.identities import who
from tests.storage.handing_in import begun, submission
from tests.storage.places import NOON, open_small_campaign


async def test_own_data_are_those_of_the_person_alone(database: Database) -> None:
    async def live(connection: AsyncConnection) -> tuple[int, int]:
        named = await open_small_campaign(connection)
        anonymous = await open_small_campaign(
            connection, title="Помощь", instrument="methodical_help"
        )
        answered = Decision({"1": {"option": "yes", "text": None}}, None)
        for telegram_id in (7, 8):
            person = await remember_person(connection, who(telegram_id), "ru")
            await give_consent(connection, person.id, named.part(), "1.1", NOON)
            sheet = await begun(connection, named, telegram_id, 1)

            rule = Touch(who(telegram_id), sheet.id, Part(named.id), lambda _: answered)
            await touch(connection, [rule])
            await submit_named(connection, sheet, submission(1, "yes"), None, NOON)
        hidden = await begun(connection, anonymous, 7, 1)
        await submit_anonymously(connection, hidden, submission(1, "no"))
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
            consents=(OwnConsent("Молодые педагоги", "1.1", NOON, "Europe/Moscow"),),
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
                ),
            ),
            took_part=(TookPart("Помощь"),),
        )
        assert await own_data(connection, stranger) == OwnData((), (), (), ())
