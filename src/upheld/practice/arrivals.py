"""Files on their way into the store: where they lie, what lies in the watched folder, what is kept.

    waiting/<arrival>/<name>   a file that came with a form, until it has been read
    kept/<load>/<name>         the same afterwards, for some days, while spellings of it are not
                               understood: a reviewed mapping can then be used at once

A file of the watched folder stays where it is and is never changed. It is known by a mark made of
its names, sizes and times, so that nothing is read twice, and is left alone until it has been
still for a minute. Takes no actor: commands and queries do.
"""

from __future__ import annotations

import hashlib
import shutil
import time
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from django.conf import settings

from upheld.practice import keeping, models
from upheld.practice.keeping import FILE_OF_OWNER, OWNER_ONLY, Incoming
from upheld.practice.states import ON_THE_WAY, Origin

STILL_FOR = 60  # seconds without a change: whoever copies a large file in has then ended
LONGEST_NAME = 200
AN_HOUR, A_DAY = 60 * 60, 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class Put:
    """A file that was put where it waits."""

    id: UUID
    name: str
    size: int


@dataclass(frozen=True, slots=True)
class Seen:
    """Something in the watched folder that nobody has read yet."""

    name: str
    size: int
    mark: str


def waiting_place(id: UUID) -> Path:
    """The folder in which a file waits."""
    return keeping.folder() / "waiting" / str(id)


def kept_place(load: str) -> Path:
    """The folder in which a file is kept that a mapping may yet explain."""
    return keeping.folder() / "kept" / load


def put(incoming: Incoming) -> Put:
    """Write a file to where it waits, for its owner alone. The row comes after."""
    id = uuid.uuid4()
    path = _into(waiting_place(id)) / incoming.name[-LONGEST_NAME:]
    path.touch(mode=FILE_OF_OWNER)
    size = 0
    try:
        with path.open("wb") as file:
            for chunk in incoming.chunks:
                size += file.write(chunk)
    except BaseException:
        shutil.rmtree(path.parent, ignore_errors=True)
        raise
    return Put(id, path.name, size)


def _into(place: Path) -> Path:
    place.parent.mkdir(mode=OWNER_ONLY, exist_ok=True)
    place.mkdir(mode=OWNER_ONLY)
    return place


def put_again(load: models.Load) -> Put | None:
    """Put the file of a load where it waits once more; None where it is not there any more."""
    source = source_of(load)
    if source is None:
        return None
    id = uuid.uuid4()
    target = _into(waiting_place(id)) / source.name
    if source.is_dir():
        shutil.copytree(source, target)
    else:
        shutil.copy2(source, target)
    return Put(id, target.name, _size(target))


def source_of(load: models.Load) -> Path | None:
    """Where the file of a load still lies: among those kept, or unchanged in the watched folder."""
    held = next(iter(sorted(kept_place(load.id).glob("*"))), None)
    if held is not None:
        return held
    arrival = load.arrival
    if arrival is None or arrival.origin != Origin.FOLDER:
        return None
    path = path_of(arrival)
    return path if path.exists() and _mark(path) == arrival.mark else None


def path_of(arrival: models.Arrival) -> Path:
    """What is to be read for an arrival."""
    place = watched()
    if arrival.origin == Origin.FOLDER and place is not None:
        return place / arrival.name
    return waiting_place(arrival.id) / arrival.name


def watched() -> Path | None:
    """The folder in which files are looked for; None where a council has not named one."""
    named = settings.UPHELD_WATCHED_FOLDER
    return Path(named) if named else None


def found() -> list[Seen]:
    """What lies in the watched folder, is still, and has no row yet."""
    there = {seen.mark: seen for seen in _still()}
    known = models.Arrival.objects.filter(mark__in=there).values_list("mark", flat=True)
    return [there[mark] for mark in sorted(set(there) - set(known))]


def _still() -> Iterator[Seen]:
    place = watched()
    if place is None or not place.is_dir():
        return
    for path in sorted(place.iterdir()):
        if path.name.startswith((".", "~$")) or path.is_symlink() or len(path.name) > LONGEST_NAME:
            continue
        times = [each.stat().st_mtime for each in _files(path)]
        if times and max(times) < time.time() - STILL_FOR:
            yield Seen(path.name, _size(path), _mark(path))


def _files(path: Path) -> list[Path]:
    return [path] if path.is_file() else sorted(each for each in path.rglob("*") if each.is_file())


def _size(path: Path) -> int:
    return sum(each.stat().st_size for each in _files(path))


def _mark(path: Path) -> str:
    told = [path.name]
    for each in _files(path):
        state = each.stat()
        told.append(f"{each.relative_to(path)}:{state.st_size}:{state.st_mtime_ns}")
    return hashlib.sha256("\n".join(told).encode()).hexdigest()


def put_away(arrival: models.Arrival, *, for_loads: list[str]) -> None:
    """After the reading: keep the file for these loads, or throw it away where there is none.

    A file of the watched folder stays where it is.
    """
    if arrival.origin == Origin.AGAIN and arrival.of_id and arrival.of_id not in for_loads:
        forget(arrival.of_id)
    place = waiting_place(arrival.id)
    if not place.exists():
        return
    for load in for_loads[:1]:
        target = kept_place(load)
        target.parent.mkdir(mode=OWNER_ONLY, exist_ok=True)
        shutil.rmtree(target, ignore_errors=True)
        place.rename(target)
    shutil.rmtree(place, ignore_errors=True)


def forget(load: str) -> None:
    """Throw the kept file of a load away."""
    shutil.rmtree(kept_place(load), ignore_errors=True)


def sweep() -> None:
    """Throw away what waits without a row, and what was kept for longer than was promised."""
    place = Path(settings.UPHELD_PRACTICE_DIR)
    on_the_way = models.Arrival.objects.filter(standing__in=ON_THE_WAY)
    known = {str(id) for id in on_the_way.values_list("id", flat=True)}
    for path in place.glob("waiting/*"):
        if path.name not in known and _age(path) > AN_HOUR:
            shutil.rmtree(path, ignore_errors=True)
    for path in place.glob("kept/*"):
        if _age(path) > settings.UPHELD_KEEP_FILES_DAYS * A_DAY:
            shutil.rmtree(path, ignore_errors=True)


def _age(path: Path) -> float:
    return time.time() - path.stat().st_mtime
