"""Days as whole numbers since 1970, a great many at a time."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

from upheld.kernel.calendar import kept_bank_holidays
from upheld.practice.simulate.draws import Whole

# Stands where there is no day. So late that "is it before the picture was taken?" needs no special
# case: what never happened is after every picture.
NEVER = 2**30
_EPOCH = date(1970, 1, 1)


def number(day: date) -> int:
    """The number of a day."""
    return (day - _EPOCH).days


def day(number_of_day: int) -> date:
    """The day that has this number."""
    return date.fromordinal(_EPOCH.toordinal() + number_of_day)


@cache
def _calendar() -> np.busdaycalendar:
    closed = sorted(kept_bank_holidays())
    return np.busdaycalendar(holidays=np.array(closed, dtype="datetime64[D]"))


def _as_days(numbers: Whole) -> npt.NDArray[Any]:
    return np.clip(numbers, -20_000, 40_000).astype("datetime64[D]")


def working(numbers: Whole, later: Whole | int = 0) -> Whole:
    """The working day that lies so many working days later; NEVER stays NEVER."""
    moved = np.busday_offset(
        _as_days(numbers), later, roll="forward", busdaycal=_calendar()
    ).astype(np.int64)
    return np.where(numbers >= NEVER, NEVER, moved)


def working_between(first: Whole, last: Whole) -> Whole:
    """The number of working days after `first`, up to and with `last`."""
    counted = np.busday_count(_as_days(first) + 1, _as_days(last) + 1, busdaycal=_calendar())
    return counted.astype(np.int64)


def month_later(numbers: Whole, months: int) -> Whole:
    """About so many months later: an average month, which is all that a due day needs."""
    return numbers + (months * 487) // 16


def in_text(numbers: Whole, shape: str = "%Y-%m-%d") -> list[str]:
    """Each day written out, and nothing where there is none."""
    shapes = {at: "" if at >= NEVER else f"{day(at):{shape}}" for at in set(numbers.tolist())}
    return [shapes[at] for at in numbers.tolist()]
