"""A message with its buttons, before Telegram comes in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Button(NamedTuple):
    """Either `data` comes back to the bot, or `url` is opened."""

    label: str
    data: str = ""
    url: str = ""


@dataclass(frozen=True)
class Screen:
    """`text` is HTML."""

    text: str
    rows: tuple[tuple[Button, ...], ...] = ()


def in_rows(buttons: Iterable[Button], width: int) -> tuple[tuple[Button, ...], ...]:
    flat = tuple(buttons)
    return tuple(flat[start : start + width] for start in range(0, len(flat), width))


def below(*rows: Sequence[Button]) -> tuple[tuple[Button, ...], ...]:
    """Rows that have buttons at all."""
    return tuple(tuple(row) for row in rows if row)
