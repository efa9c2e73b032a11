"""The parts of an XLSX that its reader does not tell of: the XML of sheets, and number formats."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from functools import cached_property
from xml.etree import ElementTree as ET

from scoring.reading.files.sheet import Unreadable

# What a table may unfold to; a file that holds more is no table, whatever it is.
MOST_BYTES = 1_000_000_000
PERCENT = -1
_BUILT_IN = {1: 0, 2: 2, 3: 0, 4: 2, 9: PERCENT, 10: PERCENT, 37: 0, 38: 0, 39: 2, 40: 2}
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_FIXED = re.compile(r"[#,]*0*(?:\.(0+))?\s*")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


class WorkbookParts:
    """Raises Unreadable for what holds too much."""

    def __init__(self, content: bytes) -> None:
        self._zip = zipfile.ZipFile(io.BytesIO(content))
        infos = self._zip.infolist()
        if sum(info.file_size for info in infos) > MOST_BYTES:
            raise Unreadable("too_large_file")
        self._names = {_plain(info.filename): info.filename for info in infos}

    def sheets(self) -> Mapping[str, bytes]:
        """The XML of every sheet by its title."""
        book = "xl/workbook.xml"
        targets = {
            one.get("Id"): posixpath.normpath(posixpath.join("xl", one.get("Target") or ""))
            for one in self._elements("xl/_rels/workbook.xml.rels", "Relationship")
        }
        return {
            title: self._part(path.lstrip("/"))
            for one in self._elements(book, "sheet")
            if (title := one.get("name")) and (path := targets.get(one.get("id"))) is not None
        }

    @cached_property
    def decimals(self) -> Mapping[int, int]:
        """By style: how many decimals are shown, or PERCENT; other styles are left out."""
        custom = {
            int(one.get("numFmtId") or 0): one.get("formatCode") or ""
            for one in self._elements("xl/styles.xml", "numFmt")
        }
        formats = [int(one.get("numFmtId") or 0) for one in self._cell_formats()]
        shown = {
            style: _shown(custom[id]) if id in custom else _BUILT_IN.get(id)
            for style, id in enumerate(formats)
        }
        return {style: decimals for style, decimals in shown.items() if decimals is not None}

    def _cell_formats(self) -> Iterator[_Element]:
        for element in self._elements("xl/styles.xml", "cellXfs"):
            yield from element.children

    def _elements(self, path: str, name: str) -> Iterator[_Element]:
        """Those of that name, whatever their namespace; none where the part is not there."""
        if path in self._names:
            for found in ET.fromstring(self._part(path)).iter():  # noqa: S314
                if _local(found.tag) == name:
                    yield _Element(found)

    def _part(self, path: str) -> bytes:
        name = self._names.get(_plain(path))
        content = self._zip.read(name) if name else b""
        return content.decode("utf-16").encode() if content.startswith(_UTF_16) else content


class _Element:
    def __init__(self, found: ET.Element) -> None:
        self._attributes = {_local(name): text for name, text in found.attrib.items()}
        self._found = found

    def get(self, name: str) -> str | None:
        return self._attributes.get(name)

    @property
    def children(self) -> list[_Element]:
        return [_Element(one) for one in self._found]


def _shown(code: str) -> int | None:
    plain = _QUOTED.sub("", code).split(";", maxsplit=1)[0]
    if "%" in plain:
        return PERCENT
    fixed = _FIXED.fullmatch(plain)
    return len(fixed[1] or "") if fixed and "0" in plain else None


def _local(name: str) -> str:
    return name.rpartition("}")[2]


def _plain(name: str) -> str:
    return name.replace("\\", "/").lower()
