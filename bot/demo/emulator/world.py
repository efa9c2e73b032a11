"""All that Telegram knows: the bot, the people, the messages, and what is on its way."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from typing import Any

from bot.demo.emulator.changes import Changes
from bot.demo.emulator.chats import Access, Chat
from bot.demo.emulator.entities import Formatted
from bot.demo.emulator.errors import bad_request
from bot.demo.emulator.files import Files
from bot.demo.emulator.messages import Message
from bot.demo.emulator.pace import Pace
from bot.demo.emulator.polling import Polling
from bot.demo.emulator.updates import Updates
from bot.demo.emulator.wire import Json, Upload

# A press is waited for by the person's client about this long.
PRESS_LIFETIME = timedelta(seconds=15)


@dataclass(frozen=True, slots=True)
class Request:
    """A call of a method with its fields in their types."""

    method: str
    values: Json
    uploads: dict[str, Upload] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Press:
    chat_id: int
    at: datetime


@dataclass(slots=True)
class Webhook:
    """Where updates are sent; with an empty `url` they are polled for."""

    url: str = ""
    secret: str = ""
    max_connections: int = 40
    last_error: str = ""
    last_error_at: datetime | None = None
    ended: asyncio.Event = field(default_factory=asyncio.Event)
    slots: asyncio.Semaphore = field(init=False)

    def __post_init__(self) -> None:
        self.slots = asyncio.Semaphore(self.max_connections)


@dataclass(slots=True)
class Profile:
    """What the bot told about itself, by language or by scope and language."""

    names: dict[str, str] = field(default_factory=dict)
    descriptions: dict[str, str] = field(default_factory=dict)
    short_descriptions: dict[str, str] = field(default_factory=dict)
    commands: dict[str, list[Json]] = field(default_factory=dict)
    menu_buttons: dict[int | None, Json] = field(default_factory=dict)


class World:
    def __init__(self, clock: Callable[[], datetime], bot: Json) -> None:
        self.clock = clock
        self.bot = bot
        self.chats: dict[int, Chat] = {}
        self.files = Files()
        # Those that wait for an answer; one that was answered is unknown from then on.
        self.presses: dict[str, Press] = {}
        self.profile = Profile()
        self.webhook = Webhook()
        self.pace = Pace(clock)
        self.changes = Changes()
        self.updates = Updates(100_000_000, self.changes.notify)
        self.polling = Polling(self.updates)
        # One row of numbers for all chats, so that an id alone never finds a message by luck.
        self._message_ids = count(1)
        self._press_ids = count(4_000_000_000)

    def now(self) -> int:
        return int(self.clock().timestamp())

    def chat(self, chat_id: int) -> Chat:
        if chat_id not in self.chats:
            raise bad_request("chat not found")
        return self.chats[chat_id]

    def reachable(self, chat_id: int) -> Chat:
        chat = self.chat(chat_id)
        chat.refuse_if_closed()
        return chat

    def post(self, chat: Chat, sender: Json, content: Formatted, **more: Any) -> Message:
        """Put a new message into a chat; `more` are the other fields of a message."""
        number, now = next(self._message_ids), self.now()
        message = Message(chat.about, sender, number, now, content, **more)
        return self.show(message, "message")

    def show(self, message: Message, event: str = "edit") -> Message:
        self.chats[message.chat_id].messages[message.message_id] = message
        self.changes.publish(event, message.chat_id, message_id=message.message_id)
        return message

    def erase(self, message: Message) -> None:
        del self.chats[message.chat_id].messages[message.message_id]
        self.changes.publish("delete", message.chat_id, message_id=message.message_id)

    def press(self, chat: Chat, message: Message, data: str) -> int:
        """The id of the update that tells of a press on a button of a message."""
        present = chat.messages.get(message.message_id)
        gone: Json = {"chat": chat.about, "message_id": message.message_id, "date": 0}
        shown = present.as_json() if present else gone
        return self._query(chat, {"from": chat.user, "message": shown, "data": data})

    def press_again(self, update_id: int) -> int:
        """The same press as an update of its own, as an impatient client sends it."""
        kind, query = self.updates.content(update_id)
        if kind != "callback_query":
            raise ValueError(f"update {update_id} is not a press but a {kind}")
        return self._query(self.chats[query["from"]["id"]], query)

    def set_webhook(self, webhook: Webhook) -> None:
        """What is on its way to the old address starts over at the new one."""
        self.webhook.ended.set()
        self.webhook = webhook
        self.updates.wake()

    def set_access(self, chat: Chat, access: Access) -> None:
        """The bot hears of it when a person closes the chat or opens it again."""
        before, chat.access = chat.access, access
        statuses = {Access.OPEN: "member", Access.BLOCKED: "kicked"}
        if before in statuses and access in statuses and before is not access:
            self._membership(chat, statuses[before], statuses[access])
        self.changes.publish("access", chat.id, access=access.name.lower())

    def _query(self, chat: Chat, query: Json) -> int:
        query_id = str(next(self._press_ids))
        self.presses[query_id] = Press(chat.id, self.clock())
        content = {**query, "id": query_id, "chat_instance": str(chat.id)}
        return self.updates.add("callback_query", content, ("user", chat.id), chat.id)

    def _membership(self, chat: Chat, before: str, after: str) -> None:
        content: Json = {"chat": chat.about, "from": chat.user, "date": self.now()}
        content["old_chat_member"] = self._member(before)
        content["new_chat_member"] = self._member(after)
        self.updates.add("my_chat_member", content, ("chat", chat.id), chat.id)

    def _member(self, status: str) -> Json:
        until: Json = {"until_date": 0} if status == "kicked" else {}
        return {"user": self.bot, "status": status, **until}
