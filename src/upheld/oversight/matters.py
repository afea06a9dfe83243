"""Which matters the record of a panel can speak of: published ones alone."""

from __future__ import annotations

from uuid import UUID

from upheld.kernel.actor import Actor
from upheld.kernel.decision import NotPossible
from upheld.learning import queries as learning


def require_published(matter: UUID, *, actor: Actor) -> None:
    """Raise `NotPossible` unless a learning report of this matter has been released.

    What a panel asks is public. Before that, it would say that a concern was raised.
    """
    if matter not in {each.matter for each in learning.published_matters(actor=actor)}:
        raise NotPossible("Nothing of this matter has been published.")
