"""A table from a file, or from the standard input where it is called `-`."""

import sys
from collections.abc import Sequence
from pathlib import Path

from bot.cli.failure import Failure
from bot.texts.fluent import Texts

_INPUT = Path("-")


def refuse_input_twice(files: Sequence[Path]) -> None:
    if files.count(_INPUT) > 1:
        raise Failure("cli-score-input-twice")


def content_of(file: Path) -> bytes:
    return sys.stdin.buffer.read() if file == _INPUT else file.read_bytes()


def name_of(texts: Texts, file: Path) -> str:
    return texts("cli-standard-input") if file == _INPUT else file.name
