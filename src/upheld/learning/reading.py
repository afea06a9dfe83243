"""What each of two readers owes before words are public: the revision they read, and answers."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from upheld.kernel.actor import Actor
from upheld.kernel.calendar import day_of
from upheld.kernel.decision import NotPossible
from upheld.vault.keyring import Keyring

from .checkable import Checkable, of
from .intruder import Intruder
from .models import Grid, IntruderAnswers
from .sealing import sealed_into


def require_read(draft: Checkable, revision: int) -> None:
    """Raise `NotPossible` where somebody read another revision than the one that stands."""
    if draft.revision != revision and isinstance(draft, Grid):
        raise NotPossible("The grid has changed since you opened it. Read it again.")
    if draft.revision != revision:
        raise NotPossible("The report has changed since you opened it. Read it again.")


def answered(
    draft: Checkable, intruder: Intruder, *, actor: Actor, at: datetime, keys: Keyring
) -> str:
    """Seal a reader's answers beside the draft; gives the id of their row."""
    content = intruder.content()
    body = sealed_into(
        draft.compartment_id,
        actor=actor,
        at=at,
        keys=keys,
        kind="learning-intruder",
        content=content,
    )
    made = IntruderAnswers.objects.create(
        **of(draft),
        revision=draft.revision,
        reader=UUID(actor.id),
        body_id=body,
        answered_on=day_of(at),
    )
    return str(made.id)
