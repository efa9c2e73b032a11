"""How many chose what, of one municipality."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from scoring.survey.questionnaire import ClosedItem, Questionnaire


@dataclass(frozen=True)
class ItemCounts:
    """`base` is how many were asked and answered."""

    base: int
    options: Mapping[str, int]


@dataclass(frozen=True)
class SurveyCounts:
    """`items` has one entry an item ("13") and one a matrix row ("2/attestation")."""

    municipality: str
    respondents: int
    teachers: int | None
    items: Mapping[str, ItemCounts]


class CountsContradict(Exception):
    """Counters that no set of answers can have given: they were kept wrongly."""

    def __init__(self, municipality: str, item: str) -> None:
        super().__init__(f"{municipality}: {item}")
        self.municipality, self.item = municipality, item


def check_counts(methodology: Questionnaire, counts: SurveyCounts) -> None:
    """Raises CountsContradict."""
    for item in methodology.items:
        for key in item.keys:
            cell = counts.items.get(key)
            if cell and not _possible(item, cell, counts.respondents):
                raise CountsContradict(counts.municipality, key)


def _possible(item: ClosedItem, cell: ItemCounts, respondents: int) -> bool:
    numbers = cell.options.values()
    if not set(cell.options) <= set(item.choices) or cell.base > respondents:
        return False
    if any(not 0 <= number <= cell.base for number in numbers):
        return False
    return item.type == "several" or sum(numbers) == cell.base
