"""By when something is owed: every number of the house, with where it comes from.

A council may set others in `UPHELD_PERIODS`, by name. What the page counts is always the
last day that still is in time. Sources marked *recalled* need a lawyer's check.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from enum import StrEnum

from django.conf import settings

from upheld.kernel.calendar import months_after, working_days_after


class Unit(StrEnum):
    """How a period is counted."""

    DAYS = "days"
    WORKING_DAYS = "working-days"  # England's, without bank holidays
    MONTHS = "months"


@dataclass(frozen=True, slots=True)
class Period:
    """So many days or months after a day, and why so many."""

    count: int
    unit: Unit
    source: str

    def after(self, day: date) -> date:
        """The last day in time."""
        if self.unit is Unit.WORKING_DAYS:
            return working_days_after(day, self.count)
        if self.unit is Unit.MONTHS:
            return months_after(day, self.count)
        return day + timedelta(days=self.count)


@dataclass(frozen=True, slots=True)
class Periods:
    """All periods of a receiver's work. The values here are what holds unless a council says."""

    acknowledge_aim: Period = Period(3, Unit.WORKING_DAYS, "the house’s own aim")
    acknowledge: Period = Period(7, Unit.DAYS, "Directive (EU) 2019/1937, article 9(1)(b)")
    decide: Period = Period(15, Unit.WORKING_DAYS, "the house’s own; ISO 37002:2021, 8.3 asks")
    update: Period = Period(28, Unit.DAYS, "the house’s own; ISO 37002:2021, 8.3 asks for updates")
    answer: Period = Period(3, Unit.MONTHS, "Directive (EU) 2019/1937, article 9(1)(f)")
    detriment_first: Period = Period(1, Unit.MONTHS, "ISO 37002:2021, 8.4.2: watch for detriment")
    detriment_second: Period = Period(3, Unit.MONTHS, "as the first")
    detriment_third: Period = Period(6, Unit.MONTHS, "as the first")
    detriment_last: Period = Period(12, Unit.MONTHS, "as the first")
    second_answer: Period = Period(5, Unit.WORKING_DAYS, "the house’s own: one waits for another")
    grievance_meeting: Period = Period(
        10,
        Unit.WORKING_DAYS,
        "the house’s own; Acas Code of Practice 1, paragraph 33: “without unreasonable delay” "
        "(recalled)",
    )
    grievance_outcome: Period = Period(
        20,
        Unit.WORKING_DAYS,
        "the house’s own; Acas Code of Practice 1, paragraph 40: “without unreasonable delay” "
        "(recalled)",
    )


def house() -> Periods:
    """The periods of this council: ours, with its own numbers in their place."""
    own: dict[str, int] = getattr(settings, "UPHELD_PERIODS", {})
    ours = Periods()
    unknown = set(own) - {each.name for each in fields(Periods)}
    if unknown:
        raise ValueError(f"UPHELD_PERIODS names no period of ours: {sorted(unknown)}")
    changed = {
        name: replace(getattr(ours, name), count=count, source="this council’s setting")
        for name, count in own.items()
    }
    return replace(ours, **changed)
