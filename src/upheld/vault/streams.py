"""Sealing and opening a stream, one thread beside the request and a few chunks in memory.

`pyrage` asks for bytes when it wants them; a web server hands them over when they arrive.
A thread with a short queue stands between the two. It ends by itself when whoever began it
has gone, so that an upload that breaks off leaves nothing behind.
"""

from __future__ import annotations

import weakref
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from queue import Empty, Full, Queue
from threading import Event, Thread

from upheld.kernel.sealing import CannotOpen, Target, seal_stream, unseal_stream

WAITING = 4  # chunks between the two
CHUNK = 64 * 1024
_LOOK = 0.5  # seconds between looking whether the other side is still there


class NotSealed(Exception):
    """What was written could not be sealed: the disk is full, or the other side has gone."""


class Sealing:
    """Seals what is written to it, as it comes."""

    def __init__(self, target: Target, recipient: str) -> None:
        self._chunks: Queue[bytes] = Queue(WAITING)
        self._wrong: list[Exception] = []
        source = _Source(self._chunks, weakref.ref(self))
        given = (source, target, recipient, self._wrong)
        self._thread = Thread(target=_seal, args=given, daemon=True)
        self._thread.start()

    def write(self, chunk: bytes) -> None:
        """Hand over some bytes, none to end. Raises `NotSealed`."""
        while not self._wrong:
            with suppress(Full):
                return self._chunks.put(chunk, timeout=_LOOK)
        raise NotSealed from self._wrong[0]

    def finish(self) -> None:
        """Wait until everything is sealed. Raises `NotSealed`."""
        self.write(b"")
        self._thread.join()
        if self._wrong:
            raise NotSealed from self._wrong[0]


class _Source:
    """The end of the queue from which the library reads."""

    def __init__(self, chunks: Queue[bytes], owner: weakref.ref[Sealing]) -> None:
        self._chunks = chunks
        self._owner = owner
        self._rest = memoryview(b"")
        self._ended = False

    def read(self, size: int, /) -> bytes:
        if not self._rest and not self._ended:
            self._rest = memoryview(self._next())
            self._ended = not self._rest
        given, self._rest = self._rest[:size], self._rest[size:]
        return bytes(given)

    def _next(self) -> bytes:
        while True:
            try:
                return self._chunks.get(timeout=_LOOK)
            except Empty:
                if self._owner() is None:
                    raise NotSealed from None


def _seal(source: _Source, target: Target, recipient: str, wrong: list[Exception]) -> None:
    try:
        seal_stream(source, target, [recipient])
    except Exception as no:
        wrong.append(no)


def unsealed(path: Path, identity: str) -> Iterator[bytes]:
    """What a sealed file says, chunk by chunk. Raises `CannotOpen` where it is false."""
    chunks: Queue[bytes | CannotOpen | None] = Queue(WAITING)
    stopped = Event()
    Thread(target=_unseal, args=(path, identity, chunks, stopped), daemon=True).start()
    try:
        while (found := chunks.get()) is not None:
            if isinstance(found, CannotOpen):
                raise found
            yield found
    finally:
        stopped.set()


def _unseal(
    path: Path, identity: str, chunks: Queue[bytes | CannotOpen | None], stopped: Event
) -> None:
    target = _Gathered(chunks, stopped)
    try:
        with path.open("rb") as file:
            unseal_stream(file, target, identity)
        target.give_rest()
        target.give(None)
    except _NobodyReads:
        return
    except Exception as no:
        with suppress(_NobodyReads):
            target.give(no if isinstance(no, CannotOpen) else CannotOpen("It cannot be read."))


class _NobodyReads(Exception):
    """Whoever read has gone."""


class _Gathered:
    """Gathers the library's small chunks into larger ones, and hands them over."""

    def __init__(self, chunks: Queue[bytes | CannotOpen | None], stopped: Event) -> None:
        self._chunks = chunks
        self._stopped = stopped
        self._held = bytearray()

    def write(self, chunk: bytes, /) -> int:
        self._held += chunk
        if len(self._held) >= CHUNK:
            self.give_rest()
        return len(chunk)

    def flush(self) -> None:
        """Nothing waits here that could be written earlier."""

    def give_rest(self) -> None:
        """Hand over what has gathered."""
        if self._held:
            self.give(bytes(self._held))
            self._held.clear()

    def give(self, found: bytes | CannotOpen | None) -> None:
        """Hand something over, or raise if nobody is there to take it."""
        while not self._stopped.is_set():
            with suppress(Full):
                return self._chunks.put(found, timeout=_LOOK)
        raise _NobodyReads
