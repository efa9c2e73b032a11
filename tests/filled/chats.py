"""What stands in the chats, kept as plain JSON and put into another stand-in for Telegram."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from typing import Any, TypeAlias

from bot.demo.emulator import Emulator, Message, Person
from bot.demo.emulator.chats import Access, Chat
from bot.demo.emulator.entities import Formatted

Kept: TypeAlias = dict[str, Any]
# Beyond what a short whole number holds, as Telegram's own are.
FIRST_PERSON = 5_000_000_001


def number_people(emulator: Emulator) -> None:
    emulator._ids = count(FIRST_PERSON)


def chats_of(emulator: Emulator) -> list[Kept]:
    return [_chat(emulator.world.chats[id]) for id in emulator.people]


def newest_message(chats: list[Kept]) -> int:
    return max((one["id"] for chat in chats for one in chat["messages"]), default=0)


def restore(emulator: Emulator, chats: list[Kept]) -> dict[str, Person]:
    """The people by their names; message numbers go on above those that were kept."""
    number_people(emulator)
    people = {kept["name"]: _person(emulator, kept) for kept in chats}
    kept_in = {one["id"]: (kept["id"], one) for kept in chats for one in kept["messages"]}
    for number in range(1, newest_message(chats) + 1):
        _put(emulator, number, *kept_in.get(number, (chats[0]["id"], None)))
    for kept in chats:
        emulator.world.chats[kept["id"]].access = Access[kept["access"]]
    return people


def _chat(chat: Chat) -> Kept:
    return {
        "id": chat.id,
        "name": chat.user["first_name"],
        "language": chat.user["language_code"],
        "access": chat.access.name,
        "messages": [_message(one) for one in chat.messages.values()],
    }


def _message(message: Message) -> Kept:
    kept: Kept = {"id": message.message_id, "of_bot": message.from_bot, "date": message.date}
    if message.from_bot and message.keyboard is None:
        # Nothing is done with it any more, and consents are long.
        return kept | {"text": f"{message.text[:40]} …"}
    kept["text"] = message.text
    if message.content.entities:
        kept["entities"] = list(message.content.entities)
    if message.keyboard is not None:
        kept["keyboard"] = message.keyboard
    return kept


def _person(emulator: Emulator, kept: Kept) -> Person:
    person = emulator.person(kept["name"], kept["language"])
    assert person.id == kept["id"], "people come by their numbers, without a gap"
    return person


def _put(emulator: Emulator, number: int, chat_id: int, kept: Kept | None) -> None:
    world = emulator.world
    chat = world.chats[chat_id]
    of_bot = kept is not None and kept["of_bot"]
    message = world.post(chat, world.bot if of_bot else chat.user, Formatted("…"))
    assert message.message_id == number
    if kept is None:
        world.erase(message)
        return
    content = Formatted(kept["text"], tuple(kept.get("entities", ())))
    world.show(replace(message, date=kept["date"], content=content, keyboard=kept.get("keyboard")))
