"""What came of a press or a text, for whoever shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from bot.interview.reading.readings import Taken
from bot.interview.refused import Refused
from bot.rules.shown import Workplace


@dataclass(frozen=True)
class Noted:
    """How a text was understood, for who wrote it to see."""

    item: str
    taken: Taken
    said: str


@dataclass(frozen=True)
class Moved:
    """Something was saved, or another question is shown.

    `settled` is the message of a typed text that had waited for this.
    """

    settled: str | None = None
    noted: Noted | None = None


@dataclass(frozen=True)
class Asks:
    """A typed text waits for a word of its author."""


@dataclass(frozen=True)
class Stale:
    """The press belongs to a question that is not the one shown; nothing was changed."""


@dataclass(frozen=True)
class Closed:
    """The campaign takes no more answers."""

    at: datetime


@dataclass(frozen=True)
class Counted:
    """The answers are counted, and nobody's any more."""


@dataclass(frozen=True)
class Lost:
    """Nobody can open what was answered any more; nothing is taken until its person begins anew."""


@dataclass(frozen=True)
class NamesWorkplace:
    """What is typed, in this message, is the name of a municipality or an organization."""

    workplace: Workplace
    name: str
    message: str


@dataclass(frozen=True)
class HandsIn:
    """The words of the button that hands the answers in; `settled` as in Moved."""

    settled: str | None = None


@dataclass(frozen=True)
class Ignored:
    """Nothing is to be shown: it was seen before, or it changes nothing that waits."""


Outcome: TypeAlias = (
    Moved | Asks | Stale | Closed | Counted | Lost | NamesWorkplace | HandsIn | Ignored | Refused
)
