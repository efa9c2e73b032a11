"""A message as it stands in a chat; an edit puts a new one in its place."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from bot.demo.emulator.entities import Formatted
from bot.demo.emulator.wire import Json


@dataclass(frozen=True, slots=True)
class Button:
    """`data` is None for all but callback buttons."""

    text: str
    data: str | None = None
    url: str | None = None

    def __str__(self) -> str:
        return f"[{self.text}]"


@dataclass(frozen=True, slots=True)
class Media:
    """`file` is the part of a message that Telegram calls `photo` or `document`."""

    kind: Literal["photo", "document"]
    file_id: str
    file: Json | list[Json]


@dataclass(frozen=True, slots=True)
class Message:
    chat: Json
    sender: Json
    message_id: int
    date: int
    content: Formatted
    media: Media | None = None
    keyboard: Json | None = None
    # Only messages without a keyboard or with an inline one can be edited.
    editable: bool = True
    edit_date: int | None = None
    reply_to: Message | None = None
    # What else Telegram tells of a message: a voice, a sticker, the album it belongs to.
    parts: Json = field(default_factory=dict)

    @property
    def chat_id(self) -> int:
        chat_id: int = self.chat["id"]
        return chat_id

    @property
    def from_bot(self) -> bool:
        return bool(self.sender["is_bot"])

    @property
    def text(self) -> str:
        """The text, or the caption of a picture or document."""
        return self.content.text

    @property
    def rows(self) -> tuple[tuple[Button, ...], ...]:
        rows = (self.keyboard or {}).get("inline_keyboard", ())
        return tuple(tuple(_button(button) for button in row) for row in rows)

    @property
    def buttons(self) -> tuple[Button, ...]:
        return tuple(button for row in self.rows for button in row)

    def as_json(self) -> Json:
        body: Json = {
            "message_id": self.message_id,
            "from": self.sender,
            "chat": self.chat,
            "date": self.date,
        }
        text, entities = ("caption", "caption_entities") if self.media else ("text", "entities")
        if self.media:
            body[self.media.kind] = self.media.file
        if self.content.text:
            body[text] = self.content.text
        if self.content.entities:
            body[entities] = self.content.entities
        if self.keyboard:
            body["reply_markup"] = self.keyboard
        if self.edit_date is not None:
            body["edit_date"] = self.edit_date
        if self.reply_to is not None:
            body["reply_to_message"] = replace(self.reply_to, reply_to=None).as_json()
        return body | self.parts

    def __str__(self) -> str:
        shown = [f"<{self.media.kind}>"] if self.media else []
        shown.append(self.text)
        shown.extend(" ".join(map(str, row)) for row in self.rows)
        return "\n".join(shown)


def _button(button: Json) -> Button:
    return Button(button["text"], button.get("callback_data"), button.get("url"))
