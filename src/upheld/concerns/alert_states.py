"""Where an alert about a child at risk stands, and how long a tested duty contact counts."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from upheld.kernel.calendar import working_days_after
from upheld.kernel.decision import NotPossible

REVIEW_WITHIN_WORKING_DAYS = 1
LONGEST_NUMBER = 40


class AlertState(StrEnum):
    """Where an alert stands."""

    WAITING = "waiting"
    READ = "read"  # a duty contact has said that they have it
    REVIEWED = "reviewed"  # a duty contact has said what was done


ALERT_AFTER: dict[AlertState, frozenset[AlertState]] = {
    AlertState.WAITING: frozenset({AlertState.READ, AlertState.REVIEWED}),
    AlertState.READ: frozenset({AlertState.REVIEWED}),
    AlertState.REVIEWED: frozenset({AlertState.REVIEWED}),
}


def require(now: AlertState, *, then: AlertState) -> None:
    """Raise `NotPossible` unless an alert may go from one state to the other."""
    if then not in ALERT_AFTER[now]:
        raise NotPossible("Somebody has said already that they have read this.")


def review_by(day: date) -> date:
    """The last day to say what was done: one working day."""
    return working_days_after(day, REVIEW_WITHIN_WORKING_DAYS)


def is_recent(tested: date | None, *, today: date, within: int) -> bool:
    """Whether a test was answered within so many days."""
    return tested is not None and today - tested <= timedelta(days=within)
