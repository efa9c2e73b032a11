"""Results as plain data for JSON: the fields of their classes under their own names."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from functools import cache
from typing import Any, cast

from pydantic import BaseModel

_PLAIN = frozenset({str, int, float, bool, type(None)})


def as_json(value: Any) -> Any:
    if type(value) in _PLAIN:
        return value
    if is_dataclass(value) or isinstance(value, BaseModel | Mapping):
        return {name: as_json(inner) for name, inner in _named(value)}
    if isinstance(value, tuple | list):
        return [as_json(inner) for inner in value]
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value


def _named(value: Any) -> Iterable[tuple[str, Any]]:
    if isinstance(value, BaseModel):
        return value
    if isinstance(value, Mapping):
        return value.items()
    return ((name, getattr(value, name)) for name in field_names(type(value)))


def field_names(of: type[object]) -> tuple[str, ...]:
    return _names(cast("Hashable", of))


@cache
def _names(of: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(of))
