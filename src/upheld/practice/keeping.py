"""Where the site keeps children's data, and how a file that somebody sent comes into it.

The files come first and the row after them: `take_in` writes a load into the store, under a
name made of its content, and the command `record_load` then says that it is there. What no row
names is an orphan, and `sweep` takes it away. The libraries that read data are large, so they are
imported when somebody first needs them and not with every page of the house.
"""

from __future__ import annotations

import fcntl
import secrets
import shutil
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings

from upheld.kernel.decision import NotPossible
from upheld.practice import models
from upheld.practice.states import LeftOut

if TYPE_CHECKING:
    import pyarrow as pa

    from upheld.practice.readers.normaliser.mapping import Mapping
    from upheld.practice.store import Load, Store, Told

ON_THE_COMMAND_LINE = "Say it with --as-of, such as 2025-03-31."
ON_A_PAGE = "Give that day below the file."
AN_HOUR = timedelta(hours=1)
OWNER_ONLY, FILE_OF_OWNER = 0o700, 0o600


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file as it came with a form: its name, and what is in it."""

    name: str
    chunks: Iterable[bytes]


def folder() -> Path:
    """The folder of all children's data. Nobody but the owner of the site's process reads it."""
    place = Path(settings.UPHELD_PRACTICE_DIR)
    place.mkdir(mode=OWNER_ONLY, parents=True, exist_ok=True)
    return place


@contextmanager
def reading_alone() -> Iterator[bool]:
    """Whether no other process on this machine reads files; while it lasts, none can begin to."""
    with (folder() / "reading.lock").open("w") as held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        yield True


def is_reading() -> bool:
    """Whether some process reads files at this moment."""
    with reading_alone() as nobody_else:
        return not nobody_else


def store() -> Store:
    """The store of this site."""
    from upheld.practice.store import Store  # noqa: PLC0415 -- large, see above

    return Store(folder() / "store")


def take_in(incoming: Incoming, *, at: datetime, as_of: date | None) -> tuple[Load, bool]:
    """Write a file into the store; the second answer is whether it is new there.

    Raises `NotPossible` with a sentence for whoever sent it, and then nothing is left of it.
    """
    aside = folder() / "arriving" / secrets.token_hex(8)
    try:
        return take_in_path(_written(aside, incoming), at=at, as_of=as_of)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def take_in_path(
    path: Path, *, at: datetime, as_of: date | None, mapping: Mapping | None = None
) -> tuple[Load, bool]:
    """The same for a file or a folder that lies on this machine already, and stays there."""
    return _loaded(path, _told(at, as_of, mapping))


def take_in_days(
    path: Path, *, at: datetime, as_of: date | None, mapping: Mapping
) -> list[tuple[Load, bool]]:
    """The same, day by day where a folder holds censuses or returns of several years."""
    from upheld.practice.readers.findings import SeveralLoads  # noqa: PLC0415 -- large

    try:
        return [_loaded(path, _told(at, as_of, mapping))]
    except NotPossible as no:
        several = no.__cause__
        if as_of or not isinstance(several, SeveralLoads) or not several.paths:
            raise
    return [_loaded(each, _told(at, as_of, mapping)) for each in several.paths]


def _told(at: datetime, as_of: date | None, mapping: Mapping | None) -> Told:
    from upheld.practice.readers.normaliser import mapping as mappings  # noqa: PLC0415 -- large
    from upheld.practice.store import Told  # noqa: PLC0415 -- large

    council = settings.UPHELD_COUNCIL_NAME
    return Told(at=at, council=council, as_of=as_of, mapping=mapping or mappings.Mapping())


def _loaded(path: Path, told: Told) -> tuple[Load, bool]:
    from upheld.practice.readers.findings import NotReadable  # noqa: PLC0415 -- large
    from upheld.practice.store import load  # noqa: PLC0415 -- large

    try:
        return load(path, store(), told)
    except NotReadable as no:
        raise NotPossible(str(no).replace(ON_THE_COMMAND_LINE, ON_A_PAGE)) from no


def _written(aside: Path, incoming: Incoming) -> Path:
    """The file in the clear, which its readers need; only while they read it."""
    aside.parent.mkdir(mode=OWNER_ONLY, exist_ok=True)
    aside.mkdir(mode=OWNER_ONLY)
    path = aside / incoming.name
    path.touch(mode=FILE_OF_OWNER)
    with path.open("wb") as file:
        for chunk in incoming.chunks:
            file.write(chunk)
    return path


def kept(id: str) -> Load:
    """What the store says of a load. Raises `NotPossible` where it has none of this id."""
    from upheld.practice.store import Unknown  # noqa: PLC0415 -- large

    try:
        return store().load(id)
    except Unknown as unknown:
        raise NotPossible("The files of this load are not there any more.") from unknown


def left_out(id: str, kind: LeftOut) -> pa.Table:
    """What a load could not use: file, row, column, value, reason and the row's own words."""
    load, place = kept(id), store()
    return place.rejects(load.id) if kind is LeftOut.REJECTS else place.doubts(load.id)


def distinct_doubts(id: str) -> Store:
    """The store, in which each doubt of this load stands once for each column and value.

    In the place of the row stands how often it came: a load of two million rows can doubt a few
    hundred spellings a million times.
    """
    import duckdb  # noqa: PLC0415 -- large

    from upheld.practice.columns import field_of  # noqa: PLC0415 -- large
    from upheld.practice.store import Store  # noqa: PLC0415 -- large

    class Distinct(Store):
        def doubts(self, id: str) -> pa.Table:
            path = self.place(self.load(id).id) / "doubts.parquet"
            if not path.exists():
                return super().doubts(id)
            with duckdb.connect() as db:
                found = db.execute(DISTINCT, [str(path)]).to_arrow_table()
            ours = [
                field_of(each, set(self.load(id).tables)) for each in found["column"].to_pylist()
            ]
            place = found.schema.get_field_index("column")
            return found.set_column(place, "column", [ours])

    return Distinct(store().folder)


DISTINCT = """
select min(file) as file, count(*)::bigint as row, "column", value, reason, null::varchar as words
from read_parquet(?) where value is not null group by "column", value, reason
"""


def sweep(*, now: datetime) -> int:
    """Take away what a load left that was stopped, once it is an hour old; how many loads."""
    place = Path(settings.UPHELD_PRACTICE_DIR)
    if not place.exists():
        return 0
    for path in (place / "arriving").glob("*"):
        if time.time() - path.stat().st_mtime > AN_HOUR.total_seconds():
            shutil.rmtree(path, ignore_errors=True)
    from upheld.practice.store.removing import remove  # noqa: PLC0415 -- large

    named = set(models.Load.objects.values_list("id", flat=True))
    loads = store().loads()
    orphans = [one.id for one in loads if one.id not in named and one.loaded_at < now - AN_HOUR]
    if orphans:
        remove(store(), orphans)
    return len(orphans)
