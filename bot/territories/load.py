"""Territories from YAML: the shipped ones and those an operator brings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from bot.author_file import author_text
from bot.territories.check_screens import screen_mistakes
from bot.territories.consistency import mistakes
from bot.territories.territory import Territory
from scoring.reading.located_yaml import read_yaml, refuse_mistakes
from scoring.reading.validation import validate

_SHIPPED = Path(__file__).parent


def load_territory(source: Path) -> Territory:
    """Raises FileRefused with every fault of the file, OSError if it cannot be read."""
    return read_territory(author_text(source, source.name), source.name)


def read_territory(text: str, file: str) -> Territory:
    """`file` is the name to show in faults. Raises FileRefused with every fault of the text."""
    document = read_yaml(text, file)
    territory = validate(document, Territory)
    refuse_mistakes(document, mistakes(territory))
    refuse_mistakes(document, screen_mistakes(territory))
    return territory


@cache
def shipped_territories() -> Mapping[str, Territory]:
    """By code, in the order of the codes."""
    return MappingProxyType({one.code: one for one in _shipped()})


def territory_text(code: str) -> str:
    """The shipped file as it is, for an operator to start from. Raises KeyError."""
    if code not in shipped_territories():
        raise KeyError(code)
    return (_SHIPPED / f"{code}.yaml").read_text(encoding="utf-8")


def _shipped() -> Iterator[Territory]:
    return map(load_territory, sorted(_SHIPPED.glob("*.yaml")))
