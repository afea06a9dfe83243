"""Rows that say the same thing twice are used once."""

from __future__ import annotations

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from upheld.practice.readers.findings import FINDINGS, findings_of

SAME = "This row says the same as row {}, which is used."


def once(rows: pa.Table) -> tuple[pa.Table, pa.Table]:
    """The rows without the repeats, and the repeats as findings."""
    told = [name for name in rows.column_names if name not in {"source_file", "source_row"}]
    if not rows.num_rows or not told:
        return rows, FINDINGS.empty_table()
    names = ", ".join(f'"{name}"' for name in told)
    with duckdb.connect() as db:
        db.register("told", rows)
        first = (
            db.sql(
                f"SELECT source_row, min(source_row) OVER (PARTITION BY {names}) AS used "
                "FROM told ORDER BY source_row"
            )
            .to_arrow_table()
            .combine_chunks()
        )
    again = first.filter(pc.not_equal(first["source_row"], first["used"]))
    if not again.num_rows:
        return rows, FINDINGS.empty_table()
    at = again["source_row"].combine_chunks()
    kept = rows.filter(pc.invert(pc.is_in(rows["source_row"], value_set=at)))
    reasons = pa.array([SAME.format(n) for n in again["used"].to_pylist()])
    nothing = pa.nulls(len(at), pa.string())
    file = rows["source_file"][0].as_py()
    return kept, findings_of(file, "", rows=at, values=nothing, reasons=reasons, words=nothing)
