"""Annex A: a workbook of eleven lists, spread over the standard tables.

It holds the latest date of each thing and the worker of the day, so that a history comes only from
keeping successive workbooks: an allocation is said to be seen on the day of the workbook.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import duckdb
import pyarrow as pa

from upheld.practice.readers import annex_a_tables, cells, headings
from upheld.practice.readers.annex_a_lists import ANNEX_A
from upheld.practice.readers.dates import since_1900
from upheld.practice.readers.findings import Findings
from upheld.practice.readers.repeats import once
from upheld.practice.readers.settling import Rough, settle
from upheld.practice.readers.sources import Batch, Part
from upheld.practice.readers.workbook import Book, Page
from upheld.practice.standard import ARROW, Kind

ASIDE = "Sheet “{}” of {} was left aside: its headings are those of no list of Annex A."
LACKS = "List {} ({}) has no column “{}”."
NO_LIST = "No sheet holds list {} ({})."
EXTRA = "Column “{}” of sheet “{}” was left aside: no column of list {} is called so.{}"
PROPOSED = " It may be “{}”: confirm it in the council's mapping."


@dataclass(frozen=True)
class Sheet:
    """A sheet that is one of the lists."""

    number: int
    file: str
    page: Page
    at: int  # index of the row with the headings
    columns: Mapping[int, str]  # our name by column


def sheets(
    part: Part, book: Book, confirmed: Mapping[str, str] | None = None
) -> tuple[list[Sheet], list[str]]:
    """The lists of a workbook, in whatever order its sheets stand, and what was left aside."""
    found: list[Sheet] = []
    notes = list(book.notes)
    for page in book.pages:
        best = headings.best(page.rows, confirmed)
        if best is None:
            if any(any(row) for row in page.rows):
                notes.append(ASIDE.format(page.name, part.name))
            continue
        number, at, columns = best
        found.append(Sheet(number, f"{part.name}: {page.name}", page, at, columns))
        notes += _strays(found[-1])
    if found:
        there = {sheet.number for sheet in found}
        notes += [
            NO_LIST.format(number, one.title)
            for number, one in ANNEX_A.items()
            if number not in there
        ]
    return found, notes


def _strays(sheet: Sheet) -> list[str]:
    one, taken = ANNEX_A[sheet.number], list(sheet.columns.values())
    notes = [
        LACKS.format(one.number, one.title, field.doc)
        for field in one.fields
        if field.name not in taken
    ]
    for at, heading in enumerate(sheet.page.rows[sheet.at]):
        if heading and at not in sheet.columns:
            near = headings.proposal(one.number, heading, taken)
            told = PROPOSED.format(near) if near else ""
            notes.append(EXTRA.format(heading.strip(), sheet.page.name, one.number, told))
    return notes


def rough(sheet: Sheet) -> Rough:
    """The rows of a sheet below its headings, without those in which nothing is written."""
    told = sheet.page.rows[sheet.at]
    written = [
        (number, row)
        for number, row in enumerate(sheet.page.rows[sheet.at + 1 :], start=sheet.at + 2)
        if any(cell is not None and cell.strip() for cell in row)
    ]

    days = _days_from_1904(sheet)

    def column(at: int) -> pa.Array:
        values = [row[at] if at < len(row) else None for _, row in written]
        return pa.array([since_1900(v) for v in values] if at in days else values, pa.string())

    widest = max((len(row) for _, row in written), default=0)
    return Rough(
        sheet.file,
        pa.array([number for number, _ in written], pa.int64()),
        {name: column(at) for at, name in sheet.columns.items()},
        {name: (told[at] or "").strip() for at, name in sheet.columns.items()},
        {
            (told[at] if at < len(told) else None) or f"column {at + 1}": column(at)
            for at in range(widest)
            if at not in sheet.columns
        },
    )


def _days_from_1904(sheet: Sheet) -> set[int]:
    """Columns of days in a workbook whose numbers count from 1904."""
    if not sheet.page.days_from_1904:
        return set()
    days = {field.name for field in ANNEX_A[sheet.number].fields if field.kind is Kind.DATE}
    return {at for at, name in sheet.columns.items() if name in days}


def read(found: Sequence[Sheet], as_of: str, spelling: cells.Spelling) -> Iterator[Batch]:
    """Read all lists, then spread them over the standard tables."""
    with duckdb.connect() as db:
        lists: dict[int, list[pa.Table]] = {}
        for sheet in found:
            done = settle(ANNEX_A[sheet.number].fields, rough(sheet), spelling)
            kept, repeated = once(done.table)
            rejects = Findings([done.rejects])
            rejects.extend(repeated)
            lists.setdefault(sheet.number, []).append(kept)
            yield Batch("", kept, rejects.take(), done.doubts)
        for number, one in ANNEX_A.items():
            columns = [(field.name, ARROW[field.kind]) for field in one.fields]
            columns += [("source_file", pa.string()), ("source_row", pa.int64())]
            empty = pa.schema(columns).empty_table()
            rows = pa.concat_tables([empty, *lists.get(number, [])], promote_options="default")
            db.register(f"list_{number}", rows)
        for table, sql in annex_a_tables.TABLES.items():
            rows = db.sql(sql.replace("{as_of}", f"DATE '{as_of}'")).to_arrow_table()
            if rows.num_rows:
                yield Batch(table, rows)
