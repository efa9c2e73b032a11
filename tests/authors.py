"""What an author is told, to be compared with what a broken file says of itself."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.texts.authors import fault_line
from bot.texts.fluent import console_texts
from scoring.reading.mistakes import Fault, FileRefused

BROKEN = Path(__file__).parent / "broken"


def broken(folder: str) -> list[Path]:
    return sorted((BROKEN / folder).glob("*.yaml"))


def announced(file: Path) -> list[str]:
    """The comments at its top: line, code and words of each mistake in it."""
    return re.findall(r"^# (\d+ \w+: .*)$", file.read_text(encoding="utf-8"), re.MULTILINE)


def refused(load: Callable[[], object]) -> tuple[Fault, ...]:
    with pytest.raises(FileRefused) as caught:
        load()
    return caught.value.faults


def as_announced(fault: Fault) -> str:
    place = f"{fault.file}:{fault.line}"
    return f"{fault.line} {fault.code}{english(fault).removeprefix(place)}"


def english(fault: Fault) -> str:
    return fault_line(console_texts("en"), fault)
