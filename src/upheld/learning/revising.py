"""What every change does to a report: a new revision, and back to the draft.

The two readers agreed to other words, so their agreement ends with the change.
"""

from __future__ import annotations

from . import states
from .models import LearningReport
from .states import Stage


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
