"""By which names a table may call what is assessed, and its indicators."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from scoring.methodology.assessment import Assessment

MUNICIPALITY = ("municipality", "муниципалитет", "муниципальное образование", "район", "мо")
OTHERS = {
    "municipality": (),
    "organization": ("organization", "организация", "образовательная организация", "школа"),
    "programme": ("programme", "программа"),
    "head": ("head", "руководитель"),
    "association": ("association", "объединение", "методическое объединение"),
}
ROW_NUMBER = frozenset({"№", "№ п/п", "n", "no."})
# Rows of sums would be scored as one more municipality.
TOTALS = frozenset({"итого", "всего", "итог", "итого по региону", "в среднем", "среднее", "total"})


def subject_column(cells: Mapping[int, str], assessment: Assessment) -> int | None:
    """Where it is named who is assessed: by what the methodology assesses, else as municipality."""
    for words in (OTHERS[assessment.assessed], MUNICIPALITY):
        found = next((at for at, cell in cells.items() if cell.lower() in words), None)
        if found is not None:
            return found
    return None


def indicator_names(assessment: Assessment) -> dict[str, str]:
    """Ids, ids as a Russian Excel makes numbers of them, and titles that only one has."""
    titled = [(one.title.lower(), one.id) for one in assessment.all_indicators]
    held = Counter(title for title, _ in titled)
    names = {title: id for title, id in titled if held[title] == 1}
    names |= {id.lower().replace(".", ","): id for id in assessment.places}
    return names | {id.lower(): id for id in assessment.places}


def indicator_called(text: str, names: Mapping[str, str]) -> str | None:
    """An id may be followed by words."""
    return next((names[one] for one in _readings(text) if one in names), None)


def _readings(text: str) -> Iterator[str]:
    plain = " ".join(text.lower().split())
    yield plain
    yield from (word.rstrip(".:") for word in plain.split(maxsplit=1)[:1])
