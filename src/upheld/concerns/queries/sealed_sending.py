"""What a reporter's browser asks before and after it sends a concern that it sealed itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from upheld.concerns import outlining, states, words
from upheld.concerns.models import Concern
from upheld.concerns.sealed import Outline, ToSign
from upheld.concerns.states import Obligation
from upheld.kernel.actor import Actor, Kind
from upheld.kernel.decision import NotPossible
from upheld.vault import queries as vault


@dataclass(frozen=True, slots=True)
class Arrived:
    """A sealed concern that has arrived: what the log holds of it, and since when."""

    digest: bytes
    day: date


@dataclass(frozen=True, slots=True)
class Due:
    """Something that will be owed for a concern raised today."""

    due: date
    words: str


def what_to_sign(*, actor: Actor, outline: Outline, at: date) -> ToSign:
    """To whom to seal, and what to sign. Raises `NotPossible` where nobody could read it."""
    if actor.kind is not Kind.REPORTER or actor.id != str(outline.concern):
        raise NotPossible(_("Begin again on the first page."))
    return outlining.to_sign(outline, actor=actor, at=at)


def arrived(*, actor: Actor, outline: Outline) -> Arrived | None:
    """Whether this very concern has arrived, for whoever holds its receipt; None if not."""
    row = Concern.objects.filter(id=actor.id).first() if actor.kind is Kind.REPORTER else None
    kept = vault.receipt(lookup=outline.receipt.lookup)
    if row is None or kept is None or kept.compartment_id != outline.compartment:
        return None
    digest = outlining.digest_of(outline, actor=actor, at=row.received_on)
    return Arrived(digest, row.received_on)


def owed_from(day: date) -> tuple[Due, ...]:
    """What is owed for any concern that is raised on a day. No actor: it is the same for all."""
    owed = (
        (states.acknowledge_by(day), Obligation.ACKNOWLEDGE),
        (states.decide_by(day), Obligation.DECIDE),
        (states.answer_by(day), Obligation.FEEDBACK),
    )
    return tuple(Due(due, words.of_promise(kind.value)) for due, kind in sorted(owed))
