"""Who blocks the bot is left in peace until they write, press or let it write again."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram.enums import ChatMemberStatus, ChatType
from aiogram.types import CallbackQuery, ChatMemberUpdated, Message, TelegramObject, User

from bot.buttons import pressed
from bot.handlers.house import House
from bot.taps import ANSWERING
from bot.telegram_identity import identity_of
from storage.identities import Identity, known_identity, mark_blocked, mark_reachable

Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]


async def on_change(event: ChatMemberUpdated, house: House) -> None:
    who = identity_of(event.from_user)
    if event.new_chat_member.status == ChatMemberStatus.KICKED:
        await house.database.write(lambda c: mark_blocked(c, who, house.now()))
    else:
        await house.database.write(lambda c: mark_reachable(c, who))


async def hear(handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
    """Before any handler of messages and presses."""
    match event:
        case Message(chat=chat, from_user=User() as user) if chat.type == ChatType.PRIVATE:
            await heard_from(data["house"], identity_of(user))
        case CallbackQuery(from_user=user) if not _is_tap(event):
            await heard_from(data["house"], identity_of(user))
    return await handler(event, data)


async def heard_from(house: House, who: Identity) -> None:
    """A write only where there is a mark to take away."""
    async with house.database.read() as connection:
        known = await known_identity(connection, who)
    if known is not None and known.blocked:
        await house.database.write(lambda c: mark_reachable(c, who))


def _is_tap(query: CallbackQuery) -> bool:
    """Those save the answer and take the mark away at once."""
    press = pressed(query.data or "")
    return press is not None and press.action in ANSWERING
