"""What the models of all methodology files share."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints

from scoring.reading.mistakes import Mistake, Path

Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_./]+$")]
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
PeriodKind = Literal["academic_year", "calendar_year"]


# Every total that may come about is looked up in a table; the largest printed one is 400.
MOST_POINTS = 10_000


class StrictModel(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Source(StrictModel):
    """Where a rule or a figure is printed.

    `file` is the number of one of the source documents, or the name of a region's own decision.
    """

    file: Text
    part: Text
    item: Text | None = None


def refuse_repeated(ids: Iterable[str], what: str, at: Path) -> None:
    seen: set[str] = set()
    for i, id in enumerate(ids):
        if id in seen:
            raise Mistake("id_twice", (*at, i), what=what, id=id)
        seen.add(id)
