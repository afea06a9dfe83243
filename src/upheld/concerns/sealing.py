"""What is put into a concern's compartment, under which kind, and how it is read back."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from upheld.kernel.actor import Actor
from upheld.kernel.decision import NotPossible
from upheld.ledger import entries
from upheld.ledger.events import SealedEvent
from upheld.vault import attachments, filing
from upheld.vault import commands as vault
from upheld.vault import queries as vault_queries
from upheld.vault.holders import Holder
from upheld.vault.keyring import Keyring
from upheld.vault.queries import Compartment

from .submission import File


class Kind(StrEnum):
    """The kinds of sealed bodies of this room. They stand inside the ciphertext."""

    DRAFT = "draft"
    DRAFT_FILE = "draft-file"
    CONCERN = "concern"
    WRITTEN = "written"  # what a reporter wrote, where their own browser sealed it
    IDENTITY = "identity"
    IDENTITY_LINK = "identity-link"  # in the concern: which request for a name is about it
    IDENTITY_ASKED = "identity-asked"
    IDENTITY_RELEASED = "identity-released"
    IDENTITY_REFUSED = "identity-refused"
    IDENTITY_OPENED = "identity-opened"
    STEP_LINK = "step-link"  # on the desk: which request for a second keeper is about it
    STEP_ASKED = "step-asked"
    STEP_AGREED = "step-agreed"
    STEP_REFUSED = "step-refused"
    FILE = "file"
    COPY = "copy"  # of a file, for reading: without who made it
    EXPORTED = "exported"  # that a bundle of it went to a regulator
    LEGAL_REQUEST = "legal-request"
    LEGAL_NOTE = "legal-note"
    LEGAL_ANSWER = "legal-answer"
    LEGAL_HOLD = "legal-hold"
    ERASURE = "erasure"
    ERASURE_ANSWER = "erasure-answer"
    ENTRY = "entry"  # what opens the entry in the log, so that its reporter can check it
    COMMON = "common"  # a signatory's way to the common concern
    STATEMENT = "statement"
    ACKNOWLEDGEMENT = "acknowledgement"
    MESSAGE = "message"
    TRIAGE = "triage"
    SHARED = "shared"
    FEEDBACK = "feedback"
    EXPERIENCE = "experience"
    ANSWER = "answer"  # to a question asked under the receipt
    ADDED = "added"  # more words, and which files came with them
    DISCLOSED = "disclosed"  # that its reporter said who they are, later
    STRUCK = "struck"  # that a reader was taken out, later
    WITHDRAWAL = "withdrawal"
    DETRIMENT = "detriment"
    SINCE = "since"  # the answer to: has anything bad happened since?
    FIGURE = "figure"  # how many others say that there are
    HELD = "held"  # in a held concern: on what terms, and which tag is its own
    ESCROW_TAG = "escrow-tag"
    ESCROW_QUESTION = "escrow-question"
    ESCROW_ANSWER = "escrow-answer"
    OWN = "own"  # what somebody keeps for themselves; nobody else opens it
    DETRIMENT_CHECK = "detriment-check"  # a receiver asks: has anything bad happened since?
    DESK = "desk"  # which compartment is the receivers' own
    REASONS = "reasons"  # on the desk: why something was decided or shared
    NOTE = "note"  # on the desk
    LINK = "link"  # on the desk: how this concern stands to another one
    NAMED = "named"  # on the desk: why it is also about another post
    GRIEVANCE = "grievance"  # what human resources need to know
    GRIEVANCE_LINK = "grievance-link"  # on the desk: where that lies
    GRIEVANCE_STEP = "grievance-step"
    ALERT = "alert"  # a child at risk now: for the duty contact alone
    ALERT_TEST = "alert-test"
    ALERT_READ = "alert-read"
    ALERT_DONE = "alert-done"


def compartment_of(actor: Actor, id: UUID) -> Compartment:
    """The row of a compartment. Raises `NotPossible` where it has gone."""
    found = vault_queries.compartment(actor=actor, id=id)
    if found is None:
        raise NotPossible("This is no longer here. Go back and look again.")
    return found


def recipient_of(actor: Actor, compartment: UUID) -> str:
    """The public half of a compartment."""
    return compartment_of(actor, compartment).recipient


def put(
    *,
    actor: Actor,
    at: date | datetime,
    into: UUID,
    kind: Kind,
    content: dict[str, Any],
    keys: Keyring,
    attachment: bytes = b"",
) -> UUID:
    """Seal one body into a compartment and say which it is."""
    body = vault.seal_body(
        actor=actor,
        at=at,
        compartment=compartment_of(actor, into),
        kind=kind.value,
        content=content,
        keys=keys,
        attachment=attachment,
    )
    return body.id


def put_file(
    *, actor: Actor, at: date | datetime, into: UUID, kind: Kind, file: File, keys: Keyring
) -> UUID:
    """Keep a file with a compartment and say which body names it."""
    body = filing.seal_file(
        actor=actor,
        at=at,
        compartment=compartment_of(actor, into),
        kind=kind.value,
        content={"name": file.name},
        file=file.sealed or attachments.seal([file.content]),
        keys=keys,
    )
    return body.id


def put_entry(
    event: SealedEvent, *, actor: Actor, at: date | datetime, into: UUID, keys: Keyring
) -> None:
    """Seal what opens an event's entry beside what it is about, before it is written."""
    content = {
        "digest": entries.digest_of(event, actor=actor, at=at).hex(),
        "seed": event.seed.hex(),
        "fields": entries.fields_of(event, actor=actor, at=at),
    }
    put(actor=actor, at=at, into=into, kind=Kind.ENTRY, content=content, keys=keys)


def as_text(holder: Holder) -> dict[str, str]:
    """A reporter's public halves, so that a later list of holders can name them again."""
    return {
        "id": holder.id,
        "recipient": holder.recipient,
        "verify_key": holder.verify_key.hex(),
        "kind": holder.kind,
    }


def from_text(held: dict[str, str]) -> Holder:
    """Undo `as_text`."""
    return Holder(
        id=held["id"],
        recipient=held["recipient"],
        verify_key=bytes.fromhex(held["verify_key"]),
        kind=held["kind"],
    )
