"""The terms on which a concern can be held: how many, and for how long."""

from __future__ import annotations

from datetime import date, timedelta

from upheld.kernel.calendar import months_after

FEWEST_OTHERS = 3
"""With two, one person who wants to find out could be the other one."""

MOST_OTHERS = 10
MONTHS = (3, 6, 12)
SHEET = 10
"""Words are printed ten at a time, so that a print does not say that one person asked today."""

MOST_SHEETS = 10


def last_day(today: date, months: int) -> date:
    """The last day of the month that is so many months on.

    A round day, so that the day on which somebody began to wait cannot be read from it.
    """
    then = months_after(today.replace(day=1), months + 1)
    return then - timedelta(days=1)
