"""On which day a file is true, where it does not say: the latest day that it knows of.

A day that lies ahead, such as that of a meeting to come, tells nothing and is passed over.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from upheld.practice.readers import annex_a, cells, csvs, declared
from upheld.practice.readers.annex_a_lists import ANNEX_A
from upheld.practice.readers.dates import read_date
from upheld.practice.readers.sources import Part
from upheld.practice.readers.ssda903_modules import Module
from upheld.practice.standard import Field, Kind, Table

# The tables and fields in which every day brings a row, so that a small part tells the day.
TELLING = {"cin_episodes": "cine_referral_date", "contacts": "cont_contact_date"}
TELLING_LISTS = {1: "contact_date", 3: "referral_date", 4: "start", 5: "strategy"}
MARCH, LAST = 3, 31


def day_of(words: str | None) -> datetime.date | None:
    """A day that stands in a header."""
    return read_date(words).day if words else None


def _latest(field: Field, words: Iterable[pa.Array], today: datetime.date) -> datetime.date | None:
    found: datetime.date | None = None
    for array in words:
        days = cells.read(field, cells.clean(array), lambda _, word: word).values
        past = pc.max(days.filter(pc.less_equal(days, pa.scalar(today)))).as_py()
        found = max(filter(None, (found, past)), default=None)
    return found


def in_tables(
    files: Sequence[tuple[Part, tuple[Table, Mapping[str, str], csvs.Sheet | None]]],
    today: datetime.date,
) -> datetime.date | None:
    """The latest referral or contact of a dataset; a Parquet file has no sheet."""
    days = []
    for part, (table, fields, sheet) in files:
        name = TELLING.get(table.name)
        heading = next((h for h, f in fields.items() if f == name), None)
        if name and heading:
            words = (
                declared.column_of_parquet(part, heading)
                if sheet is None
                else (rough.columns[name] for rough, _ in csvs.rough(sheet, {heading: name}))
            )
            days.append(_latest(table.by_name[name], words, today))
    return max(filter(None, days), default=None)


def end_of_year(
    sheets: Sequence[tuple[Module, csvs.Sheet]], today: datetime.date
) -> datetime.date | None:
    """The 31 March on or after the latest day of a return's episodes, if it is not ahead."""
    days = []
    for module, sheet in sheets:
        for field in module.fields:
            heading = next((h for h in sheet.headings if h.strip().upper() == field.name), None)
            if field.kind is Kind.DATE and field.name not in {"DOB", "DUC"} and heading:
                words = (r.columns[field.name] for r, _ in csvs.rough(sheet, {heading: field.name}))
                days.append(_latest(field, words, today))
    last = max(filter(None, days), default=None)
    if last is None:
        return None
    end = datetime.date(last.year, MARCH, LAST)
    if last > end:
        end = end.replace(year=last.year + 1)
    return end if end <= today else last


def in_lists(sheets: Sequence[Any], today: datetime.date) -> datetime.date | None:
    """The latest contact, referral, assessment or strategy discussion of an Annex A workbook."""
    days = []
    for sheet in sheets:
        name = TELLING_LISTS.get(sheet.number)
        field = next((f for f in ANNEX_A[sheet.number].fields if f.name == name), None)
        if field:
            words = annex_a.rough(sheet).columns.get(field.name)
            if words is not None:
                days.append(_latest(field, [words], today))
    return max(filter(None, days), default=None)
