"""What runs a measure's SQL over Parquet: DuckDB in this process, or a region's own Spark.

Ibis spells an expression in the engine's words and has no part in running it. So no table is made
in memory by Ibis (on Spark such tables lose which values are empty), and SQL that has been spelled
before needs no Ibis at all.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Protocol

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

# The kinds of column that a table may have, as both engines spell them.
KINDS = {
    pa.string(): "STRING",
    pa.date32(): "DATE",
    pa.int64(): "BIGINT",
    pa.float64(): "DOUBLE",
    pa.bool_(): "BOOLEAN",
}


LEFT_OUT = re.compile(r"(?<= EXCLUDE \()[^)]*")


def _in_order(found: re.Match[str]) -> str:
    """Ibis leaves columns out of a table in another order each time; SQL is to be the same."""
    return ", ".join(sorted(found[0].split(", ")))


class Engine(Protocol):
    """What a workbench asks of an engine. One engine serves one open workbench at a time."""

    dialect: str

    def spell(self, expression: Any) -> str:
        """An expression in this engine's SQL."""

    def view(self, name: str, paths: Sequence[Path], schema: pa.Schema) -> None:
        """Name Parquet files as one table with these columns; those that they lack are empty."""

    def small(self, name: str, table: pa.Table) -> None:
        """Name a small table of our own."""

    def keep(self, name: str, sql: str) -> None:
        """Work a table out once, for all who stand on it."""

    def run(self, sql: str) -> pa.Table:
        """Answer a question."""

    def drop(self, names: Iterable[str]) -> None:
        """Forget tables."""


def _columns(schema: pa.Schema, has: set[str]) -> str:
    return ", ".join(
        f"CAST({field.name if field.name in has else 'NULL'} AS {KINDS[field.type]}) "
        f"AS {field.name}"
        for field in schema
    )


class DuckDB:
    """DuckDB in this process. Nothing is downloaded: no extension is asked for."""

    dialect = "duckdb"

    def __init__(self, memory: str = "", threads: int = 0) -> None:
        settings: dict[str, Any] = {"autoinstall_known_extensions": False}
        if memory:
            settings["memory_limit"] = memory
        if threads:
            settings["threads"] = threads
        self._db = duckdb.connect(config=settings)

    def spell(self, expression: Any) -> str:
        """An expression in DuckDB's SQL."""
        from ibis.backends.sql.compilers import DuckDBCompiler  # noqa: PLC0415 -- large

        sql = str(DuckDBCompiler().to_sqlglot(expression).sql(self.dialect))
        return LEFT_OUT.sub(_in_order, sql)

    def view(self, name: str, paths: Sequence[Path], schema: pa.Schema) -> None:
        """Name Parquet files as one table."""
        has = {column for path in paths for column in pq.read_schema(path).names}
        files = ", ".join("'" + str(path).replace("'", "''") + "'" for path in paths)
        rows = f" FROM read_parquet([{files}], union_by_name=true)" if paths else " WHERE false"
        columns = _columns(schema, has)
        self._db.execute(f"CREATE OR REPLACE TEMP VIEW {name} AS SELECT {columns}{rows}")

    def small(self, name: str, table: pa.Table) -> None:
        """Name a small table of our own."""
        self._db.register("given", table)
        self._db.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS SELECT * FROM given")
        self._db.unregister("given")

    def keep(self, name: str, sql: str) -> None:
        """Work a table out once."""
        self._db.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS {sql}")

    def run(self, sql: str) -> pa.Table:
        """Answer a question."""
        return self._db.execute(sql).to_arrow_table()

    def drop(self, names: Iterable[str]) -> None:
        """Forget tables; views are replaced by the next workbench."""
        for name in names:
            self._db.execute(f"DROP TABLE IF EXISTS {name}")


class Spark:
    """A Spark session of 4.0, such as a region's own.

    `folder` is where the calendar and the periods are written for it: a place that every machine
    of the cluster can read. Without one they go to this machine's own, which is enough for Spark
    in local mode.
    """

    dialect = "spark"

    def __init__(self, session: Any, folder: Path | None = None) -> None:
        # A session of its own: one session shares the names of views, and two stores name alike.
        self._session = session.newSession()
        self._own = None if folder else tempfile.TemporaryDirectory(prefix="upheld-spark-")
        self._folder = folder or Path(self._own.name)  # type: ignore[union-attr] # made above

    def spell(self, expression: Any) -> str:
        """An expression in Spark's SQL."""
        import ibis  # noqa: PLC0415 -- large

        return str(ibis.pyspark.compile(expression))

    def view(self, name: str, paths: Sequence[Path], schema: pa.Schema) -> None:
        """Name Parquet files as one table."""
        has, rows = set(), " WHERE false"
        if paths:
            files = [str(path) for path in paths]
            raw = self._session.read.option("mergeSchema", True).parquet(*files)
            raw.createOrReplaceTempView(f"{name}_as_stored")
            has, rows = set(raw.columns), f" FROM {name}_as_stored"
        frame = self._session.sql(f"SELECT {_columns(schema, has)}{rows}")
        frame.createOrReplaceTempView(name)

    def small(self, name: str, table: pa.Table) -> None:
        """Name a small table of our own. It goes through a file, as all that Spark is fed."""
        path = self._folder / f"{name}.parquet"
        pq.write_table(table, path)
        self.view(name, [path], table.schema)

    def keep(self, name: str, sql: str) -> None:
        """Work a table out once."""
        self._session.sql(sql).createOrReplaceTempView(name)
        self._session.catalog.cacheTable(name)

    def run(self, sql: str) -> pa.Table:
        """Answer a question."""
        return self._session.sql(sql).toArrow()

    def drop(self, names: Iterable[str]) -> None:
        """Forget tables."""
        for name in names:
            self._session.catalog.dropTempView(name)
