"""Documents and cases examined, for the investigator whose keys open the file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from upheld.investigations import completeness
from upheld.investigations.asked import AskedLine, asked
from upheld.investigations.completeness import Roll
from upheld.investigations.models import CaseExamined, Document
from upheld.investigations.reading import Pages
from upheld.investigations.states import Stage
from upheld.kernel.actor import Actor
from upheld.vault.keyring import Keyring

from .rows import investigated_by


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
    origin: str


@dataclass(frozen=True, slots=True)
class DocumentsPage:
    """The documents in the file."""

    investigation: str
    stage: Stage
    documents: tuple[DocumentLine, ...]
    asked: tuple[AskedLine, ...]
    mismatched: tuple[UUID, ...]


@dataclass(frozen=True, slots=True, repr=False)
class DocumentFile:
    """The sealed original of one document."""

    file_name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One child's case, by its pseudonym."""

    number: int
    pseudonym: str
    outcome: str
    reasons: str
    examined_on: date
    origin: str


@dataclass(frozen=True, slots=True)
class CasesPage:
    """The cases examined, and how many were upheld, added up."""

    investigation: str
    stage: Stage
    cases: tuple[CaseLine, ...]
    roll: Roll
    mismatched: tuple[UUID, ...]


def documents_page(*, actor: Actor, keys: Keyring, id: UUID) -> DocumentsPage | None:
    """The documents in the file, without their bytes."""
    row = investigated_by(actor, id)
    if row is None:
        return None
    found = list(Document.objects.filter(investigation=row).order_by("number"))
    pages = Pages(actor=actor, keys=keys, ids=[each.body_id for each in found])
    lines = tuple(_document(each, pages) for each in found)
    requests, opened = asked(actor=actor, keys=keys, investigation=row)
    mismatched = (*pages.mismatched, *opened.mismatched)
    return DocumentsPage(str(row.id), Stage(row.stage), lines, requests, mismatched)


def _document(row: Document, pages: Pages) -> DocumentLine:
    said = pages.of(row.body_id)
    return DocumentLine(
        id=str(row.id),
        number=row.number,
        kept_on=row.kept_on,
        title=said.get("title", ""),
        provenance=said.get("provenance", ""),
        file_name=said.get("file_name", ""),
        sha256=said.get("sha256", ""),
        size=said.get("size", 0),
        origin=row.origin,
    )


def document_file(
    *, actor: Actor, keys: Keyring, investigation: UUID, id: UUID
) -> DocumentFile | None:
    """The original of a document. Ask after `commands.open_document` has recorded it."""
    row = investigated_by(actor, investigation)
    found = Document.objects.filter(investigation=row, id=id).first() if row else None
    if found is None:
        return None
    pages = Pages(actor=actor, keys=keys, ids=[found.body_id])
    said = pages.of(found.body_id)
    return DocumentFile(said["file_name"], pages.attachment(found.body_id)) if said else None


def cases_page(*, actor: Actor, keys: Keyring, id: UUID) -> CasesPage | None:
    """The cases examined, each with its outcome, and their roll-up."""
    row = investigated_by(actor, id)
    if row is None:
        return None
    found = list(CaseExamined.objects.filter(investigation=row).order_by("number"))
    pages = Pages(actor=actor, keys=keys, ids=[each.body_id for each in found])
    lines = tuple(
        CaseLine(
            number=each.number,
            pseudonym=pages.of(each.body_id).get("pseudonym", ""),
            outcome=each.outcome,
            reasons=pages.of(each.body_id).get("reasons", ""),
            examined_on=each.examined_on,
            origin=each.origin,
        )
        for each in found
    )
    roll = completeness.rolled_up(row.id)
    return CasesPage(str(row.id), Stage(row.stage), lines, roll, pages.mismatched)
