"""Escrow: hold mine until others have named the same post. Its terms, and how it is counted.

The words of a held concern open with its reporter's receipt alone. What a custodian holds is
a tag: one post, how many must have named it, and the last day. Tags that a custodian's keys
open are counted in that custodian's session and nowhere else, once for each word list that a
convener gave out and somebody used up.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from upheld.kernel.actor import Actor, Role
from upheld.kernel.calendar import day_of
from upheld.people import conflicts, holders
from upheld.vault import holders as vault_holders
from upheld.vault import queries as vault
from upheld.vault.holders import Holder
from upheld.vault.keyring import Keyring
from upheld.vault.queries import Body

from .escrow_terms import FEWEST_OTHERS
from .models import EscrowTag
from .sealing import Kind

MOST_CUSTODIANS = 7


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag as a custodian's session opens it."""

    row: EscrowTag
    author: str
    post: UUID
    how_many: int
    asked: bool


def custodians(named_posts: Iterable[UUID], at: date | datetime) -> tuple[Holder, ...]:
    """Who may count: custodians outside the line of every post that the concern names."""
    day = day_of(at)
    away = conflicts.excluded(named_posts=named_posts, dates=[day], today=day)
    found = sorted({each.person for each in holders.with_role(Role.CUSTODIAN, on=day)})
    free = [each for each in found if each not in away]
    return tuple(vault_holders.of_persons(free, at)[:MOST_CUSTODIANS])


def tags(*, actor: Actor, keys: Keyring, today: date) -> list[Tag]:
    """Every tag that these keys open, that still waits, and that no conflict hides."""
    rows = list(EscrowTag.objects.filter(last_day__gte=today).order_by("id"))
    mine = vault.openable(actor=actor, keys=keys, ids=[row.compartment_id for row in rows])
    rows = [row for row in rows if row.compartment_id in mine]
    held = vault.bodies_in(actor=actor, keys=keys, compartments=[r.compartment_id for r in rows])
    found = [_tag(row, held.get(row.compartment_id, [])) for row in rows]
    read = [each for each in found if each is not None]
    free = {
        post: actor.id not in conflicts.excluded(named_posts=[post], dates=[today], today=today)
        for post in {each.post for each in read}
    }
    return [each for each in read if free[each.post]]


def ready(found: Iterable[Tag], post: UUID) -> list[Tag]:
    """Those who named a post and for whom enough have named it."""
    same = [each for each in found if each.post == post]
    return [each for each in same if each.how_many <= counted(same)]


def counted(same: Iterable[Tag]) -> int:
    """How many have named one post. Whoever stands there twice counts once."""
    return len({each.author for each in same})


def _tag(row: EscrowTag, bodies: list[Any]) -> Tag | None:
    believed = [each for each in bodies if isinstance(each, Body)]
    said = next((each for each in believed if each.id == row.body), None)
    if said is None or said.kind != Kind.ESCROW_TAG:
        return None
    return Tag(
        row=row,
        author=said.author,
        post=UUID(said.content["post"]),
        how_many=max(int(said.content["how_many"]), FEWEST_OTHERS),
        asked=any(each.kind == Kind.ESCROW_QUESTION for each in believed),
    )
