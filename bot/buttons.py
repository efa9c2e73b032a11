"""What a button carries: identifiers only, so that it fits Telegram's 64 bytes."""

import re
from typing import NamedTuple

LARGEST_DATA = 64
_SHAPE = re.compile(
    r"(?P<action>[a-z]+):(?P<response>[0-9a-f]{1,8}):(?P<campaign>[0-9a-f]{1,8})"
    r"(?P<args>(?::[\w./-]*)*)",
    re.ASCII,
)
# The databases' whole numbers end here; beyond it nothing can have been given an id.
LARGEST_ID = 2**31 - 1


class Press(NamedTuple):
    action: str
    response_id: int
    campaign_id: int
    args: tuple[str, ...]


class Place(NamedTuple):
    """The response that a screen shows; every button of the screen leads back to it."""

    response_id: int
    campaign_id: int

    def button(self, action: str, *args: str | int) -> str:
        data = self.data(action, *args)
        assert len(data.encode()) <= LARGEST_DATA, data
        return data

    def data(self, action: str, *args: str | int) -> str:
        """However long it becomes; authors' ids are measured by it."""
        head = f"{action}:{self.response_id:x}:{self.campaign_id:x}"
        return ":".join((head, *map(str, args)))


def pressed(data: str) -> Press | None:
    """None for what is not of a questionnaire, or not of this version of the program."""
    match = _SHAPE.fullmatch(data)
    if match is None:
        return None
    response, campaign = int(match["response"], 16), int(match["campaign"], 16)
    if max(response, campaign) > LARGEST_ID:
        return None
    return Press(match["action"], response, campaign, tuple(match["args"].split(":")[1:]))


def id_in(arg: str) -> int | None:
    """The id that a button carries in its arguments; None where somebody made it up."""
    number = int(arg) if arg.isascii() and arg.isdecimal() else None
    return number if number is not None and number <= LARGEST_ID else None
