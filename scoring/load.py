"""Methodology files into models: those of the package and those of a region's own."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from scoring.located_yaml import read_yaml, validate
from scoring.questionnaire import Questionnaire


def load_questionnaire(text: str, file: str) -> Questionnaire:
    """Raises FileRefused with all its faults."""
    return validate(read_yaml(text, file), Questionnaire)


def methodology_text(id: str) -> str:
    """The YAML of a methodology of the package; raises FileNotFoundError."""
    return (files("scoring") / "methodologies" / f"{id}.yaml").read_text(encoding="utf-8")


@cache
def shipped_questionnaire(id: str) -> Questionnaire:
    return load_questionnaire(methodology_text(id), f"{id}.yaml")
