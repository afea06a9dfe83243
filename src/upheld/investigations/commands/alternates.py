"""Another commissioner in the place of one in conflict, chosen where it can be told."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from upheld.concerns import exclusions
from upheld.investigations import appointing, completeness, policy, states
from upheld.investigations.events import AlternateCommissionerAppointed
from upheld.investigations.models import Investigation, Signature
from upheld.investigations.states import Party, Stage
from upheld.investigations.writing import holders_of_keys, said, sealed_into
from upheld.kernel.actor import Actor
from upheld.kernel.calendar import day_of
from upheld.kernel.decision import NotPossible
from upheld.ledger.command import command
from upheld.vault import commands as vault_commands
from upheld.vault import queries as vault
from upheld.vault.keyring import Keyring
from upheld.vault.queries import Compartment


@command(policy.may_replace_commissioner, record_refusals=True)
def appoint_alternate(
    *,
    actor: Actor,
    at: datetime,
    investigation: Investigation,
    commissioner: UUID,
    reason: str,
    keys: Keyring,
) -> tuple[Investigation, AlternateCommissionerAppointed]:
    """Put a commissioner without a conflict in the place of the one who has one.

    The earlier commissioner reads nothing that is sealed from now on. What they had to agree
    is asked of the alternate, also where they had agreed it. Raises `NotPossible` where the
    concern does not open here, or the alternate is in conflict or has another part.
    """
    unsettled = [each for each in Stage if each not in states.SETTLED]
    states.require_in(investigation.stage, *unsettled)
    away = exclusions.persons(actor=actor, keys=keys, matter=investigation.matter, today=day_of(at))
    chosen = appointing.alternate(investigation, commissioner, away=away, on=day_of(at))
    before = investigation.commissioner_id
    words = said(reason, "Say why somebody else commissions from now on.")
    _pass_on(investigation, UUID(chosen.person), actor=actor, at=at, keys=keys)
    investigation.commissioner_id = UUID(chosen.person)
    investigation.commissioner_post_id = UUID(chosen.post)
    investigation.save()
    sealed_into(
        investigation.brief_id,
        actor=actor,
        at=at,
        kind="alternate",
        content={"reason": words, "before": str(before)},
        keys=keys,
    )
    _ask_again(investigation)
    return investigation, AlternateCommissionerAppointed(
        investigation=str(investigation.id), before=str(before), commissioner=chosen.person
    )


def _pass_on(
    investigation: Investigation, alternate: UUID, *, actor: Actor, at: datetime, keys: Keyring
) -> None:
    """The brief and the terms go on in compartments that the earlier commissioner never held."""
    for name in ("brief", "terms_folder"):
        id = getattr(investigation, f"{name}_id")
        if id is None:
            continue
        found = vault.compartment(actor=actor, id=id)
        if found is None:
            raise NotPossible(policy.NOT_HERE)
        held = vault.holders_of(actor=actor, keys=keys, compartment=id)
        stay = [each for each in held if each != str(investigation.commissioner_id)]
        setattr(investigation, name, _continued(found, [*stay, alternate], actor, at, keys))


def _continued(
    found: Compartment, persons: list[object], actor: Actor, at: datetime, keys: Keyring
) -> Compartment:
    return vault_commands.continue_compartment(
        actor=actor,
        at=at,
        compartment=found,
        holders=holders_of_keys(persons, at),
        keys=keys,
    )


def _ask_again(investigation: Investigation) -> None:
    newest = completeness.newest_terms(investigation.id)
    if newest is None:
        return
    Signature.objects.filter(terms=newest, party=Party.COMMISSIONER.value).update(
        person_id=investigation.commissioner_id,
        post_id=investigation.commissioner_post_id,
        signed_on=None,
    )
