"""The packets of an investigation, for whatever else is sealed to those who were served."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from upheld.investigations import criticisms
from upheld.investigations.criticisms import PacketRead
from upheld.investigations.models import Packet
from upheld.kernel.actor import Actor
from upheld.people import queries as people
from upheld.vault import queries as vault
from upheld.vault.keyring import Keyring

from .rows import investigated_by, seen_by


@dataclass(frozen=True, slots=True, repr=False)
class ServedOn:
    """The packets that these keys open, where each is sealed, and how many were served in all."""

    packets: tuple[PacketRead, ...]
    compartments: dict[UUID, UUID]
    total: int

    @property
    def is_whole(self) -> bool:
        """Whether the keys open every one of them."""
        return len(self.packets) == self.total


def served_on(*, actor: Actor, keys: Keyring, id: UUID) -> ServedOn | None:
    """Every packet of an investigation, for its investigator, in the order of serving."""
    row = investigated_by(actor, id)
    if row is None:
        return None
    rows = list(Packet.objects.filter(investigation=row).order_by("number"))
    return ServedOn(
        packets=tuple(criticisms.packets(actor=actor, keys=keys, rows=rows)),
        compartments={each.id: each.compartment_id for each in rows},
        total=len(rows),
    )


def packets_in(*, actor: Actor, keys: Keyring, compartments: Iterable[UUID]) -> dict[UUID, UUID]:
    """The packet in each of these compartments, of those that the keys open."""
    mine = vault.openable(actor=actor, keys=keys, ids=compartments)
    rows = Packet.objects.filter(compartment__in=mine).values_list("compartment_id", "id")
    return dict(rows)


def investigator_title(*, actor: Actor, id: UUID) -> str:
    """The post of the investigator, for everybody with a part: who can address what is sealed."""
    row = seen_by(actor).filter(id=id).first()
    return (
        people.post_titles([row.investigator_post_id])[str(row.investigator_post_id)] if row else ""
    )
