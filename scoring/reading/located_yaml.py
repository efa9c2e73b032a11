"""Authors' files as plain data that remembers its lines, so that a mistake is shown in its place.

Numbers with a point become `Decimal`, so that nothing is rounded before a rule is applied.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import yaml

from scoring.reading.mistakes import Fault, FileRefused, Mistake, Path
from scoring.reading.yaml_nodes import LARGEST_FILE, root_node, too_large

# No figure of an author is longer, and Python itself refuses to read thousands of digits.
LONGEST_NUMBER = 18
# Control characters and halves of a character: no database and no messenger takes them.
_UNFIT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True)
class LocatedDocument:
    """Plain data and the line of every key and list entry in it."""

    file: str
    data: Any
    lines: Mapping[Path, int]

    def fault(self, mistake: Mistake, path: Path | None = None) -> Fault:
        """`path` where it is not the mistake's own."""
        line = self._line(mistake.at if path is None else path)
        return Fault(self.file, line, mistake.code, mistake.data, mistake.mend)

    def _line(self, path: Path) -> int:
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def decoded(content: bytes, file: str) -> str:
    """What an editor saved, with or without a mark of UTF-8. Raises FileRefused."""
    if len(content) > LARGEST_FILE:
        raise FileRefused([too_large(file)])
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise FileRefused([Fault(file, line, "file_not_utf8")]) from error


def read_yaml(text: str, file: str) -> LocatedDocument:
    """`file` is the name to show in faults. Raises FileRefused."""
    root = root_node(text, file)
    builder = _Builder(file)
    data = builder.build(root, ())
    if builder.faults:
        raise FileRefused(builder.faults)
    return LocatedDocument(file, data, builder.lines)


def refuse_mistakes(document: LocatedDocument, mistakes: Iterable[Mistake]) -> None:
    """For what several parts of a file must agree on; raises FileRefused if there is any."""
    faults = [document.fault(one) for one in mistakes]
    if faults:
        raise FileRefused(faults)


class _Builder:
    def __init__(self, file: str) -> None:
        self.file = file
        self.lines: dict[Path, int] = {}
        self.faults: list[Fault] = []

    def build(self, node: yaml.Node, path: Path) -> Any:
        self.lines.setdefault(path, _line(node))
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.build(child, (*path, i)) for i, child in enumerate(node.value)]
        return self._scalar(node)

    def _mapping(self, node: yaml.MappingNode, path: Path) -> dict[str | int, Any]:
        result: dict[str | int, Any] = {}
        for key_node, value_node in node.value:
            key = self._key(key_node)
            if key is None:
                continue
            if key in result:
                first = self.lines[(*path, key)]
                self._refuse(key_node, "key_twice", key=key, first=first)
            self.lines[(*path, key)] = _line(key_node)
            result[key] = self.build(value_node, (*path, key))
        return result

    def _key(self, node: yaml.Node) -> str | None:
        if not isinstance(node, yaml.ScalarNode):
            self._refuse(node, "key_of_parts")
            return None
        if node.value == "<<":
            self._refuse(node, "key_of_merging")
            return None
        self._refuse_unfit(node)
        return str(node.value)

    def _scalar(self, node: yaml.Node) -> Any:
        kind = node.tag.rpartition(":")[2]
        if kind in {"int", "float"} and len(node.value) > LONGEST_NUMBER:
            self._refuse(node, "number_too_long", limit=LONGEST_NUMBER)
            return None
        self._refuse_unfit(node)
        match kind:
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

    def _refuse_unfit(self, node: yaml.Node) -> None:
        if unfit := _UNFIT.search(node.value):
            self._refuse(node, "yaml_character", character=f"U+{ord(unfit[0]):04X}")

    def _refuse(self, node: yaml.Node, code: str, **data: object) -> None:
        self.faults.append(Fault(self.file, _line(node), code, data))


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1
