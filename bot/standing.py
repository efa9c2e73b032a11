"""Where a person stands in each part of a campaign."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.campaign_book import CampaignBook, Opened
from bot.interview.walk import how_far
from storage.campaigns import Campaign
from storage.database import Database
from storage.identities import Identity
from storage.own_questionnaires import OwnPart, own_parts
from storage.people import known_person
from storage.sheets import read_sheet


@dataclass(frozen=True)
class Standing:
    """`own` is None where nothing was begun; `answered` of `asked` is of what is not handed in."""

    opened: Opened
    own: OwnPart | None = None
    answered: int = 0
    asked: int = 0

    @property
    def submitted(self) -> bool:
        return self.own is not None and self.own.submitted

    @property
    def is_over(self) -> bool:
        """Nothing of it can be opened any more."""
        return self.own is not None and self.own.submitted and self.own.sheet_id is None


async def standings(
    database: Database, campaigns: CampaignBook, campaign: Campaign, who: Identity
) -> list[Standing]:
    parts = await campaigns.all_of(campaign)
    async with database.read() as connection:
        person = await known_person(connection, who)
        own = await own_parts(connection, campaign.id, person.id) if person else {}
    return [await _standing(database, opened, own.get(opened.part), who) for opened in parts]


async def _standing(
    database: Database, opened: Opened, own: OwnPart | None, who: Identity
) -> Standing:
    if own is None or own.submitted or own.sheet_id is None:
        return Standing(opened, own)
    async with database.read() as connection:
        sheet = await read_sheet(connection, who, own.sheet_id, opened.part)
    return Standing(opened, own, *how_far(opened.instrument, sheet.answers if sheet else {}))


def next_to_fill_in(stands: Sequence[Standing], after: int) -> Standing | None:
    """The next part that is not handed in, in their order and round to the first again."""
    ordered = (*stands[after:], *stands[: after - 1])
    return next((one for one in ordered if not one.submitted), None)
