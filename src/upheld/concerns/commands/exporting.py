"""Taking a concern to a regulator, as a file that only the regulator opens."""

from __future__ import annotations

import hashlib
from datetime import datetime

from upheld.concerns import bundle_pdf, bundling, gathering, policy
from upheld.concerns.events import BundleExported
from upheld.concerns.models import Concern
from upheld.concerns.sealing import Kind, put, recipient_of
from upheld.kernel.actor import Actor
from upheld.kernel.calendar import day_of
from upheld.kernel.decision import NotPossible
from upheld.ledger.command import command
from upheld.vault.keyring import Keyring

from .handling import checked


@command(policy.may_export_bundle, record_refusals=True)
def export_bundle(
    *,
    actor: Actor,
    at: datetime,
    concern: Concern,
    to: str,
    recipient: str,
    with_name: bool,
    reason: str,
    keys: Keyring,
) -> tuple[bytes, BundleExported]:
    """Seal a concern to a regulator's public key, with a reason. The reporter is told to whom.

    Raises `NotPossible` for what is no key.
    """
    found = checked(actor, at, concern, keys)
    if not to.strip() or not reason.strip():
        raise NotPossible("Say to whom it goes, and why.")
    fingerprint = bundling.fingerprint(recipient)
    contents = gathering.contents(
        actor=actor, keys=keys, found=found, with_name=with_name, today=day_of(at)
    )
    bundle = bundling.packed(contents, bundle_pdf.pdf(contents))
    digest = hashlib.sha256(bundle).hexdigest()
    said = {"to": to, "words": reason, "fingerprint": fingerprint, "digest": digest}
    said["post"] = actor.post_title
    into = concern.compartment_id
    body = put(actor=actor, at=at, into=into, kind=Kind.EXPORTED, content=said, keys=keys)
    event = BundleExported(
        concern=str(concern.id),
        body=str(body),
        fingerprint=fingerprint,
        digest=digest,
        names_reporter=bool(contents.name),
        seal_to=(recipient_of(actor, into),),
    )
    return bundling.sealed(bundle, recipient), event
