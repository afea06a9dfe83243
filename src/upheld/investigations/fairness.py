"""What is owed to whoever is named: notice in time, and how long is kept what was found.

Both are this product's proposals. A council's own policy and records schedule decide, and pages
say so where they show them.
"""

from __future__ import annotations

from datetime import date

from upheld.kernel.calendar import months_after, working_days_after

from .states import Outcome

NOTICE_WITHIN_WORKING_DAYS = 10

KEPT_FOR_MONTHS: dict[Outcome, int] = {
    Outcome.UPHELD: 72,
    Outcome.PARTLY_UPHELD: 72,
    Outcome.NOT_UPHELD: 12,
    Outcome.UNABLE_TO_DETERMINE: 12,
    Outcome.NO_FINDING: 12,
}
"""Months from the sign-off for which an answer stays on the file of whoever it is about."""


def notice_due(noted_on: date) -> date:
    """The last day to tell somebody that they are named, and of what."""
    return working_days_after(noted_on, NOTICE_WITHIN_WORKING_DAYS)


def kept_until(outcome: str, signed_off_on: date) -> date:
    """The day after which an answer leaves the file of whoever it is about."""
    return months_after(signed_off_on, KEPT_FOR_MONTHS[Outcome(outcome)])
