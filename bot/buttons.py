"""What a button carries: identifiers only, so that it fits Telegram's 64 bytes."""

import re
from typing import NamedTuple

from storage.parts import Part

LARGEST_DATA = 64
_SHAPE = re.compile(
    r"(?P<action>[a-z]+):(?P<sheet>[0-9a-f]{1,8}):(?P<campaign>[0-9a-f]{1,8})"
    r"(?:-(?P<part>[1-9]))?"
    r"(?P<args>(?::[\w./-]*)*)",
    re.ASCII,
)
# The databases' whole numbers end here; beyond it nothing can have been given an id.
LARGEST_ID = 2**31 - 1


class Press(NamedTuple):
    action: str
    sheet_id: int
    part: Part
    args: tuple[str, ...] = ()


class Place(NamedTuple):
    """The sheet that a screen shows; every button of the screen leads back to it."""

    sheet_id: int
    part: Part

    def button(self, action: str, *args: str | int) -> str:
        data = self.data(action, *args)
        assert len(data.encode()) <= LARGEST_DATA, data
        return data

    def data(self, action: str, *args: str | int) -> str:
        """However long it becomes; authors' ids are measured by it."""
        campaign, number = self.part
        # As buttons were written before campaigns had parts: those in chats lead to the first.
        part = f"{campaign:x}" if number == 1 else f"{campaign:x}-{number}"
        head = f"{action}:{self.sheet_id:x}:{part}"
        return ":".join((head, *map(str, args)))


def pressed(data: str) -> Press | None:
    """None for what is not of a questionnaire, or not of this version of the program."""
    match = _SHAPE.fullmatch(data)
    if match is None:
        return None
    sheet, campaign = int(match["sheet"], 16), int(match["campaign"], 16)
    if max(sheet, campaign) > LARGEST_ID:
        return None
    part = Part(campaign, int(match["part"] or 1))
    return Press(match["action"], sheet, part, tuple(match["args"].split(":")[1:]))


def id_in(arg: str) -> int | None:
    """The id that a button carries in its arguments; None where somebody made it up."""
    number = int(arg) if arg.isascii() and arg.isdecimal() else None
    return number if number is not None and number <= LARGEST_ID else None
