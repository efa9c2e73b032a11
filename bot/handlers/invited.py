"""`/start` with a personal invitation: the only way to a role."""

from aiogram.filters import CommandObject
from aiogram.types import Message
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.handlers.house import House, texts_for
from bot.telegram_identity import identity_of
from bot.texts.fluent import chat_texts
from bot.texts.screen import Screen
from bot.texts.territory import role_words
from storage.invitations import InvitationRefused, redeem
from storage.people import Person, Role, remember_person
from storage.territories import municipality, region_by_id


async def on_invitation(message: Message, command: CommandObject, house: House) -> None:
    assert message.from_user is not None
    user, token = message.from_user, (command.args or "").removeprefix("i_")
    texts = await texts_for(house, user)

    async def accept(connection: AsyncConnection) -> tuple[Person, Role]:
        person = await remember_person(connection, identity_of(user), texts.language)
        return person, await redeem(connection, token, person.id, house.now())

    try:
        person, role = await house.database.write(accept)
    except InvitationRefused as refused:
        await house.tell(identity_of(user), Screen(texts(f"invitation-{refused.reason}")))
        return
    async with house.database.read() as connection:
        region = await region_by_id(connection, role.region_id)
        place = role.municipality_id and await municipality(connection, role.municipality_id)
    assert region is not None
    texts = chat_texts(person.language)
    words = role_words(texts, role.role, place.genitive if place else region.genitive)
    await house.tell(identity_of(user), Screen(f"{words}\n\n{texts(f'invited-{role.role}')}"))
