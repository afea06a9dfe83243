"""England's working days as a table, so that clocks are joins and run on any engine.

Working days are Monday to Friday without the bank holidays of England, as the `holidays` package
knows them; `Override` corrects a day that the package does not know yet, such as a royal occasion.
The count of working days from one day to another is the difference of their `number`: the day
itself is not counted, the last day is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

import holidays
import pyarrow as pa

FIRST_DAY = date(1990, 1, 1)
LAST_DAY = date(2045, 12, 31)
SATURDAY = 5
DAYS = pa.schema([("day", pa.date32()), ("number", pa.int64()), ("working", pa.bool_())])
NUMBERED = pa.schema([("number", pa.int64()), ("first", pa.date32()), ("last", pa.date32())])


@dataclass(frozen=True, slots=True)
class Override:
    """One day that is, or is not, a working day, whatever the package says."""

    day: date
    working: bool
    source: str


def working_days(overrides: Iterable[Override] = ()) -> pa.Table:
    """Every day from 1990 to 2045: `day`, `number` and whether it is `working`.

    `number` is how many working days there have been up to and with the day.
    """
    closed = set(
        holidays.country_holidays(
            "GB", subdiv="ENG", years=range(FIRST_DAY.year, LAST_DAY.year + 1)
        )
    )
    said = {override.day: override.working for override in overrides}
    days, numbers, working = [], [], []
    number, day = 0, FIRST_DAY
    while day <= LAST_DAY:
        is_working = said.get(day, day.weekday() < SATURDAY and day not in closed)
        number += is_working
        days.append(day)
        numbers.append(number)
        working.append(is_working)
        day += timedelta(days=1)
    return pa.table(
        {
            "day": pa.array(days, pa.date32()),
            "number": pa.array(numbers, pa.int64()),
            "working": pa.array(working, pa.bool_()),
        }
    )


def last_days(table: pa.Table) -> pa.Table:
    """For each number of working days, the first and the last day that carry it.

    `first` answers "the n-th working day is"; the day after `last` is the first on which more than
    n working days have gone by.
    """
    found: dict[int, list[date]] = {}
    for day, number in zip(
        table.column("day").to_pylist(), table.column("number").to_pylist(), strict=True
    ):
        found.setdefault(number, [day, day])[1] = day
    return pa.table(
        {
            "number": pa.array(list(found), pa.int64()),
            "first": pa.array([pair[0] for pair in found.values()], pa.date32()),
            "last": pa.array([pair[1] for pair in found.values()], pa.date32()),
        }
    )
