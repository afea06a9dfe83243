"""The standard dataset as files: Parquet or CSV, a file for each table, written block by block."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet as pq

from upheld.practice import standard
from upheld.practice.simulate.marks import README, SYNTHETIC

Tables = Mapping[str, Mapping[str, pa.Array]]


def shaped(name: str, columns: Mapping[str, pa.Array]) -> pa.Table:
    """One table with all its declared fields, without what readers add to every row."""
    table = standard.table_of(name, columns)
    return table.select([field.name for field in standard.TABLES[name].fields])


class Dataset:
    """A folder with a file for each table; `kind` is parquet or csv."""

    def __init__(self, folder: Path, kind: str) -> None:
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
        marked = schema.with_metadata({"synthetic": SYNTHETIC})
        return pq.ParquetWriter(path, marked, compression="zstd", store_schema=False)

    def close(self) -> None:
        """Finish every file."""
        for writer in self._open.values():
            writer.close()
