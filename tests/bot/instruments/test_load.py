"""Each file in tests/broken/instruments names the one mistake in it in its first line."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.instruments.load import load_instrument
from tests.authors import announced, as_announced, broken, refused

BROKEN = broken("instruments")


def test_broken_files_are_there() -> None:
    assert len(BROKEN) > 40


@pytest.mark.parametrize("file", BROKEN, ids=lambda file: file.stem)
def test_a_mistake_is_told_with_its_line_and_how_to_mend_it(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    faults = refused(lambda: load_instrument(text, file.name))
    assert [as_announced(fault) for fault in faults] == announced(file)


def test_all_mistakes_are_told_at_once() -> None:
    text = BROKEN[0].with_name("condition_on_an_unknown_item.yaml").read_text(encoding="utf-8")
    two = text.replace("id: teacher", "id: head")
    assert [fault.line for fault in refused(lambda: load_instrument(two, "two.yaml"))] == [15, 21]
