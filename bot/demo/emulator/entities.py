"""HTML of a message taken apart into plain text and entities, with Telegram's own complaints.

Offsets and lengths of entities count UTF-16 units, offsets in errors count bytes of UTF-8.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

from bot.demo.emulator.errors import cannot_parse_entities
from bot.demo.emulator.wire import Json

_TYPES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "code": "code",
    "pre": "pre",
    "a": "text_link",
    "blockquote": "blockquote",
}
_SPECIAL = re.compile(r"[<&]")
_REFERENCE = re.compile(r"&(?:#x[0-9a-fA-F]+|#[0-9]+|lt|gt|amp|quot)(;|\b)")
_NAME = re.compile(r"<([^\s>]*)(?=[\s>])")
_END = re.compile(r"</([^\s>]*)\s*>")
_VALUE = r"""\s*=\s*(?:"([^"]*)"|'([^']*)'|([\w.-]+))"""
_ATTRIBUTE = re.compile(rf"\s*([^\s=>]+)(?:{_VALUE})?")


def units(text: str) -> int:
    """Length in UTF-16 code units."""
    return len(text.encode("utf-16-le")) // 2


@dataclass(frozen=True, slots=True)
class Formatted:
    text: str
    entities: tuple[Json, ...] = ()


@dataclass(slots=True)
class _OpenTag:
    name: str
    attributes: dict[str, str]
    offset: int


def parse_html(source: str) -> Formatted:
    return _Parser(source).parse()


class _Parser:
    def __init__(self, source: str) -> None:
        self._source = source
        self._pieces: list[str] = []
        self._length = 0
        self._open: list[_OpenTag] = []
        self._entities: list[Json] = []

    def parse(self) -> Formatted:
        position = 0
        while special := _SPECIAL.search(self._source, position):
            self._emit(self._source[position : special.start()])
            position = self._step(special.start())
        self._emit(self._source[position:])
        if self._open:
            name = self._open[-1].name
            raise cannot_parse_entities(f'Can\'t find end tag corresponding to start tag "{name}"')
        ordered = sorted(self._entities, key=lambda one: (one["offset"], -one["length"]))
        return Formatted("".join(self._pieces), tuple(ordered))

    def _step(self, at: int) -> int:
        if self._source[at] == "&":
            return self._reference(at)
        if self._source.startswith("</", at):
            return self._close(at)
        return self._start(at)

    def _emit(self, piece: str) -> None:
        self._pieces.append(piece)
        self._length += units(piece)

    def _reference(self, at: int) -> int:
        found = _REFERENCE.match(self._source, at)
        self._emit(unescape(found[0]) if found else "&")
        return found.end() if found else at + 1

    def _start(self, at: int) -> int:
        found = _NAME.match(self._source, at)
        if found is None:
            raise cannot_parse_entities(f"Unclosed start tag at byte offset {self._bytes(at)}")
        name = found[1].lower()
        if name not in _TYPES:
            raise cannot_parse_entities(
                f'Unsupported start tag "{name}" at byte offset {self._bytes(at)}'
            )
        attributes, end = self._attributes(name, at, found.end())
        if name == "span" and attributes.get("class") != "tg-spoiler":
            raise cannot_parse_entities(
                f'Tag "span" must have class "tg-spoiler" at byte offset {self._bytes(at)}'
            )
        self._open.append(_OpenTag(name, attributes, self._length))
        return end

    def _attributes(self, name: str, at: int, position: int) -> tuple[dict[str, str], int]:
        attributes: dict[str, str] = {}
        while True:
            while self._source[position : position + 1].isspace():
                position += 1
            if position >= len(self._source):
                raise cannot_parse_entities(
                    f'Unclosed start tag "{name}" at byte offset {self._bytes(at)}'
                )
            if self._source[position] == ">":
                return attributes, position + 1
            found = _ATTRIBUTE.match(self._source, position)
            if found is None:
                raise cannot_parse_entities(
                    f'Empty attribute name in the tag "{name}" at byte offset {self._bytes(at)}'
                )
            attributes[found[1].lower()] = unescape(next(filter(None, found.groups()[1:]), ""))
            position = found.end()

    def _close(self, at: int) -> int:
        if not self._open:
            raise cannot_parse_entities(f"Unexpected end tag at byte offset {self._bytes(at)}")
        found = _END.match(self._source, at)
        if found is None:
            raise cannot_parse_entities(f"Unclosed end tag at byte offset {self._bytes(at)}")
        tag = self._open.pop()
        if found[1] and found[1].lower() != tag.name:
            raise cannot_parse_entities(
                f"Unmatched end tag at byte offset {self._bytes(at)}, "
                f'expected "</{tag.name}>", found "</{found[1]}>"'
            )
        if self._length > tag.offset:
            self._mark(tag)
        return found.end()

    def _mark(self, tag: _OpenTag) -> None:
        parent = self._open[-1] if self._open else None
        language = tag.attributes.get("class", "").removeprefix("language-")
        if tag.name == "code" and language and parent and parent.name == "pre":
            parent.attributes["language"] = language
            return
        entity: Json = {"type": _TYPES[tag.name]}
        entity |= {"offset": tag.offset, "length": self._length - tag.offset}
        if tag.name == "a":
            # A link without an address stays plain text.
            if not tag.attributes.get("href"):
                return
            entity["url"] = tag.attributes["href"]
        if tag.name == "pre" and "language" in tag.attributes:
            entity["language"] = tag.attributes["language"]
        if tag.name == "blockquote" and "expandable" in tag.attributes:
            entity["type"] = "expandable_blockquote"
        self._entities.append(entity)

    def _bytes(self, at: int) -> int:
        return len(self._source[:at].encode())
