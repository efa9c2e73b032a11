"""The object of `metodbot score --format json` as text: what stands in it often is written once."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from json.encoder import encode_basestring

from scoring.as_json import as_json, field_names
from scoring.results.region import region_result
from scoring.results.result import MunicipalityResult, results
from scoring.results.score import Scores

_STEP = "  "


def score_text(scores: Scores) -> str:
    """What json.dumps makes of score_json with an indent of two, and much sooner."""
    shared: dict[int, str] = {}
    found = results(scores)
    return _object(
        [
            ("methodology", _scalar(scores.assessment.id)),
            ("version", _scalar(scores.assessment.version)),
            ("municipalities", _list(_object(_parts(one, shared), 2) for one in found)),
            ("region", _plain(region_result(scores), 1)),
        ],
        0,
    )


def _parts(one: MunicipalityResult, shared: dict[int, str]) -> Iterator[tuple[str, str]]:
    """`shared` has the texts of results by their identity: many municipalities have the same."""
    for name in field_names(MunicipalityResult):
        value = getattr(one, name)
        if name in ("criteria", "indicators"):
            yield name, _object(_results(value, shared), 3)
        else:
            yield name, _often(value, 3) if isinstance(value, tuple) else _scalar(value)


def _results(found: Mapping[str, object], shared: dict[int, str]) -> Iterator[tuple[str, str]]:
    for name, one in found.items():
        text = shared.get(id(one))
        if text is None:
            text = shared[id(one)] = _leaf(one)
        yield name, text


def _leaf(one: object) -> str:
    values = ((name, getattr(one, name)) for name in field_names(type(one)))
    return _object(
        (
            (name, _often(value, 5) if isinstance(value, tuple) else _scalar(value))
            for name, value in values
        ),
        4,
    )


@lru_cache(maxsize=50_000)
def _often(value: tuple[str, ...], depth: int) -> str:
    return _plain(value, depth)


def _plain(value: object, depth: int) -> str:
    text = json.dumps(as_json(value), ensure_ascii=False, indent=2)
    return text.replace("\n", "\n" + _STEP * depth)


def _scalar(value: object) -> str:
    """The encoder of the library is asked once for each text; numbers it writes like Python."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return repr(as_json(value))
    return repr(value) if isinstance(value, int) else encode_basestring(str(value))


def _object(parts: Iterable[tuple[str, str]], depth: int) -> str:
    """`depth` is that of its closing brace."""
    inner, outer = "\n" + _STEP * (depth + 1), "\n" + _STEP * depth
    written = ("," + inner).join([f"{_key(name)}: {text}" for name, text in parts])
    return "{" + inner + written + outer + "}" if written else "{}"


def _list(parts: Iterable[str]) -> str:
    inner = "\n" + _STEP * 2
    written = ("," + inner).join(parts)
    return "[" + inner + written + "\n" + _STEP + "]" if written else "[]"


@lru_cache(maxsize=4096)
def _key(name: str) -> str:
    return _scalar(name)
