"""Who stands around a concern: who reads it, who may not and why, and who could."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from upheld.concerns import granting, grievances, renewing, words
from upheld.concerns.opening import Opened
from upheld.kernel.actor import Actor, Role
from upheld.kernel.decision import NotPossible
from upheld.people import holders as posts
from upheld.people import queries as people
from upheld.vault import queries as vault
from upheld.vault.keyring import Keyring

from .thread import titles_of

SHOWN_EXCLUDED = 20
"""A long line of report makes a long list; the page says how many more there are."""


@dataclass(frozen=True, slots=True)
class Excluded:
    """A post whose holder may not read this, and why, in words."""

    post_title: str
    because: str


@dataclass(frozen=True, slots=True)
class Investigator:
    """Somebody without a conflict with whom a concern can be shared."""

    person: str
    post_title: str


@dataclass(frozen=True, slots=True)
class Renewal:
    """That somebody who can read it must be left out from now on: by post, and why."""

    out: tuple[Excluded, ...]
    into: tuple[str, ...]


def who(actor: Actor, keys: Keyring, found: Opened, today: date) -> dict[str, Any]:
    """Who reads, who may not and why, and with whom a receiver could share."""
    row = found.concern
    readers = vault.holders_of(actor=actor, keys=keys, compartment=row.compartment_id)
    return {
        "readers": titles_of(readers, today),
        "excluded": _excluded(found, today),
        "excluded_more": max(0, len(found.excluded) - SHOWN_EXCLUDED),
        "advisers": _advisers(found, today),
        "investigators": _investigators(found, readers, today),
        "renewal": _renewal(found, readers, today),
        "alternates": _alternates(actor, found, today),
    }


def _excluded(found: Opened, today: date) -> tuple[Excluded, ...]:
    because = people.post_titles([each.post for each in found.excluded.values()])
    said = [
        Excluded(
            post_title=_title_of(person, found.concern.received_on, today),
            because=words.of_reason(each.reason, post=because.get(each.post, "")),
        )
        for person, each in list(found.excluded.items())[:SHOWN_EXCLUDED]
    ]
    # A post may have had more than one holder; the page speaks of posts.
    return tuple(sorted(set(said), key=lambda each: (each.post_title, each.because)))


def _title_of(person: str, then: date, today: date) -> str:
    held = posts.posts_of(person, on=then) or posts.posts_of(person, on=today)
    return ", ".join(each.post_title for each in held)


def _investigators(found: Opened, readers: Sequence[str], today: date) -> tuple[Investigator, ...]:
    return tuple(
        Investigator(each.person, each.post_title)
        for each in granting.investigators(found, on=today)
        if each.person not in readers
    )


def _advisers(found: Opened, today: date) -> tuple[Investigator, ...]:
    free = grievances.advisers(found, on=today)
    return tuple(Investigator(each.person, each.post_title) for each in free)


def _renewal(found: Opened, readers: Sequence[str], today: date) -> Renewal | None:
    try:
        change = renewing.needed(found, readers, at=today)
    except NotPossible:  # nobody is left who could come in; the page cannot mend that
        return None
    if not change:
        return None
    because = people.post_titles([each.post for each in found.excluded.values()])
    out = []
    for person in sorted(change.out):
        conflict = found.excluded.get(person)
        why = words.of_departure()
        if conflict is not None:
            why = words.of_reason(conflict.reason, post=because.get(conflict.post, ""))
        out.append(Excluded(_title_of(person, found.concern.received_on, today), why))
    return Renewal(tuple(out), titles_of(change.into, today))


def _alternates(actor: Actor, found: Opened, today: date) -> tuple[str, ...]:
    """Who else could receive, so that nobody receives, releases and advises in one matter."""
    away = {actor.id, *found.excluded}
    receive = (Role.RECEIVER, Role.INDEPENDENT_HOLDER)
    struck = {str(each) for each in found.struck}
    others = {
        each
        for role in receive
        for each in posts.with_role(role, on=today)
        if each.post not in struck
    }
    return tuple(sorted({each.post_title for each in others if each.person not in away}))
