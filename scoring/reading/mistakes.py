"""What authors get wrong in their files, as codes and data; `bot.texts` makes words of them."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Mend:
    """How to put right what was found: `words` are those to write in its place.

    `close` proposes the one word that is most like the given one, `elsewhere` says that the
    word is known but belongs to another place, `one_of` lists all that are possible.
    """

    code: Literal["close", "elsewhere", "one_of"]
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Fault:
    """One mistake where it stands; `line` counts from 1.

    Without a `mend` the one that belongs to the code is told.
    """

    file: str
    line: int
    code: str
    data: Mapping[str, object] = field(default_factory=dict)
    mend: Mend | None = None

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.code}"


class FileRefused(Exception):
    """All faults that were found in one file, in the order of their lines."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(sorted(faults, key=lambda fault: fault.line))
        super().__init__("\n".join(map(str, self.faults)))


class Mistake(ValueError):
    """Raised in a model's validator, or yielded by a check of a whole file.

    `at` leads from the validated object to the value at fault.
    """

    def __init__(
        self, code: str, at: Path = (), /, *, mend: Mend | None = None, **data: object
    ) -> None:
        self.code, self.at, self.mend, self.data = code, at, mend, data
        super().__init__(code)


def closest(word: str, words: Sequence[str]) -> Mend | None:
    """The mend for a misspelt word; None where no known one is like it."""
    if word in words:
        return Mend("elsewhere")
    close = difflib.get_close_matches(word, words, n=1)
    return Mend("close", (close[0],)) if close else None


def closest_or_any(word: str, words: Sequence[str]) -> Mend | None:
    """The known word that is most like it, else all of them; None where there is none."""
    return closest(word, words) or (Mend("one_of", tuple(words)) if words else None)
