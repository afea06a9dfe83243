"""What boards and panels see of a number: nothing small, and nothing exact.

The policy has a name and two numbers. A count of one to four is not shown, nor one that leaves one
to four out, because "98 of 100" says that two were not. Every other count is rounded to fives and
every percentage to a whole one, so that two numbers taken from each other give nobody away. Nought
stays nought: that nobody is late is what a panel wants to know, and names nobody. Rounding never
reaches a hundred or nought.
"""

from __future__ import annotations

import math
from dataclasses import replace

from upheld.practice.figures import Point

FEWEST, BASE, DAYS = 5, 5, 7
WHOLE = 100.0
ENOUGH_FOR_PARTS = 100
ENOUGH_FOR_SHARES = 30  # of fewer, the public is given no percentage

FEW = "few"  # fewer than five counted
ALL_BUT_FEW = "all but few"  # fewer than five did not
FEW_IN_ALL = "few in all"  # too few to say anything


def is_small(count: float | None) -> bool:
    """Whether a count could point at somebody."""
    return count is not None and 0 < count < FEWEST


def rounded(count: float | None) -> float | None:
    """A count to the nearest five; nothing that is there becomes nought."""
    if count is None:
        return None
    near = math.floor(abs(count) / BASE + 0.5) * BASE
    return math.copysign(near or (BASE if count else 0), count) if count else 0.0


def for_boards(point: Point, unit: str) -> Point:
    """A value as boards and panels see it."""
    longest = None if point.longest is None else math.ceil(point.longest / DAYS) * float(DAYS)
    hidden = _hidden(point, unit)
    return replace(
        point,
        numerator=None if hidden in {FEW, FEW_IN_ALL} else _part(point, unit),
        denominator=None if hidden == FEW_IN_ALL else rounded(point.denominator),
        value=None if hidden else _value(point, unit),
        longest=None if hidden == FEW_IN_ALL else longest,
        hidden=hidden,
        about=True,
    )


def for_all(point: Point, unit: str) -> Point:
    """A value as anybody may read it: as boards see it, and no percentage of fewer than 30."""
    shown = for_boards(point, unit)
    if unit != "percent" or (point.denominator or 0) >= ENOUGH_FOR_SHARES:
        return shown
    return replace(shown, numerator=None, denominator=None, value=None, hidden=FEW_IN_ALL)


def _part(point: Point, unit: str) -> float | None:
    """The part of a whole; of a small whole the percentage says it, and five more or less lies."""
    small = unit == "percent" and (point.denominator or 0) < ENOUGH_FOR_PARTS
    if unit in {"median", "ninth tenth"} or (small and point.numerator):
        return None
    return rounded(point.numerator)


def _hidden(point: Point, unit: str) -> str:
    part, whole = point.numerator, point.denominator
    if is_small(whole):
        return FEW_IN_ALL
    if unit in {"median", "ninth tenth"} or part is None:
        return ""
    if is_small(part):
        return FEW
    left = None if whole is None or unit != "percent" else whole - part
    return ALL_BUT_FEW if is_small(left) else ""


def _value(point: Point, unit: str) -> float | None:
    value = point.value
    if value is None:
        return None
    if unit == "percent":
        near = float(math.floor(value + 0.5))
        return value if value in {0.0, WHOLE} else min(max(near, 1.0), max(WHOLE - 1, value // 1))
    if unit in {"count", "excess"}:
        return rounded(value)
    return round(value, 1)
