"""How many values of each column are filled, from what Parquet files say of themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pyarrow.parquet as pq


def counts_of(files: Sequence[Path], columns: Sequence[str]) -> dict[str, int] | None:
    """Rows (under "") and filled values of each column; nothing where a file does not say.

    A column that a file lacks is empty in all its rows.
    """
    rows, filled = 0, Counter(dict.fromkeys(columns, 0))
    for file in files:
        told = pq.read_metadata(file)
        rows += told.num_rows
        for place in range(told.num_row_groups):
            group = told.row_group(place)
            for number in range(group.num_columns):
                column = group.column(number)
                if column.path_in_schema not in filled:
                    continue
                said = column.statistics
                if said is None or not said.has_null_count:
                    return None
                filled[column.path_in_schema] += group.num_rows - said.null_count
    return {"": rows, **filled}
