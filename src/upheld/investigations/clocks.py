"""The clocks of an investigation: days since the concern was raised, all days and working days.

A panel counted 14 days to the commission and 213 to its own meeting. Working days stand beside,
counted by England's calendar: rules of procedure and policies are written in them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from upheld.kernel.calendar import working_days_between


@dataclass(frozen=True, slots=True)
class Clock:
    """How long something took, from the day on which the concern was raised."""

    step: str
    day: date
    days: int
    working_days: int


def clock(step: str, *, since: date, day: date) -> Clock:
    """One step, counted from the concern."""
    return Clock(step, day, (day - since).days, working_days_between(since, day))


def clocks(since: date | None, steps: dict[str, date | None]) -> tuple[Clock, ...]:
    """Every step that has been taken, by its day; none where it is not known since when."""
    if since is None:
        return ()
    taken = [(day, step) for step, day in steps.items() if day is not None]
    in_order = sorted(taken, key=lambda each: each[0])  # steps of one day stay in their own order
    return tuple(clock(step, since=since, day=day) for day, step in in_order)
