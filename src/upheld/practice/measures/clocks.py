"""Statutory clocks as joins: how many working days lie between two days, and when so many have
gone by."""

from __future__ import annotations

from upheld.practice.measures.engine import Workbench
from upheld.practice.measures.vocabulary import Column, Table, days_on


def working_days(bench: Workbench, table: Table, start: str, end: str, name: str) -> Table:
    """Add the working days from one day to another; the first day is not counted.

    Empty where either day is empty or outside the calendar.
    """
    first = bench.calendar.select(first_day="day", first_number="number")
    last = bench.calendar.select(last_day="day", last_number="number")
    met = table.left_join(first, table[start] == first["first_day"])
    met = met.left_join(last, met[end] == last["last_day"])
    counted = met["last_number"] - met["first_number"]
    return met.mutate(**{name: counted}).drop(
        "first_day", "first_number", "last_day", "last_number"
    )


def overdue_from(bench: Workbench, table: Table, start: str, days: int, name: str) -> Table:
    """Add the first day on which more than so many working days have gone by since `start`."""
    first = bench.calendar.select(first_day="day", reached=bench.calendar["number"] + days)
    ends = bench.numbered.select(number="number", last="last")
    met = table.left_join(first, table[start] == first["first_day"])
    met = met.left_join(ends, met["reached"] == ends["number"])
    return met.mutate(**{name: days_on(met["last"], 1)}).drop(
        "first_day", "reached", "number", "last"
    )


def within(table: Table, name: str, days: int) -> Column:
    """Whether a count of working days is within a limit, and not before its start."""
    return (table[name] <= days) & (table[name] >= 0)
