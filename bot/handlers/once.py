"""Nobody is counted twice in one questionnaire."""

from contextlib import suppress

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.campaign_book import Opened
from storage.campaign_key import CampaignKey
from storage.hand_in import Terms
from storage.identities import Identity
from storage.keys import KeyMissing, Keys
from storage.marks import has_departed, is_counted_for_good
from storage.people import known_person


def terms_of(keys: Keys, opened: Opened) -> Terms:
    """Raises KeyMissing for an anonymous questionnaire: nothing can be handed in there."""
    code, anonymous = opened.campaign.code, opened.instrument.anonymous
    return Terms(code, anonymous, keys.of(code) if anonymous else key_if_kept(keys, code))


def key_if_kept(keys: Keys, code: str) -> CampaignKey | None:
    with suppress(KeyMissing):
        return keys.of(code)
    return None


async def is_over_for(
    connection: AsyncConnection, keys: Keys, opened: Opened, who: Identity
) -> bool:
    """Counted, and nothing is left to correct; also who has deleted everything since."""
    person = await known_person(connection, who)
    if person is not None and await is_counted_for_good(connection, opened.part, person.id):
        return True
    key = key_if_kept(keys, opened.campaign.code)
    return key is not None and await has_departed(
        connection, opened.part, opened.campaign.code, key, who
    )
