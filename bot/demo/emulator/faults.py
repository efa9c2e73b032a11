"""Troubles to order: what a test or the demo wants to go wrong next."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Literal, TypeAlias

from bot.demo.emulator.errors import Refused, too_many_requests
from bot.demo.emulator.fields import SHAPES


@dataclass(frozen=True, slots=True)
class TooManyRequests:
    """`retry_after` is in seconds."""

    retry_after: int = 1


@dataclass(frozen=True, slots=True)
class ServerError:
    status: Literal[500, 502, 503, 504] = 500


@dataclass(frozen=True, slots=True)
class Drop:
    """The connection breaks before the call was executed, or after it and before the answer."""

    when: Literal["before", "after"] = "before"


@dataclass(frozen=True, slots=True)
class Delay:
    """The answer takes so many seconds longer."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Hang:
    """The connection stays open without an answer, until whoever calls gives up."""

    when: Literal["before", "after"] = "before"


@dataclass(frozen=True, slots=True)
class Cut:
    """The call is executed, and its answer ends in the middle."""


Fault: TypeAlias = TooManyRequests | ServerError | Drop | Delay | Hang | Cut
ANY = "*"
_REASONS = {
    500: "Internal Server Error",
    502: "Bad Gateway",
    503: "Service Unavailable",
    504: "Gateway Timeout",
}


class Faults:
    def __init__(self) -> None:
        self._ordered: dict[tuple[str, int | None], list[Fault]] = defaultdict(list)

    def order(
        self, method: str, fault: Fault, *, times: int = 1, chat_id: int | None = None
    ) -> None:
        """The next calls of a method (`"*"`: of any), in one chat or in all, meet the fault."""
        if method != ANY and method not in SHAPES:
            raise ValueError(f"{method} is not a method that is understood here")
        self._ordered[method, chat_id].extend([fault] * times)

    @property
    def left(self) -> int:
        """How many are ordered and not met yet."""
        return sum(map(len, self._ordered.values()))

    def clear(self) -> None:
        self._ordered.clear()

    def take(self, method: str, chat_id: int | None) -> Fault | None:
        if not self._ordered:
            return None
        for key in ((method, chat_id), (method, None), (ANY, chat_id), (ANY, None)):
            if faults := self._ordered.get(key):
                return faults.pop(0)
        return None


def refusal(fault: TooManyRequests | ServerError) -> Refused:
    if isinstance(fault, TooManyRequests):
        return too_many_requests(fault.retry_after)
    return Refused(fault.status, _REASONS[fault.status])
