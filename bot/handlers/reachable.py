"""Who blocks the bot is left in peace until they write, press or let it write again."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

from aiogram.enums import ChatMemberStatus, ChatType
from aiogram.types import CallbackQuery, ChatMemberUpdated, Message, TelegramObject, User

from bot.buttons import pressed
from bot.handlers.house import House
from bot.taps import ANSWERING
from storage.people import (
    is_marked_blocked,
    known_person,
    mark_blocked,
    mark_reachable,
    mark_written,
)

Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]


async def on_change(event: ChatMemberUpdated, house: House) -> None:
    async with house.database.read() as connection:
        person = await known_person(connection, event.from_user.id)
    if person is None:
        return
    if event.new_chat_member.status == ChatMemberStatus.KICKED:
        await house.database.write(lambda c: mark_blocked(c, person.id, house.now()))
    else:
        await house.database.write(lambda c: mark_reachable(c, person.id))


async def hear(handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
    """Before any handler of messages and presses."""
    match event:
        case Message(chat=chat, from_user=User(id=id)) if chat.type == ChatType.PRIVATE:
            await heard_from(data["house"], id)
        case CallbackQuery(from_user=user) if not _is_tap(event):
            await heard_from(data["house"], user.id)
    return await handler(event, data)


async def heard_from(house: House, telegram_id: int) -> None:
    """A write only where there is a mark to take away."""
    async with house.database.read() as connection:
        is_marked = await is_marked_blocked(connection, telegram_id)
    if is_marked:
        await house.database.write(partial(mark_written, telegram_id=telegram_id))


def _is_tap(query: CallbackQuery) -> bool:
    """Those save the answer and take the mark away at once."""
    press = pressed(query.data or "")
    return press is not None and press.action in ANSWERING
