"""Whom a row is about, by what is written where it is named."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from scoring.methodology.assessment import Assessment
from scoring.reading.tables.alike import as_spelled_first
from scoring.reading.tables.cells import DASHES, BadCell, is_formula_error


@dataclass(frozen=True)
class NotFound:
    """A municipality's name that says nothing, or too much."""

    ambiguous: bool = False
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True)
class Alike:
    """The municipality whose name is like the one that is written, and not the same."""

    name: str


Resolve = Callable[[str], "str | Alike | NotFound"]


_NOBODY = frozenset(("", *DASHES))


class Subjects:
    """Names that were met before are not looked up again: a long table has each many times."""

    def __init__(self, resolve: Resolve, assessment: Assessment) -> None:
        self._resolve = as_spelled_first() if resolve is str else resolve
        self._is_municipality = assessment.assessed == "municipality"
        self._found: dict[str, str | Alike | BadCell] = {}

    def called(self, text: str) -> str | Alike | BadCell:
        found = self._found.get(text)
        if found is None:
            found = self._found[text] = self._look(" ".join(text.split()))
        return found

    def _look(self, name: str) -> str | Alike | BadCell:
        if name in _NOBODY:
            return BadCell("empty_municipality")
        if is_formula_error(name):
            return BadCell("formula_error")
        if not (name[0].isalpha() or any(map(self._may_name, name))):
            return BadCell("no_name")
        found = self._resolve(name)
        if isinstance(found, NotFound):
            fault = "ambiguous_municipality" if found.ambiguous else "unknown_municipality"
            return BadCell(fault, candidates=found.candidates)
        return found

    def _may_name(self, letter: str) -> bool:
        return letter.isalpha() or (letter.isdigit() and not self._is_municipality)
