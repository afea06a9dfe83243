"""From rows in a file's own words to rows of a declared shape, to rejects and to doubts.

Every row that goes in comes out once: among the settled rows or among the rejects. A value that
cannot be read does not cost the row, unless the row is nothing without it: it is left empty and
kept among the doubts.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pyarrow as pa
import pyarrow.compute as pc

from upheld.practice.readers import cells
from upheld.practice.readers.findings import FINDINGS, findings_of
from upheld.practice.standard import Field, precision_of

MISSING = "This column is empty, and without it the row cannot be used."
WITHOUT = "{} Without it the row cannot be used."


@dataclass(frozen=True)
class Rough:
    """Rows as a file has them: words by the heading under which they stand."""

    file: str
    rows: pa.Array  # the number of each row in the file
    columns: Mapping[str, pa.Array]  # by name of the field
    headings: Mapping[str, str] = field(default_factory=dict)  # what the file calls a field
    spare: Mapping[str, pa.Array] = field(default_factory=dict)  # columns that no field takes

    def heading(self, name: str) -> str:
        """What the file calls a field."""
        return self.headings.get(name, name)


@dataclass(frozen=True)
class Settled:
    """What came of some rows."""

    table: pa.Table  # the fields, and `source_file` and `source_row`
    rejects: pa.Table
    doubts: pa.Table


def strings(values: Sequence[str | None] | pa.Array) -> pa.Array:
    """Words as an Arrow column."""
    if isinstance(values, pa.ChunkedArray):
        return values.combine_chunks().cast(pa.string())
    if isinstance(values, pa.Array):
        return values.cast(pa.string())
    return pa.array(values, pa.string())


def settle(fields: Sequence[Field], rough: Rough, spelling: cells.Spelling) -> Settled:
    """Read every column, and part the rows that can be used from those that cannot."""
    count = len(rough.rows)
    columns: dict[str, pa.Array] = {}
    faults: list[tuple[Field, pa.Array, pa.Array]] = []
    lost = pa.repeat(pa.scalar(False), count)
    for one in fields:
        words = rough.columns.get(one.name)
        if words is None and not one.required:
            continue
        words = pa.nulls(count, pa.string()) if words is None else words
        read = cells.read(one, cells.clean(words), spelling)
        reasons = _with_missing(one, read)
        if one.required:
            lost = pc.or_(lost, pc.is_null(read.values))
        if reasons.null_count < count:
            faults.append((one, words, reasons))
        columns[one.name] = read.values
        if one.dated and read.precisions is not None:
            columns[precision_of(one.name)] = read.precisions
    return _parted(rough, columns, faults, lost)


def _with_missing(one: Field, read: cells.Column) -> pa.Array:
    if not one.required:
        return read.reasons
    told = pc.binary_join_element_wise(
        read.reasons, pa.scalar("Without it the row cannot be used."), " "
    )
    missing = pc.if_else(pc.is_null(read.values), pa.scalar(MISSING), pa.scalar(None, pa.string()))
    return pc.coalesce(told, missing)


def _parted(
    rough: Rough,
    columns: dict[str, pa.Array],
    faults: list[tuple[Field, pa.Array, pa.Array]],
    lost: pa.Array,
) -> Settled:
    rejects: list[pa.Table] = [FINDINGS.empty_table()]
    doubts: list[pa.Table] = [FINDINGS.empty_table()]
    for one, words, reasons in faults:
        faulty = pc.is_valid(reasons)
        for chosen, into in (
            (pc.and_(faulty, lost), rejects),
            (pc.and_(faulty, pc.invert(lost)), doubts),
        ):
            at = pc.indices_nonzero(chosen)
            if len(at):
                told = in_words(rough, at) if into is rejects else pa.nulls(len(at), pa.string())
                into.append(
                    findings_of(
                        rough.file,
                        rough.heading(one.name),
                        rows=rough.rows.take(at),
                        values=words.take(at),
                        reasons=reasons.take(at),
                        words=told,
                    )
                )
    columns["source_file"] = pa.repeat(pa.scalar(rough.file), len(rough.rows))
    columns["source_row"] = rough.rows.cast(pa.int64())
    table = pa.table(columns).filter(pc.invert(lost))
    return Settled(table, pa.concat_tables(rejects), pa.concat_tables(doubts))


def in_words(rough: Rough, at: pa.Array) -> pa.Array:
    """The whole of some rows in the file's own words, each as one JSON object."""
    named = {rough.heading(name): array for name, array in rough.columns.items()} | dict(
        rough.spare
    )
    taken = {heading: array.take(at).to_pylist() for heading, array in named.items()}
    return pa.array(
        [
            json.dumps(
                {name: values[i] for name, values in taken.items() if values[i] is not None},
                ensure_ascii=False,
            )
            for i in range(len(at))
        ],
        pa.string(),
    )
