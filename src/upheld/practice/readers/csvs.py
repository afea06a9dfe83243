"""CSV files as streams of columns, whatever program wrote them.

Comma, semicolon, tab or bar; UTF-8, UTF-16 or Windows; rows with too few or too many columns are
rejected and the rest is read.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import BinaryIO

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray
from pyarrow import csv as arrow_csv

from upheld.practice.readers.findings import Finding, NotReadable
from upheld.practice.readers.settling import Rough
from upheld.practice.readers.sources import Part

BLOCK = 16 << 20
SEPARATORS = ",;\t|"
BROKEN = (
    "{} is no CSV file that can be read: {}. Often a quotation mark is missing. Export it again."
)
EMPTY = "{} is empty. Nothing was loaded."
RAGGED = "This row has {} columns and the headings have {}. Often a comma stands in a value."


@dataclass(frozen=True)
class Sheet:
    """A heading row and where the rest is."""

    part: Part
    headings: tuple[str, ...]
    separator: str

    @property
    def file(self) -> str:
        """What a finding calls it."""
        return self.part.name


def open_sheet(part: Part) -> Sheet:
    """Read the headings."""
    text = part.start().decode(part.encoding, errors="replace").removeprefix("\ufeff")
    if not text.strip():
        raise NotReadable(EMPTY.format(part.name))
    first = text.splitlines()[0]
    separator = max(SEPARATORS, key=first.count)
    row = next(csv.reader(io.StringIO(text), delimiter=separator))
    return Sheet(part, tuple(heading.strip() for heading in row), separator)


def rough(sheet: Sheet, fields: Mapping[str, str]) -> Iterator[tuple[Rough, list[Finding]]]:
    """Yield the rows, block by block; `fields` says which field each heading stands for."""
    at: dict[str, int] = {}
    for i, heading in enumerate(sheet.headings):
        if heading in fields:
            at.setdefault(fields[heading], i)
    ragged: dict[int, Finding] = {}

    def invalid(row: arrow_csv.InvalidRow) -> str:
        reason = RAGGED.format(row.actual_columns, row.expected_columns)
        ragged[row.number] = Finding(sheet.file, row.number, "", None, reason, row.text)
        return "skip"

    reached = 1
    with sheet.part.open() as file:
        try:
            for block in _open(file, sheet, invalid):
                if not block.num_rows:
                    continue
                rows = _numbers(reached, block.num_rows, ragged)
                told = [f for n, f in sorted(ragged.items()) if reached < n <= rows[-1]]
                reached = int(rows[-1])
                yield _rough(sheet, at, rows, block.columns), told
        except (pa.ArrowInvalid, UnicodeError) as broken:
            why = str(broken).partition("\n")[0].rstrip(".")
            raise NotReadable(BROKEN.format(sheet.file, why)) from broken
    last = [f for n, f in sorted(ragged.items()) if n > reached]
    if last:
        empty = [pa.array([], pa.string())] * len(sheet.headings)
        yield _rough(sheet, at, np.array([], dtype=np.int64), empty), last


def _rough(
    sheet: Sheet, at: Mapping[str, int], rows: NDArray[np.int64], columns: Sequence[pa.Array]
) -> Rough:
    taken = set(at.values())
    return _without_blanks(
        Rough(
            sheet.file,
            pa.array(rows, pa.int64()),
            {field: columns[i] for field, i in at.items()},
            {field: sheet.headings[i] for field, i in at.items()},
            {
                heading or f"column {i + 1}": columns[i]
                for i, heading in enumerate(sheet.headings)
                if i not in taken
            },
        )
    )


def _open(
    file: BinaryIO, sheet: Sheet, invalid: Callable[[arrow_csv.InvalidRow], str]
) -> arrow_csv.CSVStreamingReader:
    names = [str(i) for i in range(len(sheet.headings))]
    return arrow_csv.open_csv(
        file,
        read_options=arrow_csv.ReadOptions(
            column_names=names,
            skip_rows=1,
            use_threads=False,
            block_size=BLOCK,
            encoding=sheet.part.encoding.replace("utf-8", "utf8"),
        ),
        parse_options=arrow_csv.ParseOptions(
            delimiter=sheet.separator,
            newlines_in_values=True,
            ignore_empty_lines=False,
            invalid_row_handler=invalid,
        ),
        convert_options=arrow_csv.ConvertOptions(
            column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=False
        ),
    )


def _numbers(reached: int, count: int, ragged: Mapping[int, Finding]) -> NDArray[np.int64]:
    """Numbers of the next `count` good rows after row `reached`, stepping over the ragged ones."""
    bad = [n for n in ragged if n > reached]
    numbers = np.setdiff1d(
        np.arange(reached + 1, reached + count + len(bad) + 1), np.array(bad, dtype=np.int64)
    )
    return numbers[:count]


def _without_blanks(rough: Rough) -> Rough:
    """Leave out rows in which nothing is written: spreadsheets end with them."""
    arrays = [*rough.columns.values(), *rough.spare.values()]
    written = pa.repeat(pa.scalar(False), len(rough.rows))
    for array in arrays:
        written = pc.or_(written, pc.not_equal(pc.utf8_trim_whitespace(array), ""))
    if pc.all(written).as_py() in {True, None}:
        return rough
    return Rough(
        rough.file,
        rough.rows.filter(written),
        {name: array.filter(written) for name, array in rough.columns.items()},
        rough.headings,
        {name: array.filter(written) for name, array in rough.spare.items()},
    )
