"""Annex A: the workbook that an inspection asks for, as it would have stood on a day."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pyarrow as pa

from upheld.practice import standard
from upheld.practice.readers.annex_a_lists import ANNEX_A, List
from upheld.practice.simulate import days
from upheld.practice.simulate.annex_a_lists import LISTS, SHARED
from upheld.practice.simulate.annex_a_words import WORDS
from upheld.practice.simulate.marks import README, SYNTHETIC

# Excel's own limit, less the headings.
MOST_ROWS = 1_048_575
_SIX_MONTHS = 183
_ZIP_DAY = (1980, 1, 1, 0, 0, 0)


class AnnexA:
    """The workbook, filled list by list as blocks of children come."""

    def __init__(self, folder: Path, at: int) -> None:
        folder.mkdir(parents=True)
        (folder / "README.txt").write_text(README, encoding="utf-8")
        self._path = folder / "annex-a.xlsx"
        self._days = {"at": str(days.day(at)), "since": str(days.day(at - _SIX_MONTHS))}
        self._staff: dict[str, pa.Table] = {}
        self._book = openpyxl.Workbook(write_only=True)
        self._rows = dict.fromkeys(ANNEX_A, 0)
        self._sheets = {number: self._sheet(told) for number, told in ANNEX_A.items()}
        self._book.create_sheet("Synthetic").append([SYNTHETIC])

    def _sheet(self, told: List) -> Any:
        sheet = self._book.create_sheet(f"List {told.number}")
        sheet.append(list(told.headings))
        return sheet

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
                asked = {"at": self._days["at"]} if "$at" in statement else None
                engine.execute(statement, asked)
            for number in LISTS:
                self._fill(engine, number)

    def _fill(self, engine: duckdb.DuckDBPyConnection, number: int) -> None:
        query = LISTS[number]
        asked = {name: day for name, day in self._days.items() if f"${name}" in query}
        found = engine.execute(query, asked or None).to_arrow_table()
        columns = []
        for field in ANNEX_A[number].fields:
            if field.name in found.column_names:
                words = WORDS.get(field.codes or field.kind.value, {})
                values = found[field.name].to_pylist()
                columns.append([words.get(each, each) for each in values] if words else values)
            else:
                columns.append([None] * found.num_rows)
        room = MOST_ROWS - self._rows[number]
        for row in list(zip(*columns, strict=True))[:room]:
            self._sheets[number].append(row)
        self._rows[number] += min(found.num_rows, room)

    def close(self) -> None:
        """Save the workbook, then write it again without the hour at which it was made.

        Nothing in it is compressed: compression differs from one machine's library to another's,
        and the same seed is to give the same bytes everywhere.
        """
        rough = self._path.with_suffix(".rough")
        self._book.save(rough)
        with zipfile.ZipFile(rough) as made, zipfile.ZipFile(self._path, "w") as out:
            for entry in made.infolist():
                content = made.read(entry)
                if entry.filename == "docProps/core.xml":
                    content = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", _hour(self._days["at"]),
                                     content)  # fmt: skip
                out.writestr(zipfile.ZipInfo(entry.filename, _ZIP_DAY), content)
        rough.unlink()


def _hour(day: str) -> bytes:
    return f"{day}T00:00:00Z".encode()
