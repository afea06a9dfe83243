"""The words in which measures are written: the only ones that mean the same on every engine."""

from __future__ import annotations

from datetime import date
from typing import Any

from upheld.practice.calendar import FIRST_DAY


class _Ibis:
    """Ibis when it is first used: it takes a second to import, and SQL that is known needs none."""

    def __getattr__(self, name: str) -> Any:
        import ibis  # noqa: PLC0415 -- large

        return getattr(ibis, name)


ibis: Any = _Ibis()

# Ibis gives its columns no useful types, so a table is whatever Ibis says that it is.
Table = Any
Column = Any

FAR = date(2999, 12, 31)  # the end of what has not ended
LONG_AGO = FIRST_DAY
NO_TEAM = "(no team recorded)"


def either(*columns: Column) -> Column:
    """The first of these that is not empty."""
    return ibis.coalesce(*columns)


def day(value: date) -> Column:
    """A day as an expression."""
    return ibis.literal(value)


def number(value: float | None) -> Column:
    """A number with a fraction; `None` is empty."""
    return ibis.literal(None, type="float64") if value is None else ibis.literal(float(value))


def words(value: str | None) -> Column:
    """A word; `None` is empty."""
    return ibis.literal(value, type="string")


def stripped(column: Column) -> Column:
    """Without spaces at its ends. To look for one first costs a third of taking them away."""
    has_one = column.contains(" ")
    for space in "\t\n\r\v\f":
        has_one = has_one | column.contains(space)
    return ibis.ifelse(has_one, column.strip(), column)


def one_if(condition: Column) -> Column:
    """One where something is so, else nought; nought too where nobody can say."""
    return ibis.ifelse(condition.fill_null(False), 1.0, 0.0)


def months_on(column: Column, months: int) -> Column:
    """The same day so many months later, or the last day of a shorter month."""
    return (column + ibis.interval(months=months)).cast("date")


def days_on(column: Column, days: int) -> Column:
    """So many days later."""
    return (column + ibis.interval(days=days)).cast("date")


def later(*columns: Column) -> Column:
    """The latest of some days, none of them empty."""
    return ibis.greatest(*columns)


def earlier(*columns: Column) -> Column:
    """The earliest of some days, none of them empty."""
    return ibis.least(*columns)


def has_flag(column: Column, name: str) -> Column:
    """Whether the outcome text of the dataset raises a flag, such as `CP_CONFERENCE`."""
    text = column.upper().replace(" ", "")
    keyed = f'{name}_FLAG"'
    raised = (
        text.contains(f'{keyed}:"Y') | text.contains(f'{keyed}:"1') | text.contains(f"{keyed}:TRUE")
    )
    bare = text.contains(name) & ~text.contains(keyed)
    return (raised | bare).fill_null(False)
