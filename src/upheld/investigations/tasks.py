"""The investigator's task list, worked out from the stage and the counts."""

from __future__ import annotations

from dataclasses import dataclass

from .completeness import Progress
from .models import Investigation
from .states import SETTLED, Stage, Status, Task

_WORKING = frozenset({Stage.UNDER_WAY, *SETTLED})


@dataclass(frozen=True, slots=True)
class TaskLine:
    """One task and how far it has come. `count` is how many there are, where that says more."""

    task: Task
    status: Status
    count: int | None = None


def tasks_of(row: Investigation, reached: Progress) -> tuple[TaskLine, ...]:
    """Every task in order. A task that cannot start yet waits for one above it."""
    stage = Stage(row.stage)
    working = stage in _WORKING
    mapped = bool(reached.areas and reached.allegations and not reached.not_placed)
    answered = mapped and not reached.no_finding and not reached.unanswered_areas
    begun = row.file_id is not None
    commissioned, settled = stage is not Stage.PROPOSED, stage in SETTLED
    cases = reached.roll.examined
    declared = row.declared_on is not None
    return (
        _line(Task.DECLARE, done=declared, may_start=True),
        _line(Task.COMMISSION, done=commissioned, may_start=declared),
        _line(Task.OPEN_FILE, done=begun, may_start=stage is Stage.COMMISSIONED),
        _line(Task.TERMS, done=reached.terms_agreed, may_start=begun),
        _line(Task.AREAS, done=mapped, may_start=working, count=reached.allegations),
        _gathered(Task.INTERVIEWS, reached.interviews, working),
        _gathered(Task.DOCUMENTS, reached.documents, working),
        _gathered(Task.CASES, cases, working),
        _line(Task.FINDINGS, done=answered, may_start=mapped, count=reached.findings),
        _line(Task.REPLIES, done=settled or reached.replies.closed, may_start=working),
        _line(Task.SIGN_OFF, done=settled, may_start=working and not reached.missing),
        _line(Task.REPORT, done=stage is Stage.REPORTED, may_start=settled),
    )


def _gathered(task: Task, count: int, working: bool) -> TaskLine:
    return _line(task, done=count > 0, may_start=working, count=count)


def _line(task: Task, *, done: bool, may_start: bool, count: int | None = None) -> TaskLine:
    return TaskLine(task, _status(done=done, may_start=may_start), count)


def _status(*, done: bool, may_start: bool) -> Status:
    if done:
        return Status.COMPLETED
    return Status.INCOMPLETE if may_start else Status.CANNOT_START
