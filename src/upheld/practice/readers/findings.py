"""What a reader could not use: rows that were rejected, values that were doubted, files refused."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa

# `words` is the whole row in the file's own words, so that nothing of a rejected row is lost.
FINDINGS = pa.schema(
    [
        ("file", pa.string()),
        ("row", pa.int64()),
        ("column", pa.string()),
        ("value", pa.string()),
        ("reason", pa.string()),
        ("words", pa.string()),
    ]
)


class NotReadable(Exception):
    """A file cannot be used at all. The sentence is for whoever brought it."""


class SeveralLoads(NotReadable):
    """A folder of one source on several days: each of `paths` is a load of its own."""

    def __init__(self, sentence: str, paths: Sequence[Path]) -> None:
        """Say it, and which paths can be loaded one by one."""
        super().__init__(sentence)
        self.paths = tuple(paths)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that could not be used, and why."""

    file: str
    row: int
    column: str
    value: str | None
    reason: str
    words: str | None = None


@dataclass
class Findings:
    """Findings as they gather, kept as columns so that a million of them fit."""

    tables: list[pa.Table] = field(default_factory=list)

    def add(self, findings: Iterable[Finding]) -> None:
        """Take in single findings."""
        rows = list(findings)
        if rows:
            columns = [[getattr(row, name) for row in rows] for name in FINDINGS.names]
            self.tables.append(pa.table(columns, schema=FINDINGS))

    def extend(self, table: pa.Table) -> None:
        """Take in a table of findings."""
        if table.num_rows:
            self.tables.append(table)

    def take(self) -> pa.Table:
        """Hand over what has gathered so far, and begin anew."""
        gathered = pa.concat_tables(self.tables) if self.tables else FINDINGS.empty_table()
        self.tables = []
        return gathered


def findings_of(
    file: str,
    column: str,
    *,
    rows: pa.Array,
    values: pa.Array,
    reasons: pa.Array,
    words: pa.Array,
) -> pa.Table:
    """Many findings about one column."""
    count = len(rows)
    return pa.table(
        [
            pa.repeat(pa.scalar(file), count),
            rows.cast(pa.int64()),
            pa.repeat(pa.scalar(column), count),
            values.cast(pa.string()),
            reasons.cast(pa.string()),
            words.cast(pa.string()),
        ],
        schema=FINDINGS,
    )
