"""How many cells a workbook would fill in memory, found out before it is opened.

The library that reads workbooks lays a sheet out as a full rectangle. Two cells in opposite corners
of an empty sheet, or one cell that says it is repeated, are a few bytes of file and thousands of
millions of cells.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from upheld.practice.readers import xml
from upheld.practice.readers.sources import Part

# The largest list of Annex A that a council of 100,000 children would send has about 5 million.
MOST_CELLS = 20_000_000
MOST_DIGITS = 9  # of a number that a cell is repeated

REFERENCE = re.compile(rb"\sr\s*=\s*[\"']([A-Za-z]{0,3})([0-9]{1,9})[\"']")
ROW = re.compile(rb"<(?:\w+:)?row\b")
CELL = re.compile(rb"<(?:\w+:)?c\b")
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
FILLED = ("{urn:oasis:names:tc:opendocument:xmlns:office:1.0}value-type", f"{TABLE}formula")


def of_sheet(content: bytes) -> int:
    """The cells of a sheet of an xlsx workbook: rows times columns."""
    columns, rows, named = set(), set(), 0
    for letters, number in REFERENCE.findall(content):
        rows.add(number)
        if letters:
            columns.add(letters)
            named += 1
    width = max((_place(letters) for letters in columns), default=0)
    cells = len(CELL.findall(content))
    if cells > named:  # some have no reference, and follow one another
        width = max(width, *(len(CELL.findall(row)) for row in ROW.split(content)))
    height = max((int(number) for number in rows), default=0)
    return width * max(height, len(ROW.findall(content)))


def _place(letters: bytes) -> int:
    place = 0
    for letter in letters.upper():
        place = place * 26 + letter - 64
    return place


@dataclass
class Table:
    """What one table of an OpenDocument spreadsheet holds."""

    name: str = ""
    height: int = 0
    reached: int = 0  # the last row with something in it
    width: int = 0
    formulas: int = 0
    hidden: int = 0

    @property
    def cells(self) -> int:
        """Rows times columns, as far as something is written."""
        return self.reached * self.width


def of_document(archive: zipfile.ZipFile, name: str) -> Iterator[Table]:
    """The tables of an OpenDocument spreadsheet, read as a stream."""
    part = Part(name, content=archive.read("content.xml"))
    table, owner = Table(), None
    for row in xml.elements(part, "table-row"):
        above = next(row.iterancestors(f"{TABLE}table"), None)
        if above is not owner:
            if owner is not None:
                yield table
            owner = above
            table = Table("" if above is None else above.get(f"{TABLE}name", ""))
        _take(row, table)
    if owner is not None:
        yield table


def _take(row: Any, table: Table) -> None:
    times = _times(row, "rows")
    table.height += times
    at = width = 0
    for cell in row:
        at += _times(cell, "columns")
        if len(cell) or any(name in cell.attrib for name in FILLED):
            width = at
        table.formulas += cell.get(f"{TABLE}formula") is not None
    if width:
        table.reached, table.width = table.height, max(table.width, width)
        if row.get(f"{TABLE}visibility", "visible") != "visible":
            table.hidden += times


def _times(element: Any, what: str) -> int:
    told = element.get(f"{TABLE}number-{what}-repeated", "1")
    return int(told) if told.isdecimal() and len(told) <= MOST_DIGITS else 10**MOST_DIGITS
