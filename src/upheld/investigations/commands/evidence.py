"""The evidence: documents sealed, cases examined one by one."""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import Any

from upheld.investigations import policy, states
from upheld.investigations.events import (
    CaseExaminedInDetail,
    DocumentKept,
    DocumentOpened,
)
from upheld.investigations.models import CaseExamined, Document, Investigation
from upheld.investigations.states import Outcome, Stage
from upheld.investigations.writing import next_number, part_of, said, sealed_into
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
    file_name: str,
    content: bytes,
    keys: Keyring,
    origin: Origin = Origin.OWN,
) -> tuple[Document, DocumentKept]:
    """Seal a document into the file, with where it came from and the digest of its bytes."""
    states.require_in(investigation.stage, Stage.UNDER_WAY)
    described = _described(title, provenance, file_name, content)
    document = Document.objects.create(
        investigation=investigation,
        number=next_number(Document.objects.filter(investigation=investigation)),
        body_id=sealed_into(
            investigation.file_id,
            actor=actor,
            at=at,
            kind="document",
            content=described,
            keys=keys,
            attachment=content,
        ),
        kept_on=day_of(at),
        origin=origin.value,
    )
    return document, DocumentKept(
        document=str(document.id), investigation=str(investigation.id), number=document.number
    )


def _described(title: str, provenance: str, file_name: str, content: bytes) -> dict[str, Any]:
    if not content:
        raise NotPossible("This file is empty. Choose the document again.")
    return {
        "title": said(title, "Give the document a title."),
        "provenance": said(provenance, "Say where the document came from."),
        "file_name": file_name,
        "sha256": hashlib.sha256(content).hexdigest(),
        "size": len(content),
    }


@command(policy.may_investigate)
def open_document(
    *, actor: Actor, at: datetime, investigation: Investigation, document: Document
) -> tuple[Document, DocumentOpened]:
    """Record that the original of a document is opened; then `queries.document_file` gives it."""
    part_of(investigation, document)
    return document, DocumentOpened(document=str(document.id))


@command(policy.may_investigate)
def examine_case(
    *,
    actor: Actor,
    at: datetime,
    investigation: Investigation,
    pseudonym: str,
    outcome: Outcome,
    reasons: str,
    keys: Keyring,
    origin: Origin = Origin.OWN,
) -> tuple[CaseExamined, CaseExaminedInDetail]:
    """Put a child's case on the record under a pseudonym, with its outcome and reasons."""
    states.require_in(investigation.stage, Stage.UNDER_WAY)
    content = {
        "pseudonym": said(pseudonym, "Give the child a pseudonym."),
        "reasons": said(reasons, "Give reasons for the outcome of this case."),
    }
    case = CaseExamined.objects.create(
        investigation=investigation,
        number=next_number(CaseExamined.objects.filter(investigation=investigation)),
        outcome=outcome.value,
        body_id=sealed_into(
            investigation.file_id, actor=actor, at=at, kind="case", content=content, keys=keys
        ),
        examined_on=day_of(at),
        origin=origin.value,
    )
    return case, CaseExaminedInDetail(
        case=str(case.id),
        investigation=str(investigation.id),
        number=case.number,
        outcome=case.outcome,
    )
