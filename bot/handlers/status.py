"""`/status`: how many have answered, municipality by municipality."""

from aiogram.types import Message

from bot.handlers.house import House, texts_for
from bot.handlers.scope import Scope, scope_of
from bot.notices import read_failures
from bot.summary import read_coverages
from bot.texts.fluent import Texts
from bot.texts.screen import Screen
from bot.texts.summary import status_texts
from bot.texts.undelivered import undelivered_screen
from storage.campaigns import campaign_municipalities, campaigns_of


async def on_status(message: Message, house: House) -> None:
    assert message.from_user is not None
    texts = await texts_for(house, message.from_user)
    scope = await scope_of(house, message.from_user.id)
    for text in await _statuses(house, texts, scope) if scope else [texts("summary-denied")]:
        await house.tell(message.chat.id, Screen(text))
    if message.from_user.id in house.admin_ids:
        await _tell_undelivered(house, message.chat.id, texts.language)


async def _tell_undelivered(house: House, chat_id: int, language: str) -> None:
    """Also an administrator whom nothing can be sent to unasked."""
    async with house.database.read() as connection:
        facts = await read_failures(connection, None, house.now())
    if facts is not None:
        await house.tell(chat_id, undelivered_screen(facts, language))


async def _statuses(house: House, texts: Texts, scope: Scope) -> list[str]:
    """For each open campaign a message, or several where the region is large."""
    told = []
    for region_id in dict.fromkeys(one.region_id for one in scope.municipalities):
        async with house.database.read() as connection:
            campaigns = await campaigns_of(connection, region_id)
            asked = {
                one.id: await campaign_municipalities(connection, one.id)
                for one in campaigns
                if one.stopped_at is None
            }
        for campaign in (one for one in campaigns if one.id in asked):
            opened = await house.campaigns.of(campaign)
            places = [one for one in scope.municipalities if one.id in asked[campaign.id]]
            if places:
                coverages = await read_coverages(house.database, opened, places)
                told += status_texts(texts, opened, coverages)
    return told or [texts("status-nothing")]
