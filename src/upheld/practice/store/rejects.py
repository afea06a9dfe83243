"""Rejects as CSV, for a spreadsheet, in the file's own words.

A value that begins like a formula would be worked out by a spreadsheet that opens the file. It gets
an apostrophe before it, which spreadsheets take as "this is text".
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

import pyarrow as pa

COLUMNS = ("file", "row", "column", "value", "reason")
WITH_WORDS = (*COLUMNS, "words")  # and the whole row as the file has it
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def harmless(value: object) -> object:
    """A value that no spreadsheet takes for a formula."""
    if isinstance(value, str) and value.lstrip(" \u00a0'\"").startswith(DANGEROUS):
        return "'" + value
    return "" if value is None else value


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
