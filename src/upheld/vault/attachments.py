"""Files: each is one age file on disk, sealed while it arrives to a key of its own.

The key is made in memory before a form is looked at, and stands afterwards in the sealed
body that names the file, with the digest of the ciphertext and the true size. So nothing
lies in the clear at any moment, a file needs no draft to be taken in, and giving it to
more readers or moving it to another compartment seals a small body and copies nothing. A
file that no body names cannot be opened by anybody, and is swept away.

On disk stand a random name and a padded size, and a time that says the day alone. The nightly
run (`ledger.rewriting`) gives every new file a new place, in random order.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import time
import uuid
import weakref
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings

from upheld.kernel.decision import NotPossible
from upheld.kernel.sealing import new_identity, padme, recipient_of

from .bodies import Body, Mismatch
from .models import Attachment
from .streams import CHUNK, NotSealed, Sealing, unsealed

DAY = 24 * 60 * 60
_NEW = 1  # second after midnight: the nightly run has not given it a new place yet
_LOOK_EVERY = 16 * 1024 * 1024  # bytes between two looks at the room on the disk


class NoRoom(NotPossible):
    """The disk is nearly full. Words are still taken in."""

    def __init__(self) -> None:
        super().__init__("We have no room for files at the moment. Send your words without it.")


@dataclass(frozen=True, slots=True, repr=False)
class SealedFile:
    """A file on disk, with what opens and proves it. It stands inside a sealed body only."""

    id: UUID
    identity: str
    digest: str
    size: int

    def as_content(self) -> dict[str, str | int]:
        """As a sealed body says it."""
        return {
            "id": str(self.id),
            "identity": self.identity,
            "digest": self.digest,
            "size": self.size,
        }


@dataclass(frozen=True, slots=True, repr=False)
class Stored:
    """A file that is what was sealed, to be read once more from the start each time."""

    name: str
    size: int
    sealed: SealedFile | None = None
    held: bytes = b""  # where a browser sealed it whole

    def chunks(self) -> Iterator[bytes]:
        """What is in it. Raises `CannotOpen` if somebody changes it meanwhile."""
        if self.sealed is None:
            yield from (self.held[n : n + CHUNK] for n in range(0, self.size, CHUNK))
            return
        left = self.size
        for chunk in unsealed(path_of(self.sealed.id), self.sealed.identity):
            if left:
                yield chunk[:left]
            left -= min(left, len(chunk))

    def read(self) -> bytes:
        """All of it at once: for what is known to be small."""
        return b"".join(self.chunks())


def path_of(id: UUID) -> Path:
    """Where a file lies."""
    return folder() / str(id)


class Arriving:
    """Takes a file in, chunk by chunk. What is not `done` leaves nothing behind."""

    def __init__(self) -> None:
        _require_room()
        self.id = uuid.uuid4()
        self.size = 0
        self._identity = new_identity()
        for place in (folder(), arriving()):
            place.mkdir(mode=0o700, exist_ok=True)
        self._file = _Hashed(arriving() / str(self.id))
        self._sealing = Sealing(self._file, recipient_of(self._identity))
        self._unfinished = weakref.finalize(self, _Hashed.discard, self._file)

    def write(self, chunk: bytes) -> None:
        """Take in some bytes. Raises `NoRoom`."""
        before, self.size = self.size, self.size + len(chunk)
        if before // _LOOK_EVERY != self.size // _LOOK_EVERY:
            _require_room()
        if chunk:
            self._seal(chunk)

    def done(self) -> SealedFile:
        """Pad it, and make sure that it will survive a crash. Raises `NoRoom`."""
        left = padme(self.size) - self.size
        while left:
            self._seal(bytes(min(left, CHUNK)))
            left -= min(left, CHUNK)
        self._seal(b"")
        self._file.keep(path_of(self.id))
        self._unfinished.detach()
        return SealedFile(self.id, self._identity, self._file.digest, self.size)

    def drop(self) -> None:
        """Forget it."""
        self._unfinished()

    def _seal(self, chunk: bytes) -> None:
        try:
            self._sealing.write(chunk) if chunk else self._sealing.finish()
        except NotSealed as no:
            raise NoRoom from no


class _Hashed:
    """A new file for its owner alone, and the digest of what is written to it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")
        self._hash = hashlib.sha256()

    @property
    def digest(self) -> str:
        return self._hash.hexdigest()

    def write(self, chunk: bytes, /) -> int:
        self._hash.update(chunk)
        return self._file.write(chunk)

    def flush(self) -> None:
        self._file.flush()

    def discard(self) -> None:
        """Forget it: nobody waits for it any more."""
        with suppress(OSError):  # a full disk says so once more
            self._file.close()
        _remove(self._path)

    def keep(self, path: Path) -> None:
        """Bring it to the disk in its own place: the bytes, the day, and the name."""
        with self._file:
            self._file.flush()
            os.utime(self._path, (_NEW + midnight(), _NEW + midnight()))
            os.fsync(self._file.fileno())
        self._path.rename(path)
        _bring_to_disk(path.parent)


def seal(chunks: Iterable[bytes]) -> SealedFile:
    """Seal what somebody has in memory, such as a reading copy. Raises `NoRoom`."""
    arriving = Arriving()
    for chunk in chunks:
        arriving.write(chunk)
    return arriving.done()


def opened(found: Body) -> Stored | Mismatch:
    """The file that a body names, once the whole of it is proved to be what was sealed.

    The digest is looked at before anything is given; while it is given, age proves every
    chunk again, so that a change in between breaks off and shows nothing false.
    """
    name = str(found.content.get("name", ""))
    said = found.content.get("file")
    if said is None:
        return Stored(name, len(found.attachment), held=found.attachment)
    sealed = from_content(said)
    if sealed is None or not _is_here(sealed, found.compartment):
        return Mismatch(found.id, found.compartment)
    return Stored(name, sealed.size, sealed)


def from_content(said: Any) -> SealedFile | None:
    """Undo `SealedFile.as_content`; None for what is shaped otherwise."""
    try:
        size, identity, digest = said["size"], said["identity"], said["digest"]
        recipient_of(identity)
        return SealedFile(UUID(said["id"]), identity, str(digest), size) if size >= 0 else None
    except Exception:
        return None


def _is_here(sealed: SealedFile, compartment: UUID) -> bool:
    here = Attachment.objects.filter(id=sealed.id, compartment=compartment).exists()
    with suppress(OSError), path_of(sealed.id).open("rb") as file:
        return here and hashlib.file_digest(file, "sha256").hexdigest() == sealed.digest
    return False


def drop_unless_kept(id: UUID) -> None:
    """Remove a file that no command has kept."""
    if not Attachment.objects.filter(id=id).exists():
        _remove(path_of(id))


def remove(ids: Iterable[UUID]) -> None:
    """Remove files from the disk."""
    for id in ids:
        _remove(path_of(id))


def sweep() -> int:
    """Remove what no row names and no request can still be bringing: the clock's work."""
    kept = {str(id) for id in Attachment.objects.values_list("id", flat=True)}
    removed = 0
    for path in (*_files_in(folder()), *_files_in(arriving())):
        with suppress(FileNotFoundError):
            if path.name not in kept and path.stat().st_mtime < midnight() - DAY:
                path.unlink()
                removed += 1
    return removed


def _files_in(place: Path) -> list[Path]:
    return list(place.iterdir()) if place.exists() else []


def folder() -> Path:
    """Where all of them lie."""
    return Path(settings.UPHELD_FILES_DIR)


def arriving() -> Path:
    """Where files lie until they are whole. Nothing but the request knows of them."""
    return folder().with_name("arriving")


def midnight() -> int:
    """When the machine's own day began."""
    return int(time.time()) // DAY * DAY


def _require_room() -> None:
    there = next(each for each in (folder(), *folder().parents) if each.exists())
    if shutil.disk_usage(there).free < settings.UPHELD_KEEP_FREE:
        raise NoRoom


def _bring_to_disk(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _remove(path: Path) -> None:
    path.unlink(missing_ok=True)
