"""The looked-after return (SSDA903): a folder of CSV files for each year that ends in the run."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.csv

from upheld.practice.simulate.census import years
from upheld.practice.simulate.looked_after_files import FILES, SHARED
from upheld.practice.simulate.marks import README

_USED = (
    "person", "cla_episodes", "cla_placement", "cla_reviews", "cla_health", "missing",
    "care_leavers", "permanence", "involvements",
)  # fmt: skip
# The module of social workers was first asked for in this year.
SOCIAL_WORKERS_SINCE = 2024
LETTERS_FOR_SEX_SINCE = 2025


class LookedAfter:
    """A folder of CSV files for each year of the return, by the year of its 31 March."""

    def __init__(self, folder: Path, first: int, last: int) -> None:
        self._files: dict[tuple[int, str], pyarrow.csv.CSVWriter] = {}
        self._folder = folder
        self._years = years(first, last)
        folder.mkdir(parents=True)
        (folder / "README.txt").write_text(README, encoding="utf-8")
        for year in self._years:
            (folder / str(year)).mkdir()
            (folder / str(year) / "README.txt").write_text(README, encoding="utf-8")

    def add(self, tables: Mapping[str, pa.Table]) -> None:
        """Take one block of children."""
        if "person" not in tables:
            return
        for year in self._years:
            with duckdb.connect(config={"threads": 1}) as engine:
                for name in _USED:
                    engine.register(name, tables[name])
                self._year(engine, year)

    def _year(self, engine: duckdb.DuckDBPyConnection, year: int) -> None:
        days = {"first": str(date(year - 1, 4, 1)), "last": str(date(year, 3, 31))}
        for statement in SHARED.split(";")[:-1]:
            engine.execute(statement, _asked(statement, days))
        for name, query in FILES.items():
            if name == "sw_episodes" and year < SOCIAL_WORKERS_SINCE:
                continue
            found = engine.execute(query, _asked(query, days)).to_arrow_table()
            if "SEX" in found.column_names and year < LETTERS_FOR_SEX_SINCE:
                found = _in_numbers(found)
            if (year, name) not in self._files:
                path = self._folder / str(year) / f"{name}.csv"
                self._files[year, name] = pyarrow.csv.CSVWriter(path, found.schema)
            self._files[year, name].write_table(found)

    def finish(self) -> None:
        """Everything has been written as it came."""

    def close(self) -> None:
        """Close every file."""
        for file in self._files.values():
            file.close()


def _asked(statement: str, days: Mapping[str, str]) -> dict[str, str] | None:
    return {name: day for name, day in days.items() if f"${name}" in statement} or None


def _in_numbers(found: pa.Table) -> pa.Table:
    """Sex as the return wrote it until 2024."""
    at = found.schema.get_field_index("SEX")
    numbers = ["2" if word == "F" else "1" for word in found["SEX"].to_pylist()]
    return found.set_column(at, "SEX", pa.array(numbers))
