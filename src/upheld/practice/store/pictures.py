"""Several loads as one picture: each thing once, from the source that says most about it."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import duckdb

from upheld.practice.readers.sources import Source
from upheld.practice.standard import TABLES
from upheld.practice.store.manifest import Load

PICTURES = "pictures"

# From the source that says most about a table to the one that says least.
RICHEST = (Source.OWN, Source.SSD, Source.CIN, Source.SSDA903, Source.ANNEX_A, Source.CSWW)
# A dataset carries its whole history, so that what its latest load lacks is gone.
WHOLE = {Source.SSD}


def standing(loads: Sequence[Load]) -> list[Load]:
    """The loads that a later reading of the same content has not replaced."""
    replaced = {load.replaces for load in loads}
    return [load for load in loads if load.id not in replaced]


def chosen(loads: Sequence[Load]) -> dict[str, list[Load]]:
    """The loads of which each table is made, the latest last."""
    held: dict[tuple[str, str], list[Load]] = defaultdict(list)
    for load in sorted(standing(loads), key=lambda one: (one.as_of, one.loaded_at)):
        for name in load.tables:
            held[(load.council, name)].append(load)
    found: dict[str, list[Load]] = defaultdict(list)
    for (_, name), several in held.items():
        best = min((load.source for load in several), key=RICHEST.index)
        of_kind = [load for load in several if load.source is best]
        found[name] += of_kind[-1:] if best in WHOLE else of_kind
    return dict(found)


def picture(
    folder: Path, loads: Sequence[Load], place: Callable[[str], Path]
) -> Mapping[str, Sequence[Path]]:
    """Parquet files by table. Loads of one council that overlap are put together once and kept."""
    found: dict[str, Sequence[Path]] = {}
    for name, several in chosen(loads).items():
        councils: dict[str, list[Load]] = defaultdict(list)
        for load in several:
            councils[load.council].append(load)
        paths: list[Path] = []
        for of_one in councils.values():
            single = [place(load.id) / f"{name}.parquet" for load in of_one]
            paths += single if len(single) == 1 else [_together(folder, name, of_one, single)]
        found[name] = tuple(paths)
    return found


def _together(folder: Path, name: str, loads: Sequence[Load], paths: Sequence[Path]) -> Path:
    """Several loads of one table in one file, of each key the row of the latest load."""
    told = hashlib.sha256("/".join(load.id for load in loads).encode()).hexdigest()[:16]
    target = folder / PICTURES / told / f"{name}.parquet"
    if target.exists():
        return target
    target.parent.mkdir(parents=True, exist_ok=True)
    aside = target.with_name(f".{name}.{os.getpid()}")
    key = ", ".join(f'"{field}"' for field in TABLES[name].key)
    order = ", ".join(f"'{load.id}'" for load in loads)
    files = ", ".join(_quoted(path) for path in paths)
    try:
        with duckdb.connect() as db:
            db.execute(
                f"COPY (SELECT * FROM read_parquet([{files}]) QUALIFY row_number() OVER ("
                f"PARTITION BY {key} ORDER BY list_position([{order}], load_id) DESC, source_row"
                f") = 1) TO {_quoted(aside)} (FORMAT parquet, COMPRESSION zstd)"
            )
        aside.replace(target)
    except BaseException:
        aside.unlink(missing_ok=True)
        raise
    return target


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"


def forget(folder: Path) -> None:
    """Take away pictures that were made of loads; they are made again when they are asked for."""
    shutil.rmtree(folder / PICTURES, ignore_errors=True)
