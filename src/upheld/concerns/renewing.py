"""Working out again who can read a concern, when somebody must be left out from now on.

A conflict that appears later, or a departure, takes the grants away: a remaining holder's
session rewrites them, and what is sealed later goes into fresh compartments, which a copy of
an old key does not open. Where nobody is left who receives, the independent holder comes in.
Whoever is in conflict themselves can only bring others in. Pages may not import this module.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from upheld.kernel.actor import Actor, Role
from upheld.kernel.calendar import day_of
from upheld.people import holders as posts
from upheld.vault import commands as vault
from upheld.vault import holders
from upheld.vault import queries as vault_queries
from upheld.vault.holders import Holder
from upheld.vault.keyring import Keyring

from . import desk, opening, routing
from .models import JoiningToken, Signatory
from .opening import Joined, Opened
from .sealing import Kind, compartment_of, from_text, put

READS = (Role.RECEIVER, Role.INDEPENDENT_HOLDER, Role.INVESTIGATOR)


@dataclass(frozen=True, slots=True)
class Change:
    """Who must be left out from now on, and who comes in because nobody else receives."""

    out: frozenset[str]
    into: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.out or self.into)


@dataclass(frozen=True, slots=True, repr=False)
class _Renewal:
    """One renewal: whose session it is, of which concern, and what changes."""

    actor: Actor
    at: date | datetime
    keys: Keyring
    found: Opened
    change: Change

    @property
    def is_own_conflict(self) -> bool:
        return self.actor.id in self.change.out

    def holders(self, place: UUID, own: dict[str, str] | None) -> tuple[Holder, ...] | None:
        """Who holds a place from now on; None where these keys do not open it."""
        held = vault_queries.holders_of(actor=self.actor, keys=self.keys, compartment=place)
        if self.actor.id not in held:
            return None
        out = frozenset() if self.is_own_conflict else self.change.out
        known = () if own is None or own["id"] not in held else (from_text(own),)
        stay = [each for each in held if each not in out | {one.id for one in known}]
        persons = dict.fromkeys([*stay, *self.change.into])
        return (*known, *holders.of_persons(persons, self.at))

    def put(self, into: UUID, kind: Kind, content: dict[str, Any]) -> UUID:
        """Seal something as whoever renews."""
        same: dict[str, Any] = {"actor": self.actor, "at": self.at, "keys": self.keys}
        return put(**same, into=into, kind=kind, content=content)

    def rewrite(self, place: UUID, own: dict[str, str] | None) -> None:
        """Rewrite the grants of a place to which nothing more is added."""
        after = self.holders(place, own)
        if after is not None:
            compartment = compartment_of(self.actor, place)
            vault.change_holders(
                actor=self.actor,
                at=self.at,
                compartment=compartment,
                holders=after,
                keys=self.keys,
            )

    def move(self, place: UUID, own: dict[str, str] | None) -> UUID | None:
        """Rewrite a place's grants and continue it elsewhere: the id of the new one."""
        after = self.holders(place, own)
        if after is None:
            return None
        for older in vault_queries.before(actor=self.actor, compartment=place)[:-1]:
            self.rewrite(older, own)
        made = vault.continue_compartment(
            actor=self.actor,
            at=self.at,
            compartment=compartment_of(self.actor, place),
            holders=after,
            keys=self.keys,
            keepers=routing.keepers(self.found.named_posts, self.at),
        )
        return made.id


def readers_today(*, on: date) -> frozenset[str]:
    """Everybody whose post may hold a concern at all on that day."""
    return frozenset(each.person for role in READS for each in posts.with_role(role, on=on))


def needed(found: Opened, held: Iterable[str], *, at: date | datetime) -> Change:
    """What must change in who can read a concern; nothing, as a rule."""
    day = day_of(at)
    persons = [each for each in held if each not in found.outsiders]
    may = readers_today(on=day)
    out = frozenset(each for each in persons if each in found.excluded or each not in may)
    if desk.receivers([each for each in persons if each not in out], on=day):
        return Change(out, ())
    coming = routing.readers(
        named_posts=found.named_posts, somebody_else=False, struck=found.struck, at=at
    )
    return Change(out, tuple(each.person for each in coming if each.person not in persons))


def renew(
    *, actor: Actor, at: date | datetime, keys: Keyring, found: Opened, change: Change
) -> None:
    """Carry a change out, on the concern and on everything that belongs to it."""
    renewal = _Renewal(actor, at, keys, found, change)
    joined = opening.signatories_of(actor=actor, keys=keys, concern=found.concern.id)
    own = found.content.get("reporter")
    if "identity" in found.content:
        renewal.rewrite(UUID(found.content["identity"]), own)
    table = desk.own(actor=actor, keys=keys, found=found)
    if renewal.is_own_conflict:
        places = [(found.concern.compartment_id, own)]
        places += [(each.signatory.compartment_id, each.content["reporter"]) for each in joined]
        for place, theirs in [*places, *([(table, None)] if table else [])]:
            renewal.rewrite(place, theirs)
        return
    _move_concern(renewal, own, table)
    for each in joined:
        _move_signatory(renewal, each)


def _move_concern(renewal: _Renewal, own: dict[str, str] | None, table: UUID | None) -> None:
    concern = renewal.found.concern
    new = renewal.move(concern.compartment_id, own)
    if new is None:
        return
    concern.compartment_id = new
    concern.body = renewal.put(new, Kind.CONCERN, renewal.found.content)
    # Unused joining words carry the old key, which opens nothing that is written from now on.
    unused = JoiningToken.objects.filter(concern=concern)
    concern.tokens_issued -= unused.count()
    unused.delete()
    concern.save()
    if table is not None and (moved := renewal.move(table, None)) is not None:
        desk.tell(actor=renewal.actor, at=renewal.at, keys=renewal.keys, into=new, desk=moved)


def _move_signatory(renewal: _Renewal, joined: Joined) -> None:
    """A signatory's own thread moves too, with the way to the new common compartment in it."""
    row = Signatory.objects.select_for_update().get(id=joined.signatory.id)
    new = renewal.move(row.compartment_id, joined.content["reporter"])
    if new is None:
        return
    common = compartment_of(renewal.actor, renewal.found.concern.compartment_id)
    content = joined.content
    way = {
        "compartment": str(common.id),
        "identity": renewal.keys.identity_for(common),
        "before": [
            *content.get("before", []),
            {"compartment": content["compartment"], "identity": content["identity"]},
        ],
    }
    row.compartment_id = new
    row.body = renewal.put(new, Kind.COMMON, content | way)
    row.save()
