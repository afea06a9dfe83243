"""The plan: by when, how long and for how much, and what each task took."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from django.db.models import Sum

from upheld.investigations import policy, states
from upheld.investigations.events import TaskPlanned, WorkNoted
from upheld.investigations.models import Investigation, PlannedTask, WorkRecorded
from upheld.investigations.states import Stage, Task
from upheld.kernel.actor import Actor
from upheld.kernel.calendar import day_of
from upheld.kernel.decision import NotPossible
from upheld.ledger.command import command

_COMMISSIONED = tuple(each for each in Stage if each is not Stage.PROPOSED)


@command(policy.may_investigate)
def plan_task(
    *,
    actor: Actor,
    at: datetime,
    investigation: Investigation,
    task: Task,
    due_on: date,
    hours: Decimal,
    pounds: int = 0,
) -> tuple[PlannedTask, TaskPlanned]:
    """Say by when a task is to be done, and what it is to take. The first day is kept for good.

    `hours` are hours of work; `pounds` are what it costs beside the fee. Raises `NotPossible`
    before the commission, and for less than nothing.
    """
    states.require_in(investigation.stage, *_COMMISSIONED)
    if hours < 0 or pounds < 0:
        raise NotPossible("A task takes no less than nothing.")
    day = day_of(at)
    row = PlannedTask.objects.filter(investigation=investigation, task=task.value).first()
    again = row is not None
    if row is None:
        row = PlannedTask(investigation=investigation, task=task.value, first_due_on=due_on)
    row.due_on, row.hours, row.pounds, row.planned_on = due_on, hours, pounds, day
    row.save()
    return row, TaskPlanned(
        investigation=str(investigation.id),
        task=task.value,
        due_on=due_on,
        minutes=_minutes(hours),
        pounds=pounds,
        again=again,
    )


@command(policy.may_investigate)
def note_work(
    *,
    actor: Actor,
    at: datetime,
    investigation: Investigation,
    task: Task,
    worked_on: date,
    hours: Decimal,
    pounds: int = 0,
) -> tuple[WorkRecorded, WorkNoted]:
    """Record what a task took. Too much is set right with a number below nothing.

    Raises `NotPossible` for a day to come, and where a task would have taken less than nothing.
    """
    states.require_in(investigation.stage, *_COMMISSIONED)
    if worked_on > day_of(at) or worked_on < investigation.proposed_on:
        raise NotPossible("Work was done on a day from the proposal until today.")
    if not hours and not pounds:
        raise NotPossible("Say how many hours or pounds it took.")
    so_far = WorkRecorded.objects.filter(investigation=investigation, task=task.value).aggregate(
        hours=Sum("hours"), pounds=Sum("pounds")
    )
    if (so_far["hours"] or 0) + hours < 0 or (so_far["pounds"] or 0) + pounds < 0:
        raise NotPossible("That is more than was recorded for this task so far.")
    row = WorkRecorded.objects.create(
        investigation=investigation,
        task=task.value,
        worked_on=worked_on,
        hours=hours,
        pounds=pounds,
        recorded_on=day_of(at),
    )
    return row, WorkNoted(
        investigation=str(investigation.id),
        task=task.value,
        worked_on=worked_on,
        minutes=_minutes(hours),
        pounds=pounds,
    )


def _minutes(hours: Decimal) -> int:
    return int(hours * 60)
