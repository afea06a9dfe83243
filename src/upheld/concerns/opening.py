"""Concerns opened with somebody's keys, conflicts looked at again before anything is shown.

Every question and every command of this room that touches what a concern says goes
through here, so that nobody in conflict is ever given more than a missing row.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from upheld.kernel.actor import Actor, Kind
from upheld.people import conflicts
from upheld.people.conflicts import Conflict
from upheld.vault import queries as vault
from upheld.vault.keyring import Keyring
from upheld.vault.queries import Body

from . import routing, sealing
from .models import Concern, Signatory
from .states import KnownAs, Risk

Rows = QuerySet[Concern]

UNREADABLE: dict[str, Any] = {
    "words": "",
    "risk": Risk.UNKNOWN.value,
    "known_as": KnownAs.ANONYMOUS.value,
}
"""What stands in the place of words that are not as they were sealed."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A concern that these keys open."""

    concern: Concern
    content: dict[str, Any]
    excluded: dict[str, Conflict]

    @property
    def named_posts(self) -> tuple[UUID, ...]:
        return tuple(UUID(each) for each in self.content["named_posts"])

    @property
    def struck(self) -> tuple[UUID, ...]:
        return tuple(UUID(each) for each in self.content["struck"])

    @property
    def matter(self) -> UUID:
        return UUID(self.content["matter"])

    @property
    def outsiders(self) -> frozenset[str]:
        """Who holds it without receiving it: those who raised it, and their convener."""
        reporter = self.content.get("reporter") or {}
        known = (str(self.concern.id), reporter.get("id"), self.content.get("convener"))
        return frozenset(str(each) for each in known if each)

    def convened_by(self, actor: Actor) -> bool:
        """Whether this actor lodged it for others; that access survives every conflict."""
        return actor.kind is Kind.PERSON and self.content.get("convener") == actor.id

    def raised_by(self, actor: Actor) -> bool:
        """Whether this actor is its reporter."""
        return actor.kind is Kind.REPORTER and str(self.concern.id) == actor.id

    def hides_from(self, actor: Actor) -> bool:
        """Whether a conflict takes this concern away from the actor."""
        own = self.convened_by(actor) or actor.kind is Kind.REPORTER
        return actor.id in self.excluded and not own


@dataclass(frozen=True, slots=True)
class Joined:
    """A signatory's place that these keys open, with the way to the common concern."""

    signatory: Signatory
    content: dict[str, Any]

    @property
    def concern(self) -> UUID:
        return UUID(self.content["concern"])


def opened(
    *, actor: Actor, keys: Keyring, concerns: Iterable[Concern], today: date
) -> list[Opened]:
    """Those of the concerns that the keys open and no conflict hides, in the given order.

    First the sum is made for all of them together: whoever stays outside it is in no
    conflict with any one of them, so a list costs the same few questions however long
    it is. Only for somebody inside it is each concern looked at alone.
    """
    found, suspects = readable(actor=actor, keys=keys, concerns=concerns, today=today)
    if actor.id not in suspects:
        return found
    each_alone = [with_conflicts(each, today) for each in found]
    return [each for each in each_alone if not each.hides_from(actor)]


def readable(
    *, actor: Actor, keys: Keyring, concerns: Iterable[Concern], today: date
) -> tuple[list[Opened], frozenset[str]]:
    """Those that the keys open, hidden by a conflict or not, and who is in any conflict at all.

    Nothing of the first may be shown before the second was looked at.
    """
    rows = list(concerns)
    mine = vault.openable(actor=actor, keys=keys, ids=[row.compartment_id for row in rows])
    rows = [row for row in rows if row.compartment_id in mine]
    bodies = vault.bodies_by_id(actor=actor, keys=keys, ids=[row.body for row in rows])
    held = [(row, body) for row in rows if isinstance(body := bodies.get(row.body), Body)]
    said = whole(actor=actor, keys=keys, bodies=[body for _row, body in held])
    named = {UUID(post) for _row, body in held for post in said[body.id]["named_posts"]}
    dates = sorted({row.received_on for row, _body in held})
    suspects = conflicts.excluded(named_posts=named, dates=dates, today=today)
    return [Opened(row, said[body.id], {}) for row, body in held], frozenset(suspects)


def one(*, actor: Actor, keys: Keyring, concern: Concern, today: date) -> Opened | None:
    """One concern with its whole set of conflicts, hidden or not; None without a grant."""
    body = vault.bodies_by_id(actor=actor, keys=keys, ids=[concern.body]).get(concern.body)
    if not isinstance(body, Body):
        return None
    said = whole(actor=actor, keys=keys, bodies=[body])
    return with_conflicts(Opened(concern, said[body.id], {}), today)


def whole(*, actor: Actor, keys: Keyring, bodies: Iterable[Body]) -> dict[UUID, dict[str, Any]]:
    """What concerns say, by the id of their body, with what their reporters wrote.

    A concern that a browser sealed has what was written in a body of its own. We composed
    the rest, so what stands in both counts as we said it.
    """
    said = {each.id: each.content for each in bodies}
    apart = {id: UUID(found["written"]) for id, found in said.items() if "written" in found}
    written = vault.bodies_by_id(actor=actor, keys=keys, ids=apart.values()) if apart else {}
    for id, where in apart.items():
        body = written.get(where)
        is_there = isinstance(body, Body) and body.kind == sealing.Kind.WRITTEN
        said[id] = (body.content if isinstance(body, Body) and is_there else UNREADABLE) | said[id]
    return said


def signatories_of(*, actor: Actor, keys: Keyring, concern: UUID) -> list[Joined]:
    """The signatories of a concern whose compartments these keys open."""
    return [each for each in joined(actor=actor, keys=keys) if each.concern == concern]


def joined(*, actor: Actor, keys: Keyring) -> list[Joined]:
    """All signatories whose compartments these keys open, of whatever concern."""
    everywhere = list(Signatory.objects.order_by("joined_on", "id"))
    compartments = [row.compartment_id for row in everywhere]
    mine = vault.openable(actor=actor, keys=keys, ids=compartments)
    rows = {row.body: row for row in everywhere if row.compartment_id in mine}
    bodies = vault.bodies_by_id(actor=actor, keys=keys, ids=rows)
    return [
        Joined(row, body.content)
        for id, row in rows.items()
        if isinstance(body := bodies.get(id), Body)
    ]


def own_place(*, actor: Actor, keys: Keyring) -> Joined | None:
    """The place of the signatory who asks."""
    row = Signatory.objects.filter(id=actor.id).first() if actor.kind is Kind.REPORTER else None
    return place(actor=actor, keys=keys, signatory=row) if row else None


def along(keys: Keyring, way: dict[str, Any]) -> Keyring:
    """A signatory's keys, with the way to the common concern, as far back as they joined."""
    for each in [*way.get("before", []), way]:
        keys = keys.also(UUID(each["compartment"]), each["identity"])
    return keys


def place(*, actor: Actor, keys: Keyring, signatory: Signatory) -> Joined | None:
    """One signatory's place; None without a grant."""
    id = signatory.body
    body = vault.bodies_by_id(actor=actor, keys=keys, ids=[id]).get(id)
    return Joined(signatory, body.content) if isinstance(body, Body) else None


def with_conflicts(found: Opened, today: date) -> Opened:
    """The same concern with its own conflicts, looked at now."""
    on = found.concern.received_on
    away = routing.excluded(found.named_posts, received_on=on, today=today)
    return replace(found, excluded=away)
