"""Files whose headings are the names of the standard's own fields: SSD, and local records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from upheld.practice.readers import cells, csvs, traps
from upheld.practice.readers.findings import Findings, NotReadable
from upheld.practice.readers.settling import Rough, settle, strings
from upheld.practice.readers.sources import Batch, Part
from upheld.practice.standard import TABLES, Table

ENOUGH = 2  # headings that must be known before a file is taken for a table
BROKEN = "{} is no Parquet file that can be read: it is cut off or damaged. Export it again."


def fields_for(headings: Sequence[str]) -> tuple[Table, dict[str, str]] | None:
    """The table that the headings fit best, and which field each stands for."""
    best: tuple[int, Table, dict[str, str]] | None = None
    for table in TABLES.values():
        found = _known(table, headings)
        needed = [f.name for f in table.fields if f.required]
        if len(found) < ENOUGH or not set(needed) <= set(found.values()):
            continue
        if best is None or len(found) > best[0]:
            best = len(found), table, found
    return best and (best[1], best[2])


def nearly(headings: Sequence[str]) -> tuple[Table, list[str]] | None:
    """A table whose fields the headings are, though some that it needs are missing."""
    for table in TABLES.values():
        found = _known(table, headings)
        if len(found) >= ENOUGH and any(h.lower() in table.by_name for h in headings):
            return table, [
                f.name for f in table.fields if f.required and f.name not in found.values()
            ]
    return None


def _known(table: Table, headings: Sequence[str]) -> dict[str, str]:
    """Fields by heading: by whole name, or in our own tables without the prefix."""
    names = {field.name: field.name for field in table.fields}
    if table.own:
        names |= {field.name.partition("_")[2]: field.name for field in table.fields}
    names |= {f"{field.name}_precision": "" for field in table.fields if field.dated}
    found: dict[str, str] = {}
    for heading in headings:
        name = names.get(heading.strip().lower().replace(" ", "_"))
        if name and name not in found.values():
            found[heading] = name
    return found


def read_csv(
    sheet: csvs.Sheet, table: Table, fields: Mapping[str, str], spelling: cells.Spelling
) -> Iterator[Batch]:
    """Read one CSV file of a declared table."""
    for rough, ragged in csvs.rough(sheet, fields):
        done = settle(table.fields, rough, spelling)
        rejects = Findings([done.rejects])
        rejects.add(ragged)
        yield Batch(table.name, traps.sprung(table.name, done.table), rejects.take(), done.doubts)


def headings_of_parquet(part: Part) -> tuple[str, ...]:
    """The columns of a Parquet file."""
    try:
        with part.open() as file:
            return tuple(pq.read_schema(file).names)
    except (pa.ArrowInvalid, OSError) as broken:
        raise NotReadable(BROKEN.format(part.name)) from broken


def read_parquet(
    part: Part, table: Table, fields: Mapping[str, str], spelling: cells.Spelling
) -> Iterator[Batch]:
    """Read one Parquet file of a declared table."""
    reached = 0
    try:
        with part.open() as file:
            for block in pq.ParquetFile(file).iter_batches(batch_size=200_000):
                rows = pa.array(range(reached + 1, reached + block.num_rows + 1), pa.int64())
                reached += block.num_rows
                columns = {fields[n]: _words(block.column(n)) for n in fields}
                rough = Rough(part.name, rows, columns, {f: h for h, f in fields.items()})
                done = settle(table.fields, rough, spelling)
                kept = traps.sprung(table.name, done.table)
                yield Batch(table.name, kept, done.rejects, done.doubts)
    except (pa.ArrowInvalid, OSError) as broken:
        raise NotReadable(BROKEN.format(part.name)) from broken


def column_of_parquet(part: Part, heading: str) -> Iterator[pa.Array]:
    """One column of a Parquet file as words, some at a time."""
    try:
        with part.open() as file:
            for block in pq.ParquetFile(file).iter_batches(200_000, columns=[heading]):
                yield _words(block.column(heading))
    except (pa.ArrowInvalid, OSError) as broken:
        raise NotReadable(BROKEN.format(part.name)) from broken


def _words(column: pa.Array) -> pa.Array:
    if pa.types.is_timestamp(column.type):
        column = pc.cast(column, pa.date32(), safe=False)
    return strings(column)
