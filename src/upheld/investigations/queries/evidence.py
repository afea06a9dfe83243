"""Documents, for the investigator whose keys open the file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from upheld.disclosure import apart
from upheld.disclosure.cleaning import LARGEST
from upheld.disclosure.refused import CannotClean
from upheld.investigations import indexing, papers
from upheld.investigations.asked import AskedLine, asked
from upheld.investigations.events import DocumentOpened
from upheld.investigations.models import CustodyLink, Document, Investigation
from upheld.investigations.papers import Paper, Words
from upheld.investigations.reading import Pages
from upheld.investigations.states import Stage
from upheld.kernel.actor import Actor
from upheld.kernel.calendar import day_of
from upheld.ledger import queries as ledger
from upheld.vault import queries as vault
from upheld.vault.attachments import SealedFile, Stored
from upheld.vault.keyring import Keyring
from upheld.vault.queries import Mismatch

from .rows import investigated_by

A_PAGE = 50
"""Documents on one page: as many sealed descriptions are opened for it, and no bytes."""


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """One document, by what was sealed with it. Its bytes are opened one by one."""

    id: str
    number: int
    kept_on: date
    title: str
    provenance: str
    file_name: str
    sha256: str
    size: int
    dated: str
    parties: str
    held: bool
    has_copy: bool
    origin: str


@dataclass(frozen=True, slots=True)
class DocumentsPage:
    """One page of the documents in the file, and how many there are in all."""

    investigation: str
    stage: Stage
    documents: tuple[DocumentLine, ...]
    total: int
    page: int
    asked: tuple[AskedLine, ...]
    mismatched: tuple[UUID, ...]

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return max(1, -(-self.total // A_PAGE))


@dataclass(frozen=True, slots=True)
class LinkLine:
    """One link of the chain of custody."""

    number: int
    kind: str
    happened_on: date
    recorded_on: date
    who: str
    why: str
    result: str


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """One document: its versions, its chain, and the days on which its original was opened."""

    investigation: str
    stage: Stage
    document: DocumentLine
    earlier: tuple[DocumentLine, ...]
    newer: DocumentLine | None
    chain: tuple[LinkLine, ...]
    opened_on: tuple[date, ...]
    words: WordsLine | None
    mismatched: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class WordsLine:
    """How many words a machine could read in a document, or why it could read none."""

    count: int
    why: str
    is_cut: bool


@dataclass(frozen=True, slots=True, repr=False)
class DocumentFile:
    """The bytes of a reading copy, or of a paper that was laid."""

    file_name: str
    content: bytes


@dataclass(frozen=True, slots=True, repr=False)
class MadeCopy:
    """A reading copy that can be kept, or the code of why there is none."""

    content: bytes = b""
    ending: str = ""
    removed: tuple[str, ...] = ()
    why: str = ""


def documents_page(*, actor: Actor, keys: Keyring, id: UUID, page: int = 0) -> DocumentsPage | None:
    """Fifty documents of the file, without their bytes. Page 0 stands for the last one."""
    row = investigated_by(actor, id)
    if row is None:
        return None
    everything = Document.objects.filter(investigation=row)
    total = everything.count()
    last = max(1, -(-total // A_PAGE))
    page = min(page or last, last)
    start = (page - 1) * A_PAGE
    found = list(everything.order_by("number")[start : start + A_PAGE])
    listed = indexing.titles(actor=actor, keys=keys, investigation=row)
    # What was kept before there was an index, or lies in a part that does not open, is opened.
    pages = Pages(
        actor=actor, keys=keys, ids=[each.body_id for each in found if each.id not in listed]
    )
    requests, opened = asked(actor=actor, keys=keys, investigation=row)
    return DocumentsPage(
        investigation=str(row.id),
        stage=Stage(row.stage),
        documents=tuple(
            _line(each, listed.get(each.id) or pages.of(each.body_id)) for each in found
        ),
        total=total,
        page=page,
        asked=requests,
        mismatched=(*pages.mismatched, *opened.mismatched),
    )


def document_page(*, actor: Actor, keys: Keyring, id: UUID, document: UUID) -> DocumentPage | None:
    """One document with everything that was done with it."""
    row = investigated_by(actor, id)
    found = Document.objects.filter(investigation=row, id=document).first() if row else None
    if row is None or found is None:
        return None
    earlier = _earlier(row, found)
    newer = Document.objects.filter(replaces=found).first()
    links = list(CustodyLink.objects.filter(document=found).order_by("number"))
    rows = [found, *earlier, *([newer] if newer else [])]
    bodies = [*(each.body_id for each in rows), *(each.body_id for each in links)]
    bodies += [found.words_id] if found.words_id else []
    pages = Pages(actor=actor, keys=keys, ids=bodies)
    entries = ledger.entries_about(actor=actor, ids=[document])
    return DocumentPage(
        investigation=str(row.id),
        stage=Stage(row.stage),
        document=_document(found, pages),
        earlier=tuple(_document(each, pages) for each in earlier),
        newer=_document(newer, pages) if newer else None,
        chain=tuple(_link(each, pages) for each in links),
        opened_on=tuple(day_of(e.at) for e in entries if e.event == DocumentOpened.name),
        words=_words(found, pages),
        mismatched=pages.mismatched,
    )


def _words(row: Document, pages: Pages) -> WordsLine | None:
    """What was read of a document; None where nobody has read its words yet."""
    if row.words_id is None:
        return None
    said, text = pages.of(row.words_id), pages.attachment(row.words_id)
    return WordsLine(len(text.split()), said.get("why", ""), bool(said.get("cut")))


def _earlier(row: Investigation, document: Document) -> list[Document]:
    """Every version before this one, newest first, in one question."""
    before = dict(
        Document.objects.filter(investigation=row, replaces__isnull=False).values_list(
            "id", "replaces_id"
        )
    )
    ids: list[UUID] = []
    at = before.get(document.id)
    while at is not None:
        ids.append(at)
        at = before.get(at)
    found = Document.objects.in_bulk(ids)
    return [found[each] for each in ids]


def _document(row: Document, pages: Pages) -> DocumentLine:
    return _line(row, pages.of(row.body_id))


def _line(row: Document, said: Mapping[str, Any]) -> DocumentLine:
    return DocumentLine(
        id=str(row.id),
        number=row.number,
        kept_on=row.kept_on,
        title=said.get("title", ""),
        provenance=said.get("provenance", ""),
        file_name=said.get("file_name", ""),
        sha256=said.get("sha256", ""),
        size=said.get("size", 0),
        dated=said.get("dated", ""),
        parties=said.get("parties", ""),
        held=row.held,
        has_copy=row.reading_copy_id is not None,
        origin=row.origin,
    )


def _link(row: CustodyLink, pages: Pages) -> LinkLine:
    said = pages.of(row.body_id)
    return LinkLine(
        number=row.number,
        kind=row.kind,
        happened_on=row.happened_on,
        recorded_on=row.recorded_on,
        who=said.get("who", ""),
        why=said.get("why", ""),
        result=said.get("result", ""),
    )


def document_file(
    *, actor: Actor, keys: Keyring, investigation: UUID, id: UUID
) -> Stored | Mismatch | None:
    """The original of a document. Ask after `commands.open_document` has recorded it."""
    row = investigated_by(actor, investigation)
    found = Document.objects.filter(investigation=row, id=id).first() if row else None
    if found is None:
        return None
    return vault.file(actor=actor, keys=keys, body=found.original_id or found.body_id)


def reading_copy(
    *, actor: Actor, keys: Keyring, investigation: UUID, id: UUID
) -> DocumentFile | None:
    """The reading copy of a document, where there is one."""
    row = investigated_by(actor, investigation)
    found = Document.objects.filter(investigation=row, id=id).first() if row else None
    if found is None or found.reading_copy_id is None:
        return None
    pages = Pages(actor=actor, keys=keys, ids=[found.reading_copy_id])
    said = pages.of(found.reading_copy_id)
    return DocumentFile(said["ending"], pages.attachment(found.reading_copy_id)) if said else None


def make_copy(*, actor: Actor, keys: Keyring, investigation: UUID, id: UUID) -> MadeCopy | None:
    """Make a reading copy, in another process; `commands.keep_reading_copy` keeps it."""
    original = document_file(actor=actor, keys=keys, investigation=investigation, id=id)
    if original is None:
        return None
    if isinstance(original, Mismatch):
        return MadeCopy(why="not-as-sealed")
    if original.size > LARGEST:
        return MadeCopy(why="too-large")
    try:
        made = apart.clean(original.read())
    except CannotClean as no:
        return MadeCopy(why=no.code)
    return MadeCopy(made.content, made.ending, made.removed)


def read_paper(*, actor: Actor, file_name: str, sealed: SealedFile) -> Paper:
    """Hash and read a file that has just arrived. Raises `NotPossible` where it is not whole."""
    return papers.read(file_name=file_name, sealed=sealed)


def read_words(*, actor: Actor, keys: Keyring, investigation: UUID, id: UUID) -> Words | None:
    """Take the words out of a document that was kept before; `commands.keep_words` seals them."""
    original = document_file(actor=actor, keys=keys, investigation=investigation, id=id)
    if original is None or isinstance(original, Mismatch):
        return None
    return papers.words_in(original)
