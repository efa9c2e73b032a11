from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from bot.handlers.submitting import Submitted
from bot.interview.refused import Refused
from bot.rules.outcomes import Asks, Stale
from tests.soak.standing import Corrected

_OUTCOMES = {
    Corrected: "corrections",
    Refused: "refusals",
    Asks: "texts asked about",
    Stale: "stale taps",
    Submitted: "submissions",
}
ORDER = (
    "walks",
    "updates",
    "kills",
    "redeliveries",
    "doubled presses",
    "reordered pairs",
    "stale taps",
    "corrections",
    "refusals",
    "texts asked about",
    "edits",
    "texts in two parts",
    "submissions",
    "ways decided by looking",
    "questions not shown in time",
)


class Tally(Counter[str]):
    """What happened in a soak, in words to print."""

    def add_outcomes(self, outcomes: Iterable[object]) -> None:
        self.update(_OUTCOMES[type(one)] for one in outcomes if type(one) in _OUTCOMES)

    def __str__(self) -> str:
        return ", ".join(f"{self[name]} {name}" for name in ORDER)
