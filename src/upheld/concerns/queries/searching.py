"""Searching by decrypting and scanning, inside one unlocked session. No index is kept."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from upheld.concerns import desk, opening, words
from upheld.concerns.models import Concern
from upheld.concerns.opening import Opened
from upheld.concerns.policy import HANDLES
from upheld.concerns.sealing import Kind
from upheld.kernel.actor import Actor
from upheld.vault import queries as vault
from upheld.vault.keyring import Keyring
from upheld.vault.queries import Body, Mismatch

MOST_CONCERNS = 500
"""Newest first. The page says when there are more than it looked at."""

MOST_FOUND = 100
SHORTEST = 2
AROUND = 80

_SEARCHED = {
    Kind.CONCERN.value,
    Kind.STATEMENT.value,
    Kind.MESSAGE.value,
    Kind.ACKNOWLEDGEMENT.value,
    Kind.FEEDBACK.value,
    Kind.DETRIMENT_CHECK.value,
    Kind.DETRIMENT.value,
    Kind.ADDED.value,
    Kind.ANSWER.value,
    Kind.NOTE.value,
    Kind.NAMED.value,
    Kind.LINK.value,
    Kind.REASONS.value,
}


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where the words stand, with a little of what is around them."""

    concern: UUID
    received_on: date
    day: date
    where: str
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class Found:
    """What was found. `all_searched` is whether every concern was looked through."""

    hits: tuple[Hit, ...]
    all_searched: bool
    all_shown: bool


def search(*, actor: Actor, keys: Keyring, text: str, today: date) -> Found:
    """Where words stand in the concerns, messages and notes that a receiver has open."""
    wanted = plain(text)
    if not actor.has(*HANDLES) or len(wanted) < SHORTEST:
        return Found((), all_searched=True, all_shown=True)
    rows = list(Concern.objects.order_by("-received_on", "id")[: MOST_CONCERNS + 1])
    asked = rows[:MOST_CONCERNS]
    shown = opening.opened(actor=actor, keys=keys, concerns=asked, today=today)
    hits = [
        hit
        for found, bodies in _everything(actor, keys, shown)
        for each in bodies
        if (hit := _hit(found, each, wanted)) is not None
    ]
    return Found(
        hits=tuple(hits[:MOST_FOUND]),
        all_searched=len(rows) <= MOST_CONCERNS,
        all_shown=len(hits) <= MOST_FOUND,
    )


def plain(text: str) -> str:
    """Words without their capitals, accents of form, and runs of spaces."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _everything(
    actor: Actor, keys: Keyring, shown: list[Opened]
) -> list[tuple[Opened, list[Body]]]:
    """Each concern with all its bodies: its own, its signatories', its desk's."""
    held = _bodies_in(actor, keys, [each.concern.compartment_id for each in shown])
    own = {each.concern.id: held.get(each.concern.compartment_id, []) for each in shown}
    beside: dict[UUID, list[UUID]] = {
        each.concern.id: desk.compartments(own[each.concern.id], each) for each in shown
    }
    for joined in opening.joined(actor=actor, keys=keys):
        if joined.concern in beside:
            beside[joined.concern].append(joined.signatory.compartment_id)
    more = _bodies_in(actor, keys, [id for ids in beside.values() for id in ids])
    return [
        (
            each,
            [
                *own[each.concern.id],
                *(body for id in beside[each.concern.id] for body in more.get(id, [])),
            ],
        )
        for each in shown
    ]


def _bodies_in(actor: Actor, keys: Keyring, ids: list[UUID]) -> dict[UUID, list[Body]]:
    found: dict[UUID, list[Body | Mismatch]] = vault.bodies_in(
        actor=actor, keys=keys, compartments=ids
    )
    return {id: [b for b in each if isinstance(b, Body)] for id, each in found.items()}


def _hit(found: Opened, body: Body, wanted: str) -> Hit | None:
    text = " ".join(str(body.content.get("words", "")).split())
    if body.kind not in _SEARCHED or wanted not in plain(text):
        return None
    start = max(0, text.casefold().find(wanted))
    end = start + len(wanted)
    return Hit(
        concern=found.concern.id,
        received_on=found.concern.received_on,
        day=body.day,
        where=words.of_place(body.kind),
        before=text[max(0, start - AROUND) : start],
        words=text[start:end],
        after=text[end : end + AROUND],
    )
