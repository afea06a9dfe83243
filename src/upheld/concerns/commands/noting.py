"""What receivers keep for themselves: notes, and how one concern stands to another."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from upheld.concerns import desk, opening, policy
from upheld.concerns.events import ConcernLinked, NoteWritten
from upheld.concerns.models import Concern
from upheld.concerns.opening import Opened
from upheld.concerns.sealing import Kind, recipient_of
from upheld.concerns.states import OTHER_END, Link
from upheld.kernel.actor import Actor
from upheld.kernel.calendar import day_of
from upheld.kernel.decision import NotPossible
from upheld.ledger.command import command
from upheld.vault import queries as vault
from upheld.vault.keyring import Keyring
from upheld.vault.queries import Body

from .handling import checked


@command(policy.may_note, record_refusals=True)
def write_note(
    *,
    actor: Actor,
    at: datetime,
    concern: Concern,
    words: str,
    keys: Keyring,
    corrects: UUID | None = None,
) -> tuple[Concern, NoteWritten]:
    """Write a note that receivers alone can open. A note is corrected by adding another."""
    found = checked(actor, at, concern, keys)
    if not words.strip():
        raise NotPossible("Write a few words.")
    if corrects is not None and corrects not in _notes(actor, keys, found):
        raise NotPossible("The note that you correct is no longer here.")
    content = {"words": words, "corrects": str(corrects or "")}
    body = desk.lay(actor=actor, at=at, keys=keys, found=found, kind=Kind.NOTE, content=content)
    event = NoteWritten(
        concern=str(concern.id), body=str(body), seal_to=_for_receivers(actor, keys, found)
    )
    return concern, event


@command(policy.may_link, record_refusals=True)
def link(
    *,
    actor: Actor,
    at: datetime,
    concern: Concern,
    other: Concern,
    how: Link,
    words: str,
    keys: Keyring,
) -> tuple[Concern, ConcernLinked]:
    """Link two concerns on both desks. Each keeps its own thread, clocks and readers.

    "Led by" merges them: the other leads, and nobody's thread is lost. Raises `NotPossible`
    where the one that is to lead is led by the other already.
    """
    if concern.id == other.id:
        raise NotPossible("Choose another concern than this one.")
    here = checked(actor, at, concern, keys)
    there = checked(actor, at, other, keys)
    if not words.strip():
        raise NotPossible("Write a few words.")
    if Link(how) in {Link.LED_BY, Link.LEADS}:
        leader, follower = (here, there) if Link(how) is Link.LEADS else (there, here)
        _require_no_circle(actor, at, keys, leader, follower)
    same: dict[str, Any] = {"actor": actor, "at": at, "keys": keys}
    body = _lay_link(here, there, Link(how), words, **same)
    _lay_link(there, here, OTHER_END[Link(how)], words, **same)
    event = ConcernLinked(
        concern=str(concern.id),
        link=Link(how),
        body=str(body),
        seal_to=_for_receivers(actor, keys, here),
    )
    return concern, event


def _for_receivers(actor: Actor, keys: Keyring, found: Opened) -> tuple[str, ...]:
    """To whom an event is sealed that is nobody's but the receivers'."""
    table = desk.own(actor=actor, keys=keys, found=found)
    assert table is not None  # noqa: S101  Something has just been laid on it.
    return (recipient_of(actor, table),)


def _lay_link(on: Opened, to: Opened, how: Link, words: str, **same: Any) -> UUID:
    content = {"concern": str(to.concern.id), "link": how.value, "words": words}
    return desk.lay(**same, found=on, kind=Kind.LINK, content=content)


def _require_no_circle(
    actor: Actor, at: datetime, keys: Keyring, leader: Opened, follower: Opened
) -> None:
    """Refuse a concern that would lead itself, as far as these keys can see."""
    seen: set[str] = set()
    waiting = [leader]
    while waiting:
        above = _leaders(actor, keys, waiting.pop()) - seen
        if str(follower.concern.id) in above:
            raise NotPossible("This would go in a circle: the other one is led by it already.")
        seen |= above
        rows = Concern.objects.filter(id__in=above)
        waiting += opening.opened(actor=actor, keys=keys, concerns=rows, today=day_of(at))


def _leaders(actor: Actor, keys: Keyring, found: Opened) -> set[str]:
    links = [each for each in _lying(actor, keys, found) if each.kind == Kind.LINK]
    return {each.content["concern"] for each in links if each.content["link"] == Link.LED_BY}


def _notes(actor: Actor, keys: Keyring, found: Opened) -> set[UUID]:
    return {each.id for each in _lying(actor, keys, found) if each.kind == Kind.NOTE}


def _lying(actor: Actor, keys: Keyring, found: Opened) -> list[Body]:
    held = vault.bodies(actor=actor, keys=keys, compartment=found.concern.compartment_id)
    own = [each for each in held if isinstance(each, Body)]
    lying = desk.bodies(actor=actor, keys=keys, held=own, found=found)
    return [each for each in lying if isinstance(each, Body)]
