"""Telling every person's own session from which matters it must keep away.

Who is in conflict depends on the named posts, which are sealed: the commissioner, the assurer or
a panel's chair cannot work it out, and nothing in the clear may say it. A receiver's session can.
At each unlock it tells everybody with keys, each by a note that is sealed to them and looks like
everybody else's; the person's own unlocked session reads it, and shows nothing of it.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from upheld.kernel.actor import Actor, Kind
from upheld.kernel.calendar import day_of
from upheld.kernel.sealing import CannotOpen, pad, seal, unpad
from upheld.people import conflicts
from upheld.people.conflicts import Conflict
from upheld.vault import holders
from upheld.vault.identities import is_signed
from upheld.vault.keyring import Keyring

from . import opening, routing
from .models import Concern, KeptAway

_SIGNATURE = 64
_PURPOSE = b"upheld/kept-away/v1\n"

Named = tuple[frozenset[UUID], date]


def tell(*, actor: Actor, at: datetime, keys: Keyring) -> int:
    """Write one note for every person with keys, from what these keys open. Says how many."""
    today = day_of(at)
    matters = _matters(actor, keys, today)
    everybody = holders.everybody(at)
    KeptAway.objects.filter(told_by=actor.id).delete()
    for each in everybody:
        away = sorted(matter for matter, persons in matters.items() if each.id in persons)
        said = {
            "person": each.id,
            "told_by": actor.id,
            "matters": away,
            "register": _register_of(each.id, today),
        }
        text = _PURPOSE + json.dumps(said, sort_keys=True).encode()
        sealed = seal(pad(keys.sign(text) + text), [each.recipient])
        KeptAway.objects.create(person=each.id, told_by=actor.id, sealed=sealed)
    return len(everybody)


@dataclass(frozen=True, slots=True)
class Told:
    """What the notes say to somebody. `is_current` is whether one knows them as they are now.

    What the register says of a person may have changed since: then nobody has looked yet.
    """

    matters: frozenset[str]
    is_current: bool


def told(*, actor: Actor, keys: Keyring, at: datetime) -> Told:
    """From which matters the notes keep somebody away. Where there are none, nobody has looked."""
    if actor.kind is not Kind.PERSON or actor.id != keys.holder:
        return Told(frozenset(), is_current=True)
    rows = list(KeptAway.objects.filter(person=actor.id))
    signers = {each.id: each for each in holders.of_persons([r.told_by for r in rows], at)}
    now = _register_of(actor.id, day_of(at)) if rows else ""
    away: set[str] = set()
    current = not rows
    for row in rows:
        signer = signers.get(str(row.told_by))
        said = _read(row, keys, signer.verify_key) if signer else None
        if said is None:  # somebody has touched it, or its writer's keys have changed
            continue
        away |= set(said["matters"])
        current = current or said["register"] == now
    return Told(frozenset(away), is_current=current)


def is_told(*, actor: Actor) -> bool:
    """Whether there are notes for somebody at all: then their keys must be open to decide."""
    return actor.kind is Kind.PERSON and KeptAway.objects.filter(person=actor.id).exists()


def _read(row: KeptAway, keys: Keyring, verify_key: bytes) -> dict[str, list[str] | str] | None:
    try:
        plain = unpad(keys.unseal(row.sealed))
    except CannotOpen:
        return None
    signature, text = plain[:_SIGNATURE], plain[_SIGNATURE:]
    if not text.startswith(_PURPOSE) or not is_signed(text, signature, verify_key):
        return None
    said: dict[str, list[str] | str] = json.loads(text.removeprefix(_PURPOSE))
    whose = (said["person"], said["told_by"])
    return said if whose == (str(row.person), str(row.told_by)) else None


def _matters(actor: Actor, keys: Keyring, today: date) -> dict[str, frozenset[str]]:
    """Who must keep away, by matter. Concerns about the same posts cost one sum together."""
    rows = Concern.objects.order_by("received_on", "id")
    found, _suspects = opening.readable(actor=actor, keys=keys, concerns=rows, today=today)
    sums: dict[Named, dict[str, Conflict]] = {}
    matters: dict[str, frozenset[str]] = {}
    for each in found:
        named = (frozenset(each.named_posts), each.concern.received_on)
        if named not in sums:
            sums[named] = routing.excluded(named[0], received_on=named[1], today=today)
        known = matters.get(str(each.matter), frozenset())
        matters[str(each.matter)] = known | sums[named].keys()
    return matters


def _register_of(person: str, today: date) -> str:
    """What the register says of a person that a conflict could come from, as one digest."""
    said = json.dumps(conflicts.register_of(UUID(person), on=today))
    return hashlib.sha256(said.encode()).hexdigest()
