from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import tables
from storage.consents import consent_version, give_consent
from storage.database import Database
from storage.people import remember_person
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
