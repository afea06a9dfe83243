"""Everything that can be done to recommendations, plans, actions and proof."""

from __future__ import annotations

from .planning import (
    add_action,
    adopt_recommendation,
    baseline_plan,
    fix_action,
    move_date,
    respond,
    start_plan,
)
from .proving import (
    appoint_assurer,
    close_action,
    judge_proof,
    reopen_action,
    report_progress,
    submit_proof,
)

__all__ = [
    "add_action",
    "adopt_recommendation",
    "appoint_assurer",
    "baseline_plan",
    "close_action",
    "fix_action",
    "judge_proof",
    "move_date",
    "reopen_action",
    "report_progress",
    "respond",
    "start_plan",
    "submit_proof",
]
