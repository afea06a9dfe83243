"""From a concern to an open file: proposed, declared independent, commissioned, opened."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from upheld.investigations import appointing, completeness, policy, states
from upheld.investigations.events import (
    FileOpened,
    IndependenceDeclared,
    InvestigationCommissioned,
    InvestigationProposed,
)
from upheld.investigations.models import Investigation
from upheld.investigations.states import Controller, Procurement, Stage
from upheld.investigations.writing import holders_of_keys, said, sealed_into
from upheld.kernel.actor import Actor
from upheld.kernel.calendar import day_of
from upheld.kernel.decision import NotPossible
from upheld.ledger.command import command
from upheld.people.states import Origin
from upheld.vault import commands as vault_commands
from upheld.vault.keyring import Keyring


@command(policy.may_propose)
def propose(
    *,
    actor: Actor,
    at: datetime,
    concern: UUID,
    commissioner: UUID,
    investigator: UUID,
    certifier: UUID,
    reasons: str,
    keys: Keyring,
    origin: Origin = Origin.OWN,
) -> tuple[Investigation, InvestigationProposed]:
    """Propose an investigation of an opened concern, with everybody checked for conflicts.

    The check needs the open concern; nothing of the named posts is kept. Raises `NotPossible`
    where the concern does not open, is not to be or is being investigated, or for a conflict.
    """
    today = day_of(at)
    opened = appointing.opened(actor=actor, keys=keys, concern=concern, today=today)
    people = (commissioner, investigator, certifier)
    chosen = appointing.appointed(opened, actor.id, *people, on=today)
    content = opened.for_the_brief(said(reasons, "Say why an investigation is needed."))
    readers = holders_of_keys([actor.id, commissioner, investigator], at)
    brief = vault_commands.open_compartment(actor=actor, at=at, holders=readers, keys=keys)
    proposal = sealed_into(
        brief.id, actor=actor, at=at, kind="proposal", content=content, keys=keys
    )
    investigation = _only_one(
        matter=opened.matter,
        receiver_id=actor.id,
        receiver_post_id=actor.post,
        proposed_on=today,
        brief=brief,
        proposal_id=proposal,
        origin=origin.value,
        **chosen.columns(),
    )
    return investigation, InvestigationProposed(
        investigation=str(investigation.id), matter=str(opened.matter), **chosen.persons()
    )


def _only_one(**columns: Any) -> Investigation:
    """The database allows one at a time in a matter: two clicks are not two proposals."""
    try:
        with transaction.atomic():
            return Investigation.objects.create(**columns)
    except IntegrityError as no:
        if Investigation.objects.filter(matter=columns["matter"]).exists():
            raise NotPossible("An investigation of this concern is under way already.") from no
        raise


@command(policy.may_declare)
def declare_independence(
    *, actor: Actor, at: datetime, investigation: Investigation, words: str, keys: Keyring
) -> tuple[Investigation, IndependenceDeclared]:
    """Say, as the investigator, what ties you have to those concerned, before being engaged."""
    states.require(investigation.stage, then=Stage.COMMISSIONED)
    if investigation.declared_on is not None:
        raise NotPossible("You have declared your independence already.")
    content = {"words": said(words, "Say what ties you have, or that you have none.")}
    investigation.declaration_id = sealed_into(
        investigation.brief_id,
        actor=actor,
        at=at,
        kind="declaration",
        content=content,
        keys=keys,
    )
    investigation.declared_on = day_of(at)
    investigation.save(update_fields=["declaration", "declared_on"])
    return investigation, IndependenceDeclared(investigation=str(investigation.id))


@command(policy.may_commission, record_refusals=True)
def commission(
    *,
    actor: Actor,
    at: datetime,
    investigation: Investigation,
    fee_pounds: int,
    procurement: Procurement,
    controller_during: Controller,
    controller_after: Controller,
    origin: Origin = Origin.OWN,
) -> tuple[Investigation, InvestigationCommissioned]:
    """Commission the investigation, and say who answers for its data during and after it.

    Raises `NotPossible` before independence is declared, and while a required paper is neither
    laid nor answered by a signed reason.
    """
    states.require(investigation.stage, then=Stage.COMMISSIONED)
    if investigation.declared_on is None:
        raise NotPossible("The investigator has not declared their independence yet.")
    if missing := completeness.required_missing(investigation.id):
        raise NotPossible(" ".join(missing))
    if fee_pounds < 0:
        raise NotPossible("A fee cannot be less than nothing.")
    investigation.stage = Stage.COMMISSIONED.value
    investigation.commissioned_on = day_of(at)
    investigation.fee_pounds = fee_pounds
    investigation.procurement = procurement.value
    investigation.controller_during = controller_during.value
    investigation.controller_after = controller_after.value
    investigation.commission_origin = origin.value
    investigation.save()
    return investigation, InvestigationCommissioned(
        investigation=str(investigation.id),
        fee_pounds=fee_pounds,
        procurement=procurement.value,
        controller_during=controller_during.value,
        controller_after=controller_after.value,
    )


@command(policy.may_investigate, record_refusals=True)
def open_file(
    *, actor: Actor, at: datetime, investigation: Investigation, keys: Keyring
) -> tuple[Investigation, FileOpened]:
    """Open the file, which the investigator alone can read, and the folder of the terms."""
    states.require(investigation.stage, then=Stage.OPENED)
    own = holders_of_keys([actor.id], at)
    parties = appointing.readers_of_terms(investigation, at, actor=actor, keys=keys)
    file = vault_commands.open_compartment(actor=actor, at=at, holders=own, keys=keys)
    folder = vault_commands.open_compartment(actor=actor, at=at, holders=parties, keys=keys)
    investigation.stage = Stage.OPENED.value
    investigation.opened_on = day_of(at)
    investigation.file, investigation.terms_folder = file, folder
    investigation.save(update_fields=["stage", "opened_on", "file", "terms_folder"])
    return investigation, FileOpened(investigation=str(investigation.id))
