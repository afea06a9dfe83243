"""What waits for whom: answers owed, actions by nearest date, proof to judge, closures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from upheld.improvement.models import Action, Plan, Recommendation
from upheld.improvement.states import ACCEPTED, STILL_OWED, Judgement, Stage
from upheld.kernel.actor import Actor, Role
from upheld.learning import queries as learning
from upheld.people import holders

from .lines import PublicAction
from .public import actions_of
from .rows import visible_actions, visible_plans

# Stages in which the next step is the owner's.
TO_DO = frozenset(Stage) - {Stage.DRAFT, Stage.CLOSED, Stage.READY, Stage.MET}


class Task(StrEnum):
    """What somebody has to do."""

    ADOPT = "adopt"  # take up a published recommendation
    ANSWER = "answer"
    START = "start"  # start the plan of a matter whose recommendations are answered
    FIX = "fix"  # fix a plan that is still a draft
    WORK = "work"
    APPOINT = "appoint"
    JUDGE = "judge"
    CLOSE = "close"


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing that waits for this person. `id` is of what the task is done to."""

    task: Task
    id: UUID
    ref: str
    text: str
    due: date | None = None
    late: bool = False


@dataclass(frozen=True, slots=True)
class OwnerLine:
    """A post that can own an action."""

    post: UUID
    title: str


@dataclass(frozen=True, slots=True)
class Untaken:
    """A published recommendation that nobody has taken up yet."""

    passage: UUID
    matter_title: str
    ref: str
    text: str
    released_on: date


def what_waits(*, actor: Actor, today: date) -> list[Waiting]:
    """Everything that waits for this person, nearest date first."""
    found = [
        *_planning(actor),
        *_answers(actor, today),
        *_work(actor, today),
        *_proof(actor, today),
    ]
    return sorted(found, key=lambda each: (each.due or date.max, each.ref))


def with_others(*, actor: Actor, today: date) -> list[PublicAction]:
    """The actions of this person's post that wait for somebody else, or are closed."""
    if not actor.has(Role.ACTION_OWNER) or not actor.post:
        return []
    mine = visible_actions(actor).filter(owner_post=UUID(actor.post))
    rows = mine.exclude(stage__in=TO_DO).exclude(stage=Stage.DRAFT)
    shown = [each for _, each in actions_of(rows, today=today)]
    return sorted(shown, key=lambda each: (each.stage is Stage.CLOSED, each.due or date.max))


def owners(*, actor: Actor, today: date) -> list[OwnerLine]:
    """The posts that can own actions, because somebody is in them who may report."""
    if not actor.has(Role.IMPROVEMENT_LEAD):
        return []
    held = holders.with_role(Role.ACTION_OWNER, on=today)
    found = {each.post: each.post_title for each in held}
    return [OwnerLine(UUID(post), title) for post, title in found.items()]


def untaken(*, actor: Actor) -> list[Untaken]:
    """What the improvement lead can take up, newest report first."""
    if not actor.has(Role.IMPROVEMENT_LEAD):
        return []
    taken = set(Recommendation.objects.values_list("passage_id", flat=True))
    published = learning.all_published_recommendations(actor=actor)
    reports = {each.matter: each for each in learning.published_matters(actor=actor)}
    found = [
        Untaken(
            passage=each.id,
            matter_title=reports[each.matter].title,
            ref=each.ref,
            text=each.text,
            released_on=reports[each.matter].released_on,
        )
        for each in published
        if each.id not in taken
    ]
    return sorted(found, key=lambda each: each.released_on, reverse=True)


def _planning(actor: Actor) -> Iterator[Waiting]:
    if not actor.has(Role.IMPROVEMENT_LEAD):
        return
    for each in untaken(actor=actor):
        yield Waiting(Task.ADOPT, each.passage, each.ref, each.text)
    drafts = visible_plans(actor).filter(baselined_on=None)
    yield from (Waiting(Task.FIX, each.id, "", each.title) for each in drafts)
    yield from _without_a_plan(actor)


def _without_a_plan(actor: Actor) -> Iterator[Waiting]:
    """One line for each matter that has answers and no plan: its first recommendation."""
    rows = Recommendation.objects.filter(response__in=ACCEPTED).exclude(
        matter__in=Plan.objects.values("matter")
    )
    seen: set[UUID] = set()
    for row in rows.order_by("adopted_on", "ref"):
        if row.matter not in seen and not actor.is_excluded_from(row.matter):
            seen.add(row.matter)
            yield Waiting(Task.START, row.id, row.ref, row.text)


def _answers(actor: Actor, today: date) -> Iterator[Waiting]:
    if not actor.has(Role.COMMISSIONER):
        return
    for row in Recommendation.objects.filter(response__in=STILL_OWED):
        if not actor.is_excluded_from(row.matter):
            late = row.answer_due < today
            yield Waiting(Task.ANSWER, row.id, row.ref, row.text, row.answer_due, late)


def _work(actor: Actor, today: date) -> Iterator[Waiting]:
    if not actor.has(Role.ACTION_OWNER) or not actor.post:
        return
    for row in visible_actions(actor).filter(owner_post=UUID(actor.post), stage__in=TO_DO):
        yield _of(row, Task.WORK, today)


def _proof(actor: Actor, today: date) -> Iterator[Waiting]:
    seen = visible_actions(actor)
    waits = seen.filter(proofs__judgement=Judgement.WAITING)
    if actor.has(Role.ASSURER):
        yield from (_of(row, Task.JUDGE, today) for row in waits.filter(assurer=actor.id))
    if actor.has(Role.RECEIVER):
        yield from (_of(row, Task.APPOINT, today) for row in waits.filter(assurer=None))
    if actor.has(Role.CLOSER):
        yield from (_of(row, Task.CLOSE, today) for row in seen.filter(stage=Stage.MET))


def _of(row: Action, task: Task, today: date) -> Waiting:
    late = row.due is not None and row.due < today
    return Waiting(task, row.id, row.ref, row.text, row.due, late)
