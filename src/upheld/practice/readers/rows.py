"""Rows gathered one by one into columns: for files that are read as a stream."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pyarrow as pa

from upheld.practice.readers.settling import Rough


class Gathering:
    """Rows of several tables, kept as columns until a batch is full."""

    def __init__(self, file: str, headings: Mapping[str, str]) -> None:
        """Gather rows of one file, whose headings stand for our fields as given."""
        self._file = file
        self._headings = headings
        self._rows: dict[str, list[int]] = {}
        self._columns: dict[str, dict[str, list[str | None]]] = {}
        self.strangers: dict[str, int] = {}

    def add(self, table: str, row: int, values: Mapping[str, str | None]) -> None:
        """Take in one row. A table's rows all have the same columns."""
        rows = self._rows.get(table)
        if rows is None:
            rows = self._rows[table] = []
            self._columns[table] = {name: [] for name in values}
        rows.append(row)
        columns = self._columns[table]
        for name, value in values.items():
            columns[name].append(value)

    def strange(self, name: str) -> None:
        """Count something that no field takes."""
        self.strangers[name] = self.strangers.get(name, 0) + 1

    def take(self) -> Iterator[tuple[str, Rough]]:
        """Hand over what has gathered, table by table, and begin anew."""
        rows, columns = self._rows, self._columns
        self._rows, self._columns = {}, {}
        for table, numbers in rows.items():
            yield (
                table,
                Rough(
                    self._file,
                    pa.array(numbers, pa.int64()),
                    {name: pa.array(v, pa.string()) for name, v in columns[table].items()},
                    self._headings,
                ),
            )
