"""Workbooks, xlsx and ods: the values of their sheets, and what a reader must be told of them.

No formula is worked out and no macro is run. Where a formula stands, the value that the
spreadsheet program last saved is used.
"""

from __future__ import annotations

import datetime
import re
import zipfile
from dataclasses import dataclass, field
from typing import Any

import python_calamine as calamine

from upheld.practice.readers import extent, xml
from upheld.practice.readers.findings import NotReadable
from upheld.practice.readers.opening import BOOK_LIMIT, CUT_OFF, LOCKED, check
from upheld.practice.readers.sources import Part

MACROS = "{} carries macros. They were not run, and nothing that they would fill in was read."
FORMULAS = "In sheet “{}” the last saved values of formulas were used (cells with formulas: {})."
UNSAVED = (
    "In sheet “{}” formulas were never worked out and saved, so that their cells are empty here "
    "(such cells: {}, the first in {}). Open the workbook, save it, and load it again."
)
ERRORS = "In sheet “{}” errors such as #N/A were read as empty (cells with errors: {})."
OTHER_OFFICE = (
    "{} was made by an office program, but is no workbook that can be read here. Save it as .xlsx "
    "and load that."
)
TOO_WIDE = (
    "The sheets of {} reach over {} million cells, most of them empty, and {} million are read. It "
    "was not opened: a file like this can be made to stop a computer. Copy what is filled into a "
    "new workbook."
)
DAYS_FROM_1904 = (
    "{} counts days from 1904, as old workbooks of Apple computers do. That was taken into account."
)
HIDDEN = "In sheet “{}” hidden rows were read like the others (hidden rows: {})."

CELL = re.compile(
    rb'<c r="([A-Z]+[0-9]+)"[^>]*>\s*<f(?:\s[^>]*)?(?:/>|>[^<]*</f>)\s*(<v>[^<]+</v>)?'
)
ERROR = re.compile(rb'<c r="[A-Z]+[0-9]+"[^>]* t="e"')
HIDDEN_ROW = re.compile(rb'<row [^>]*hidden="(?:1|true)"')


@dataclass
class Page:
    """One sheet: rows of words, the first of them row 1."""

    name: str
    rows: list[list[str | None]]
    days_from_1904: bool = False


@dataclass
class Book:
    """A workbook: its sheets, and sentences about what is odd in it."""

    pages: list[Page]
    notes: list[str] = field(default_factory=list)


def read(part: Part) -> Book:
    """Read all sheets. Raises `NotReadable`."""
    notes = _looked_over(part)
    old = DAYS_FROM_1904.format(part.name) in notes
    try:
        with part.open() as file, calamine.CalamineWorkbook.from_filelike(file) as book:
            pages = [
                Page(name, _rows(book.get_sheet_by_name(name)), old) for name in _worksheets(book)
            ]
    except (calamine.CalamineError, zipfile.BadZipFile, OSError) as broken:
        locked = "password" in str(broken).lower()
        raise NotReadable((LOCKED if locked else CUT_OFF).format(part.name)) from broken
    return Book(pages, notes)


def _worksheets(book: Any) -> list[str]:
    return [
        each.name for each in book.sheets_metadata if each.typ == calamine.SheetTypeEnum.WorkSheet
    ]


def _rows(sheet: Any) -> list[list[str | None]]:
    first = sheet.start[0] if sheet.start else 0
    blank: list[list[str | None]] = [[] for _ in range(first)]
    left = sheet.start[1] if sheet.start else 0
    pad: list[str | None] = [None] * left
    rows = sheet.to_python(skip_empty_area=True)
    return blank + [pad + [words(cell) for cell in row] for row in rows]


def words(cell: object) -> str | None:
    """A cell's value in words, as a person would read it."""
    if cell is None or cell == "":
        return None
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, datetime.datetime):
        return cell.date().isoformat()
    if isinstance(cell, datetime.date):
        return cell.isoformat()
    return str(cell)


def _looked_over(part: Part) -> list[str]:
    """What the file itself says that its values do not: macros, formulas, hidden rows."""
    notes: list[str] = []
    try:
        with part.open() as file, zipfile.ZipFile(file) as archive:
            check(archive, part.name, BOOK_LIMIT)
            names = archive.namelist()
            if any(name.endswith("vbaProject.bin") for name in names):
                notes.append(MACROS.format(part.name))
            if "content.xml" in names:
                notes += _of_document(archive, names, part.name)
            elif "xl/workbook.xml" in names:
                notes += _of_workbook(archive, names, part.name)
            else:
                raise NotReadable(OTHER_OFFICE.format(part.name))
    except (zipfile.BadZipFile, zipfile.error, EOFError, KeyError, OSError) as broken:
        raise NotReadable(CUT_OFF.format(part.name)) from broken
    return notes


def _of_document(archive: zipfile.ZipFile, names: list[str], name: str) -> list[str]:
    """Look over an OpenDocument spreadsheet."""
    locked = "META-INF/manifest.xml"
    if locked in names and b"encryption-data" in archive.read(locked):
        raise NotReadable(LOCKED.format(name))
    notes, cells = [], 0
    for table in extent.of_document(archive, name):
        cells += table.cells
        _not_too_wide(name, cells)
        if table.formulas:
            notes.append(FORMULAS.format(table.name, table.formulas))
        if table.hidden:
            notes.append(HIDDEN.format(table.name, table.hidden))
    return notes


def _of_workbook(archive: zipfile.ZipFile, names: list[str], name: str) -> list[str]:
    """Look over an xlsx workbook."""
    notes, cells = [], 0
    told = _elements(archive, "xl/workbook.xml", "workbookPr")
    if any(each.get("date1904") in {"1", "true"} for each in told):
        notes.append(DAYS_FROM_1904.format(name))
    for title, member in _sheet_files(archive, names):
        content = archive.read(member)
        cells += extent.of_sheet(content)
        _not_too_wide(name, cells)
        notes += _odd(title, content)
    return notes


def _not_too_wide(name: str, cells: int) -> None:
    if cells > extent.MOST_CELLS:
        millions = f"{cells / 1e6:,.0f}", f"{extent.MOST_CELLS / 1e6:,.0f}"
        raise NotReadable(TOO_WIDE.format(name, *millions))


def _sheet_files(archive: zipfile.ZipFile, names: list[str]) -> list[tuple[str, str]]:
    """Title and file of every sheet of an xlsx workbook."""
    if "xl/workbook.xml" not in names or "xl/_rels/workbook.xml.rels" not in names:
        return []
    targets: dict[str, str] = {}
    for each in _elements(archive, "xl/_rels/workbook.xml.rels", "Relationship"):
        targets[each["Id"]] = each["Target"].removeprefix("/xl/").removeprefix("xl/")
    found = []
    for each in _elements(archive, "xl/workbook.xml", "sheet"):
        id = next((value for key, value in each.items() if key.endswith("}id")), "")
        member = f"xl/{targets.get(id, '')}"
        if member in names:
            found.append((each.get("name", ""), member))
    return found


def _elements(archive: zipfile.ZipFile, member: str, name: str) -> list[dict[str, str]]:
    part = Part(member, content=archive.read(member))
    return [dict(element.attrib) for element in xml.elements(part, name)]


def _odd(title: str, content: bytes) -> list[str]:
    notes = []
    formulas = [(cell, saved) for cell, saved in CELL.findall(content)]
    unsaved = [cell.decode() for cell, saved in formulas if not saved]
    if len(formulas) > len(unsaved):
        notes.append(FORMULAS.format(title, len(formulas) - len(unsaved)))
    if unsaved:
        notes.append(UNSAVED.format(title, len(unsaved), unsaved[0]))
    errors = len(ERROR.findall(content))
    if errors:
        notes.append(ERRORS.format(title, errors))
    hidden = len(HIDDEN_ROW.findall(content))
    if hidden:
        notes.append(HIDDEN.format(title, hidden))
    return notes
