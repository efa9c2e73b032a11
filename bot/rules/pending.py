"""A typed text that waits: for a word of its author, or, refused, for its correction.

It belongs to the question that is shown; whatever else the person does ends the waiting.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

# Messengers cut what is longer than a message, and send the rest at once as a message of its own.
FULL_MESSAGE = 4_000
"""Characters; Telegram cuts at 4 096, others at 4 000."""
REST_FOLLOWS_WITHIN = 3
"""Seconds by the messenger's clock, which counts whole ones."""


@dataclass(frozen=True)
class Typed:
    """`at` is when it was written, in Unix seconds.

    `elsewhere`: it answers another message of the bot, as a reply; `direct`: it is a reply to the
    question itself. `edited_at` is given for a message that was written before and has changed.
    `text` is None for what is no text; pictures sent together share an `album`. `order` is the
    channel's number of it, where the channel has one.
    """

    message: str
    at: int
    text: str | None
    direct: bool = False
    elsewhere: bool = False
    edited_at: int | None = None
    album: str | None = None
    order: int | None = None


@dataclass(frozen=True)
class Pending:
    """`text` is None where the message was refused: nothing of it is kept.

    `elsewhere`: whether it is an answer at all is the question. `full`: it filled a message.
    `own`: its author said that it is no answer. `seen_at` is when it was written or, later, edited.
    """

    message: str
    seen_at: int
    text: str | None = None
    elsewhere: bool = False
    full: bool = False
    own: bool = False
    album: str | None = None

    def as_json(self) -> dict[str, Any]:
        known = ((one.name, one.default) for one in fields(self))
        values = asdict(self)
        return {name: values[name] for name, default in known if values[name] != default}


def pending_in(json: Mapping[str, Any] | None) -> Pending | None:
    return None if json is None else Pending(**json)


def waiting(typed: Typed, *, elsewhere: bool = False) -> Pending:
    return Pending(typed.message, _seen_at(typed), typed.text, elsewhere)


def refused(typed: Typed) -> Pending:
    return Pending(typed.message, _seen_at(typed), full=is_full(typed.text), album=typed.album)


def is_late(typed: Typed, last_order: int) -> bool:
    """A newer text was taken before it came: it was written under another question, perhaps."""
    return typed.edited_at is None and typed.order is not None and typed.order < last_order


def is_full(text: str | None) -> bool:
    return text is not None and len(text) >= FULL_MESSAGE


def is_rest(typed: Typed, before: Pending | None) -> bool:
    """The second part of what was one text when it was sent."""
    return (
        before is not None
        and before.full
        and typed.edited_at is None
        and 0 <= typed.at - before.seen_at <= REST_FOLLOWS_WITHIN
    )


def is_correction(typed: Typed, before: Pending | None) -> bool:
    """A message that waits has been edited; the same edit may come twice."""
    return (
        before is not None
        and typed.edited_at is not None
        and typed.message == before.message
        and typed.edited_at >= before.seen_at
    )


def settled_by_a_move(json: Mapping[str, Any] | None) -> str | None:
    """The message that need not stand in the chat once its question is answered in another way."""
    pending = pending_in(json)
    stays = pending is None or pending.own or pending.elsewhere
    return None if pending is None or stays else pending.message


def _seen_at(typed: Typed) -> int:
    return typed.at if typed.edited_at is None else typed.edited_at + 1
