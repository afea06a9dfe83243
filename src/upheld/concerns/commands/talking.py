"""The conversation: messages both ways, and how a reporter says that it was taken."""

from __future__ import annotations

from datetime import date, datetime

from django.utils.translation import gettext as _

from upheld.concerns import opening, policy
from upheld.concerns.adding import common_of
from upheld.concerns.events import ExperienceTold, MessageWritten
from upheld.concerns.models import Concern, Signatory
from upheld.concerns.sealing import Kind, put, recipient_of
from upheld.concerns.states import Again, Taken
from upheld.kernel import actor as acting
from upheld.kernel.actor import Actor
from upheld.kernel.calendar import day_of
from upheld.kernel.decision import NotPossible
from upheld.ledger.command import command
from upheld.vault.keyring import Keyring

from .handling import checked, next_update


@command(policy.may_write, record_refusals=True)
def write_message(
    *,
    actor: Actor,
    at: date | datetime,
    concern: Concern | Signatory,
    words: str,
    keys: Keyring,
) -> tuple[Concern | Signatory, MessageWritten]:
    """Write in a thread: a reporter's or convener's own, or as a receiver who answers.

    A signatory's thread is in the signatory's own compartment.
    """
    theirs = actor.kind is acting.Kind.REPORTER or _is_conveners(actor, at, concern, keys)
    if not words.strip():
        raise NotPossible(_("Write a few words."))
    into = concern.compartment_id
    content = {"words": words}
    body = put(actor=actor, at=at, into=into, kind=Kind.MESSAGE, content=content, keys=keys)
    updates = isinstance(concern, Concern) and not theirs
    event = MessageWritten(
        concern=str(concern.id),
        body=str(body),
        updated=str(concern.id) if updates else "",
        update_by=_next_update(concern, at) if updates else None,
        seal_to=(recipient_of(actor, into),),
    )
    return concern, event


def _next_update(concern: Concern | Signatory, at: date | datetime) -> date | None:
    return next_update(concern, day_of(at)) if isinstance(concern, Concern) else None


@command(policy.may_say_how)
def say_how_it_was(
    *,
    actor: Actor,
    at: date,
    concern: Concern | Signatory,
    taken: Taken,
    words: str,
    keys: Keyring,
    again: Again | None = None,
) -> tuple[Concern | Signatory, ExperienceTold]:
    """Say how the concern was taken, and perhaps whether one would speak up again.

    As often as a reporter wishes.
    """
    into = concern.compartment_id
    content = {"taken": Taken(taken).value, "again": again.value if again else "", "words": words}
    body = put(actor=actor, at=at, into=into, kind=Kind.EXPERIENCE, content=content, keys=keys)
    event = ExperienceTold(
        concern=str(concern.id),
        taken=Taken(taken),
        again=again,
        body=str(body),
        seal_to=(recipient_of(actor, into),),
    )
    return concern, event


def _is_conveners(
    actor: Actor, at: date | datetime, thread: Concern | Signatory, keys: Keyring
) -> bool:
    """Whether the convener writes, who keeps their own access.

    A receiver must be free of conflict: raises `NotPermitted`.
    """
    concern = common_of(thread, actor=actor, keys=keys)
    found = opening.one(actor=actor, keys=keys, concern=concern, today=day_of(at))
    if found is not None and found.convened_by(actor):
        return True
    checked(actor, at, concern, keys)
    return False
