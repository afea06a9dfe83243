"""The standard dataset as files: Parquet or CSV, a file for each table, written block by block."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet as pq

from upheld.practice import standard
from upheld.practice.simulate.marks import README, SYNTHETIC

Tables = Mapping[str, Mapping[str, pa.Array]]


def shaped(name: str, columns: Mapping[str, pa.Array]) -> pa.Table:
    """One table with the dataset's fields and those of ours that are known."""
    told = standard.TABLES[name]
    kept = [f.name for f in told.fields if told.own or not f.own or f.name in columns]
    return standard.table_of(name, columns).select(kept)


class Dataset:
    """A folder with a file for each table; `kind` is parquet or csv."""

    def __init__(self, folder: Path, kind: str, as_at: date) -> None:
        self._as_at = as_at.isoformat()
        self._folder = folder
        self._kind = kind
        self._open: dict[str, pq.ParquetWriter | pyarrow.csv.CSVWriter] = {}
        self.rows: dict[str, int] = {}
        folder.mkdir(parents=True)
        (folder / "README.txt").write_text(README, encoding="utf-8")

    def add(self, tables: Mapping[str, pa.Table]) -> None:
        """Write one block of each table."""
        for name, table in tables.items():
            if name not in self._open:
                self._open[name] = self._writer(name, table.schema)
            self._open[name].write_table(table)
            self.rows[name] = self.rows.get(name, 0) + table.num_rows

    def _writer(self, name: str, schema: pa.Schema) -> pq.ParquetWriter | pyarrow.csv.CSVWriter:
        path = self._folder / f"{standard.TABLES[name].ssd_name or name}.{self._kind}"
        if self._kind == "csv":
            return pyarrow.csv.CSVWriter(path, schema)
        marked = schema.with_metadata({"synthetic": SYNTHETIC, "as_of": self._as_at})
        return pq.ParquetWriter(path, marked, compression="zstd")

    def finish(self) -> None:
        """Everything has been written as it came."""

    def close(self) -> None:
        """Close every file."""
        for writer in self._open.values():
            writer.close()
