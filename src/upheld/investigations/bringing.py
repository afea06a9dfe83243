"""Existing papers, taken out of what was sent, read, and made into proposals.

Each paper is read in another process, one after the other, for as long as a page may take; what
is left is kept as well, and its words can be read later on its page. What cannot be taken in says
why, and the others are kept.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from upheld.disclosure import apart
from upheld.disclosure.refused import CannotRead
from upheld.kernel.sealing import CannotOpen
from upheld.vault import attachments
from upheld.vault.attachments import SealedFile, Stored

from . import papers
from .papers import Paper, Words

SECONDS = 20.0
LARGEST_FOLDER = 100 * 1024 * 1024
NOT_READ_YET = "There were too many papers to read all at once. Its words can be read later."
HAS_MACROS = "It holds macros, which are small programs. Open its reading copy, not the original."


@dataclass(frozen=True, slots=True, repr=False)
class Brought:
    """One paper with what is proposed of it; without `paper` the reason why it is not here."""

    file_name: str
    why: str
    paper: Paper | None = None
    title: str = ""
    days: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    is_read: bool = True


def brought(files: Iterable[tuple[str, SealedFile]]) -> list[Brought]:
    """Everything in these files; a packed folder is what is in it."""
    ends = time.monotonic() + SECONDS
    found: list[Brought] = []
    for name, sealed in files:
        for file_name, one, why in _in_one(name, sealed):
            if one is None:
                found.append(Brought(file_name, why))
            else:
                found.append(_read(file_name, one, in_time=time.monotonic() < ends))
    return found


def _in_one(name: str, sealed: SealedFile) -> Iterator[tuple[str, SealedFile | None, str]]:
    """The papers in one file that was sent: each sealed, or why it is not."""
    stored = Stored(name, sealed.size, sealed)
    if not name.lower().endswith(".zip"):
        yield name, sealed, ""
        return
    if stored.size > LARGEST_FOLDER:
        yield name, None, "This packed folder is larger than 100 MB. Send it in parts."
        return
    try:
        for each in apart.unpacked(stored.read()):
            kept = None if each.why else attachments.seal([each.content])
            yield each.name or name, kept, each.why
    except CannotRead as no:
        yield name, None, str(no)
    except CannotOpen:
        yield name, None, papers.NOT_WHOLE


def _read(file_name: str, sealed: SealedFile, *, in_time: bool) -> Brought:
    try:
        sha256, content = papers.opened(Stored(file_name, sealed.size, sealed))
    except CannotOpen:
        return Brought(file_name, papers.NOT_WHOLE)
    paper = Paper(file_name, sealed.size, sha256, sealed, Words())
    if not in_time:
        return Brought(file_name, NOT_READ_YET, paper, is_read=False)
    if content is None:
        return _without_words(paper, papers.TOO_LARGE)
    try:
        read = apart.look_through(content, file_name)
    except CannotRead as no:
        return _without_words(paper, str(no))
    paper = replace(paper, words=papers.as_words(read.text))
    why = HAS_MACROS if read.has_macros else ""
    return Brought(file_name, why, paper, read.title, read.days, read.parties)


def _without_words(paper: Paper, why: str) -> Brought:
    return Brought(paper.file_name, why, replace(paper, words=Words(why=why)))
