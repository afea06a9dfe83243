"""Why rows and values could not be used, counted once for each load and kept beside the store.

A load of two gigabytes can doubt a million values for five reasons: the database of the store
counts them, and only reasons come into memory. What belongs to one row alone (an id, a day, a
quoted word) is left out of a reason, so that like ones are counted together and nothing of a
child stands on a page. Takes no actor.
"""

from __future__ import annotations

import json
import os
import re
from dataclasses import asdict, dataclass

from upheld.practice import keeping
from upheld.practice.states import LeftOut

# An id, a day or a quoted word of one row; what a sentence itself says in figures is kept.
OF_ONE_ROW = re.compile(
    r"(the year 1900|more than 40 weeks|the years 1901 to 2100|has \d+ columns and the headings "
    r"have \d+)|“[^”]*”|\S*\d\S*?(?=[,.;:)]*(?:\s|$))"
)
COUNTED = """
select coalesce(file, '') as file, coalesce("column", '') as "column", reason,
       count(*)::bigint as times, min(row)::bigint as row
from (select * replace (regexp_replace(regexp_replace(reason, '“[^”]*”', '…', 'g'),
        '^.* (is no code that is known|is neither yes nor no)', '… \\1') as reason)
      from read_parquet(?))
group by all order by times desc, row
"""


@dataclass(frozen=True, slots=True)
class Fault:
    """One reason in one column of one file or sheet, how often, and the first row with it."""

    file: str
    column: str
    words: str
    times: int
    row: int


def of_load(load: str, kind: LeftOut) -> list[Fault]:
    """Every reason of a load, the most frequent first."""
    id = keeping.kept(load).id
    kept = keeping.folder() / "faults" / f"{id}-{kind.value}.json"
    if kept.exists():
        return [Fault(**each) for each in json.loads(kept.read_text(encoding="utf-8"))]
    found = _counted(id, kind)
    kept.parent.mkdir(exist_ok=True)
    aside = kept.with_name(f".{kept.name}.{os.getpid()}")
    aside.write_text(json.dumps([asdict(each) for each in found]), encoding="utf-8")
    aside.replace(kept)
    return found


def _counted(load: str, kind: LeftOut) -> list[Fault]:
    import duckdb  # noqa: PLC0415 -- large, see keeping

    path = keeping.store().place(load) / f"{kind.value}.parquet"
    if not path.exists():
        return []
    with duckdb.connect() as db:
        rows = db.execute(COUNTED, [str(path)]).fetchall()
    found: dict[tuple[str, str, str], Fault] = {}
    for file, column, reason, times, row in rows:
        key = (file, column, OF_ONE_ROW.sub(lambda each: each[1] or "…", reason))
        before = found.get(key)
        so_far, first = (before.times, before.row) if before else (0, row)
        found[key] = Fault(*key, so_far + times, min(first, row))
    return sorted(found.values(), key=lambda one: -one.times)
