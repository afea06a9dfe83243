"""Grievances as human resources and receivers read them: what was shared, and the clocks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from upheld.concerns import grievances as opening
from upheld.concerns import words
from upheld.concerns.grievances import Found
from upheld.concerns.models import Grievance
from upheld.concerns.policy import HANDLES
from upheld.concerns.sealing import Kind
from upheld.concerns.states import GrievanceStep, Obligation
from upheld.kernel.actor import Actor, Role
from upheld.vault.keyring import Keyring

from .thread import Clock, clocks_of

OWN = frozenset({Obligation.GRIEVANCE_MEETING.value, Obligation.GRIEVANCE_OUTCOME.value})


@dataclass(frozen=True, slots=True)
class Step:
    """Something that was done about a grievance."""

    day: date
    step_words: str
    text: str


@dataclass(frozen=True, slots=True)
class GrievancePage:
    """A grievance: what was shared of it, what was done, and what is owed."""

    id: UUID
    shared_on: date
    words: str
    steps: tuple[Step, ...]
    clocks: tuple[Clock, ...]

    @property
    def next(self) -> Clock | None:
        """What is owed first."""
        return next((each for each in self.clocks if each.done is None), None)


def grievances(*, actor: Actor, keys: Keyring, today: date) -> list[GrievancePage]:
    """Every grievance that was shared with whoever asks, or that they shared."""
    if not actor.has(*HANDLES, Role.HUMAN_RESOURCES):
        return []
    rows = Grievance.objects.order_by("shared_on", "id")
    found = opening.opened(actor=actor, keys=keys, rows=rows)
    owed = clocks_of([each.concern for each in found], today=today)
    return [_page(each, owed.get(str(each.concern), ())) for each in found]


def grievance_page(*, actor: Actor, keys: Keyring, id: UUID, today: date) -> GrievancePage | None:
    """One of them; None for everybody else."""
    found = grievances(actor=actor, keys=keys, today=today)
    return next((each for each in found if each.id == id), None)


def grievance(*, actor: Actor, id: UUID) -> Grievance | None:
    """The row, to hand to a command. It says nothing of its own."""
    if not actor.has(*HANDLES, Role.HUMAN_RESOURCES):
        return None
    return Grievance.objects.filter(id=id).first()


def _page(found: Found, owed: tuple[Clock, ...]) -> GrievancePage:
    done = [each for each in found.bodies if each.kind == Kind.GRIEVANCE_STEP]
    return GrievancePage(
        id=found.row.id,
        shared_on=found.row.shared_on,
        words=found.words,
        steps=tuple(
            Step(b.day, words.of_step(GrievanceStep(b.content["step"])), b.content["words"])
            for b in done
        ),
        clocks=tuple(each for each in owed if each.kind in OWN),
    )
