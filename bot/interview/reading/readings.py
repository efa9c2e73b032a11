"""What a typed text may turn out to be: an answer, a question back, or a button in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from bot.interview.values import Value

Reason: TypeAlias = Literal[
    "which",
    "place_or_quantity",
    "as_other",
    "rest_as_other",
    "replaces_words",
    "words_or_option",
    "all_options",
    "excludes_others",
]
Button: TypeAlias = Literal["skip", "back", "done", "keep", "municipality"]
Note: TypeAlias = Literal["by_quantity"]


@dataclass(frozen=True)
class Taken:
    """`note` tells what the person should see of how the text was understood."""

    value: Value
    note: Note | None = None


@dataclass(frozen=True)
class Asks:
    """Two readings are possible, and only the person knows which is meant.

    `said` are the words in doubt. `value` is what «yes» saves; None where nothing but one of
    `candidates` (ids of options) will do. `other` are the words that «yes» records for the
    option with words of one's own. `known` are the options of a list that are not in doubt.
    """

    reason: Reason
    said: str
    value: Value | None = None
    candidates: tuple[str, ...] = ()
    other: str | None = None
    known: tuple[str, ...] = ()


@dataclass(frozen=True)
class Pressed:
    """The text says what a button of a question says."""

    button: Button


Reading: TypeAlias = Taken | Asks | Pressed


class Asked(Exception):
    """Nothing was saved: the text has to be asked about first."""

    def __init__(self, asks: Asks) -> None:
        super().__init__(asks)
        self.asks = asks
