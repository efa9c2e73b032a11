"""Each file in tests/broken/instruments names the one mistake in it in its first line."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.instruments.load import load_instrument, opened_instrument, shipped_text
from scoring.reading.mistakes import FileRefused
from tests.authors import announced, as_announced, broken, refused
from tests.bot.definitions_own import INSTRUMENT

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


def test_an_instrument_says_whom_it_asks_and_else_asks_all_teachers() -> None:
    asked = INSTRUMENT.replace("anonymous: true", "anonymous: true\nasks: young_teachers")
    assert load_instrument(asked, "tea").whom == "young_teachers"
    assert load_instrument(INSTRUMENT, "tea").whom == "teachers"
    with pytest.raises(FileRefused):
        load_instrument(asked.replace("asks: young_teachers", "asks: heads"), "tea")


def test_what_was_kept_of_the_young_teachers_before_the_key_still_asks_the_young_ones() -> None:
    before = shipped_text("young_teacher").replace("asks: young_teachers\n", "")
    assert opened_instrument(before, "young_teacher").asks is None
    assert opened_instrument(before, "young_teacher").whom == "young_teachers"
