"""Counters as a mapping, and how a count moves them."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping

# (item, option); the base of an item is its option "*", the respondents the item "*" itself.
# A matrix has one item for each row, "2/attestation".
Choice = tuple[str, str]
Counts = Mapping[Choice, int]
Choices = Collection[Choice]
"""What the answers of one person add, the respondent included."""

BASE = "*"
RESPONDENTS: Choice = ("*", BASE)


def change(
    added: Iterable[Choices], removed: Iterable[Choices] = (), held: Counts | None = None
) -> dict[Choice, int]:
    """In the order of the keys, in which counters are locked; nothing for what stays the same.

    `removed` are the answers that corrections take the place of.
    """
    total = Counter[Choice](held or {})
    for choices in added:
        total.update(choices)
    for choices in removed:
        total.subtract(choices)
    return {choice: n for choice, n in sorted(total.items()) if n}


def summed(parts: Iterable[Counts]) -> dict[Choice, int]:
    return change((), held=_together(parts))


def respondents(counts: Counts) -> int:
    return counts.get(RESPONDENTS, 0)


def base(counts: Counts, item: str) -> int:
    return counts.get((item, BASE), 0)


def _together(parts: Iterable[Counts]) -> Counts:
    total = Counter[Choice]()
    for counts in parts:
        total.update(counts)
    return total
