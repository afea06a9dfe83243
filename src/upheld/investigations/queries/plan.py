"""The plan of an investigation beside what it took, for everybody with a part in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db.models import Sum

from upheld.investigations import completeness
from upheld.investigations.models import PlannedTask, WorkRecorded
from upheld.investigations.states import Part, Stage, Status, Task
from upheld.investigations.tasks import tasks_of
from upheld.kernel.actor import Actor

from .rows import part_of, seen_by

_NONE = Decimal(0)


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One task: what was planned, and what it took so far. Hours in hours, money in pounds."""

    task: Task
    status: Status
    first_due_on: date | None
    due_on: date | None
    hours: Decimal | None
    pounds: int | None
    spent_hours: Decimal
    spent_pounds: int

    def is_late(self, today: date) -> bool:
        """Whether it was to be done before today, and is not."""
        return self.due_on is not None and self.due_on < today and not self.is_done

    @property
    def is_done(self) -> bool:
        """Whether the task is completed."""
        return self.status is Status.COMPLETED

    @property
    def is_used(self) -> bool:
        """Whether the task is planned, or took anything yet."""
        return self.due_on is not None or bool(self.spent_hours or self.spent_pounds)

    @property
    def slipped(self) -> int:
        """Days between the first day that was planned and the one that is planned now."""
        if self.due_on is None or self.first_due_on is None:
            return 0
        return (self.due_on - self.first_due_on).days


@dataclass(frozen=True, slots=True)
class PlanPage:
    """The plan, with its sums and the fee."""

    investigation: str
    stage: Stage
    part: Part
    fee_pounds: int | None
    lines: tuple[PlanLine, ...]

    @property
    def hours(self) -> Decimal:
        """All hours that are planned."""
        return sum((each.hours or _NONE for each in self.lines), _NONE)

    @property
    def spent_hours(self) -> Decimal:
        """All hours that it took so far."""
        return sum((each.spent_hours for each in self.lines), _NONE)

    @property
    def pounds(self) -> int:
        """All that is planned beside the fee."""
        return sum(each.pounds or 0 for each in self.lines)

    @property
    def spent_pounds(self) -> int:
        """All that was spent beside the fee so far."""
        return sum(each.spent_pounds for each in self.lines)


def plan_page(*, actor: Actor, id: UUID) -> PlanPage | None:
    """The plan, for everybody with a part in the investigation. It needs no key."""
    row = seen_by(actor).filter(id=id).first()
    if row is None:
        return None
    planned = {each.task: each for each in PlannedTask.objects.filter(investigation=row)}
    worked = (
        WorkRecorded.objects.filter(investigation=row)
        .values("task")
        .annotate(spent_hours=Sum("hours"), spent_pounds=Sum("pounds"))
    )
    spent = {each["task"]: (each["spent_hours"], each["spent_pounds"]) for each in worked}
    return PlanPage(
        investigation=str(row.id),
        stage=Stage(row.stage),
        part=part_of(actor, row),
        fee_pounds=row.fee_pounds,
        lines=tuple(
            _line(each.task, each.status, planned.get(each.task), spent.get(each.task, (_NONE, 0)))
            for each in tasks_of(row, completeness.progress(row.id))
        ),
    )


def _line(
    task: Task, status: Status, plan: PlannedTask | None, spent: tuple[Decimal, int]
) -> PlanLine:
    return PlanLine(
        task=task,
        status=status,
        first_due_on=plan.first_due_on if plan else None,
        due_on=plan.due_on if plan else None,
        hours=plan.hours if plan else None,
        pounds=plan.pounds if plan else None,
        spent_hours=spent[0],
        spent_pounds=spent[1],
    )
