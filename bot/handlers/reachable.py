"""Who blocks the bot is left in peace until they let it write again."""

from aiogram.enums import ChatMemberStatus
from aiogram.types import ChatMemberUpdated

from bot.handlers.house import House
from storage.people import known_person, mark_blocked, mark_reachable


async def on_change(event: ChatMemberUpdated, house: House) -> None:
    async with house.database.read() as connection:
        person = await known_person(connection, event.from_user.id)
    if person is None:
        return
    if event.new_chat_member.status == ChatMemberStatus.KICKED:
        await house.database.write(lambda c: mark_blocked(c, person.id, house.now()))
    else:
        await house.database.write(lambda c: mark_reachable(c, person.id))
