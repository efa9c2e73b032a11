"""Whom values and results are about."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from scoring.methodology.assessment import SubjectKind
from scoring.russian_order import russian_key


@dataclass(frozen=True)
class Subject:
    """`code` tells it from all others that are assessed beside it, `name` is for people."""

    kind: SubjectKind
    code: str
    name: str

    @cached_property
    def order(self) -> tuple[tuple[str, str], str]:
        """As a Russian index does; two may have one name."""
        return russian_key(self.name), self.code


def subject_called(kind: SubjectKind, name: str) -> Subject:
    """One that is in no registry: its name tells it from the others."""
    return Subject(kind, name, name)
