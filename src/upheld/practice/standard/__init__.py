"""The standard tables: one declared schema that readers, simulator, measures and pages share.

Names and types are those of the Standard Safeguarding Dataset 1.4.5 (Data to Insight, MIT), as a
subset; its `datetime` is a day here, because every statutory clock counts days. What this project
adds is marked `own`, table or field. A `dated` date has a column `<name>_precision` beside it:
day, month, year or unknown; an empty one means day. A date that is known less exactly is held as
the last day of what is known.

    from upheld.practice import standard

    standard.TABLES["involvements"].schema       # a pyarrow schema
    standard.empty("involvements")               # a pyarrow table without rows
    standard.table_of("cp_plans", {"cppl_cp_plan_id": ["1"], "cppl_person_id": ["a"]})
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pyarrow as pa

from upheld.practice.standard import care, children, need, practice, staff
from upheld.practice.standard.shapes import (
    ARROW,
    PROVENANCE,
    Field,
    Kind,
    Precision,
    Table,
    precision_of,
)

__all__ = [
    "ARROW",
    "PROVENANCE",
    "TABLES",
    "Field",
    "Kind",
    "Precision",
    "Table",
    "empty",
    "precision_of",
    "table_of",
]

TABLES: dict[str, Table] = {
    table.name: table
    for room in (children, need, care, staff, practice)
    for table in vars(room).values()
    if isinstance(table, Table)
}


def empty(name: str) -> pa.Table:
    """A table of the standard without rows."""
    return TABLES[name].schema.empty_table()


def table_of(name: str, columns: Mapping[str, Sequence[object] | pa.Array]) -> pa.Table:
    """A table of the standard from some of its columns; the others are empty.

    Raises `KeyError` for a column that the table does not have.
    """
    schema = TABLES[name].schema
    strange = sorted(set(columns) - set(schema.names))
    if strange:
        raise KeyError(f"The standard table {name} has no column {', '.join(strange)}.")
    rows = len(next(iter(columns.values()))) if columns else 0
    arrays = []
    for field in schema:
        given = columns.get(field.name)
        if given is None:
            arrays.append(pa.nulls(rows, field.type))
        elif isinstance(given, pa.Array | pa.ChunkedArray):
            arrays.append(given.cast(field.type))
        else:
            arrays.append(pa.array(given, field.type))
    return pa.table(arrays, schema=schema)
