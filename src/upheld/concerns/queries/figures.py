"""How many people a collective concern speaks for: three figures that are never merged."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from upheld.concerns.sealing import Kind
from upheld.kernel.actor import Actor
from upheld.vault import queries as vault
from upheld.vault.keyring import Keyring
from upheld.vault.queries import Body

from .casework import concern_page
from .rows import concern


@dataclass(frozen=True, slots=True)
class OtherFigure:
    """What somebody else said, as they said it."""

    figure: str
    source: str
    said_on: date


def other_figures(*, actor: Actor, keys: Keyring, id: UUID, today: date) -> tuple[OtherFigure, ...]:
    """What others say, oldest first, for whoever may read the concern."""
    page = concern_page(actor=actor, keys=keys, id=id, today=today)
    row = concern(actor=actor, id=page.id) if page else None
    if row is None:
        return ()
    found = vault.bodies(actor=actor, keys=keys, compartment=row.compartment_id, kind=Kind.FIGURE)
    noted = [
        OtherFigure(
            each.content["figure"],
            each.content["source"],
            date.fromisoformat(each.content["said_on"]),
        )
        for each in found
        if isinstance(each, Body)
    ]
    return tuple(sorted(noted, key=lambda each: each.said_on))
