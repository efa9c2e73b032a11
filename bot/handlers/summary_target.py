"""What a summary is asked of, as the buttons carry it."""

import re
from typing import NamedTuple

from bot.handlers.scope import Scope
from storage.parts import Part

PREFIX = "sum:"


class Target(NamedTuple):
    """What a button asks for; without a part the newest, page 0 is the summary itself."""

    part: Part | None
    kind: str
    territory: int
    page: int = 0

    def button(self) -> str:
        campaign, number = self.part or (0, 1)
        # As buttons were written before campaigns had parts: those in chats ask for the first.
        part = f"{campaign}" if number == 1 else f"{campaign}-{number}"
        return f"{PREFIX}{part}:{self.kind}{self.territory}:{self.page}"


_SHAPE = re.compile(PREFIX + r"(\d{1,9})(?:-([1-9]))?:([rm])(\d{1,9}):(\d{1,3})", re.ASCII)


def target_of(data: str) -> Target | None:
    match = _SHAPE.fullmatch(data)
    if match is None:
        return None
    campaign, number, kind, territory, page = match.groups()
    part = Part(int(campaign), int(number or 1)) if int(campaign) else None
    return Target(part, kind, int(territory), int(page))


def territory_name(scope: Scope, target: Target) -> str:
    if target.kind == "r":
        region = scope.region(target.territory)
        return region.name if region else ""
    place = scope.municipality(target.territory)
    return place.short if place else ""
