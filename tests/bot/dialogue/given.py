"""Whole answers for those who come to the list of answers at once."""

from __future__ import annotations

from typing import Any

from tests.transcripts.play import transcript

YOUNG = transcript("young_teacher").answers
HELP = transcript("methodical_help").answers


def up_to(item: int) -> dict[str, Any]:
    """Everything of a young teacher before the item."""
    return {id: value for id, value in YOUNG.items() if int(id) < item}


def in_the_club() -> dict[str, Any]:
    """A young teacher who said yes to 26 and was therefore asked 27."""
    return {**YOUNG, "26": {"option": "yes", "text": None}, "27": {"text": "Дискуссии"}}
