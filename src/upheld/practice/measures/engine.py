"""The one door to Ibis: what a measure may use, so that it gives the same rows on every engine.

A `Workbench` holds the standard tables of one store as Parquet, the calendar and the periods asked
for. Allowed are: choose, rename, filter, join on equal keys (with ranges beside them), union, group
and sum, and windows ordered by columns that are never empty. Not allowed, because engines differ:
the order of empty values, casts from fractions to whole numbers, division by nought, tables made
in memory (on Spark they lose which values are empty).
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import ibis
import pyarrow as pa
import pyarrow.parquet as pq

from upheld.practice import calendar, standard
from upheld.practice.measures import periods as of_time
from upheld.practice.measures.local import Local
from upheld.practice.measures.periods import By, Every, Period

# Ibis gives its columns no useful types, so a table is whatever Ibis says that it is.
Table = Any
Column = Any

FAR = date(2999, 12, 31)  # the end of what has not ended
LONG_AGO = calendar.FIRST_DAY
NO_TEAM = "(no team recorded)"


@dataclass(frozen=True, slots=True)
class Asked:
    """For which time and for whom."""

    first: date
    last: date
    every: Every = Every.YEAR
    by: By = By.COUNCIL

    def periods(self) -> tuple[Period, ...]:
        """The periods, in order."""
        return of_time.periods(self.first, self.last, self.every)


def duckdb_engine(memory: str = "", threads: int = 0) -> Any:
    """DuckDB in this process. Nothing is downloaded: no extension is asked for."""
    settings: dict[str, Any] = {"autoinstall_known_extensions": False}
    if memory:
        settings["memory_limit"] = memory
    if threads:
        settings["threads"] = threads
    return ibis.duckdb.connect(**settings)


@dataclass
class Workbench:
    """The tables of one store, opened for one question."""

    paths: Mapping[str, Sequence[Path]]
    asked: Asked
    local: Local = field(default_factory=Local)
    engine: Any = None
    overrides: tuple[calendar.Override, ...] = ()
    histories: Mapping[str, Sequence[Path]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.engine = self.engine or duckdb_engine()
        self._folder = tempfile.TemporaryDirectory(prefix="upheld-measures-")
        self._open: dict[str, Table] = {}
        self._presence: dict[str, dict[str, int]] = {}

    def close(self) -> None:
        """Take away the calendar and the periods that were written for this question."""
        self._folder.cleanup()

    def __enter__(self) -> Workbench:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __getitem__(self, name: str) -> Table:
        """A standard table. One that the store lacks is there, and has no rows."""
        if name not in self._open:
            paths = [Path(path) for path in self.paths.get(name, ())]
            if not paths:
                paths = [self._written(f"empty-{name}", standard.empty(name))]
            self._open[name] = _whole(name, self._read(name, paths))
        return self._open[name]

    def history(self, name: str) -> Table:
        """A standard table as every load had it, one below the other."""
        label = f"history-{name}"
        if label not in self._open:
            paths = [Path(path) for path in self.histories.get(name, ())]
            paths = paths or [self._written(f"empty-{name}", standard.empty(name))]
            self._open[label] = self._read(label, paths)
        return self._open[label]

    @cached_property
    def periods(self) -> Table:
        """`place`, `starts`, `ends`, `every` of what was asked."""
        return self._made("periods", of_time.table_of(self.asked.periods(), self.asked.every))

    @cached_property
    def places(self) -> Table:
        """Which period a day belongs to."""
        return self._made("places", of_time.places(self.asked.periods()))

    @cached_property
    def calendar(self) -> Table:
        """Every day with its number of working days so far."""
        return self._made("calendar", self._calendar)

    @cached_property
    def numbered(self) -> Table:
        """For each number of working days, its first and its last day."""
        return self._made("numbered", calendar.last_days(self._calendar))

    @cached_property
    def _calendar(self) -> pa.Table:
        return calendar.working_days(self.overrides)

    def filled(self, name: str) -> dict[str, int]:
        """How many rows a table has (under ""), and how many of each column are filled."""
        if name not in self._presence:
            if not self.paths.get(name):
                self._presence[name] = {"": 0}
            else:
                self._presence[name] = self._counted(name)
        return self._presence[name]

    def _counted(self, name: str) -> dict[str, int]:
        table = self[name]
        columns = list(standard.TABLES[name].by_name)
        counts = {column: table[column].count() for column in columns}
        row = self.engine.to_pyarrow(table.aggregate(rows_=table.count(), **counts)).to_pylist()[0]
        return {"": row.pop("rows_"), **row}

    def answer(self, expression: Table) -> pa.Table:
        """Run an expression."""
        return self.engine.to_pyarrow(expression)

    def _made(self, name: str, table: pa.Table) -> Table:
        return self._read(name, [self._written(name, table)])

    def _written(self, name: str, table: pa.Table) -> Path:
        path = Path(self._folder.name) / f"{name}.parquet"
        pq.write_table(table, path)
        return path

    def _read(self, name: str, paths: Sequence[Path]) -> Table:
        label = f"upheld_{name}_{id(self)}".replace("-", "_")
        tables = [
            self.engine.read_parquet(str(path), table_name=f"{label}_{place}")
            for place, path in enumerate(paths)
        ]
        return tables[0] if len(tables) == 1 else ibis.union(*tables, distinct=False)


def _whole(name: str, table: Table) -> Table:
    """A table with every column of the standard; those that its files lack are empty."""
    has = set(table.columns)
    kinds = {pa.string(): "string", pa.date32(): "date", pa.int64(): "int64"}
    lacking = {
        column.name: ibis.literal(None, type=kinds.get(column.type, "float64"))
        for column in standard.TABLES[name].schema
        if column.name not in has
    }
    return table.mutate(**lacking) if lacking else table


def either(*columns: Column) -> Column:
    """The first of these that is not empty."""
    return ibis.coalesce(*columns)


def day(value: date) -> Column:
    """A day as an expression."""
    return ibis.literal(value)


def number(value: float | None) -> Column:
    """A number with a fraction; `None` is empty."""
    return ibis.literal(None, type="float64") if value is None else ibis.literal(float(value))


def words(value: str | None) -> Column:
    """A word; `None` is empty."""
    return ibis.literal(value, type="string")


def one_if(condition: Column) -> Column:
    """One where something is so, else nought; nought too where nobody can say."""
    return ibis.ifelse(condition.fill_null(False), 1.0, 0.0)


def months_on(column: Column, months: int) -> Column:
    """The same day so many months later, or the last day of a shorter month."""
    return (column + ibis.interval(months=months)).cast("date")


def days_on(column: Column, days: int) -> Column:
    """So many days later."""
    return (column + ibis.interval(days=days)).cast("date")


def later(*columns: Column) -> Column:
    """The latest of some days, none of them empty."""
    return ibis.greatest(*columns)


def earlier(*columns: Column) -> Column:
    """The earliest of some days, none of them empty."""
    return ibis.least(*columns)


def has_flag(column: Column, name: str) -> Column:
    """Whether the outcome text of the dataset raises a flag, such as `CP_CONFERENCE`."""
    text = column.upper().replace(" ", "")
    keyed = f'{name}_FLAG"'
    raised = (
        text.contains(f'{keyed}:"Y') | text.contains(f'{keyed}:"1') | text.contains(f"{keyed}:TRUE")
    )
    bare = text.contains(name) & ~text.contains(keyed)
    return (raised | bare).fill_null(False)
