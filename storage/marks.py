"""Whoever was counted in a part keeps a mark until the close, and is no newcomer again."""

from collections.abc import Mapping

from sqlalchemy import and_, exists, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.account_mark import account_mark
from storage.campaign_key import CampaignKey
from storage.identities import Identity
from storage.parts import Part, of_part, part_values, same_part
from storage.tables import campaigns, departed, identities, participations, sheets, subjects
from storage.upsert import insert_or

MARKED = exists().where(
    same_part(participations, sheets), participations.c.person_id == subjects.c.person_id
)
PARTED = and_(sheets.c.submission_id.is_(None), MARKED)
"""Of a sheet with its subject: it was counted, and what is left of it belongs to no answers."""


async def marked_in(connection: AsyncConnection, part: Part, person_id: int) -> int | None:
    """The municipality where the person is counted; None if in none."""
    own = (of_part(participations, part), participations.c.person_id == person_id)
    query = select(participations.c.municipality_id).where(*own)
    return (await connection.execute(query)).scalar_one_or_none()


async def is_counted_for_good(connection: AsyncConnection, part: Part, person_id: int) -> bool:
    """Marked, and nothing is left that could be corrected."""
    own = exists().where(
        of_part(sheets, part),
        sheets.c.subject_id == subjects.c.id,
        subjects.c.person_id == person_id,
        sheets.c.submission_id.is_not(None),
    )
    marked = (of_part(participations, part), participations.c.person_id == person_id)
    query = select(participations.c.municipality_id).where(*marked, ~own)
    return (await connection.execute(query)).first() is not None


async def has_departed(
    connection: AsyncConnection, part: Part, code: str, key: CampaignKey, who: Identity
) -> bool:
    """Whether this account was counted and has deleted everything since."""
    account = account_mark(key, code, who.channel, who.external_id)
    known = select(departed.c.account).where(of_part(departed, part))
    return (
        await connection.execute(known.where(departed.c.account == account))
    ).first() is not None


async def open_marks(connection: AsyncConnection, person_id: int) -> list[tuple[Part, str]]:
    """With the codes of the campaigns; none of a campaign that has closed for good."""
    table = participations
    query = (
        select(table.c.campaign_id, table.c.part, campaigns.c.code)
        .join(campaigns, campaigns.c.id == table.c.campaign_id)
        .where(table.c.person_id == person_id, campaigns.c.closed_at.is_(None))
        .order_by(table.c.campaign_id, table.c.part)
    )
    return [(Part(id, part), code) for id, part, code in await connection.execute(query)]


async def depart(
    connection: AsyncConnection, person_id: int, keys: Mapping[str, CampaignKey]
) -> None:
    """What is kept of the marks of a person who goes; `keys` by the codes of campaigns.

    Where the key is lost no mark can be kept.
    """
    own = select(identities.c.channel, identities.c.external_id)
    accounts = (await connection.execute(own.where(identities.c.person_id == person_id))).all()
    marks = [
        (part, account_mark(keys[code], code, *account))
        for part, code in await open_marks(connection, person_id)
        if code in keys
        for account in accounts
    ]
    rows = [{**part_values(part), "account": account} for part, account in sorted(marks)]
    if rows:
        kept = insert_or(connection, departed).on_conflict_do_nothing()
        await connection.execute(kept, rows)
