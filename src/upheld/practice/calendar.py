"""England's working days as a table, so that clocks are joins and run on any engine.

Working days are Monday to Friday without England's bank holidays; `Override` corrects a day that
is not known yet, such as a royal occasion. The count of working days from one day to another is
the difference of their `number`: the day itself is not counted, the last day is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import numpy as np
import pyarrow as pa

from upheld.kernel.calendar import KEPT_YEARS, kept_bank_holidays

FIRST_DAY = date(KEPT_YEARS[0], 1, 1)
LAST_DAY = date(KEPT_YEARS[-1], 12, 31)
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
    days = np.arange(np.datetime64(FIRST_DAY), np.datetime64(LAST_DAY) + 1)
    working = np.is_busday(days, holidays=np.array(sorted(kept_bank_holidays()), days.dtype))
    for override in overrides:
        working[days == np.datetime64(override.day)] = override.working
    return pa.table([days, np.cumsum(working, dtype=np.int64), working], schema=DAYS)


def last_days(table: pa.Table) -> pa.Table:
    """For each number of working days, the first and the last day that carry it.

    `first` answers "the n-th working day is"; the day after `last` is the first on which more than
    n working days have gone by.
    """
    days = table.column("day").to_numpy()
    numbers, firsts = np.unique(table.column("number").to_numpy(), return_index=True)
    lasts = np.append(firsts[1:], len(days)) - 1
    return pa.table([numbers, days[firsts], days[lasts]], schema=NUMBERED)
