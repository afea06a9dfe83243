"""Rejects as CSV, for a spreadsheet, in the file's own words."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

import pyarrow as pa

from upheld.kernel.spreadsheets import harmless

COLUMNS = ("file", "row", "column", "value", "reason")
WITH_WORDS = (*COLUMNS, "words")  # and the whole row as the file has it


def as_csv(findings: pa.Table, columns: tuple[str, ...] = COLUMNS) -> Iterator[str]:
    """Lines of CSV with a heading row."""
    yield _line(columns)
    for batch in findings.select(list(columns)).to_batches(max_chunksize=10_000):
        for row in batch.to_pylist():
            yield _line([harmless(row[name]) for name in columns])


def _line(values: tuple[str, ...] | list[object]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow(values)
    return line.getvalue()
