"""The words of a measure and its bench, so that it gives the same rows on every engine.

A `Workbench` holds the standard tables of one store as Parquet, the calendar and the periods asked
for. Allowed are: choose, rename, filter, join on equal keys (with ranges beside them), union, group
and sum, and windows ordered by columns that are never empty. Not allowed, because engines differ:
the order of empty values, casts from fractions to whole numbers, division by nought, tables made
in memory (on Spark they lose which values are empty).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache, wraps
from pathlib import Path
from typing import Any

import pyarrow as pa

from upheld.practice import calendar, standard
from upheld.practice.measures import periods as of_time
from upheld.practice.measures import spelled
from upheld.practice.measures.engines import DuckDB, Engine
from upheld.practice.measures.footers import counts_of
from upheld.practice.measures.local import Local
from upheld.practice.measures.periods import By, Every, Period
from upheld.practice.measures.spelled import Spelled
from upheld.practice.measures.vocabulary import Table, ibis

Build = Callable[["Workbench"], Table]

# Tables that change how something is counted when a store has rows of them.
DECIDING = ("staff_history",)
KIND_OF = {
    pa.string(): "string",
    pa.date32(): "date",
    pa.int64(): "int64",
    pa.float64(): "float64",
    pa.bool_(): "boolean",
}


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


@cache
def _named(name: str, schema: pa.Schema) -> Table:
    return ibis.table({column.name: KIND_OF[column.type] for column in schema}, name=name)


ONCE: dict[str, Build] = {}
_SHAPES: dict[str, Table] = {}


def once(build: Build) -> Build:
    """Mark what several measures stand on: it is worked out once, as a table of its own."""
    name = f"once_{build.__module__.rsplit('.', maxsplit=1)[-1]}_{build.__name__}"
    ONCE[name] = build

    @wraps(build)
    def kept(bench: Workbench) -> Table:
        return bench.kept(name)

    return kept


@dataclass
class Workbench:
    """The tables of one store, opened for one question."""

    paths: Mapping[str, Sequence[Path]]
    asked: Asked
    local: Local = field(default_factory=Local)
    engine: Engine = field(default_factory=DuckDB)
    overrides: tuple[calendar.Override, ...] = ()
    histories: Mapping[str, Sequence[Path]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._there: set[str] = set()
        self._kept: list[str] = []
        self._used: list[set[str]] = []
        self._counts: dict[str, dict[str, int]] = {}
        self._answers: dict[str, pa.Table] = {}

    def close(self) -> None:
        """Forget what was worked out for this question."""
        self.engine.drop(self._kept)

    def __enter__(self) -> Workbench:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # ------------------------------------------------------------------ tables in an expression

    def __getitem__(self, name: str) -> Table:
        """A standard table. One that the store lacks is there, and has no rows."""
        return self._table(name, standard.TABLES[name].schema)

    def history(self, name: str) -> Table:
        """A standard table as every load had it, one below the other."""
        return self._table(f"history_{name}", standard.TABLES[name].schema)

    @property
    def periods(self) -> Table:
        """`place`, `starts`, `ends`, `every` of what was asked."""
        return self._table("periods", of_time.PERIODS)

    @property
    def places(self) -> Table:
        """Which period a day belongs to."""
        return self._table("places", of_time.PLACES)

    @property
    def calendar(self) -> Table:
        """Every day with its number of working days so far."""
        return self._table("calendar", calendar.DAYS)

    @property
    def numbered(self) -> Table:
        """For each number of working days, its first and its last day."""
        return self._table("numbered", calendar.NUMBERED)

    def kept(self, name: str) -> Table:
        """What `once` marks, as a table."""
        self._use(name)
        if name not in _SHAPES:
            self._used.append(set())
            _SHAPES[name] = ibis.table(ONCE[name](self).schema(), name=name)
            self._used.pop()
        return _SHAPES[name]

    def _table(self, name: str, schema: pa.Schema) -> Table:
        self._use(name)
        return _named(name, schema)

    def _use(self, name: str) -> None:
        if self._used:
            self._used[-1].add(name)

    # ------------------------------------------------------------------------------- answering

    def answer(self, expression: Table) -> pa.Table:
        """Run an expression."""
        names = {table.get_name() for table in _tables_of(expression)}
        return self._run(Spelled(self.engine.spell(expression), tuple(sorted(names))))

    def worked(self, name: str, build: Build) -> pa.Table:
        """Run an expression that has a name of its own, whose SQL may be known already."""
        return self._run(self.sql_of(name, build))

    def told(self, sql: str, *tables: str) -> pa.Table:
        """Run SQL that every engine reads alike, once. It names the tables that it asks."""
        if sql not in self._answers:
            self._answers[sql] = self._run(Spelled(sql, tables))
        return self._answers[sql]

    def sql_of(self, name: str, build: Build) -> Spelled:
        """The SQL of an expression on this engine, and the tables that it stands on."""
        key = self.key(name)
        return spelled.find(key) or spelled.remember(key, self.spelled_anew(build))

    def spelled_anew(self, build: Build) -> Spelled:
        """The same, whatever is known already."""
        self._used.append(set())
        try:
            sql = self.engine.spell(build(self))
        finally:
            used = self._used.pop()
        return Spelled(sql, tuple(sorted(used)))

    def key(self, name: str) -> spelled.Key:
        """Under which the SQL of a named expression is known."""
        decided = tuple(table for table in DECIDING if self.filled(table)[""])
        return spelled.Key(name, self.engine.dialect, self.asked.by, decided, self.local)

    def _run(self, question: Spelled) -> pa.Table:
        for name in question.stands_on:
            self._lay(name)
        return self.engine.run(question.sql)

    def _lay(self, name: str) -> None:
        """Put a table where SQL finds it, unless it is there."""
        if name in self._there:
            return
        if name in ONCE:
            made = self.sql_of(name, ONCE[name])
            for other in made.stands_on:
                self._lay(other)
            self._kept.append(name)
            self.engine.keep(name, made.sql)
        elif name in standard.TABLES:
            self.engine.view(name, self._files(self.paths, name), standard.TABLES[name].schema)
        elif name.startswith("history_"):
            plain = name.removeprefix("history_")
            files = self._files(self.histories, plain)
            self.engine.view(name, files, standard.TABLES[plain].schema)
        else:
            self.engine.small(name, self._small(name))
        self._there.add(name)

    @staticmethod
    def _files(paths: Mapping[str, Sequence[Path]], name: str) -> list[Path]:
        return [Path(path) for path in paths.get(name, ())]

    def _small(self, name: str) -> pa.Table:
        if name == "periods":
            return of_time.table_of(self.asked.periods(), self.asked.every)
        if name == "places":
            return of_time.places(self.asked.periods())
        days = calendar.working_days(self.overrides)
        return days if name == "calendar" else calendar.last_days(days)

    # ----------------------------------------------------------------------- what a store holds

    def filled(self, name: str) -> dict[str, int]:
        """How many rows a table has (under ""), and how many of each column are filled."""
        if name not in self._counts:
            self._counts[name] = self._counted(name)
        return self._counts[name]

    def _counted(self, name: str) -> dict[str, int]:
        columns = tuple(standard.TABLES[name].by_name)
        files = self._files(self.paths, name)
        if not files:
            return {"": 0}
        counts = counts_of(files, columns)
        if counts is None:
            asked = ", ".join(f"COUNT({column}) AS {column}" for column in columns)
            [row] = self.told(f"SELECT COUNT(*) AS rows_, {asked} FROM {name}", name).to_pylist()
            counts = {"": row.pop("rows_"), **row}
        return counts


def _tables_of(expression: Table) -> Sequence[Any]:
    import ibis.expr.operations as ops  # noqa: PLC0415 -- large

    return [found.to_expr() for found in expression.op().find(ops.UnboundTable)]
