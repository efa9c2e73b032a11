"""Whether somebody may enter a part of a campaign now, and in what words not."""

from dataclasses import dataclass
from datetime import datetime

from bot.campaign_book import Opened
from bot.handlers.house import House
from bot.texts.ended import end_words
from bot.texts.fluent import Texts
from bot.texts.numbers import day
from storage.campaigns import Campaign, campaign_by_id
from storage.days import day_in, zone_of_person
from storage.identities import Identity
from storage.parts import Part


@dataclass(frozen=True)
class Admitted:
    """`zone` is the person's."""

    opened: Opened
    zone: str


@dataclass(frozen=True)
class NotAdmitted:
    words: str


async def admission(
    house: House, texts: Texts, part: Part, who: Identity
) -> Admitted | NotAdmitted:
    async with house.database.read() as connection:
        campaign = await campaign_by_id(connection, part.campaign_id)
        zone = await zone_of_person(connection, part, who)
    if campaign is None or zone is None or not campaign.has(part):
        return NotAdmitted(texts("consent-unknown"))
    if refusal := refusal_of(texts, campaign, zone, house.now()):
        return NotAdmitted(refusal)
    return Admitted(await house.campaigns.of(campaign, part.number), zone)


def refusal_of(texts: Texts, campaign: Campaign, zone: str, now: datetime) -> str:
    """Why the campaign takes no answers now; empty where it does. `zone` is the person's."""
    if ended := end_words(texts, zone, campaign):
        return ended
    if day_in(zone, now) < campaign.opens_on:
        return texts("refused-not-yet", date=day(campaign.opens_on, texts.language))
    return ""
