"""Copies of a released report before its day: agreed, addressed, stopped, and opened by name."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from upheld.kernel.actor import Actor
from upheld.kernel.calendar import day_of
from upheld.kernel.decision import NotPermitted, NotPossible
from upheld.learning import copying, policy
from upheld.learning.copying import GONE, CopyRead, ServedPerson
from upheld.learning.events.copies import (
    CopiesAddressed,
    CopyAgreed,
    CopyOpened,
    CopyPrinted,
    CopyStopped,
)
from upheld.learning.models import EmbargoedCopy, LearningReport
from upheld.learning.sealing import sealed_into
from upheld.learning.states import CopyFor, CopyForm
from upheld.ledger.command import command
from upheld.people.holders import PostHolder
from upheld.vault import commands as vault
from upheld.vault import holders
from upheld.vault.keyring import Keyring

BODY_KIND = "embargoed-copy"


@command(policy.may_agree_copy, record_refusals=True)
def agree_copy(
    *,
    actor: Actor,
    at: datetime,
    report: LearningReport,
    investigation: Any,
    person: UUID,
    terms: str,
    keys: Keyring,
) -> tuple[EmbargoedCopy, CopyAgreed]:
    """Keep what was agreed with the union that lodged the concern, sealed to both.

    Raises `NotPossible` for anybody else, without the terms in words, where something is agreed
    with them already, and once everybody can read the report.
    """
    copying.require_waiting(report)
    whom = _one_of(actor, at, report, keys, person)
    content = {"person": whom.person, "post_title": whom.post_title, "words": _said(terms)}
    both = tuple(holders.of_persons([actor.id, whom.person], at))
    if {each.id for each in both} != {actor.id, whom.person}:
        raise NotPossible("They have no keys yet. They set them up first.")
    place = vault.open_compartment(actor=actor, at=at, holders=both, keys=keys).id
    copy = EmbargoedCopy.objects.create(
        report=report,
        made_for=CopyFor.UNION.value,
        compartment_id=place,
        body_id=sealed_into(place, actor=actor, at=at, keys=keys, kind=BODY_KIND, content=content),
        given_by=UUID(actor.id),
        given_on=day_of(at),
    )
    return copy, CopyAgreed(report=str(report.id), copy=str(copy.id))


@command(policy.may_stop_copy, record_refusals=True)
def stop_copy(
    *, actor: Actor, at: datetime, copy: EmbargoedCopy, reason: str, keys: Keyring
) -> tuple[EmbargoedCopy, CopyStopped]:
    """Stop what was agreed. The union reads the reason and nothing more of the report."""
    copying.require_waiting(copy.report)
    if copy.stopped_on is not None:
        raise NotPossible("This was stopped already.")
    said = reason.strip()
    if not said:
        raise NotPossible("Say why you stop it.")
    copy.stopping_id = sealed_into(
        copy.compartment_id,
        actor=actor,
        at=at,
        keys=keys,
        kind=f"{BODY_KIND}-stopped",
        content={"reason": said},
    )
    copy.stopped_on = day_of(at)
    copy.save(update_fields=["stopping", "stopped_on"])
    return copy, CopyStopped(report=str(copy.report_id), copy=str(copy.id))


@command(policy.may_address_copies, record_refusals=True)
def address_copies(
    *,
    actor: Actor,
    at: datetime,
    report: LearningReport,
    packets: tuple[UUID, ...],
    words: str,
    keys: Keyring,
) -> tuple[list[EmbargoedCopy], CopiesAddressed]:
    """Address a copy to each person by their packet, with words to them, sealed beside it.

    Raises `NotPossible` for a packet that these keys do not open, for somebody who has a copy
    already, without words, and once everybody can read the report.
    """
    copying.require_waiting(report)
    found = copying.served(actor=actor, keys=keys, report=report)
    chosen = [each for each in found.people if each.packet in packets]
    if not found.is_whole or not chosen or len(chosen) != len(set(packets)):
        raise NotPossible("Choose people who were served, whose packets your keys open.")
    rows = EmbargoedCopy.objects.filter(report=report, made_for=CopyFor.CRITICISED.value)
    have = {each.person for each in copying.opened(actor=actor, keys=keys, rows=rows)}
    if any(each.person in have for each in chosen):
        raise NotPossible("Somebody whom you chose has a copy already. Look again.")
    said = _said(words)
    made = [_addressed(report, each, said, actor=actor, at=at, keys=keys) for each in chosen]
    return made, CopiesAddressed(
        report=str(report.id), copies=len(made), on_paper=sum(each.on_paper for each in made)
    )


@command(policy.may_open_copy, record_refusals=True)
def open_copy(
    *, actor: Actor, at: datetime, copy: EmbargoedCopy, keys: Keyring, form: CopyForm
) -> tuple[EmbargoedCopy, CopyOpened]:
    """Record that somebody opens their copy or takes a file away; then `queries` gives it.

    Raises `NotPermitted` to everybody else, and `NotPossible` before release, from the opening
    day on, and where it was stopped.
    """
    read = _opened(actor, keys, copy)
    if not read.is_for(actor) or copy.on_paper:
        raise NotPermitted(GONE)
    if copy.stopped_on is not None:
        raise NotPossible("This copy was stopped.")
    return copy, CopyOpened(
        copy=str(copy.id),
        form=form.value,
        edition=_seen(copy, at),
        seal_to=(copy.refusals_sealed_to(),),
    )


@command(policy.may_address_copies)
def print_copy(
    *, actor: Actor, at: datetime, report: LearningReport, copy: EmbargoedCopy, keys: Keyring
) -> tuple[EmbargoedCopy, CopyPrinted]:
    """Record that the author prints a copy for somebody who was served on paper."""
    _opened(actor, keys, copy)
    if copy.report_id != report.id or not copy.on_paper:
        raise NotPossible(GONE)
    return copy, CopyPrinted(
        copy=str(copy.id), edition=_seen(copy, at), seal_to=(copy.refusals_sealed_to(),)
    )


def _opened(actor: Actor, keys: Keyring, copy: EmbargoedCopy) -> CopyRead:
    read = copying.opened(actor=actor, keys=keys, rows=[copy])
    if not read:
        raise NotPermitted(GONE)
    return read[0]


def _seen(copy: EmbargoedCopy, at: datetime) -> int:
    """Note the first day on which it was opened; gives the edition that it shows."""
    published = copying.under_embargo(copy.report)
    if copy.first_opened_on is None:
        copy.first_opened_on = day_of(at)
        copy.save(update_fields=["first_opened_on"])
    return published.edition


def _addressed(
    report: LearningReport,
    whom: ServedPerson,
    words: str,
    *,
    actor: Actor,
    at: datetime,
    keys: Keyring,
) -> EmbargoedCopy:
    content = {"person": whom.person, "post_title": whom.post_title, "words": words}
    return EmbargoedCopy.objects.create(
        report=report,
        made_for=CopyFor.CRITICISED.value,
        compartment_id=whom.compartment,
        body_id=sealed_into(
            whom.compartment, actor=actor, at=at, keys=keys, kind=BODY_KIND, content=content
        ),
        on_paper=whom.on_paper,
        given_by=UUID(actor.id),
        given_on=day_of(at),
    )


def _one_of(
    actor: Actor, at: datetime, report: LearningReport, keys: Keyring, person: UUID
) -> PostHolder:
    """The union that was chosen. One sentence for everybody else, whoever they are."""
    free = copying.unions(actor=actor, keys=keys, matter=report.matter, on=day_of(at))
    for each in free:
        if each.person == str(person):
            rows = EmbargoedCopy.objects.filter(report=report, stopped_on=None)
            stand = copying.opened(actor=actor, keys=keys, rows=rows)
            if any(copy.person == each.person for copy in stand):
                raise NotPossible("Something is agreed with them already. Stop that first.")
            return each
    raise NotPossible("Choose the union that lodged this concern.")


def _said(words: str) -> str:
    kept = words.strip()
    if not kept:
        raise NotPossible("Write what you agreed, or what you want to say to them.")
    return kept
