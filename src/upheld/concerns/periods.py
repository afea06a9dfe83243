"""The fixed periods that numbers are published for, and the fixed days on which they are.

Quarters and years as councils count them, from 1 April. A quarter is published on the first
day of the second month after its end: every acknowledgement and decision that was owed for
it is then done or late for good. A year is published on 1 August, within the six months of
the Prescribed Persons (Reports on Disclosures of Information) Regulations 2017.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from upheld.kernel.calendar import months_after

APRIL = 4
QUARTER, YEAR = 3, 12


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A quarter or a year, by its first day."""

    first: date
    months: int

    @property
    def last(self) -> date:
        """Its last day."""
        return months_after(self.first, self.months) - timedelta(days=1)

    @property
    def public_from(self) -> date:
        """The day on which its numbers are published."""
        wait = 1 if self.months == QUARTER else 4
        return months_after(self.first, self.months + wait)

    @property
    def before(self) -> Period:
        """The one before it."""
        return Period(months_after(self.first, -self.months), self.months)

    @property
    def quarters(self) -> tuple[Period, ...]:
        """The quarters in it."""
        starts = range(0, self.months, QUARTER)
        return tuple(Period(months_after(self.first, each), QUARTER) for each in starts)


def quarter_of(day: date) -> Period:
    """The quarter in which a day falls."""
    return Period(months_after(day.replace(day=1), -((day.month - 1) % QUARTER)), QUARTER)


def year_of(day: date) -> Period:
    """The year from 1 April in which a day falls."""
    return Period(date(day.year - (day.month < APRIL), APRIL, 1), YEAR)


def latest_public(day: date, months: int) -> Period:
    """The last quarter, or year, whose day of publication has come."""
    found = quarter_of(day) if months == QUARTER else year_of(day)
    while found.public_from > day:
        found = found.before
    return found
