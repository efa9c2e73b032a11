from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import tables
from storage.consents import agreed_words, consent_version, give_consent, keep_words
from storage.database import Database
from storage.people import forget_person, remember_person
from tests.identities import who
from tests.storage.places import NOON, open_small_campaign


async def test_consent_is_to_one_campaign_and_a_newer_version_replaces_it(
    database: Database,
) -> None:
    campaign = await database.write(open_small_campaign)

    async def agree(connection: AsyncConnection) -> None:
        person = await remember_person(connection, who(7), "ru")
        assert await consent_version(connection, person.id, campaign.part()) is None
        await give_consent(connection, person.id, campaign.part(), "1.1", NOON)
        await give_consent(connection, person.id, campaign.part(), "1.2", NOON + timedelta(days=1))
        assert await consent_version(connection, person.id, campaign.part()) == "1.2"
        assert await consent_version(connection, person.id, campaign.part(2)) is None
        given = (await connection.execute(select(tables.consents.c.given_at))).scalars().all()
        assert given == [NOON + timedelta(days=1)]

    await database.write(agree)


async def test_the_words_of_a_consent_are_those_that_were_kept_first_of_its_version(
    database: Database,
) -> None:
    campaign = await database.write(open_small_campaign)

    async def agree(connection: AsyncConnection) -> None:
        person = await remember_person(connection, who(7), "ru")
        for words in ("Согласны?", "Другие слова"):
            await keep_words(connection, "1-aa", "ru", words)
        await keep_words(connection, "1-aa", "en", "Do you agree?")
        first, second = campaign.part(), campaign.part(2)
        assert await agreed_words(connection, person.id, first) is None
        await give_consent(connection, person.id, first, "1.1", NOON)
        assert await agreed_words(connection, person.id, first) is None
        await give_consent(connection, person.id, first, "1-aa", NOON, language="ru")
        assert await agreed_words(connection, person.id, first) == "Согласны?"
        await give_consent(connection, person.id, first, "1-aa", NOON, language="en")
        assert await agreed_words(connection, person.id, first) == "Do you agree?"
        assert await agreed_words(connection, person.id, second) is None
        await forget_person(connection, person.id)
        kept = (await connection.execute(select(tables.consent_wordings.c.words))).scalars().all()
        assert set(kept) == {"Согласны?", "Do you agree?"}

    await database.write(agree)
