"""Documents: sealed, copied for reading, followed from hand to hand."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from upheld.investigations import indexing, policy, states
from upheld.investigations.events import (
    CustodyRecorded,
    DocumentKept,
    DocumentOpened,
    DocumentRead,
    ReadingCopyKept,
)
from upheld.investigations.models import CustodyLink, Document, Investigation
from upheld.investigations.papers import Paper, Words
from upheld.investigations.reading import Pages
from upheld.investigations.states import Custody, Stage
from upheld.investigations.writing import (
    filed_into,
    next_number,
    part_of,
    said,
    sealed_into,
    titled,
    words_into,
)
from upheld.kernel.actor import Actor
from upheld.kernel.calendar import day_of
from upheld.kernel.decision import NotPossible
from upheld.ledger.command import command
from upheld.people.states import Origin
from upheld.vault.keyring import Keyring


@command(policy.may_investigate)
def keep_document(
    *,
    actor: Actor,
    at: datetime,
    investigation: Investigation,
    title: str,
    provenance: str,
    paper: Paper,
    keys: Keyring,
    replaces: Document | None = None,
    origin: Origin = Origin.OWN,
) -> tuple[Document, DocumentKept]:
    """Keep a sealed document in the file: where it came from, the digest of its bytes, its words.

    `queries.read_paper` read it before. A newer version `replaces` one that stays. Raises
    `NotPossible` where that has one already.
    """
    states.require_in(investigation.stage, Stage.UNDER_WAY)
    part_of(investigation, replaces)
    if replaces is not None and Document.objects.filter(replaces=replaces).exists():
        raise NotPossible("There is a newer version of this document already.")
    body = titled(title, paper)
    body["provenance"] = said(provenance, "Say where the document came from.")
    seal: dict[str, Any] = {"actor": actor, "at": at, "keys": keys}
    place = investigation.file_id
    document = Document.objects.create(
        investigation=investigation,
        number=next_number(Document.objects.filter(investigation=investigation)),
        body_id=sealed_into(place, **seal, kind="document", content=body),
        original_id=filed_into(place, **seal, kind="original", content={}, file=paper.sealed),
        words_id=words_into(place, paper.words, seal),
        replaces=replaces,
        kept_on=day_of(at),
        origin=origin.value,
    )
    indexing.add(investigation, document, said=body, text=paper.words.text, seal=seal)
    return document, DocumentKept(
        document=str(document.id), investigation=str(investigation.id), number=document.number
    )


@command(policy.may_investigate)
def keep_words(
    *,
    actor: Actor,
    at: datetime,
    investigation: Investigation,
    document: Document,
    words: Words,
    keys: Keyring,
) -> tuple[Document, DocumentRead]:
    """Seal the words of a document that was kept before words were read with it."""
    part_of(investigation, document)
    if document.words_id is not None:
        raise NotPossible("The words of this document have been read already.")
    seal: dict[str, Any] = {"actor": actor, "at": at, "keys": keys}
    document.words_id = words_into(investigation.file_id, words, seal)
    document.save(update_fields=["words"])
    pages = Pages(actor=actor, keys=keys, ids=[document.body_id])
    about = pages.of(document.body_id)
    if not about:
        raise NotPossible("This document is not what was sealed, or your keys do not open it.")
    indexing.add(investigation, document, said=about, text=words.text, seal=seal)
    return document, DocumentRead(document=str(document.id))


@command(policy.may_investigate)
def open_document(
    *, actor: Actor, at: datetime, investigation: Investigation, document: Document
) -> tuple[Document, DocumentOpened]:
    """Record that the original of a document is opened; then `queries.document_file` gives it."""
    part_of(investigation, document)
    return document, DocumentOpened(document=str(document.id))


@command(policy.may_investigate)
def keep_reading_copy(
    *,
    actor: Actor,
    at: datetime,
    investigation: Investigation,
    document: Document,
    content: bytes,
    ending: str,
    removed: tuple[str, ...],
    keys: Keyring,
) -> tuple[Document, ReadingCopyKept]:
    """Keep a copy without what the file says of its maker. `copying.make` made it before."""
    part_of(investigation, document)
    document.reading_copy_id = sealed_into(
        investigation.file_id,
        actor=actor,
        at=at,
        kind="reading-copy",
        content={"ending": ending, "removed": list(removed)},
        keys=keys,
        attachment=content,
    )
    document.save(update_fields=["reading_copy"])
    return document, ReadingCopyKept(document=str(document.id))


@command(policy.may_investigate)
def record_custody(
    *,
    actor: Actor,
    at: datetime,
    investigation: Investigation,
    document: Document,
    kind: Custody,
    happened_on: date,
    who: str,
    why: str,
    result: str,
    keys: Keyring,
) -> tuple[CustodyLink, CustodyRecorded]:
    """Add a link to a document's chain: who did what, when, why and with what result.

    A hold is such a link, and so is its end. Nothing of a chain is changed or taken away.
    """
    part_of(investigation, document)
    if happened_on > day_of(at):
        raise NotPossible("A day in the future has not happened yet.")
    if kind in {Custody.HELD, Custody.RELEASED} and document.held is (kind is Custody.HELD):
        raise NotPossible("That is how it stands already.")
    content = {
        "who": said(who, "Say who did it."),
        "why": said(why, "Say why."),
        "result": said(result, "Say what came of it."),
    }
    seal: dict[str, Any] = {"actor": actor, "at": at, "keys": keys}
    link = CustodyLink.objects.create(
        document=document,
        number=next_number(CustodyLink.objects.filter(document=document)),
        kind=kind.value,
        body_id=sealed_into(investigation.file_id, **seal, kind="custody", content=content),
        happened_on=happened_on,
        recorded_on=day_of(at),
    )
    if kind in {Custody.HELD, Custody.RELEASED}:
        document.held = kind is Custody.HELD
        document.save(update_fields=["held"])
    return link, CustodyRecorded(document=str(document.id), number=link.number, kind=link.kind)
