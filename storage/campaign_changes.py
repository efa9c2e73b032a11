"""What of a campaign can be changed after its opening."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.campaign_opening import registered_numbers
from storage.campaign_plan import Asks, check_deadline, check_target, check_title
from storage.campaigns import Campaign, UnknownCampaign, campaign_by_id, campaign_municipalities
from storage.parts import of_part
from storage.tables import campaign_municipalities as asked
from storage.tables import campaigns


class ClosedForGood(Exception):
    """The campaign has no deadline to move any more."""

    def __init__(self, campaign: Campaign) -> None:
        self.campaign = campaign
        super().__init__(campaign.id)


@dataclass(frozen=True)
class Renewed:
    """How many municipalities have another number than before; how many have none."""

    changed: int
    unknown: int


async def change_campaign(
    connection: AsyncConnection,
    campaign_id: int,
    *,
    deadline: date | None = None,
    target_percent: int | None = None,
    title: str | None = None,
) -> Campaign:
    """Nothing is changed by what is None.

    Raises UnknownCampaign, ClosedForGood, and CampaignRefused for what no campaign may have.
    """
    found = await _locked(connection, campaign_id)
    changes: dict[str, Any] = {}
    if deadline is not None:
        if found.closed_at is not None:
            raise ClosedForGood(found)
        check_deadline(found.opens_on, deadline)
        changes["deadline"] = deadline
    if target_percent is not None:
        check_target(target_percent)
        changes["target_percent"] = target_percent
    if title is not None:
        check_title(title)
        changes["title"] = title
    if changes:
        changed = update(campaigns).where(campaigns.c.id == campaign_id).values(**changes)
        await connection.execute(changed)
    return await _known(connection, campaign_id)


async def renew_numbers(
    connection: AsyncConnection, campaign_id: int, asks: Mapping[int, Asks]
) -> Renewed:
    """Takes the numbers of teachers of the registry anew; `asks` is by number of the part.

    Raises UnknownCampaign.
    """
    campaign = await _locked(connection, campaign_id)
    changed, unknown = set[int](), set[int]()
    for part in campaign.parts:
        before = await campaign_municipalities(connection, campaign.part(part.number))
        registered = await registered_numbers(connection, campaign.region_id, asks[part.number])
        unknown |= {id for id in before if registered[id] is None}
        for id in [id for id in before if before[id] != registered[id]]:
            changed.add(id)
            place = (of_part(asked, campaign.part(part.number)), asked.c.municipality_id == id)
            renewed = update(asked).where(*place).values(teachers=registered[id])
            await connection.execute(renewed)
    return Renewed(len(changed), len(unknown))


async def _locked(connection: AsyncConnection, campaign_id: int) -> Campaign:
    await connection.execute(
        select(campaigns.c.id).where(campaigns.c.id == campaign_id).with_for_update()
    )
    return await _known(connection, campaign_id)


async def _known(connection: AsyncConnection, campaign_id: int) -> Campaign:
    campaign = await campaign_by_id(connection, campaign_id)
    if campaign is None:
        raise UnknownCampaign(campaign_id)
    return campaign
