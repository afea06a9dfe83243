"""The periods for which a measure is asked: they run from the day given, one after another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

import numpy as np
import pyarrow as pa

from upheld.kernel.calendar import months_after
from upheld.practice.calendar import FIRST_DAY

MOST = 4000  # more periods than this are a mistake of the asker, not a chart


class Every(StrEnum):
    """How long a period is."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


class By(StrEnum):
    """The units that an answer is given for. Nobody's own name is one."""

    COUNCIL = "council"
    SERVICE = "service"
    TEAM = "team"


MONTHS = {Every.MONTH: 1, Every.QUARTER: 3, Every.YEAR: 12}
PERIODS = pa.schema(
    [("place", pa.int64()), ("starts", pa.date32()), ("ends", pa.date32()), ("every", pa.string())]
)
PLACES = pa.schema(
    [("day", pa.date32()), ("place", pa.int64()), ("inside", pa.bool_()), ("ends", pa.date32())]
)


@dataclass(frozen=True, slots=True)
class Period:
    """A first and a last day, both inside it."""

    starts: date
    ends: date


def periods(first: date, last: date, every: Every) -> tuple[Period, ...]:
    """The periods from `first` to `last`; the last one may be cut short.

    A year runs for twelve months from the day given: ask from 1 April for the statistics of
    children, from 1 October for those of the workforce.
    """
    if last < first:
        raise ValueError("The last day comes before the first.")
    found: list[Period] = []
    starts = first
    while starts <= last:
        following = _after(first, len(found) + 1, every)
        found.append(Period(starts, min(last, following - timedelta(days=1))))
        starts = following
        if len(found) > MOST:
            raise ValueError(f"That is more than {MOST} periods. Choose longer ones.")
    return tuple(found)


def _after(first: date, count: int, every: Every) -> date:
    if every in MONTHS:
        return months_after(first, MONTHS[every] * count)
    return first + timedelta(days=count * (7 if every is Every.WEEK else 1))


def table_of(found: tuple[Period, ...], every: Every) -> pa.Table:
    """The periods as a table: `place`, `starts`, `ends` and how long one is."""
    return pa.table(
        {
            "place": pa.array(range(len(found)), pa.int64()),
            "starts": pa.array([period.starts for period in found], pa.date32()),
            "ends": pa.array([period.ends for period in found], pa.date32()),
            "every": pa.array([every.value] * len(found), pa.string()),
        }
    )


def places(found: tuple[Period, ...]) -> pa.Table:
    """For every day up to the last: the `place` of the first period that ends on or after it.

    `inside` says whether the day falls in that period, or lies before the first; `ends` is the last
    day of that period.
    """
    starts = np.array([period.starts for period in found], "datetime64[D]")
    ends = np.array([period.ends for period in found], "datetime64[D]")
    first = min(np.datetime64(FIRST_DAY), starts[0])
    days = np.arange(first, ends[-1] + 1, dtype=ends.dtype)
    place = np.searchsorted(ends, days)
    return pa.table([days, place, days >= starts[place], ends[place]], schema=PLACES)
