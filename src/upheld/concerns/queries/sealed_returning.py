"""What a reporter's browser asks when somebody comes back and opens their concern there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from upheld.concerns import words
from upheld.concerns.models import Concern
from upheld.concerns.states import State
from upheld.kernel import actor as acting
from upheld.kernel.actor import Actor, Kind
from upheld.vault import outside
from upheld.vault.outside import SealedPlace

from .thread import Clock, promised


@dataclass(frozen=True, slots=True, repr=False)
class SealedThread:
    """A concern as ciphertext, and what stands in the clear about it."""

    received_on: date
    state_words: str
    clocks: tuple[Clock, ...]
    places: tuple[SealedPlace, ...]

    @property
    def next_number(self) -> int:
        """The number that the next body must say inside."""
        return len(self.places[-1].bodies) + 1


def who_proves(*, key: bytes, said: bytes, signature: bytes) -> Actor | None:
    """Who comes back, by a look-up key and a signature. The words stay in their browser."""
    place = outside.place_by_key(key=key, said=said, signature=signature)
    row = Concern.objects.filter(compartment_id=place).first() if place else None
    return None if row is None else acting.reporter(str(row.id))


def sealed_thread(*, actor: Actor, today: date) -> SealedThread | None:
    """One's own concern, sealed."""
    row = Concern.objects.filter(id=actor.id).first() if actor.kind is Kind.REPORTER else None
    if row is None:
        return None
    return SealedThread(
        received_on=row.received_on,
        state_words=words.of_state(State(row.state)),
        clocks=promised(row.id, today=today),
        places=outside.places(actor=actor, compartment=row.compartment_id),
    )
