"""How often each official wants to hear who is late in a campaign.

A choice is about one deadline: when it moves, reminding begins anew.
"""

from typing import Any

from sqlalchemy import and_, delete, literal, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.tables import campaigns, late_list_paces
from storage.upsert import insert_or


async def paces(connection: AsyncConnection) -> dict[tuple[int, int], str]:
    """Of (person, campaign); who has chosen nothing is not in it."""
    table = late_list_paces
    query = select(table.c.person_id, table.c.campaign_id, table.c.pace).join(
        campaigns,
        and_(campaigns.c.id == table.c.campaign_id, campaigns.c.deadline == table.c.deadline),
    )
    rows = await connection.execute(query)
    return {(person, campaign): pace for person, campaign, pace in rows}


async def choose_pace(
    connection: AsyncConnection, person_id: int, campaign_id: int, pace: str
) -> None:
    statement: Any = insert_or(connection, late_list_paces)
    chosen = select(literal(person_id), campaigns.c.id, campaigns.c.deadline, literal(pace)).where(
        campaigns.c.id == campaign_id
    )
    named = ["person_id", "campaign_id", "deadline", "pace"]
    await connection.execute(
        statement.from_select(named, chosen).on_conflict_do_update(
            index_elements=["person_id", "campaign_id"],
            set_={name: statement.excluded[name] for name in ("deadline", "pace")},
        )
    )


async def forget_pace(connection: AsyncConnection, person_id: int, campaign_id: int) -> None:
    await connection.execute(
        delete(late_list_paces).where(
            late_list_paces.c.person_id == person_id,
            late_list_paces.c.campaign_id == campaign_id,
        )
    )
