"""Annex A: the workbook that an inspection asks for, as it would have stood on a day."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pyarrow as pa

from upheld.practice import standard
from upheld.practice.readers.annex_a_lists import ANNEX_A
from upheld.practice.simulate import days
from upheld.practice.simulate.annex_a_lists import LISTS, SHARED
from upheld.practice.simulate.annex_a_words import WORDS
from upheld.practice.simulate.marks import README, SYNTHETIC

# Excel's own limit, less the headings.
MOST_ROWS = 1_048_575
_SIX_MONTHS = 183
_ZIP_DAY = (1980, 1, 1, 0, 0, 0)
_HOUR = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


class AnnexA:
    """The workbook: its lists are gathered block by block and written at the end."""

    def __init__(self, folder: Path, at: int) -> None:
        folder.mkdir(parents=True)
        (folder / "README.txt").write_text(README, encoding="utf-8")
        self._path = folder / "annex-a.xlsx"
        self._days = {"at": str(days.day(at)), "since": str(days.day(at - _SIX_MONTHS))}
        self._staff: dict[str, pa.Table] = {}
        self._found: dict[int, list[pa.Table]] = {number: [] for number in ANNEX_A}

    def add(self, tables: Mapping[str, pa.Table]) -> None:
        """Take the staff, or one block of children."""
        if "person" not in tables:
            self._staff = dict(tables)
            return
        with duckdb.connect(config={"threads": 1}) as engine:
            for name in standard.TABLES:
                table = tables.get(name, self._staff.get(name))
                engine.register(name, standard.empty(name) if table is None else table)
            for statement in SHARED.split(";")[:-1]:
                engine.execute(statement, self._asked(statement))
            for number, query in LISTS.items():
                found = engine.execute(query, self._asked(query)).to_arrow_table()
                self._found[number].append(found)

    def _asked(self, query: str) -> dict[str, str] | None:
        return {name: day for name, day in self._days.items() if f"${name}" in query} or None

    def close(self) -> None:
        """Nothing is held open."""

    def finish(self) -> None:
        """Write the workbook, then write it again without the hour at which it was made.

        Nothing in it is compressed: compression differs from one machine's library to another's,
        and the same seed is to give the same bytes everywhere.
        """
        rough = self._path.with_suffix(".rough")
        self._book().save(rough)
        with zipfile.ZipFile(rough) as made, zipfile.ZipFile(self._path, "w") as out:
            for entry in made.infolist():
                content = made.read(entry)
                if entry.filename == "docProps/core.xml":
                    content = _HOUR.sub(_hour(self._days["at"]), content)
                out.writestr(zipfile.ZipInfo(entry.filename, _ZIP_DAY), content)
        rough.unlink()

    def _book(self) -> openpyxl.Workbook:
        book = openpyxl.Workbook(write_only=True)
        for number, told in ANNEX_A.items():
            sheet = book.create_sheet(f"List {number}")
            sheet.append(list(told.headings))
            for row in islice(self._rows(number), MOST_ROWS):
                sheet.append(row)
            sheet.close()
        book.create_sheet("Synthetic").append([SYNTHETIC])
        return book

    def _rows(self, number: int) -> Iterator[tuple[Any, ...]]:
        """The rows of a list, its codes in Annex A's own words."""
        for found in self._found[number]:
            columns = []
            for field in ANNEX_A[number].fields:
                there = field.name in found.column_names
                values: list[Any] = [None] * found.num_rows
                if there:
                    values = found[field.name].to_pylist()
                words = WORDS.get(field.codes) or WORDS.get(field.kind.value, {})
                columns.append([words.get(each, each) for each in values] if words else values)
            yield from zip(*columns, strict=True)


def _hour(day: str) -> bytes:
    return f"{day}T00:00:00Z".encode()
