"""How a file comes into the store: recognised, read, checked, and kept whole or not at all."""

from __future__ import annotations

import datetime
import hashlib
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow.parquet as pq

from upheld.practice.readers import recognising
from upheld.practice.readers.findings import NotReadable
from upheld.practice.readers.normaliser.mapping import Mapping
from upheld.practice.readers.sources import Found
from upheld.practice.store import checking, manifest
from upheld.practice.store.aside import USED, Aside
from upheld.practice.store.folder import ASIDE, LOADS, Store
from upheld.practice.store.manifest import Load

UNNAMED = "council"
NO_ROWS = "{} holds headings and no rows. Nothing was loaded."

Progress = Callable[[str, int], None]
"""Told now and then: what is being done, and how many rows have been read."""


@dataclass(frozen=True)
class Told:
    """What the person who loads has said beside the path."""

    at: datetime.datetime
    council: str | None = None
    as_of: datetime.date | None = None
    mapping: Mapping = field(default_factory=Mapping)
    progress: Progress = lambda _what, _rows: None


def load(path: Path, store: Store, told: Told) -> tuple[Load, bool]:
    """Load a file or folder; the second answer is whether it is new to the store.

    Raises `NotReadable` with a sentence, and then has changed nothing.
    """
    asked = recognising.Asked(told.at.date(), told.as_of, told.mapping.headings)
    told.progress("looking", 0)
    found = recognising.recognise(path, told.mapping.spelling, asked)
    council = told.council or found.council or _only_council(store) or UNNAMED
    id = _id(found, council, told.mapping.fingerprint)
    with store.writing():
        loads = store.loads()
        already = next((load for load in loads if load.id == id), None)
        if already is not None:
            return already, False
        made = _written(path, store, found, _Making(id, council, told, loads))
    return made, True


@dataclass(frozen=True)
class _Making:
    """What a load that is being made is called, and what was there before."""

    id: str
    council: str
    told: Told
    loads: list[Load]


def _id(found: Found, council: str, mapping: str) -> str:
    told = "\n".join((found.sha256, council, mapping, str(found.as_of)))
    return hashlib.sha256(told.encode()).hexdigest()[:12]


def _only_council(store: Store) -> str | None:
    councils = {load.council for load in store.loads()}
    return councils.pop() if len(councils) == 1 else None


def _written(path: Path, store: Store, found: Found, making: _Making) -> Load:
    constants = {"council": making.council, "load_id": making.id, "as_of": found.as_of}
    target = store.place(making.id)
    with Aside(store.folder / LOADS / f"{ASIDE}{making.id}", constants) as aside:
        rows = 0
        for batch in found.read():
            aside.add(batch)
            rows += batch.rows.num_rows
            making.told.progress("reading", rows)
        aside.close()
        making.told.progress("checking", rows)
        checking.check(aside)
        made = _load(found, making, aside)
        if not made.used and not made.rejected:
            raise NotReadable(NO_ROWS.format(path.name or path))
        aside.move(target)
    try:
        manifest.write(store.folder, [*making.loads, made])
    except BaseException:
        shutil.rmtree(target, ignore_errors=True)
        raise
    return made


def _load(found: Found, making: _Making, aside: Aside) -> Load:
    assert found.as_of is not None  # noqa: S101 -- recognising has refused a file without a day
    same = [
        one for one in making.loads if (one.sha256, one.council) == (found.sha256, making.council)
    ]
    return Load(
        id=making.id,
        source=found.source,
        council=making.council,
        as_of=found.as_of,
        loaded_at=making.told.at,
        sha256=found.sha256,
        mapping=making.told.mapping.fingerprint,
        files=tuple((part.name, part.sha256) for part in found.parts),
        tables=aside.tables(),
        used=_used(aside),
        rejected=_distinct_rows(aside.path("rejects")),
        doubted=aside.count("doubts"),
        notes=tuple(found.notes),
        replaces=same[-1].id if same else "",
    )


def _used(aside: Aside) -> int:
    """Rows of the files that are in the store: for what is spread over tables, counted before."""
    spread = aside.count(USED)
    tables = aside.tables()
    own = sum(stored.rows for name, stored in tables.items() if not spread or name in OWN_BESIDE)
    return spread + own


# Local records that may stand beside a return whose own rows are spread over tables.
OWN_BESIDE = frozenset(
    {
        *("supervision", "overrides", "contact_decisions", "audits", "inspections"),
        *("annotations", "submitted_counts", "staff_history", "holders", "population"),
    }
)


def _distinct_rows(path: Path) -> int:
    if not path.exists():
        return 0
    rows = pq.read_table(path, columns=["file", "row"])
    return int(rows.group_by(["file", "row"]).aggregate([]).num_rows)
