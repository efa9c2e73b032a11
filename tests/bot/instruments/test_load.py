"""Each file in tests/broken/instruments names the one mistake in it in its first line."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.instruments.load import load_instrument
from scoring.located_yaml import FileRefused

BROKEN = sorted((Path(__file__).parents[2] / "broken" / "instruments").glob("*.yaml"))


def test_broken_files_are_there() -> None:
    assert len(BROKEN) > 40


@pytest.mark.parametrize("file", BROKEN, ids=lambda file: file.stem)
def test_a_mistake_is_told_with_its_line_and_how_to_mend_it(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    expected = text.partition("\n")[0].removeprefix("# ")
    with pytest.raises(FileRefused) as refused:
        load_instrument(text, file.name)
    assert str(refused.value) == f"{file.name}:{expected}"


def test_all_mistakes_are_told_at_once() -> None:
    text = BROKEN[0].with_name("condition_on_an_unknown_item.yaml").read_text(encoding="utf-8")
    with pytest.raises(FileRefused) as refused:
        load_instrument(text.replace("id: teacher", "id: head"), "two.yaml")
    assert [fault.line for fault in refused.value.faults] == [15, 21]
