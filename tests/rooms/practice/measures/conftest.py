"""Small stores made of a few rows, and questions asked of them."""

from __future__ import annotations

from datetime import date

import pyarrow.parquet as pq
import pytest

from upheld.practice import standard
from upheld.practice.measures import catalogue, computing
from upheld.practice.measures.engine import Asked, Workbench
from upheld.practice.measures.engines import DuckDB
from upheld.practice.measures.periods import By, Every


class Small:
    """A store of a few rows. Rows are given as tuples under the names of some columns."""

    def __init__(self, folder):
        self._folder = folder
        self.paths = {}
        self._engine = DuckDB(threads=1)

    def put(self, name, columns, *rows, council="Southwater"):
        names = columns.split()
        given = {column: [row[place] for row in rows] for place, column in enumerate(names)}
        path = self._folder / f"{name}-{len(self.paths)}.parquet"
        table = standard.table_of(name, {"council": [council] * len(rows), **given})
        pq.write_table(table, path)
        self.paths.setdefault(name, []).append(path)
        return self

    def bench(self, first, last, every=Every.YEAR, by=By.COUNCIL, **other):
        return Workbench(self.paths, Asked(first, last, every, by), engine=self._engine, **other)

    def ask(self, id, first, last, every=Every.YEAR, by=By.COUNCIL, **other):
        with self.bench(first, last, every, by, **other) as bench:
            return list(computing.answers(bench, catalogue.named(id)))

    def counted(self, id, first, last, every=Every.YEAR, by=By.COUNCIL, **other):
        found = self.ask(id, first, last, every, by, **other)
        return [(answer.numerator, answer.denominator) for answer in found]

    def at(self, id, on, **other):
        """Numerator and denominator on one day."""
        [(num, den)] = self.counted(id, on, on, Every.DAY, **other)
        return num, den


@pytest.fixture
def small(tmp_path):
    return Small(tmp_path)


def d(text):
    """A day from its usual spelling."""
    return date.fromisoformat(text)
