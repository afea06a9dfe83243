"""Steps that one person must not take alone: a second keeper agrees first, with a reason.

A receiver says what they want to do and why; a second keeper of names, who cannot read the
concern and receives none, answers in a session of their own. A sum of the house for commands;
pages may not import it. The row of such a request is the same as that of a request for a name,
so that nobody who reads the database can tell which of the two was asked.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from upheld.kernel.actor import Actor
from upheld.kernel.decision import NotPossible
from upheld.vault import queries as vault
from upheld.vault.keyring import Keyring
from upheld.vault.queries import Body

from . import desk
from .models import IdentityRequest
from .opening import Opened
from .sealing import Kind
from .states import Risk

FEWEST_WORDS, FEWEST_LETTERS = 3, 8


class Step(StrEnum):
    """What takes two people."""

    CLOSE = "close"
    NO_FURTHER_ACTION = "no-further-action"
    LIFT_HOLD = "lift-hold"


@dataclass(frozen=True, slots=True, repr=False)
class Asked:
    """One step for which a second keeper was asked, and what they answered."""

    request: IdentityRequest
    step: Step
    asked_by: str
    post: str
    reason: str
    child: str  # how the child is now, and who says so
    answered_by: str
    answer: str
    answered_on: date | None
    agreed: bool


def require_few_words(words: str, otherwise: str) -> None:
    """Raise `NotPossible` for a reason that says nothing, such as a single letter."""
    letters = sum(each.isalnum() for each in words)
    if len(words.split()) < FEWEST_WORDS or letters < FEWEST_LETTERS:
        raise NotPossible(otherwise)


def needs_two(found: Opened) -> bool:
    """Whether ending this concern takes two people: where a child was said to be at risk."""
    return bool(found.content["risk"] == Risk.YES)


def opened(*, actor: Actor, keys: Keyring, request: IdentityRequest) -> Asked | None:
    """A request that these keys open; None for everybody else, and for a request for a name."""
    held = [
        each
        for each in vault.bodies(actor=actor, keys=keys, compartment=request.compartment_id)
        if isinstance(each, Body)
    ]
    asked = next((each for each in held if each.kind == Kind.STEP_ASKED), None)
    if asked is None:
        return None
    said = asked.content
    answers = {Kind.STEP_AGREED.value, Kind.STEP_REFUSED.value}
    # Whoever asked never answers, whatever their keys can seal.
    answer = next((e for e in held if e.kind in answers and e.author != asked.author), None)
    return Asked(
        request=request,
        step=Step(said["step"]),
        asked_by=asked.author,
        post=said["post"],
        reason=said["words"],
        child=said["child"],
        answered_by=answer.author if answer else "",
        answer=answer.content["words"] if answer else "",
        answered_on=answer.day if answer else None,
        agreed=bool(answer and answer.kind == Kind.STEP_AGREED),
    )


def of_concern(*, actor: Actor, keys: Keyring, found: Opened) -> list[Asked]:
    """What was asked about a concern and has not been used, oldest first, as its desk says."""
    compartment = found.concern.compartment_id
    held = vault.bodies(actor=actor, keys=keys, compartment=compartment)
    own = [each for each in held if isinstance(each, Body)]
    lying = desk.bodies(actor=actor, keys=keys, held=own, found=found)
    links = [e for e in lying if isinstance(e, Body) and e.kind == Kind.STEP_LINK]
    used = {e.content["request"] for e in links if e.content["used"]}
    ids = {e.content["request"] for e in links} - used
    rows = IdentityRequest.objects.filter(id__in=ids).order_by("asked_on", "id")
    each_asked = (opened(actor=actor, keys=keys, request=row) for row in rows)
    return [each for each in each_asked if each is not None]


def require_agreed(*, actor: Actor, keys: Keyring, found: Opened, step: Step) -> UUID:
    """The request to which a second keeper has agreed. Raises `NotPossible` without one."""
    asked = [e for e in of_concern(actor=actor, keys=keys, found=found) if e.step is step]
    for each in reversed(asked):
        second = each.answered_by
        if each.agreed and second != actor.id and second not in found.excluded:
            return each.request.id
    if any(each.answered_on is None for each in asked):
        raise NotPossible("A second keeper has been asked, and has not answered yet.")
    raise NotPossible("This takes two people. First ask a second keeper to agree.")


def take(*, actor: Actor, at: datetime, keys: Keyring, found: Opened, step: Step) -> None:
    """Use what a second keeper agreed to, once. Raises `NotPossible` where nobody has."""
    same: dict[str, Any] = {"actor": actor, "keys": keys}
    id = require_agreed(**same, found=found, step=step)
    link(found, IdentityRequest.objects.get(id=id), used=True, at=at, **same)


def link(found: Opened, request: IdentityRequest, *, used: bool, **same: Any) -> None:
    """Say on the desk of a concern which request is about it, and when it was used."""
    content = {"request": str(request.id), "used": used}
    desk.lay(**same, found=found, kind=Kind.STEP_LINK, content=content)
