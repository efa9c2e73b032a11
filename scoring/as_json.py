"""Results as plain data for JSON: the fields of their classes under their own names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from decimal import Decimal
from functools import cache
from typing import Any

from pydantic import BaseModel

PLAIN = frozenset({str, int, bool, float, type(None)})


def as_json(value: Any) -> Any:
    kind: Any = type(value)
    if kind in PLAIN:
        return value
    if kind is Decimal:
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, tuple | list):
        return [as_json(inner) for inner in value]
    if isinstance(value, Mapping):
        return {key: as_json(inner) for key, inner in value.items()}
    if isinstance(value, BaseModel):
        return {name: as_json(inner) for name, inner in value}
    # A region has hundreds of thousands of fields, nearly all of them plain.
    return {
        name: inner if type(inner := getattr(value, name)) in PLAIN else as_json(inner)
        for name in _field_names(kind)
    }


@cache
def _field_names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))
