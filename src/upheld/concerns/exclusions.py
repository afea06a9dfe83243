"""Who must keep away from a matter: a sum of the house for the rooms above.

It needs the posts that the concern names, so it is made in the session of somebody who has
the concern open, and leaves nothing behind. Pages may not import it.
"""

from __future__ import annotations

from datetime import date
from uuid import UUID

from upheld.kernel.actor import Actor
from upheld.kernel.decision import NotPossible
from upheld.vault.keyring import Keyring

from . import opening, routing
from .models import Concern


def persons(*, actor: Actor, keys: Keyring, matter: UUID, today: date) -> frozenset[str]:
    """The ids of everybody in conflict in a matter, by all concerns of it that the keys open.

    Raises `NotPossible` where the keys open none: nobody could then say who is in conflict,
    and an empty answer would let everybody through.
    """
    everything = opening.opened(
        actor=actor, keys=keys, concerns=Concern.objects.order_by("received_on", "id"), today=today
    )
    of_matter = [each for each in everything if each.matter == matter]
    if not of_matter:
        raise NotPossible("Your keys do not open the concern that this grew from.")
    return frozenset(
        person
        for each in of_matter
        for person in routing.excluded(
            each.named_posts, received_on=each.concern.received_on, today=today
        )
    )
