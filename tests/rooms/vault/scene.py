"""People with keys, a reporter with a receipt, and what an attacker with the database can do."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import UUID

from upheld.kernel.actor import Actor, Kind, machine, reporter
from upheld.ledger.guard import NOW_WRITING
from upheld.vault import commands, holders, queries, receipts
from upheld.vault.holders import Holder
from upheld.vault.keyring import Keyring, reporter_keyring
from upheld.vault.models import Compartment, HolderKeys, SealedBody
from upheld.vault.receipts import Derived
from upheld.vault.stretching import new_words

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
TODAY = date(2026, 3, 2)
INSTALLER = machine("installer")


@dataclass(frozen=True, slots=True)
class Member:
    """A person whose keys count."""

    person: UUID
    words: str
    keys: Keyring

    @property
    def actor(self) -> Actor:
        return Actor(kind=Kind.PERSON, id=str(self.person))

    @property
    def holder(self) -> Holder:
        (found,) = holders.of_persons([self.person], NOON)
        return found


@dataclass(frozen=True, slots=True)
class Teller:
    """A reporter with a receipt."""

    words: str
    derived: Derived
    actor: Actor
    keys: Keyring

    @property
    def holder(self) -> Holder:
        return holders.of_reporter(self.derived, self.actor.id)


def person(id: UUID) -> Actor:
    return Actor(kind=Kind.PERSON, id=str(id))


def offer(id: UUID, words: str, *, actor: Actor | None = None, at: datetime = NOON) -> HolderKeys:
    return commands.offer_keys(actor=actor or person(id), at=at, person=id, words=words)


def found_house() -> tuple[Member, Member]:
    """The first two holders, who countersign each other."""
    ids, words = (uuid.uuid4(), uuid.uuid4()), (new_words(), new_words())
    rows = [offer(i, w, actor=INSTALLER) for i, w in zip(ids, words, strict=True)]
    rings = [holders.open_keys(row, w) for row, w in zip(rows, words, strict=True)]
    for row, ring in zip(rows, reversed(rings), strict=True):
        commands.countersign(actor=INSTALLER, at=NOON, offered=row, keys=ring)
    first, second = map(Member, ids, words, rings)
    return first, second


def join_house(actor: Actor, keys: Keyring) -> Member:
    """One more person with keys, countersigned by a holder."""
    id, words = uuid.uuid4(), new_words()
    row = offer(id, words)
    commands.countersign(actor=actor, at=NOON, offered=row, keys=keys)
    return Member(id, words, holders.open_keys(row, words))


def new_teller() -> Teller:
    words, id = receipts.new_words(), str(uuid.uuid4())
    derived = receipts.derive(words)
    return Teller(words, derived, reporter(id), reporter_keyring(derived, id))


def open_for(*who: Member | Teller) -> Compartment:
    """A compartment that the first of these opens for all of them."""
    first = who[0]
    return commands.open_compartment(
        actor=first.actor,
        at=TODAY,
        holders=tuple(each.holder for each in who),
        keys=first.keys,
    )


def seal(who: Member | Teller, into: Compartment, text: str, **more: object) -> SealedBody:
    return commands.seal_body(
        actor=who.actor,
        at=TODAY,
        compartment=into,
        kind=str(more.get("kind", "said")),
        content={"text": text},
        keys=who.keys,
        attachment=bytes(more.get("attachment", b"")),  # type: ignore[call-overload]
    )


def change(
    who: Member | Teller, compartment: Compartment, *members: Member | Teller
) -> Compartment:
    """What somebody does so that exactly these hold a compartment."""
    return commands.change_holders(
        actor=who.actor,
        at=NOON,
        compartment=compartment,
        holders=tuple(each.holder for each in members),
        keys=who.keys,
    )


def read(who: Member | Teller, compartment: Compartment | UUID) -> list[object]:
    """What somebody reads: the texts, and "mismatch" for what is not shown."""
    found = queries.bodies(actor=who.actor, keys=who.keys, compartment=compartment)
    return [
        "mismatch" if isinstance(each, queries.Mismatch) else each.content["text"] for each in found
    ]


def forget_all_keys() -> None:
    """The house before `init`: nobody's keys count, and nobody is a holder."""
    with behind_our_back():
        HolderKeys.objects.update(
            state="withdrawn", countersigned_by=None, countersignature=None, counts_from=None
        )
        HolderKeys.objects.all().delete()


@contextmanager
def behind_our_back() -> Iterator[None]:
    """What somebody who can write to the database does: the guard does not stand there."""
    token = NOW_WRITING.set("vault")
    try:
        yield
    finally:
        NOW_WRITING.reset(token)
