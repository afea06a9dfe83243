"""The register of requests under the law, by clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from upheld.concerns import law
from upheld.concerns.law import Asked
from upheld.concerns.models import LegalRequest
from upheld.concerns.policy import HANDLES
from upheld.concerns.states import LegalKind, RequestState
from upheld.kernel.actor import Actor
from upheld.vault import queries as vault
from upheld.vault.keyring import Keyring


@dataclass(frozen=True, slots=True)
class LegalNote:
    """What is kept back and why, or that the time was extended."""

    day: date
    what: str
    why: str
    extended_to: date | None


@dataclass(frozen=True, slots=True)
class LegalLine:
    """One request in the register, and all that is known of it."""

    id: UUID
    kind: LegalKind
    from_whom: str
    words: str
    concern: UUID | None
    received_on: date
    due_on: date
    late: bool
    state: RequestState
    notes: tuple[LegalNote, ...]
    answer: str
    answered_on: date | None
    may_extend: bool


def legal_requests(*, actor: Actor, keys: Keyring, today: date) -> list[LegalLine]:
    """Every request that whoever asks keeps: what is open first, by the day it is due."""
    if not actor.has(*HANDLES):
        return []
    rows = list(LegalRequest.objects.order_by("due_on", "id"))
    mine = vault.openable(actor=actor, keys=keys, ids=[each.compartment_id for each in rows])
    lines = []
    for row in rows:
        if row.compartment_id in mine:
            found = law.asked(actor=actor, keys=keys, request=row, today=today)
            if found is not None:
                lines.append(_line(row, found, today))
    return sorted(lines, key=lambda each: each.state is not RequestState.OPEN)


def legal_request_page(*, actor: Actor, keys: Keyring, id: UUID, today: date) -> LegalLine | None:
    """One request; None for whoever does not keep it."""
    lines = legal_requests(actor=actor, keys=keys, today=today)
    return next((each for each in lines if each.id == id), None)


def legal_request(*, actor: Actor, id: UUID) -> LegalRequest | None:
    """The row to hand to a command; ask for the page first, with keys."""
    if not actor.has(*HANDLES):
        return None
    return LegalRequest.objects.filter(id=id).first()


def to_hand_over(*, actor: Actor, keys: Keyring, at: date | datetime) -> list[LegalRequest]:
    """The rows of requests that must go over to others, shown to nobody.

    Those too that whoever has unlocked may read no more: their session can still bring
    somebody in where nobody else keeps them.
    """
    if not actor.has(*HANDLES):
        return []
    rows = list(LegalRequest.objects.order_by("due_on", "id"))
    mine = vault.openable(actor=actor, keys=keys, ids=[each.compartment_id for each in rows])
    given: dict[str, Any] = {"actor": actor, "keys": keys, "at": at}
    return [
        row
        for row in rows
        if row.compartment_id in mine and law.after_hand_over(**given, request=row) is not None
    ]


def _line(row: LegalRequest, found: Asked, today: date) -> LegalLine:
    answered = found.answer.day if found.answer else None
    return LegalLine(
        id=row.id,
        kind=found.kind,
        from_whom=found.from_whom,
        words=found.words,
        concern=found.concern,
        received_on=row.received_on,
        due_on=row.due_on,
        late=(answered or today) > row.due_on,
        state=RequestState(row.state),
        notes=tuple(
            LegalNote(
                day=each.day,
                what=each.content.get("what", ""),
                why=each.content["why"],
                extended_to=_day(each.content.get("extended")),
            )
            for each in found.notes
        ),
        answer=found.answer.content["words"] if found.answer else "",
        answered_on=answered,
        may_extend=found.kind is LegalKind.SUBJECT_ACCESS
        and not found.is_extended
        and today <= row.due_on
        and found.answer is None,
    )


def _day(said: str | None) -> date | None:
    return date.fromisoformat(said) if said else None
