"""Papers that are brought in: hashed and read before a command keeps them.

Reading takes up to half a minute and happens in another process, so no lock is held meanwhile. The
words of a paper are sealed beside it, so that nobody has to read the file again to look for them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from upheld.disclosure import apart
from upheld.disclosure.cleaning import LARGEST
from upheld.disclosure.refused import CannotRead
from upheld.kernel.decision import NotPossible
from upheld.kernel.sealing import CannotOpen
from upheld.vault import attachments
from upheld.vault.attachments import SealedFile, Stored

MOST_LETTERS = 4_000_000
"""Twelve hundred pages or so. What comes after them in a paper is not looked through."""
MEGABYTE = 1024 * 1024
TOO_LARGE = f"It is larger than {LARGEST // MEGABYTE} MB, so its words were not read."
NOT_WHOLE = "This file did not arrive whole. Please send it again."


@dataclass(frozen=True, slots=True, repr=False)
class Words:
    """The words of a paper, or in a sentence why there are none."""

    text: str = ""
    why: str = ""
    is_cut: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class Paper:
    """A file that lies sealed on the disk, and what was found out about it."""

    file_name: str
    size: int
    sha256: str
    sealed: SealedFile
    words: Words


def read(*, file_name: str, sealed: SealedFile) -> Paper:
    """Hash a sealed file and take its words out. Raises `NotPossible` where it is not whole."""
    try:
        sha256, content = opened(Stored(file_name, sealed.size, sealed))
    except (CannotOpen, OSError) as no:
        raise NotPossible(NOT_WHOLE) from no
    return Paper(file_name, sealed.size, sha256, sealed, _words(content, file_name))


def opened(stored: Stored) -> tuple[str, bytes | None]:
    """The SHA-256 of a file in hexadecimal, and its bytes unless it is too large to be read."""
    digest = hashlib.sha256()
    kept: list[bytes] | None = [] if stored.size <= LARGEST else None
    for chunk in stored.chunks():
        digest.update(chunk)
        if kept is not None:
            kept.append(chunk)
    return digest.hexdigest(), None if kept is None else b"".join(kept)


def words_in(stored: Stored) -> Words:
    """The words of a file, taken out in another process."""
    return _words(stored.read() if stored.size <= LARGEST else None, stored.name)


def _words(content: bytes | None, name: str) -> Words:
    if content is None:
        return Words(why=TOO_LARGE)
    try:
        return as_words(apart.words(content, name))
    except CannotRead as no:
        return Words(why=str(no))


def as_words(text: str) -> Words:
    """As many of a paper's words as are looked through."""
    return Words(text[:MOST_LETTERS], is_cut=len(text) > MOST_LETTERS)


def from_memory(*, file_name: str, content: bytes) -> Paper:
    """Seal something small that is in memory, and read it."""
    return read(file_name=file_name, sealed=attachments.seal(_chunks(content)))


def _chunks(content: bytes) -> Iterator[bytes]:
    yield from (content[n : n + MEGABYTE] for n in range(0, len(content), MEGABYTE))
