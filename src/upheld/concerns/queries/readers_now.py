"""Who can read somebody's own part now: when that changed, and who of them can be taken out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from upheld.concerns import readers
from upheld.concerns.adding import Adding, Thread
from upheld.kernel.actor import Actor
from upheld.vault import queries as vault
from upheld.vault.keyring import Keyring

from .continuing import ReaderNow


@dataclass(frozen=True, slots=True)
class Leaving:
    """Which readers can be taken out, which cannot, and who comes in if nobody here is left.

    Somebody cannot be taken out where nobody else could read it without a conflict.
    """

    can_go: tuple[ReaderNow, ...]
    must_stay: tuple[ReaderNow, ...]
    in_waiting: tuple[str, ...]


def readers_changed(*, actor: Actor, keys: Keyring, thread: Thread) -> tuple[date, ...]:
    """On which days others changed who can read it. Why, and who it was, stays with them."""
    return vault.holders_changed(actor=actor, keys=keys, compartment=thread.compartment_id)


def who_can_leave(
    *, actor: Actor, keys: Keyring, thread: Thread, now: tuple[ReaderNow, ...], today: date
) -> Leaving:
    """What its reporter can still choose about those who read it `now`."""
    adding = Adding(actor, today, thread, keys)
    free: dict[UUID, bool] = {each.person: readers.may_go(adding, str(each.person)) for each in now}
    return Leaving(
        can_go=tuple(each for each in now if free[each.person]),
        must_stay=tuple(each for each in now if not free[each.person]),
        in_waiting=tuple(readers.in_waiting(adding)),
    )
