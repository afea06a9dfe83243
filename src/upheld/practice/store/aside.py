"""A load as it is written: aside, table by table, until it is moved into place."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from upheld.practice.readers.findings import FINDINGS
from upheld.practice.readers.sources import Batch
from upheld.practice.standard import TABLES
from upheld.practice.store import manifest
from upheld.practice.store.manifest import Stored

USED = "_used"  # rows of files whose facts are spread over several tables
USED_SCHEMA = pa.schema([("source_file", pa.string()), ("source_row", pa.int64())])
REPEATED = "The id {} is that of row {} too, which is used."


class Aside:
    """The files of one load, in a folder that is taken away unless it is moved into place."""

    def __init__(self, folder: Path, constants: Mapping[str, object]) -> None:
        """Write into `folder`; `constants` are the same for every row: council, load and day."""
        self.folder = folder
        self._constants = constants
        self._writers: dict[str, pq.ParquetWriter] = {}
        self._rows: dict[str, int] = {}
        self._filled: dict[str, set[str]] = {}

    def __enter__(self) -> Aside:
        self.folder.mkdir()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for writer in self._writers.values():
            writer.close()
        if self.folder.exists():
            shutil.rmtree(self.folder, ignore_errors=True)

    def add(self, batch: Batch) -> None:
        """Write a batch: its rows, what it rejected and what it doubted."""
        if not batch.table:
            self.write(USED, batch.rows.select(USED_SCHEMA.names), USED_SCHEMA)
        elif batch.rows.num_rows:
            self.write(batch.table, self._whole(batch), TABLES[batch.table].schema)
        for name, table in (("rejects", batch.rejects), ("doubts", batch.doubts)):
            if table is not None and table.num_rows:
                self.write(name, table, FINDINGS)

    def write(self, name: str, table: pa.Table, schema: pa.Schema) -> None:
        """Append rows to one file."""
        writer = self._writers.get(name)
        if writer is None:
            writer = pq.ParquetWriter(self.path(name), schema, compression="zstd")
            self._writers[name] = writer
        writer.write_table(table)
        self._rows[name] = self._rows.get(name, 0) + table.num_rows

    def path(self, name: str) -> Path:
        """Where a file is being written."""
        return self.folder / f"{name}.parquet"

    def _whole(self, batch: Batch) -> pa.Table:
        count, there = batch.rows.num_rows, set(batch.rows.column_names)
        columns = []
        filled = self._filled.setdefault(batch.table, set())
        for field in TABLES[batch.table].schema:
            if field.name in self._constants:
                columns.append(pa.repeat(pa.scalar(self._constants[field.name], field.type), count))
            elif field.name in there:
                column = batch.rows.column(field.name).cast(field.type)
                if column.null_count < count:
                    filled.add(field.name)
                columns.append(column)
            else:
                columns.append(pa.nulls(count, field.type))
        return pa.table(columns, schema=TABLES[batch.table].schema)

    def close(self) -> None:
        """End every file, then reject rows whose id another row of their table has."""
        for writer in self._writers.values():
            writer.close()
        spread = USED in self._writers
        self._writers = {}
        with duckdb.connect() as db:
            for name in [name for name in self._rows if name in TABLES]:
                self._once(db, name, spread=spread)

    def _once(self, db: duckdb.DuckDBPyConnection, name: str, *, spread: bool) -> None:
        path = self.path(name)
        key = ", ".join(f'"{field}"' for field in TABLES[name].key)
        place = f"row_number() OVER (PARTITION BY {key} ORDER BY source_file, source_row)"
        told = str(path).replace("'", "''")
        again = db.execute(
            f"SELECT count(*) FROM (SELECT 1 FROM read_parquet('{told}') GROUP BY {key} "
            "HAVING count(*) > 1)"
        ).fetchone()
        if not again or not again[0]:
            return
        rows = db.sql(
            f"SELECT *, {place} AS nth, first_value(source_row) OVER (PARTITION BY {key} "
            f"ORDER BY source_file, source_row) AS first FROM read_parquet('{told}')"
        ).to_arrow_table()
        first = pc.equal(rows["nth"], 1)
        kept, repeats = rows.filter(first), rows.filter(pc.invert(first))
        pq.write_table(kept.drop_columns(["nth", "first"]), path, compression="zstd")
        self._rows[name] = kept.num_rows
        if not spread:
            self._reject(name, repeats)

    def _reject(self, name: str, repeats: pa.Table) -> None:
        key = TABLES[name].key[0]
        reasons = [
            REPEATED.format(id, row)
            for id, row in zip(repeats[key].to_pylist(), repeats["first"].to_pylist(), strict=True)
        ]
        nothing = pa.nulls(repeats.num_rows, pa.string())
        table = pa.table(
            [
                repeats["source_file"],
                repeats["source_row"],
                pa.repeat(pa.scalar(key), repeats.num_rows),
                repeats[key].cast(pa.string()),
                pa.array(reasons, pa.string()),
                nothing,
            ],
            schema=FINDINGS,
        )
        self.append("rejects", table)

    def append(self, name: str, table: pa.Table) -> None:
        """Add findings to a file that has been closed."""
        path = self.path(name)
        if path.exists():
            table = pa.concat_tables([pq.read_table(path), table])
        pq.write_table(table, path, compression="zstd")
        self._rows[name] = table.num_rows

    def tables(self) -> dict[str, Stored]:
        """The standard tables that were written."""
        return {
            name: Stored(rows, tuple(f for f in TABLES[name].by_name if f in self._filled[name]))
            for name, rows in sorted(self._rows.items())
            if name in TABLES and rows
        }

    def count(self, name: str) -> int:
        """How many rows a file has."""
        return self._rows.get(name, 0)

    def move(self, target: Path) -> None:
        """Have the disk keep every file, then move the folder into place in one step."""
        for path in self.folder.iterdir():
            with path.open("rb") as file:
                os.fsync(file.fileno())
        manifest.settle(self.folder)
        self.folder.rename(target)
        manifest.settle(target.parent)
