"""Who reads somebody's part of a concern, and what it takes to take one of them out.

A sum of the house; pages may not import it. A reporter holds their own part, so that their
own session can rewrite its grants at once.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from upheld.kernel.actor import Role
from upheld.kernel.calendar import day_of
from upheld.kernel.decision import NotPossible
from upheld.people import holders as posts
from upheld.vault import commands as vault
from upheld.vault import holders
from upheld.vault import queries as vault_queries
from upheld.vault.holders import Holder
from upheld.vault.queries import Compartment

from . import routing
from .adding import Adding
from .opening import Opened
from .sealing import compartment_of, from_text


def persons_of(adding: Adding, compartment: UUID) -> list[str]:
    """The ids of persons who hold a compartment: everybody but the reporter."""
    held = vault_queries.holders_of(actor=adding.actor, keys=adding.keys, compartment=compartment)
    return [each for each in held if each != adding.actor.id]


def who_receive(persons: Iterable[str], found: Opened, *, on: date) -> list[str]:
    """Those of them who receive concerns today, and are in no conflict with this one."""
    receive = {
        each.person
        for role in (Role.RECEIVER, Role.INDEPENDENT_HOLDER)
        for each in posts.with_role(role, on=on)
    }
    convener = found.content.get("convener", "")
    return [
        each
        for each in persons
        if each in receive and each not in found.excluded and each != convener
    ]


def may_go(adding: Adding, person: str) -> bool:
    """Whether somebody could be taken out, so that somebody is left who could read it."""
    try:
        _instead_of(adding, person)
    except NotPossible:
        return False
    return True


def in_waiting(adding: Adding) -> list[str]:
    """The posts outside the council that would come in if nobody here were left."""
    try:
        found = _free_outside(adding, adding.concern(), person="")
    except NotPossible:
        return []
    held = set(persons_of(adding, adding.thread.compartment_id))
    return [each.post_title for each in found if each.person not in held]


def take_out(adding: Adding, *, person: str, also: Iterable[UUID]) -> None:
    """Rewrite the grants of one's part without a person, and of what `also` belongs to it.

    What is sealed later goes into a fresh compartment. Where nobody who receives concerns
    would be left, somebody outside the council comes in. Raises `NotPossible` where there is
    nobody outside either.
    """
    stays = _Stays(adding, person, _instead_of(adding, person))
    now = adding.thread.compartment_id
    for id in {*_parts_before(adding), *also} - {now}:
        stays.in_compartment(id)
    if adding.concern().content.get("convener"):
        # Those who joined hold the key of the common part, and unused joining words carry
        # it: a fresh one would shut them out.
        stays.in_compartment(now)
    else:
        adding.thread.compartment = stays.in_a_fresh_one(now)
        adding.thread.save()


@dataclass(frozen=True, slots=True)
class _Stays:
    """Who holds compartments once a person has been taken out."""

    adding: Adding
    out: str
    instead: tuple[Holder, ...]

    def in_compartment(self, id: UUID) -> None:
        """Rewrite the grants, where the person is among the holders."""
        if self.out in persons_of(self.adding, id):
            vault.change_holders(**self._of(id))

    def in_a_fresh_one(self, id: UUID) -> Compartment:
        """Rewrite the grants, and make the compartment that later bodies go into."""
        named = self.adding.concern().named_posts
        keepers = routing.keepers(named, self.adding.at)
        return vault.continue_compartment(**self._of(id), keepers=keepers)

    def _of(self, id: UUID) -> dict[str, Any]:
        adding = self.adding
        held = [each for each in persons_of(adding, id) if each != self.out]
        stay = holders.of_persons(held, adding.at)
        known = {each.id for each in stay}
        own = from_text(adding.content()["reporter"])
        new = (each for each in self.instead if each.id not in known)
        return {
            "actor": adding.actor,
            "at": adding.at,
            "compartment": compartment_of(adding.actor, id),
            "holders": (own, *stay, *new),
            "keys": adding.keys,
        }


def _parts_before(adding: Adding) -> set[UUID]:
    """The compartments that one's part lies in: the newest, and those that it continues."""
    held = vault_queries.bodies(
        actor=adding.actor, keys=adding.keys, compartment=adding.thread.compartment_id
    )
    return {each.compartment for each in held}


def _instead_of(adding: Adding, person: str) -> tuple[Holder, ...]:
    """Who comes in for a person: nobody, while somebody is left who receives concerns."""
    found = adding.concern()
    persons = persons_of(adding, adding.thread.compartment_id)
    left = [each for each in persons if each != person]
    if who_receive(left, found, on=day_of(adding.at)):
        return ()
    return _outside(adding, found, person=person)


def _outside(adding: Adding, found: Opened, *, person: str) -> tuple[Holder, ...]:
    free = _free_outside(adding, found, person=person)
    return routing.keys_of(free[: routing.MOST_READERS], adding.at)


def _free_outside(adding: Adding, found: Opened, *, person: str) -> list[routing.Reader]:
    """Those outside the council, less those who were struck before or go out now."""
    out = {*found.content["struck"], *adding.content().get("struck", [])}
    outside = routing.instead(named_posts=found.named_posts, at=adding.at)
    free = [each for each in outside if each.post not in out and each.person != person]
    if not free:
        raise NotPossible(_("Nobody would be left who can read this. Leave at least one reader."))
    return free
