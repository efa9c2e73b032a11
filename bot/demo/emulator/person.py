"""A person at their telephone."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias

from bot.demo.emulator.chats import Access, Chat, Notice
from bot.demo.emulator.content import TEXT_LIMIT
from bot.demo.emulator.entities import Formatted, units
from bot.demo.emulator.messages import Button, Message
from bot.demo.emulator.settling import Settling
from bot.demo.emulator.wire import Json, Upload
from bot.demo.emulator.world import World

Choice: TypeAlias = str | Callable[[Button], bool]
"""A button's text or callback data, or what must be true of the button."""

_COMMAND = re.compile(r"(?<!\S)/[A-Za-z0-9_]{1,32}(?:@\w+)?(?!\S)")
_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{0,64}")
_VOICE: Json = {"file_id": "voice-1", "file_unique_id": "uvoice-1", "duration": 2}
WITHIN = 10.0


class Person:
    """`send` and `tap` return when the bot has reacted, `post` and `press` at once."""

    def __init__(self, world: World, settling: Settling, chat: Chat) -> None:
        self._world = world
        self._settling = settling
        self._chat = chat

    @property
    def id(self) -> int:
        return self._chat.id

    @property
    def first_name(self) -> str:
        return str(self._chat.user["first_name"])

    @property
    def chat(self) -> list[Message]:
        """All messages that stand in the chat, of both sides, the oldest first."""
        return [*self._chat.messages.values()]

    @property
    def screen(self) -> Message:
        """The bot's last message."""
        for message in reversed(self._chat.messages.values()):
            if message.from_bot:
                return message
        raise AssertionError(f"the bot has written nothing to {self.first_name}")

    @property
    def notices(self) -> list[Notice]:
        """What the answers to presses showed, the oldest first."""
        return self._chat.notices

    @property
    def reply_keyboard(self) -> tuple[tuple[str, ...], ...]:
        """The labels that stand in place of the letters."""
        rows = (self._chat.reply_keyboard or {}).get("keyboard", ())
        return tuple(tuple(button["text"] for button in row) for row in rows)

    async def start(self, payload: str = "") -> None:
        """Follow a link `t.me/<bot>?start=<payload>`."""
        if not _PAYLOAD.fullmatch(payload):
            raise AssertionError(f"Telegram opens no link with the payload {payload!r}")
        await self.send(f"/start {payload}".rstrip())

    async def send(
        self, text: str, within: float = WITHIN, reply_to: Message | None = None
    ) -> None:
        self.post(text, reply_to)
        await self.settled(within)

    async def edit(self, message: Message, text: str) -> None:
        """Change a message that was sent before."""
        self.post_edit(message, text)
        await self.settled()

    async def send_voice(self) -> None:
        self.post_voice()
        await self.settled()

    async def tap(self, choice: Choice, on: Message | None = None, within: float = WITHIN) -> None:
        """Tap a button on the screen, or on a message as it stood before."""
        self.press(choice, on)
        await self.settled(within)

    async def send_document(
        self, name: str, content: bytes, type: str = "application/octet-stream", caption: str = ""
    ) -> None:
        self.post_document(name, content, type, caption)
        await self.settled()

    def post(self, text: str, reply_to: Message | None = None) -> int:
        """The id of the update that tells the bot of a message."""
        text = _sendable(text)
        if text.split()[0] == "/start":
            self.unblock()
        return self._post(self._written(Formatted(text, _commands(text)), reply_to=reply_to))

    def post_edit(self, message: Message, text: str) -> int:
        self._refuse_if_closed()
        text = _sendable(text)
        content, now = Formatted(text, _commands(text)), self._world.now()
        changed = replace(message, content=content, edit_date=now)
        return self._post(self._world.show(changed), "edited_message")

    def post_voice(self) -> int:
        return self._post(self._written(Formatted(""), parts={"voice": _VOICE}))

    def post_document(
        self, name: str, content: bytes, type: str, caption: str = "", album: str = ""
    ) -> int:
        media = self._world.files.document(Upload(name, type, content))
        parts: Json = {"media_group_id": album} if album else {}
        return self._post(self._written(Formatted(caption), media=media, parts=parts))

    def press(self, choice: Choice, on: Message | None = None) -> int:
        """The id of the update that tells the bot of a press."""
        self._refuse_if_closed()
        shown = on or self.screen
        for button in shown.buttons:
            if button.data is not None and _chosen(button, choice):
                return self._world.press(self._chat, shown, button.data)
        if on is None and choice in [label for row in self.reply_keyboard for label in row]:
            return self.post(str(choice))
        raise AssertionError(self._no_button(choice, shown))

    def block(self) -> None:
        self._world.set_access(self._chat, Access.BLOCKED)

    def unblock(self) -> None:
        if self._chat.access is Access.BLOCKED:
            self._world.set_access(self._chat, Access.OPEN)

    def deactivate(self) -> None:
        """Delete the account."""
        self._world.set_access(self._chat, Access.DEACTIVATED)

    async def settled(self, within: float = WITHIN) -> None:
        await self._settling.wait(within, self.id)

    async def sees(
        self, sought: str | Callable[[Message], bool], within: float = WITHIN
    ) -> Message:
        """The bot's last message as soon as it contains or fulfils what is sought."""

        def seen() -> bool:
            if not any(message.from_bot for message in self._chat.messages.values()):
                return False
            return sought in self.screen.text if isinstance(sought, str) else sought(self.screen)

        try:
            await self._world.changes.until(seen, within, self.id)
        except TimeoutError as error:
            raise AssertionError(f"{sought!r} was not seen. {self._shown()}") from error
        return self.screen

    def _written(self, content: Formatted, **more: object) -> Message:
        self._refuse_if_closed()
        self._chat.access = Access.OPEN
        return self._world.post(self._chat, self._chat.user, content, **more)

    def _post(self, message: Message, kind: str = "message") -> int:
        lane = ("chat", self.id)
        return self._world.updates.add(kind, message.as_json(), lane, self.id)

    def _refuse_if_closed(self) -> None:
        if self._chat.access in (Access.BLOCKED, Access.DEACTIVATED):
            raise AssertionError(f"{self.first_name}: {self._chat.access.value}")

    def _no_button(self, choice: Choice, shown: Message) -> str:
        return f"there is no button {choice!r}. {self._shown(shown)}"

    def _shown(self, shown: Message | None = None) -> str:
        try:
            return f"{self.first_name} sees:\n{shown or self.screen}"
        except AssertionError as nothing:
            return str(nothing)


def _sendable(text: str) -> str:
    text = text.strip()
    if not 0 < len(text) <= TEXT_LIMIT:
        raise AssertionError(f"Telegram sends no text of {len(text)} characters")
    return text


def _chosen(button: Button, choice: Choice) -> bool:
    return choice(button) if callable(choice) else choice in (button.text, button.data)


def _commands(text: str) -> tuple[Json, ...]:
    return tuple(
        {
            "type": "bot_command",
            "offset": units(text[: found.start()]),
            "length": units(found[0]),
        }
        for found in _COMMAND.finditer(text)
    )
