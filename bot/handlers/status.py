"""`/status`: how many have answered, municipality by municipality."""

from aiogram.types import Message

from bot.handlers.house import House, texts_for
from bot.handlers.scope import Scope, scope_of
from bot.notices import read_failures
from bot.summary import read_coverages
from bot.telegram_identity import sender_of
from bot.texts.fluent import Texts
from bot.texts.screen import Screen
from bot.texts.summary import status_texts
from bot.texts.undelivered import undelivered_screen
from storage.campaigns import campaign_municipalities, campaigns_of
from storage.identities import Identity


async def on_status(message: Message, house: House) -> None:
    assert message.from_user is not None
    texts = await texts_for(house, message.from_user)
    scope = await scope_of(house, sender_of(message))
    for text in await _statuses(house, texts, scope) if scope else [texts("summary-denied")]:
        await house.tell(sender_of(message), Screen(text))
    if sender_of(message) in house.admins:
        await _tell_undelivered(house, sender_of(message), texts.language)


async def _tell_undelivered(house: House, who: Identity, language: str) -> None:
    """Also an administrator whom nothing can be sent to unasked."""
    async with house.database.read() as connection:
        facts = await read_failures(connection, None, house.now())
    if facts is not None:
        await house.tell(who, undelivered_screen(facts, language))


async def _statuses(house: House, texts: Texts, scope: Scope) -> list[str]:
    """For each part of an open campaign a message, or several where the region is large."""
    told = []
    for region_id in dict.fromkeys(one.region_id for one in scope.municipalities):
        async with house.database.read() as connection:
            campaigns = await campaigns_of(connection, region_id)
        running = (one for one in campaigns if one.stopped_at is None)
        for opened in [part for one in running for part in await house.campaigns.all_of(one)]:
            async with house.database.read() as connection:
                asked = await campaign_municipalities(connection, opened.part)
            places = [one for one in scope.municipalities if one.id in asked]
            if places:
                coverages = await read_coverages(house.database, opened, places)
                told += status_texts(texts, opened, coverages)
    return told or [texts("status-nothing")]
