"""What every change does to a report: a new revision, and back to the draft.

The two readers agreed to other words, so their agreement ends with the change.
"""

from __future__ import annotations

from uuid import UUID

from . import states
from .models import Correction, Grid, LearningReport
from .states import OPEN_CORRECTIONS, Correcting, Stage


def changed(report: LearningReport) -> int:
    """Bring a report back to its draft; answers how many approvals that voided.

    Raises `NotPossible` after release.
    """
    states.require(report.state, then=Stage.DRAFTED)
    voided = 1 if report.first_reader is not None else 0
    report.state = Stage.DRAFTED.value
    report.revision += 1
    report.submitted_on = None
    report.first_reader = None
    report.first_read_as = ""
    report.save()
    return voided


def looked_at_again(report: LearningReport) -> int:
    """What a check, a list or an answer to a flag does; answers how many approvals that voided.

    After release it sends the open correction back, and raises `NotPossible` where there is none.
    """
    if report.state != Stage.RELEASED.value:
        return changed(report)
    rows = Correction.objects.select_for_update().filter(report=report, state__in=OPEN_CORRECTIONS)
    found = rows.first()
    if found is None:
        states.require(report.state, then=Stage.DRAFTED)
        return 0
    voided = 1 if found.first_reader is not None else 0
    found.state = Correcting.PROPOSED.value
    found.first_reader = None
    found.first_read_as = ""
    found.save()
    report.revision += 1
    report.save()
    return voided


def decided(report: LearningReport) -> int:
    """Count a decision on what stays locked; answers how many approvals that voided.

    No word that is published changes by it, so that a report which nobody has agreed to stays
    where it is. Raises `NotPossible` after release.
    """
    states.require(report.state, then=Stage.DRAFTED)
    return changed(report) if report.first_reader is not None else 0


def all_changed(matter: UUID) -> int:
    """Do the same to every report of a matter that is not released; answers the approvals voided.

    The reports are locked here, as a command on a source is not handed them.
    """
    rows = LearningReport.objects.select_for_update().filter(matter=matter).order_by("id")
    return sum(changed(row) for row in rows if row.state != Stage.RELEASED.value)


def grid_changed(grid: Grid) -> int:
    """Count a change to a grid; answers how many approvals that voided. What is public stays."""
    voided = 1 if grid.first_reader is not None else 0
    grid.revision += 1
    grid.first_reader = None
    grid.first_read_as = ""
    grid.save()
    return voided
