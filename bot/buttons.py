"""What a button carries: identifiers only, so that it fits Telegram's 64 bytes."""

import re
from typing import NamedTuple

LARGEST_DATA = 64
_SHAPE = re.compile(
    r"(?P<action>[a-z]+):(?P<response>[0-9a-f]+):(?P<campaign>[0-9a-f]+)(?P<args>(?::[\w./-]*)*)",
    re.ASCII,
)


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
        head = f"{action}:{self.response_id:x}:{self.campaign_id:x}"
        data = ":".join((head, *map(str, args)))
        assert len(data.encode()) <= LARGEST_DATA, data
        return data


def pressed(data: str) -> Press | None:
    """None for what is not of a questionnaire, or not of this version of the program."""
    match = _SHAPE.fullmatch(data)
    if match is None:
        return None
    args = tuple(match["args"].split(":")[1:])
    return Press(match["action"], int(match["response"], 16), int(match["campaign"], 16), args)
