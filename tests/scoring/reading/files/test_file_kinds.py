"""Files that are no table, and workbooks that are somewhat odd."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable

import pytest
import xlsxwriter

from scoring.reading.files.sheet import Unreadable
from scoring.reading.files.sheets import read_sheets

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504


def zipped(**parts: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def named(name: str, content: bytes = b"") -> bytes:
    return zipped(**{name: content})


def workbook() -> bytes:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        sheet = book.add_worksheet("2021")
        sheet.write_row(0, 0, ["МО", "1.1", "s"])
        sheet.write_row(1, 0, ["Яр", 2])
        sheet.write_number(1, 2, 0.45, book.add_format({"num_format": "0%"}))
        sheet.write_blank(2, 0, None, book.add_format({"bold": True}))
        sheet.write_formula(2, 1, "=1/0", None, "#DIV/0!")
    return file.getvalue()


ROWS = (("МО", "1.1", "s"), ("Яр", "2", "45%"), ("", "#DIV/0!", ""))
KINDS = {
    "xls": (OLE + "Workbook".encode("utf-16-le"), "old_workbook"),
    "xls of Excel 5": (OLE + "Book".encode("utf-16-le"), "old_workbook"),
    "xls of Excel 4": (b"\x09\x04\x06\x00\x00\x04\x10\x00", "old_workbook"),
    "locked": (OLE + "EncryptedPackage".encode("utf-16-le"), "locked_workbook"),
    "doc": (OLE + "WordDocument".encode("utf-16-le"), "other_document"),
    "ods": (named("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), "open_document"),
    "odt": (named("mimetype", b"application/vnd.oasis.opendocument.text"), "other_document"),
    "xlsb": (named("xl/workbook.bin"), "binary_workbook"),
    "docx": (named("word/document.xml"), "other_document"),
    "numbers": (named("Index/Document.iwa"), "other_document"),
    "an archive": (named("table.csv", "МО;1.1".encode()), "other_document"),
    "pdf": (b"%PDF-1.7\n1 0 obj", "other_document"),
    "rtf": (b"{\\rtf1\\ansi", "other_document"),
    "a picture": (b"\x89PNG\r\n\x1a\n", "other_document"),
    "rar": (b"Rar!\x1a\x07", "other_document"),
    "a page": (b"<html><table><tr><td>1</td></tr></table></html>", "web_page"),
    "a page in capitals": (b"\xef\xbb\xbf \n<!DOCTYPE html>", "web_page"),
    "xml of 2003": (b'<?xml version="1.0"?><Workbook/>', "web_page"),
    "cut off": (workbook()[:3000], "damaged_workbook"),
    "no workbook at all": (named("xl/styles.xml", b"<styleSheet/>"), "damaged_workbook"),
    "broken inside": (named("xl/workbook.xml", b"<workbook><sheets>"), "damaged_workbook"),
}


@pytest.mark.parametrize(("content", "fault"), KINDS.values(), ids=KINDS)
def test_what_is_no_table_is_told_by_what_it_is(content: bytes, fault: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read_sheets(content, "table.xlsx")
    assert caught.value.fault == fault


def test_a_locked_zip_is_told_as_locked() -> None:
    content = bytearray(workbook())
    content[6] |= 1
    central = content.index(b"PK\x01\x02")
    content[central + 8] |= 1
    with pytest.raises(Unreadable) as caught:
        read_sheets(bytes(content), "table.xlsx")
    assert caught.value.fault == "locked_workbook"


Change = Callable[[str, bytes], tuple[str, bytes] | None]


def changed(change: Change, content: bytes | None = None) -> bytes:
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content or workbook())) as old,
        zipfile.ZipFile(file, "w") as new,
    ):
        for name in old.namelist():
            found = change(name, old.read(name))
            if found is not None:
                new.writestr(*found)
    return file.getvalue()


def in_sheet(pattern: bytes, by: bytes) -> Change:
    return lambda name, xml: (name, re.sub(pattern, by, xml) if "sheet1" in name else xml)


def prefixed(name: str, xml: bytes) -> tuple[str, bytes]:
    if not re.match(r"xl/(worksheets/sheet|workbook\.xml|sharedStrings|styles)", name):
        return name, xml
    return name, re.sub(rb"<(/?)(\w)", rb"<\1x:\2", xml).replace(b"xmlns=", b"xmlns:x=")


def strict(name: str, xml: bytes) -> tuple[str, bytes]:
    return name, xml.replace(
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        b"http://purl.oclc.org/ooxml/spreadsheetml/main",
    )


ODD: dict[str, Change] = {
    "backslashes": lambda name, xml: (name.replace("/", "\\"), xml),
    "other capitals": lambda name, xml: (name.replace("sharedStrings", "SharedStrings"), xml),
    "no references": in_sheet(rb'(<c) r="\w+"', rb"\1"),
    "no references, no row numbers": in_sheet(rb'(<(?:c|row)) r="\w+"', rb"\1"),
    "a wrong size": in_sheet(rb'<dimension ref="[^"]*"', b'<dimension ref="A1"'),
    "no size": in_sheet(rb"<dimension [^>]*>", b""),
    "prefixes": prefixed,
    "strict": strict,
    "odd properties": lambda name, xml: (name, b"garbage" if "docProps" in name else xml),
    "no content types": lambda name, xml: None if "Content_Types" in name else (name, xml),
    "odd fills": lambda name, xml: (
        name, xml.replace(b'patternType="gray125"', b'patternType="nonsense"')),
    "odd column widths": in_sheet(rb"(<sheetData>)", rb'<cols><col min="x"/></cols>\1'),
    "single quotes": in_sheet(rb'"', b"'"),
}  # fmt: skip


@pytest.mark.parametrize("change", ODD.values(), ids=ODD)
def test_a_slightly_odd_workbook_is_read(change: Change) -> None:
    (sheet,) = read_sheets(changed(change), "table.xlsx")
    assert tuple((*row, "", "", "")[:3] for row in sheet.rows) == ROWS


def far(*cells: tuple[int, int]) -> bytes:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_blank(1048575, 16383, None, book.add_format({"bold": True}))
        sheet.write_row(0, 0, ["МО", "1.1"])
        for row, column in cells:
            sheet.write(row, column, "x")
    return file.getvalue()


@pytest.mark.parametrize(
    ("cell", "name"), [((1048575, 16383), "XFD1048576"), ((40_000, 701), "ZZ40001")]
)
def test_a_cell_far_away_is_named_and_not_read_up_to(cell: tuple[int, int], name: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read_sheets(far(cell), "table.xlsx")
    assert (caught.value.fault, caught.value.found) == ("far_cell", name)


@pytest.mark.parametrize("cells", [(), ((20, 500),), ((3000, 3),)])
def test_formats_without_content_make_no_table_larger(cells: tuple[tuple[int, int], ...]) -> None:
    (sheet,) = read_sheets(far(*cells), "table.xlsx")
    assert sheet.rows[0][:2] == ("МО", "1.1")
    assert len(sheet.rows) == max((row for row, _ in cells), default=0) + 1


@pytest.mark.parametrize(
    "change", [in_sheet(rb'<row r="\d+"', b"<row"), in_sheet(rb'r="XFD', b'r="xfd')]
)
def test_a_cell_far_away_is_found_however_its_place_is_written(change: Change) -> None:
    content = changed(change, far((1048575, 16383)))
    with pytest.raises(Unreadable) as caught:
        read_sheets(content, "table.xlsx")
    assert (caught.value.fault, caught.value.found) == ("far_cell", "XFD1048576")
