"""docs/formats.md against what is really given to programs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any, get_args

import pytest

from scoring.methodology.indicators import Unit
from scoring.results.contract import result_schema
from scoring.results.explain import Reason
from tests.scoring.codes import note_codes

DOCS = Path(__file__).parents[3] / "docs"


def documented(title: str) -> set[str]:
    text = (DOCS / "formats.md").read_text(encoding="utf-8")
    found = re.search(rf"^## {title}$(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    assert found, title
    return set(re.findall(r"`(\w+)`", found[1]))


def keys(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        yield from schema.get("properties", {})
        yield from schema.get("enum", [])
        for inner in schema.values():
            yield from keys(inner)


SCORED = documented("metodbot score МЕТОДИКА ТАБЛИЦА --format json")


@pytest.mark.parametrize("key", sorted(set(keys(result_schema()))))
def test_every_key_of_a_result_is_documented(key: str) -> None:
    assert key in SCORED


def test_no_key_is_documented_that_is_in_no_result() -> None:
    reason = {field.name for field in fields(Reason)}
    kinds = {"total", "criterion", "indicator", *get_args(Unit)}
    assert {*keys(result_schema()), *reason, *kinds} >= SCORED


@pytest.mark.parametrize("code", sorted(note_codes()))
def test_every_note_is_documented(code: str) -> None:
    assert f"`{code}`" in (DOCS / "methodologies.md").read_text(encoding="utf-8")
