"""Results of thousands of subjects as JSON: what is alike in them is written once."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import fields
from functools import cache
from operator import add, attrgetter
from typing import Any

from scoring.as_json import as_json

# `json.dumps` makes an encoder at each call.
plain_json = json.JSONEncoder(ensure_ascii=False).encode


class Writing:
    """The text of one document, byte for byte as `json` writes what `as_json` makes of it."""

    def __init__(self) -> None:
        # By class, for 1 and True are equal.
        self._values: defaultdict[type, dict[Any, str]] = defaultdict(dict)
        self._objects: dict[int, str] = {}

    def value(self, value: Any) -> str:
        """Of a plain value, or several names."""
        known = self._values[type(value)]
        text = known.get(value)
        if text is None:
            text = known[value] = plain_json(as_json(value))
        return text

    def fields(self, one: object, names: Iterable[str]) -> list[str]:
        """Their texts, of an object that has more than one."""
        return list(map(self.value, attrgetter(*names)(one)))

    def table(self, table: Mapping[str, object]) -> str:
        """Of objects that many tables share, and that live as long as this."""
        known = self._objects
        texts = [known.get(id(one)) or self._object(one) for one in table.values()]
        return "{" + ", ".join(map(add, map(key, table), texts)) + "}"

    def _object(self, one: object) -> str:
        kind: Any = type(one)
        names, pattern = _pattern(kind)
        text = self._objects[id(one)] = pattern % tuple(self.fields(one, names))
        return text


@cache
def _pattern(kind: Any) -> tuple[tuple[str, ...], str]:
    names = tuple(field.name for field in fields(kind))
    return names, "{" + ", ".join(f"{key(name)}%s" for name in names) + "}"


@cache
def key(name: str) -> str:
    return f"{plain_json(name)}: "
