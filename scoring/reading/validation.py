"""An author's file against its model: what pydantic says, as codes of our own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from scoring.reading.located_yaml import LocatedDocument
from scoring.reading.mistakes import Fault, FileRefused, Mistake, Path, closest, closest_or_any

Model = TypeVar("Model", bound=BaseModel)

# By pydantic's own name of the error; the value is told beside the key.
_CODES = {
    **dict.fromkeys(("int_type", "int_parsing", "int_from_float", "int_parsing_size"), "not_whole"),
    **dict.fromkeys(("decimal_type", "decimal_parsing", "finite_number"), "not_a_number"),
    **dict.fromkeys(("bool_type", "bool_parsing"), "not_true_or_false"),
    **dict.fromkeys(
        (
            "date_type",
            "date_parsing",
            "date_from_datetime_parsing",
            "date_from_datetime_inexact",
        ),
        "not_a_day",
    ),
    **dict.fromkeys(("tuple_type", "list_type"), "not_a_list"),
    **dict.fromkeys(
        ("model_type", "model_attributes_type", "dict_type", "mapping_type"), "not_keys"
    ),
    "string_pattern_mismatch": "not_an_id",
    "string_too_short": "empty_text",
}
# The bound that is passed, by the name under which pydantic keeps it.
_BOUNDS = {
    "greater_than_equal": ("number_below", "ge"),
    "less_than_equal": ("number_above", "le"),
    "too_short": ("too_few_entries", "min_length"),
}
_OF_A_KEY = {"missing", "unknown_key"}


def validate(document: LocatedDocument, model: type[Model]) -> Model:
    """Raises FileRefused with every fault that the model finds."""
    try:
        return model.model_validate(document.data)
    except ValidationError as error:
        words = sorted(_field_names(model, set()))
        raise FileRefused(_faults(document, error.errors(), words)) from None


def _field_names(model: type[BaseModel], seen: set[type[BaseModel]]) -> set[str]:
    if model in seen:
        return set()
    seen.add(model)
    names = {field.alias or name for name, field in model.model_fields.items()}
    for field in model.model_fields.values():
        for inner in _models_in(field.annotation):
            names |= _field_names(inner, seen)
    return names


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _models_in(argument)


def _faults(
    document: LocatedDocument, errors: Sequence[ErrorDetails], words: Sequence[str]
) -> list[Fault]:
    """Where a value may be of several kinds, pydantic tells what is wrong with it as each."""
    found: dict[object, list[tuple[Path, Mistake, ErrorDetails]]] = {}
    for error in errors:
        path = _path_in(document, _there(error))
        mistake = _mistake(path, error, words)
        at = (*path, *mistake.at)
        key = mistake.data["key"] if mistake.code in _OF_A_KEY else None
        found.setdefault((at, key), []).append((at, mistake, error))
    return [document.fault(_one(same), same[0][0]) for same in found.values()]


def _one(same: Sequence[tuple[Path, Mistake, ErrorDetails]]) -> Mistake:
    path, mistake, error = same[0]
    if len({one.code for _, one, _ in same}) == 1:
        return mistake
    return Mistake("unfit", key=_name(path), value=_shown(error["input"]))


def _mistake(path: Path, error: ErrorDetails, words: Sequence[str]) -> Mistake:
    key, given, kind = str(error["loc"][-1]) if error["loc"] else "", error["input"], error["type"]
    match kind:
        case "missing":
            return Mistake("missing", key=key)
        case "extra_forbidden":
            of = _name(path[:-1])
            told = {"key": key, "of": of, "top": "no" if of else "yes"}
            return Mistake("unknown_key", mend=closest(key, words), **told)
        case "union_tag_not_found":
            return Mistake("missing", key=_tag_key(error))
        case "union_tag_invalid":
            context, tag = error["ctx"], _tag_key(error)
            return _other_word(tag, context["tag"], context["expected_tags"], (tag,))
        case "value_error" if isinstance(error["ctx"]["error"], Mistake):
            return error["ctx"]["error"]
    return _of_value(path, error) if given is not None else Mistake("no_value", key=_name(path))


def _of_value(path: Path, error: ErrorDetails) -> Mistake:
    key, given, kind = _name(path), error["input"], error["type"]
    if kind in {"literal_error", "enum"}:
        return _other_word(key, given, error["ctx"]["expected"])
    if kind in _BOUNDS:
        code, bound = _BOUNDS[kind]
        return Mistake(code, key=key, value=_shown(given), limit=error["ctx"][bound])
    # A text is a model of its own where it may be in two languages.
    if kind == "string_type" or error.get("ctx", {}).get("class_name") == "Text":
        return Mistake("not_one_text" if isinstance(given, list | dict) else "not_text", key=key)
    return Mistake(_CODES.get(kind, "unfit"), key=key, value=_shown(given))


def _other_word(key: str, given: object, expected: str, at: Path = ()) -> Mistake:
    known = re.findall(r"'([^']+)'", expected)
    return Mistake(
        "unknown_value", at, mend=closest_or_any(str(given), known), key=key, value=_shown(given)
    )


def _tag_key(error: ErrorDetails) -> str:
    """The key whose value tells the models of a union apart."""
    return str(error["ctx"]["discriminator"]).strip("'")


def _there(error: ErrorDetails) -> tuple[str | int, ...]:
    """What is missing may have a namesake elsewhere in the file."""
    return error["loc"][:-1] if error["type"] == "missing" else error["loc"]


def _path_in(document: LocatedDocument, loc: Sequence[str | int]) -> Path:
    """Pydantic names the branch of a union in its path, as if it were a key of the file.

    A branch may be named like a key, so the longest way is looked for that the file has, and of
    equally long ones that which ends last.
    """
    ways: list[Path] = [()]
    for step in loc:
        longer = [(*way, step) for way in ways]
        ways += [way for way in longer if way in document.lines and way not in ways]
    return max(reversed(ways), key=len)


def _name(path: Path) -> str:
    """Of the key a value stands under, or of the list that it stands in; the file has none."""
    return next((step for step in reversed(path) if isinstance(step, str)), "")


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return str(value) if isinstance(value, str | int | Decimal) else "…"
