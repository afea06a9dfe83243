"""A concern before it is sent: kept from page to page for its reporter alone."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from upheld.concerns import drafted, policy
from upheld.concerns.events import DraftBegun, DraftKept, DraftsForgotten
from upheld.concerns.models import Draft
from upheld.concerns.sealing import Kind, compartment_of, put, put_file, recipient_of
from upheld.concerns.submission import File
from upheld.kernel.actor import Actor
from upheld.kernel.calendar import day_of
from upheld.ledger.command import command
from upheld.ledger.laying import change, lay
from upheld.vault import commands as vault
from upheld.vault import filing, holders
from upheld.vault import queries as vault_queries
from upheld.vault.keyring import Keyring, reporter_keyring
from upheld.vault.receipts import Derived


@command(policy.may_speak)
def begin_draft(
    *,
    actor: Actor,
    at: date,
    answers: dict[str, Any],
    receipt: Derived,
    files: tuple[File, ...] = (),
) -> tuple[Draft, DraftBegun]:
    """Begin a concern in a compartment that opens with this new receipt and nothing else.

    The draft has a compartment of its own, which readers never get: what a reporter
    takes out before sending, and the receipt's words, are nobody else's to see.
    """
    own = reporter_keyring(receipt, actor.id)
    compartment = vault.open_compartment(
        actor=actor, at=at, holders=(holders.of_reporter(receipt, actor.id),), keys=own
    )
    draft = Draft(id=UUID(actor.id), compartment_id=compartment.id, begun_on=day_of(at))
    draft.body = _put((actor, at, own), draft, answers, files)
    lay(draft)
    event = DraftBegun(draft=str(draft.id), seal_to=(compartment.recipient,))
    return draft, event


@command(policy.may_keep_draft, record_refusals=True)
def keep_draft(
    *,
    actor: Actor,
    at: date,
    draft: Draft,
    answers: dict[str, Any],
    keys: Keyring,
    files: tuple[File, ...] = (),
    without: UUID | None = None,
) -> tuple[Draft, DraftKept]:
    """Keep what a reporter has answered so far, with files that are new, and without one.

    Raises `NotPossible` for more files than can be sent.
    """
    if without is not None:
        answers = _taken_out((actor, at, keys), draft, answers, without)
    draft.body = _put((actor, at, keys), draft, answers, files)
    change(draft, "body")
    seal_to = (recipient_of(actor, draft.compartment_id),)
    return draft, DraftKept(draft=str(draft.id), body=str(draft.body), seal_to=seal_to)


@command(policy.may_tidy)
def forget_drafts(*, actor: Actor, at: date) -> tuple[int, DraftsForgotten]:
    """Forget drafts begun before yesterday, and their files.

    Nobody was ever shown their receipts.
    """
    old = Draft.objects.filter(begun_on__lt=day_of(at) - timedelta(days=1))
    places = old.values_list("compartment_id", flat=True)
    for id in sorted(vault_queries.with_files(actor=actor, among=places)):
        filing.forget_files(actor=actor, at=at, compartment=compartment_of(actor, id))
    count, _kinds = old.delete()
    return count, DraftsForgotten(on=day_of(at))


def _put(
    who: tuple[Actor, date, Keyring], draft: Draft, answers: dict[str, Any], files: tuple[File, ...]
) -> UUID:
    """Seal the answers, and the files beside them so that they are opened only to be sent."""
    actor, at, keys = who
    same: dict[str, Any] = {"actor": actor, "at": at, "into": draft.compartment_id, "keys": keys}
    held = list(drafted.files_in(answers))
    drafted.require_room([*(each.size for each in held), *(each.size for each in files)])
    for file in files:
        kept = put_file(**same, kind=Kind.DRAFT_FILE, file=file)
        held.append(drafted.DraftFile(kept, file.name, file.size, file.renamed))
    return put(**same, kind=Kind.DRAFT, content=answers | drafted.as_answers(held))


def _taken_out(
    who: tuple[Actor, date, Keyring], draft: Draft, answers: dict[str, Any], body: UUID
) -> dict[str, Any]:
    """The answers without one of the files, which goes from the disk too."""
    actor, at, keys = who
    found = vault_queries.file(actor=actor, keys=keys, body=body)
    if isinstance(found, vault_queries.Stored) and found.sealed is not None:
        compartment = compartment_of(actor, draft.compartment_id)
        filing.forget_files(actor=actor, at=at, compartment=compartment, files=[found.sealed.id])
    return answers | drafted.as_answers(f for f in drafted.files_in(answers) if f.body != body)
