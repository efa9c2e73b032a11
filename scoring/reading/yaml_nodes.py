"""The text of an author's file as YAML nodes, or what keeps it from being YAML.

Scalars follow YAML 1.2: only `true` and `false` are booleans, dates stay text. Anchors and
aliases are taken as long as what they stand for stays small: a few lines could otherwise unfold
into more than any machine holds.
"""

from __future__ import annotations

import re

import yaml

from scoring.reading.mistakes import Fault, FileRefused, Mistake

# Several times what the largest file of the package has; in bytes, values, levels.
LARGEST_FILE = 1_000_000
MOST_VALUES = 20_000
DEEPEST = 50


class _Refused(Exception):
    def __init__(self, mistake: Mistake, line: int) -> None:
        self.mistake, self.line = mistake, line
        super().__init__(mistake.code, line)


class _Loader(yaml.SafeLoader):
    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._depth = self._values = 0
        # How many values each finished node is, with its aliases unfolded.
        self._sizes: dict[yaml.Node, int] = {}

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        event = self.peek_event()  # type: ignore[no-untyped-call]
        line = event.start_mark.line + 1
        if isinstance(event, yaml.AliasEvent):
            node = super().compose_node(parent, index)
            if node not in self._sizes:
                raise _Refused(Mistake("yaml_alias_of_itself", alias=event.anchor), line)
            self._count(self._sizes[node], line)
            return node
        if event.tag is not None:
            raise _Refused(Mistake("yaml_tag", tag=event.tag), line)
        return self._composed(parent, index, line)

    def _composed(self, parent: yaml.Node | None, index: int, line: int) -> yaml.Node | None:
        before = self._values
        self._count(1, line)
        self._depth += 1
        if self._depth > DEEPEST:
            raise _Refused(Mistake("yaml_too_deep", limit=DEEPEST), line)
        node = super().compose_node(parent, index)
        self._depth -= 1
        if node is not None:
            self._sizes[node] = self._values - before
        return node

    def _count(self, values: int, line: int) -> None:
        self._values += values
        if self._values > MOST_VALUES:
            raise _Refused(Mistake("yaml_too_many_values", limit=MOST_VALUES), line)


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

# What the parser says, and what an author can do about it; the first that fits counts.
_SYNTAX = (
    (r"mapping values are not allowed here", "yaml_second_colon"),
    (r"found character '\\t'", "yaml_tab"),
    (r"found character '(?P<found>.+)' that cannot start", "yaml_first_character"),
    (r"found unexpected end of stream", "yaml_open_quote"),
    (r"expected ',' or '[}\]]'", "yaml_open_bracket"),
    (r"could not find expected ':'", "yaml_no_colon"),
    (r"expected <block end>, but found '(?:<scalar>|[]}])'", "yaml_after_the_value"),
    (r"expected <block end>", "yaml_indent"),
    (r"found undefined alias '?(?P<found>[^']+)'?", "yaml_unknown_alias"),
    (r"found duplicate anchor", "yaml_anchor_twice"),
    (r"but found another document", "yaml_several_documents"),
    (r"unknown escape character|expected escape sequence", "yaml_escape"),
)
# The parser stumbles over these further on; it tells as well where they began.
_FOUND_LATE = {"yaml_open_quote", "yaml_no_colon"}


def root_node(text: str, file: str) -> yaml.MappingNode:
    """Raises FileRefused where the text is no YAML, too much of it, or no keys with values."""
    if len(text) > LARGEST_FILE:
        raise FileRefused([too_large(file)])
    try:
        root = _Loader(text).get_single_node()
    except _Refused as error:
        fault = Fault(file, error.line, error.mistake.code, error.mistake.data)
        raise FileRefused([fault]) from None
    except yaml.MarkedYAMLError as error:
        raise FileRefused([_syntax_fault(file, error)]) from error
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        shown = {"character": f"U+{error.character:04X}"}
        raise FileRefused([Fault(file, line, "yaml_character", shown)]) from error
    if root is None or root.value == "":
        raise FileRefused([Fault(file, 1, "file_empty")])
    if not isinstance(root, yaml.MappingNode):
        raise FileRefused([Fault(file, root.start_mark.line + 1, "file_without_keys")])
    return root


def too_large(file: str) -> Fault:
    return Fault(file, 1, "file_too_large", {"limit": LARGEST_FILE // 1_000_000})


def _syntax_fault(file: str, error: yaml.MarkedYAMLError) -> Fault:
    problem = f"{error.context}: {error.problem}"
    code, found = "yaml_syntax", {}
    for pattern, name in _SYNTAX:
        if told := re.search(pattern, problem):
            code, found = name, told.groupdict()
            break
    marks = (error.problem_mark, error.context_mark)
    ordered = reversed(marks) if code in _FOUND_LATE else marks
    mark = next((one for one in ordered if one), None)
    return Fault(file, mark.line + 1 if mark else 1, code, found)
