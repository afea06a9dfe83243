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

from upheld.practice.readers import xml
from upheld.practice.readers.findings import NotReadable
from upheld.practice.readers.opening import CUT_OFF, LOCKED
from upheld.practice.readers.sources import Part

MACROS = "{} carries macros. They were not run, and nothing that they would fill in was read."
FORMULAS = (
    "Sheet “{}” has {} cells with formulas. The values that were last saved with it were used."
)
UNSAVED = (
    "Sheet “{}” has {} cells with formulas whose values were never saved, so that they are empty "
    "here, the first in {}. Open the workbook, save it, and load it again."
)
ERRORS = "Sheet “{}” has {} cells with errors, such as #N/A. They were read as empty."
HIDDEN = "Sheet “{}” has {} hidden rows. They were read like the others."

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


@dataclass
class Book:
    """A workbook: its sheets, and sentences about what is odd in it."""

    pages: list[Page]
    notes: list[str] = field(default_factory=list)


def read(part: Part) -> Book:
    """Read all sheets. Raises `NotReadable`."""
    notes = _looked_over(part)
    try:
        with part.open() as file, calamine.CalamineWorkbook.from_filelike(file) as book:
            pages = [Page(name, _rows(book.get_sheet_by_name(name))) for name in _worksheets(book)]
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
            names = archive.namelist()
            if any(name.endswith("vbaProject.bin") for name in names):
                notes.append(MACROS.format(part.name))
            if "META-INF/manifest.xml" in names and b"encryption-data" in archive.read(
                "META-INF/manifest.xml"
            ):
                raise NotReadable(LOCKED.format(part.name))
            for title, member in _sheet_files(archive, names):
                notes += _odd(title, archive.read(member))
    except (zipfile.BadZipFile, zipfile.error, EOFError, KeyError, OSError) as broken:
        raise NotReadable(CUT_OFF.format(part.name)) from broken
    return notes


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
