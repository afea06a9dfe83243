"""Where the site keeps children's data, and how a file that somebody sent comes into it.

The files come first and the row after them: `take_in` writes a load into the store, under a
name made of its content, and the command `record_load` then says that it is there. What no row
names is an orphan, and `sweep` takes it away. The libraries that read data are large, so they are
imported when somebody first needs them and not with every page of the house.
"""

from __future__ import annotations

import secrets
import shutil
import time
from collections.abc import Iterable
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

    from upheld.practice.store import Load, Store

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


def take_in_path(path: Path, *, at: datetime, as_of: date | None) -> tuple[Load, bool]:
    """The same for a file or a folder that lies on this machine already, and stays there."""
    from upheld.practice.readers.findings import NotReadable  # noqa: PLC0415 -- large
    from upheld.practice.store import Told, load  # noqa: PLC0415 -- large

    told = Told(at=at, council=settings.UPHELD_COUNCIL_NAME, as_of=as_of)
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
