"""What a file is that is neither CSV nor XLSX, by what is in it and not by its name."""

from __future__ import annotations

import io
import zipfile
from typing import Literal

from scoring.reading.files.sheet import Unreadable

OtherKind = Literal[
    "locked_workbook",
    "old_workbook",
    "binary_workbook",
    "open_document",
    "web_page",
    "other_document",
    "damaged_workbook",
]

# Names of streams in a compound file of OLE are UTF-16; the first that is there decides.
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STREAMS: tuple[tuple[str, OtherKind], ...] = (
    ("EncryptedPackage", "locked_workbook"),
    ("Workbook", "old_workbook"),
    ("Book", "old_workbook"),
)
# Excel before 1997 wrote no compound files: BOF records of versions 2 to 4.
_OLDEST = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00")
_OTHERS = (b"%PDF", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"Rar!", b"7z\xbc\xaf")
_PAGES = (b"<html", b"<!doctype", b"<table", b"<?xml", b"<meta", b"<head")
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument."
_LOCKED = 0x1


def refuse_other_kinds(content: bytes) -> None:
    """Raises Unreadable."""
    fault = _in_zip(content) if content.startswith(b"PK") else _by_beginning(content)
    if fault:
        raise Unreadable(fault)


def _by_beginning(content: bytes) -> OtherKind | None:
    if content.startswith(_OLE):
        named = (fault for name, fault in _STREAMS if name.encode("utf-16-le") in content)
        return next(named, "other_document")
    if content.startswith(_OLDEST):
        return "old_workbook"
    begun = content[:200].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if begun.startswith(_PAGES):
        return "web_page"
    return "other_document" if content.startswith(_OTHERS) else None


def _in_zip(content: bytes) -> OtherKind | None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            infos = {_plain(info.filename): info for info in parts.infolist()}
            if any(info.flag_bits & _LOCKED for info in infos.values()):
                return "locked_workbook"
            kind = parts.read(infos["mimetype"]) if "mimetype" in infos else b""
    # zipfile raises whatever damaged headers make it run into
    except Exception:
        return "damaged_workbook"
    if kind.startswith(_OPEN_DOCUMENT):
        return "open_document" if b"spreadsheet" in kind else "other_document"
    if "xl/workbook.bin" in infos:
        return "binary_workbook"
    if not any(name.startswith("xl/") for name in infos):
        return "other_document"
    return None


def _plain(name: str) -> str:
    return name.replace("\\", "/").lower()
