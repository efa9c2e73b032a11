"""What a summary is asked of, as the buttons carry it."""

import re
from typing import NamedTuple

from bot.handlers.scope import Scope

PREFIX = "sum:"


class Target(NamedTuple):
    """What a button asks for; campaign 0 is the newest, page 0 the summary itself."""

    campaign: int
    kind: str
    territory: int
    page: int = 0

    def button(self) -> str:
        return f"{PREFIX}{self.campaign}:{self.kind}{self.territory}:{self.page}"


_SHAPE = re.compile(PREFIX + r"(\d{1,9}):([rm])(\d{1,9}):(\d{1,3})", re.ASCII)


def target_of(data: str) -> Target | None:
    match = _SHAPE.fullmatch(data)
    if match is None:
        return None
    return Target(int(match[1]), match[2], int(match[3]), int(match[4]))


def territory_name(scope: Scope, target: Target) -> str:
    if target.kind == "r":
        region = scope.region(target.territory)
        return region.name if region else ""
    place = scope.municipality(target.territory)
    return place.short if place else ""
