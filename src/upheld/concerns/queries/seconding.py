"""Steps that take two people: for the receiver who asks, and for the second keeper."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from upheld.concerns import house_periods as periods
from upheld.concerns import opening, seconding, words
from upheld.concerns.models import Concern, IdentityRequest
from upheld.concerns.policy import HANDLES
from upheld.concerns.seconding import Step
from upheld.kernel.actor import Actor, Role
from upheld.kernel.decision import NotPossible
from upheld.vault import queries as vault
from upheld.vault.keyring import Keyring


@dataclass(frozen=True, slots=True)
class StepAskedOf:
    """One step for which a second keeper was asked. Nothing of the concern is in it."""

    id: UUID
    step: Step
    step_words: str
    asked_on: date
    due_on: date
    late: bool
    post: str
    reason: str
    child: str
    waits: bool
    agreed: bool
    answer: str
    answered_on: date | None


def steps_of(
    *, actor: Actor, keys: Keyring, concern: Concern, step: Step, today: date
) -> list[StepAskedOf]:
    """What was asked about one step of a concern and was not used yet; for its receivers."""
    found = opening.one(actor=actor, keys=keys, concern=concern, today=today)
    if found is None or found.hides_from(actor) or not actor.has(*HANDLES):
        return []
    asked = seconding.of_concern(actor=actor, keys=keys, found=found)
    return [_line(each, today) for each in asked if each.step is step]


def what_lacks(*, actor: Actor, keys: Keyring, concern: Concern, step: Step, today: date) -> str:
    """Why ending a concern is not possible yet, in words; nothing where it is."""
    found = opening.one(actor=actor, keys=keys, concern=concern, today=today)
    if found is None or not seconding.needs_two(found):
        return ""
    try:
        seconding.require_agreed(actor=actor, keys=keys, found=found, step=step)
    except NotPossible as no:
        return str(no)
    return ""


def steps_asked(*, actor: Actor, keys: Keyring, today: date) -> list[StepAskedOf]:
    """What a second keeper has been asked, what waits first. Others see nothing."""
    if not actor.has(Role.IDENTITY_KEEPER):
        return []
    rows = list(IdentityRequest.objects.order_by("asked_on", "id"))
    mine = vault.openable(actor=actor, keys=keys, ids=[each.compartment_id for each in rows])
    found = (
        seconding.opened(actor=actor, keys=keys, request=row)
        for row in rows
        if row.compartment_id in mine
    )
    lines = [_line(each, today) for each in found if each and each.asked_by != actor.id]
    return sorted(lines, key=lambda each: not each.waits)


def step_page(*, actor: Actor, keys: Keyring, id: UUID, today: date) -> StepAskedOf | None:
    """One of them, for a second keeper who may answer it."""
    found = steps_asked(actor=actor, keys=keys, today=today)
    return next((each for each in found if each.id == id), None)


def _line(asked: seconding.Asked, today: date) -> StepAskedOf:
    due = periods.house().second_answer.after(asked.request.asked_on)
    waits = asked.answered_on is None
    return StepAskedOf(
        id=asked.request.id,
        step=asked.step,
        step_words=words.of_second(asked.step.value),
        asked_on=asked.request.asked_on,
        due_on=due,
        late=waits and today > due,
        post=asked.post,
        reason=asked.reason,
        child=asked.child,
        waits=waits,
        agreed=asked.agreed,
        answer=asked.answer,
        answered_on=asked.answered_on,
    )
