"""Private chats of people with the bot, and groups, with what stands in them."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import Literal

from bot.demo.emulator.errors import forbidden
from bot.demo.emulator.messages import Message
from bot.demo.emulator.wire import Json


class Access(Enum):
    NEVER_STARTED = "bot can't initiate conversation with a user"
    OPEN = ""
    BLOCKED = "bot was blocked by the user"
    DEACTIVATED = "user is deactivated"


@dataclass(frozen=True, slots=True)
class Notice:
    """What an answer to a press showed: a line over the chat, or a box to confirm."""

    text: str
    alert: bool


@dataclass(slots=True)
class Chat:
    """`about` is the chat and `user` the person as Telegram writes them; a group has no person."""

    id: int
    kind: Literal["private", "group"]
    about: Json
    user: Json = field(default_factory=dict)
    access: Access = Access.OPEN
    messages: dict[int, Message] = field(default_factory=dict)
    notices: list[Notice] = field(default_factory=list)
    pinned: list[int] = field(default_factory=list)
    # The keyboard that stands in place of the letters until it is taken away.
    reply_keyboard: Json | None = None

    def refuse_if_closed(self) -> None:
        if self.access is not Access.OPEN:
            raise forbidden(self.access.value)
