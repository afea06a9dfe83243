"""What people outside see of a case: one case, one alarm, and nothing around it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from upheld.investigations.models import (
    FollowUp,
    Investigation,
    SafetyAction,
    SecondReading,
)
from upheld.investigations.reading import Pages
from upheld.kernel.actor import Actor, Kind, Role
from upheld.vault import queries as vault
from upheld.vault.keyring import Keyring


class Given(StrEnum):
    """What was given to somebody outside."""

    SAFETY = "safety"
    FOLLOW_UP = "follow-up"
    SECOND_READING = "second-reading"


@dataclass(frozen=True, slots=True)
class GivenLine:
    """One thing that waits for somebody outside, and by when."""

    what: Given
    id: str
    since: date
    due_on: date | None


@dataclass(frozen=True, slots=True)
class GivenPage:
    """What was given, in its sealed words, and the answer if there is one."""

    what: Given
    id: str
    investigation: UUID
    given_on: date
    due_on: date | None
    answered_on: date | None
    said: dict[str, Any]
    answer: dict[str, Any]
    mismatched: tuple[UUID, ...]


def given_to(*, actor: Actor, keys: Keyring) -> list[GivenLine]:
    """What waits for whoever is acting, oldest first: an alarm before anything else."""
    alarms = [
        GivenLine(Given.SAFETY, str(each.id), each.opened_on, each.due_on)
        for each in _alarms(actor, keys)
    ]
    reviews = [
        GivenLine(Given.FOLLOW_UP, str(each.id), each.handed_over_on, each.due_on)
        for each in _own(FollowUp.objects.filter(answered_on=None), actor)
    ]
    readings = [
        GivenLine(Given.SECOND_READING, str(each.id), each.asked_on, None)
        for each in _own(SecondReading.objects.filter(answered_on=None), actor)
    ]
    return [*alarms, *sorted([*reviews, *readings], key=lambda each: (each.since, each.id))]


def given_page(*, actor: Actor, keys: Keyring, what: Given, id: UUID) -> GivenPage | None:
    """One of them whole; None for everybody else."""
    row = given_row(actor=actor, keys=keys, what=what, id=id)
    if row is None:
        return None
    pages = Pages(actor=actor, keys=keys, ids=[row.body_id, row.answer_id])
    return GivenPage(
        what=what,
        id=str(row.id),
        investigation=row.investigation_id,
        given_on=_since(row),
        due_on=getattr(row, "due_on", None),
        answered_on=row.answered_on,
        said=pages.of(row.body_id),
        answer=pages.of(row.answer_id),
        mismatched=pages.mismatched,
    )


def given_row(
    *, actor: Actor, keys: Keyring, what: Given, id: UUID
) -> FollowUp | SecondReading | SafetyAction | None:
    """The row to hand to a command, for the one to whom it was given."""
    if what is Given.FOLLOW_UP:
        return _own(FollowUp.objects.filter(id=id), actor).first()
    if what is Given.SECOND_READING:
        return _own(SecondReading.objects.filter(id=id), actor).first()
    return next((each for each in _told(actor, keys, SafetyAction.objects.filter(id=id))), None)


def investigation_of(*, actor: Actor, keys: Keyring, what: Given, id: UUID) -> Investigation | None:
    """The investigation that a command about it takes; nothing of it is shown."""
    row = given_row(actor=actor, keys=keys, what=what, id=id)
    return row.investigation if row else None


def _own(rows: QuerySet[Any], actor: Actor) -> QuerySet[Any]:
    if actor.kind is not Kind.PERSON:
        return rows.none()
    return rows.filter(person_id=actor.id).exclude(investigation__matter__in=actor.excluded_from)


def _alarms(actor: Actor, keys: Keyring) -> list[SafetyAction]:
    waiting = SafetyAction.objects.filter(answered_on=None).order_by("opened_on", "id")
    return _told(actor, keys, waiting)


def _told(actor: Actor, keys: Keyring, rows: QuerySet[SafetyAction]) -> list[SafetyAction]:
    """Those of whom the grants say that this duty contact was told: by trial, as everywhere."""
    if not actor.has(Role.DUTY_CONTACT):
        return []
    found = list(rows.exclude(investigation__matter__in=actor.excluded_from))
    bodies = vault.bodies_by_id(actor=actor, keys=keys, ids=[each.body_id for each in found])
    return [each for each in found if each.body_id in bodies]


def _since(row: FollowUp | SecondReading | SafetyAction) -> date:
    if isinstance(row, FollowUp):
        return row.handed_over_on
    return row.asked_on if isinstance(row, SecondReading) else row.opened_on
