"""Terms of reference: drafted version by version, agreed by each party."""

from __future__ import annotations

from datetime import datetime

from upheld.investigations import appointing, completeness, policy, states
from upheld.investigations.events import TermsAgreed, TermsDrafted
from upheld.investigations.models import Investigation, Signature, TermsOfReference
from upheld.investigations.states import Party, Stage
from upheld.investigations.writing import said, sealed_into
from upheld.kernel.actor import Actor
from upheld.kernel.calendar import day_of
from upheld.kernel.decision import NotPossible
from upheld.ledger.command import command
from upheld.people.states import Origin
from upheld.vault import queries as vault
from upheld.vault.keyring import Keyring


@command(policy.may_investigate)
def draft_terms(
    *,
    actor: Actor,
    at: datetime,
    investigation: Investigation,
    words: str,
    keys: Keyring,
    origin: Origin = Origin.OWN,
) -> tuple[TermsOfReference, TermsDrafted]:
    """Put a version of the terms to every party. A newer version asks all of them again."""
    states.require_in(investigation.stage, Stage.OPENED, Stage.UNDER_WAY)
    newest = completeness.newest_terms(investigation.id)
    terms = TermsOfReference.objects.create(
        investigation=investigation,
        version=newest.version + 1 if newest else 1,
        body_id=sealed_into(
            investigation.terms_folder_id,
            actor=actor,
            at=at,
            kind="terms",
            content={"words": said(words, "Write the terms of reference.")},
            keys=keys,
        ),
        drafted_on=day_of(at),
        origin=origin.value,
    )
    asked = _parties(investigation, at, actor=actor, keys=keys)
    Signature.objects.bulk_create(
        Signature(terms=terms, party=party.value, person_id=person, post_id=post)
        for party, person, post in asked
    )
    return terms, TermsDrafted(
        terms=str(terms.id),
        investigation=str(investigation.id),
        version=terms.version,
        parties=len(asked),
    )


def _parties(
    investigation: Investigation, at: datetime, *, actor: Actor, keys: Keyring
) -> list[tuple[Party, str, str]]:
    """The commissioner, and each union that can read the terms."""
    folder = investigation.terms_folder_id
    readers = vault.holders_of(actor=actor, keys=keys, compartment=folder) if folder else []
    commissioner = (
        Party.COMMISSIONER,
        str(investigation.commissioner_id),
        str(investigation.commissioner_post_id),
    )
    unions = [
        (Party.UNION, each.person, each.post)
        for each in appointing.unions(day_of(at))
        if each.person in readers
    ]
    return [commissioner, *unions]


@command(policy.may_agree_terms)
def agree_terms(
    *, actor: Actor, at: datetime, investigation: Investigation, signature: Signature
) -> tuple[Signature, TermsAgreed]:
    """Agree the newest version for one party. The last agreement lets the work begin."""
    states.require_in(investigation.stage, Stage.OPENED, Stage.UNDER_WAY)
    newest = completeness.newest_terms(investigation.id)
    if newest is None or signature.terms_id != newest.id:
        raise NotPossible("These terms have been replaced by a newer version. Read that one.")
    if signature.signed_on is not None:
        raise NotPossible("You have agreed these terms already.")
    signature.signed_on = day_of(at)
    signature.save(update_fields=["signed_on"])
    by_all = completeness.terms_are_agreed(investigation.id)
    if by_all and investigation.stage == Stage.OPENED:
        states.require(investigation.stage, then=Stage.UNDER_WAY)
        investigation.stage = Stage.UNDER_WAY.value
        investigation.save(update_fields=["stage"])
    return signature, TermsAgreed(terms=str(newest.id), party=signature.party, by_all=by_all)
