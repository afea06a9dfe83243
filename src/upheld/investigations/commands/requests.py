"""Asking for documents: what was asked, of whom, by when, and what came of it."""

from __future__ import annotations

from datetime import date, datetime

from upheld.investigations import policy, states
from upheld.investigations.events import DocumentAskedFor, RequestAnswered
from upheld.investigations.models import Document, DocumentRequest, Investigation
from upheld.investigations.states import Given, Stage
from upheld.investigations.writing import next_number, part_of, said, sealed_into
from upheld.kernel.actor import Actor
from upheld.kernel.calendar import day_of
from upheld.kernel.decision import NotPossible
from upheld.ledger.command import command
from upheld.vault.keyring import Keyring


@command(policy.may_investigate)
def ask_for_document(
    *,
    actor: Actor,
    at: datetime,
    investigation: Investigation,
    what: str,
    of_whom: str,
    due_on: date,
    keys: Keyring,
) -> tuple[DocumentRequest, DocumentAskedFor]:
    """Put on the record that a document was asked for, of whom, and by when it should come."""
    states.require_in(investigation.stage, Stage.UNDER_WAY)
    if due_on < day_of(at):
        raise NotPossible("The day by which it should come cannot be in the past.")
    content = {
        "what": said(what, "Say what you asked for."),
        "of_whom": said(of_whom, "Say whom you asked."),
    }
    request = DocumentRequest.objects.create(
        investigation=investigation,
        number=next_number(DocumentRequest.objects.filter(investigation=investigation)),
        body_id=sealed_into(
            investigation.file_id,
            actor=actor,
            at=at,
            kind="request",
            content=content,
            keys=keys,
        ),
        asked_on=day_of(at),
        due_on=due_on,
    )
    return request, DocumentAskedFor(
        request=str(request.id),
        investigation=str(investigation.id),
        number=request.number,
        due_on=due_on.isoformat(),
    )


@command(policy.may_investigate)
def answer_request(
    *,
    actor: Actor,
    at: datetime,
    investigation: Investigation,
    request: DocumentRequest,
    given: Given,
    keys: Keyring,
    words: str = "",
    document: Document | None = None,
) -> tuple[DocumentRequest, RequestAnswered]:
    """Record what came of a request; a refusal needs the reason that was given for it.

    What was refused or not found may still be given later. The log keeps both answers.
    """
    states.require_in(investigation.stage, Stage.UNDER_WAY)
    part_of(investigation, request, document)
    if request.given == Given.GIVEN.value:
        raise NotPossible("This document has been given already.")
    if given is Given.WAITING:
        raise NotPossible("Choose what came of it.")
    if given is not Given.GIVEN:
        document = None
        words = said(words, "Write the reason that you were given.")
    request.answer_id = sealed_into(
        investigation.file_id,
        actor=actor,
        at=at,
        kind="request-answer",
        content={"words": words.strip()},
        keys=keys,
    )
    request.given, request.answered_on, request.document = given.value, day_of(at), document
    request.save(update_fields=["answer", "given", "answered_on", "document"])
    return request, RequestAnswered(
        request=str(request.id),
        given=given.value,
        document="" if document is None else str(document.id),
    )
