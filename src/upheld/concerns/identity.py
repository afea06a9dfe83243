"""Who a reporter is: kept apart from what they say, and under two keys.

A sum of the house for commands; pages may not import it. Somebody who chose to be named is
known to whoever receives the concern. Of somebody in confidence the name is sealed to second
keepers first, and the result to those who receive: neither can open it without the other, and
nobody is both. Where no second keeper is free of conflict the name stays with its reporter.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from upheld.kernel.actor import Actor, Role
from upheld.kernel.calendar import day_of
from upheld.kernel.sealing import CannotOpen, pad, seal, stranger, unpad
from upheld.people import conflicts
from upheld.people import holders as posts
from upheld.vault import commands as vault
from upheld.vault import holders
from upheld.vault import queries as vault_queries
from upheld.vault.holders import Holder
from upheld.vault.keyring import Keyring
from upheld.vault.queries import Body

from .sealing import Kind, put
from .states import KnownAs

MOST_KEEPERS = 5
"""They share a compartment of eight with whoever asks and with the reporter."""

_STANZAS = 8  # as many as grants have, so that nobody can count who was left out


@dataclass(frozen=True, slots=True, repr=False)
class Kept:
    """A name as it is kept: in `words` for whoever may read it at once, else in `inner`."""

    compartment: UUID
    words: str
    inner: bytes
    keepers: tuple[str, ...]


@dataclass(frozen=True, slots=True, repr=False)
class Inner:
    """What a second keeper finds inside, and whose it is."""

    reporter: str
    words: str


def second_keepers(
    *, named_posts: Iterable[UUID], struck: Iterable[UUID], at: date | datetime
) -> tuple[Holder, ...]:
    """Who could be the second of the two: in no conflict, not struck, and no receiver."""
    day = day_of(at)
    away = set(conflicts.excluded(named_posts=named_posts, dates=[day], today=day))
    for role in (Role.RECEIVER, Role.INDEPENDENT_HOLDER):
        away |= {each.person for each in posts.with_role(role, on=day)}
    out = {str(each) for each in struck}
    found = posts.with_role(Role.IDENTITY_KEEPER, on=day)
    away |= {each.person for each in found if each.post in out}
    persons = sorted({each.person for each in found} - away)
    return tuple(holders.of_persons(persons, at)[:MOST_KEEPERS])


def keep(
    *,
    actor: Actor,
    at: date | datetime,
    keys: Keyring,
    words: str,
    known_as: KnownAs,
    reporter: Holder,
    readers: Iterable[Holder],
    keepers: Iterable[Holder],
) -> UUID:
    """Seal who a reporter is into a compartment of its own, without recovery.

    `readers` are those who receive the concern, `keepers` what `second_keepers` answered.
    Whoever acts is the reporter or one of the readers. Without keepers the readers of
    somebody in confidence are given nothing: a receiver alone must not open a name.
    """
    second = tuple(keepers)
    alone = known_as is not KnownAs.NAMED and not second
    may_open = (reporter,) if alone else (reporter, *readers)
    if keys.holder not in {each.id for each in may_open}:
        may_open = (*may_open, *holders.of_persons([keys.holder], at))
    compartment = vault.open_compartment(actor=actor, at=at, holders=may_open, keys=keys)
    content: dict[str, object] = {"words": words}
    if known_as is not KnownAs.NAMED and second:
        inner = _sealed_to_keepers(Inner(reporter.id, words), second)
        content = {
            "inner": base64.b64encode(inner).decode(),
            "keepers": [each.id for each in second],
        }
    put(actor=actor, at=at, into=compartment.id, kind=Kind.IDENTITY, content=content, keys=keys)
    return compartment.id


def kept(*, actor: Actor, keys: Keyring, compartment: UUID | str | None) -> Kept | None:
    """A name as these keys find it; None where none is kept, or it stays shut."""
    if not compartment:
        return None
    id = UUID(str(compartment))
    held = vault_queries.bodies(actor=actor, keys=keys, compartment=id, kind=Kind.IDENTITY.value)
    content = next((each.content for each in held if isinstance(each, Body)), None)
    if content is None:
        return None
    return Kept(
        compartment=id,
        words=content.get("words", ""),
        inner=base64.b64decode(content.get("inner", "")),
        keepers=tuple(content.get("keepers", ())),
    )


def opened_by_keeper(inner: bytes, keys: Keyring) -> Inner | None:
    """What is inside, opened in a second keeper's session; None for other keys."""
    try:
        held = json.loads(unpad(keys.unseal(inner)))
    except CannotOpen:
        return None
    return Inner(held["reporter"], held["words"])


def _sealed_to_keepers(inner: Inner, keepers: tuple[Holder, ...]) -> bytes:
    plain = json.dumps({"reporter": inner.reporter, "words": inner.words}).encode()
    strangers = [stranger() for _ in range(_STANZAS - len(keepers))]
    return seal(pad(plain), [each.recipient for each in keepers] + strangers)


def requests_of(*, actor: Actor, keys: Keyring, compartment: UUID) -> list[UUID]:
    """The requests to open a name that a part of a concern remembers."""
    return list(asked_for(actor=actor, keys=keys, compartment=compartment))


def asked_for(*, actor: Actor, keys: Keyring, compartment: UUID) -> dict[UUID, str]:
    """The same, each with the person who asked: whoever sealed the way to the request."""
    held = vault_queries.bodies(
        actor=actor, keys=keys, compartment=compartment, kind=Kind.IDENTITY_LINK.value
    )
    return {UUID(each.content["request"]): each.author for each in held if isinstance(each, Body)}
