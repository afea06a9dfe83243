"""Who lodged the concerns of a matter for others, for a receiver who agrees something with them."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from upheld.concerns import opening
from upheld.concerns.models import Concern
from upheld.concerns.policy import HANDLES
from upheld.kernel.actor import Actor
from upheld.vault.keyring import Keyring


def conveners_of(*, actor: Actor, keys: Keyring, matter: UUID, today: date) -> tuple[str, ...]:
    """The ids of those who lodged them, less whoever is in conflict. Only receivers get any."""
    if not actor.has(*HANDLES):
        return ()
    rows = Concern.objects.order_by("received_on", "id")
    found = opening.opened(actor=actor, keys=keys, concerns=rows, today=today)
    mine = [opening.with_conflicts(each, today) for each in found if each.matter == matter]
    lodged = {
        str(each.content["convener"]): each.excluded
        for each in mine
        if each.content.get("convener")
    }
    return tuple(person for person, away in lodged.items() if person not in away)
