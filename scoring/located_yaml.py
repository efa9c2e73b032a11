"""YAML written by authors, read so that every mistake can be shown where it stands.

Scalars follow YAML 1.2: only `true` and `false` are booleans, dates stay text. Numbers with a
point become `Decimal`, so that nothing is rounded before a rule is applied.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, TypeVar, get_args

import yaml
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

Path = tuple[str | int, ...]
Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True)
class Fault:
    """One author's mistake; `line` counts from 1."""

    file: str
    line: int
    fault: str
    mend: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.fault}; {self.mend}"


class FileRefused(Exception):
    """All faults that were found in one file, in the order of their lines."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(sorted(faults, key=lambda fault: fault.line))
        super().__init__("\n".join(map(str, self.faults)))


class Mistake(ValueError):
    """Raised in a model's validator: what is wrong and how to mend it.

    `at` leads from the validated object to the value at fault.
    """

    def __init__(self, fault: str, mend: str, at: Path = ()) -> None:
        self.fault, self.mend, self.at = fault, mend, at
        super().__init__(f"{fault}; {mend}")


@dataclass(frozen=True)
class LocatedDocument:
    """Plain data and the line of every key and list entry in it."""

    file: str
    data: Any
    lines: Mapping[Path, int]

    def fault(self, path: Path, fault: str, mend: str) -> Fault:
        return Fault(self.file, self._line(path), fault, mend)

    def _line(self, path: Path) -> int:
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


class _Loader(yaml.SafeLoader):
    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012


_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))
_Loader.add_implicit_resolver(
    "tag:yaml.org,2002:null", re.compile(r"^(?:null|~|)$"), ["n", "~", ""]
)
_Loader.add_implicit_resolver(
    "tag:yaml.org,2002:int", re.compile(r"^[-+]?[0-9]+$"), list("-+0123456789")
)
_Loader.add_implicit_resolver(
    "tag:yaml.org,2002:float", re.compile(r"^[-+]?[0-9]+\.[0-9]+$"), list("-+0123456789")
)


def read_yaml(text: str, file: str) -> LocatedDocument:
    """`file` is the name to show in faults. Raises FileRefused."""
    try:
        root = _Loader(text).get_single_node()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        fault = error.problem or "this is not YAML"
        raise FileRefused([Fault(file, line, fault, "mend the YAML syntax here")]) from error
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        fault = f"the character {error.character!r} may not stand in YAML"
        raise FileRefused([Fault(file, line, fault, "remove it")]) from error
    if root is None:
        raise FileRefused([Fault(file, 1, "the file is empty", "write its keys")])
    builder = _Builder(file)
    data = builder.build(root, ())
    if builder.faults:
        raise FileRefused(builder.faults)
    return LocatedDocument(file, data, builder.lines)


class _Builder:
    def __init__(self, file: str) -> None:
        self.file = file
        self.lines: dict[Path, int] = {}
        self.faults: list[Fault] = []

    def build(self, node: yaml.Node, path: Path) -> Any:
        self.lines.setdefault(path, node.start_mark.line + 1)
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.build(child, (*path, i)) for i, child in enumerate(node.value)]
        return _scalar(node)

    def _mapping(self, node: yaml.MappingNode, path: Path) -> dict[str | int, Any]:
        result: dict[str | int, Any] = {}
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + 1
            key = key_node.value
            if not isinstance(key_node, yaml.ScalarNode):
                self.faults.append(Fault(self.file, line, "a key must be one word", "rewrite it"))
                continue
            if key in result:
                first = self.lines[(*path, key)]
                self.faults.append(
                    Fault(self.file, line, f"'{key}' stands twice here", f"see line {first}")
                )
            self.lines[(*path, key)] = line
            result[key] = self.build(value_node, (*path, key))
        return result


def _scalar(node: yaml.Node) -> Any:
    match node.tag.rpartition(":")[2]:
        case "bool":
            return node.value == "true"
        case "null":
            return None
        case "int":
            return int(node.value)
        case "float":
            return Decimal(node.value)
        case _:
            return node.value


def validate(document: LocatedDocument, model: type[Model]) -> Model:
    """Raises FileRefused with every fault that the model finds."""
    try:
        return model.model_validate(document.data)
    except ValidationError as error:
        words = sorted(_field_names(model, set()))
        raise FileRefused([_worded(document, one, words) for one in error.errors()]) from None


def refuse_mistakes(document: LocatedDocument, mistakes: Iterable[Mistake]) -> None:
    """For what several parts of a file must agree on; raises FileRefused if there is any."""
    faults = [document.fault(one.at, one.fault, one.mend) for one in mistakes]
    if faults:
        raise FileRefused(faults)


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


def _worded(document: LocatedDocument, error: ErrorDetails, words: Sequence[str]) -> Fault:
    path = _path_in(document, error["loc"])
    name = str(error["loc"][-1]) if error["loc"] else "the file"
    match error["type"]:
        case "missing":
            found = Mistake(f"'{name}' is missing", f"add '{name}'")
        case "extra_forbidden":
            found = Mistake(f"'{name}' is not a key {_of(path)}", closest(name, words))
        case "literal_error" | "enum":
            found = _other_word(name, str(error["input"]), str(error["ctx"]["expected"]))
        case "union_tag_not_found":
            key = _tag_key(error)
            found = Mistake(f"'{key}' is missing", f"add '{key}'")
        case "union_tag_invalid":
            key, context = _tag_key(error), error["ctx"]
            found = _other_word(key, str(context["tag"]), str(context["expected_tags"]), (key,))
        case "string_type":
            found = Mistake(f"'{name}' must be text", "put the value in quotes")
        case "value_error" if isinstance(error["ctx"]["error"], Mistake):
            found = error["ctx"]["error"]
        case _:
            message = error["msg"][:1].lower() + error["msg"][1:]
            found = Mistake(f"'{name}': {message}", f"the value is {error['input']!r}")
    return document.fault((*path, *found.at), found.fault, found.mend)


def _other_word(name: str, given: str, expected: str, at: Path = ()) -> Mistake:
    mend = closest(given, re.findall(r"'([^']+)'", expected), otherwise=f"use {expected}")
    return Mistake(f"'{given}' is not a value of '{name}'", mend, at)


def _tag_key(error: ErrorDetails) -> str:
    """The key whose value tells the models of a union apart."""
    return str(error["ctx"]["discriminator"]).strip("'")


def _path_in(document: LocatedDocument, loc: Sequence[str | int]) -> Path:
    """Pydantic names the branch of a union in its path; the file knows no such step."""
    path: Path = ()
    for step in loc:
        if (*path, step) in document.lines:
            path = (*path, step)
    return path


def _of(path: Path) -> str:
    named = [step for step in path[:-1] if isinstance(step, str)]
    return f"of '{named[-1]}'" if named else "of this file"


def closest(word: str, words: Sequence[str], otherwise: str = "remove it") -> str:
    """The mend for a misspelt word: the known one that is most like it."""
    if word in words:
        return "it belongs elsewhere, remove it here"
    close = difflib.get_close_matches(word, words, n=1)
    return f"did you mean '{close[0]}'?" if close else otherwise
