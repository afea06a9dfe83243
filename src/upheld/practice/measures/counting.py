"""From events and spans to an answer for each period and unit."""

from __future__ import annotations

from upheld.practice.measures.engine import Workbench
from upheld.practice.measures.periods import By
from upheld.practice.measures.shapes import Counted, together
from upheld.practice.measures.vocabulary import (
    FAR,
    LONG_AGO,
    NO_TEAM,
    Table,
    day,
    either,
    ibis,
    later,
    number,
    words,
)

KEYS = ("council", "unit", "place")
PLACES = 6  # sums of shares of a week are rounded here, so that engines agree


def united(bench: Workbench, table: Table) -> Table:
    """Name the unit of each row: its council, its team, or the service above its team."""
    by = bench.asked.by
    if by is By.COUNCIL:
        return table.mutate(unit=either(table["council"], words("")))
    if by is By.TEAM:
        return table.mutate(unit=either(table["team"], words(NO_TEAM)))
    above = bench["department"].select(
        above_council="council",
        above_team="dept_team_id",
        above_name=either(
            bench["department"]["dept_team_parent_name"],
            bench["department"]["dept_team_parent_id"],
        ),
    )
    met = table.left_join(
        above, [table["council"] == above["above_council"], table["team"] == above["above_team"]]
    )
    return met.mutate(unit=either(met["above_name"], words(NO_TEAM))).drop(
        "above_council", "above_team", "above_name"
    )


def in_periods(bench: Workbench, table: Table) -> Table:
    """Events with the place of the period in which they fall."""
    places = bench.places.filter(bench.places["inside"]).select(of_day="day", place="place")
    return table.inner_join(places, table["day"] == places["of_day"]).drop("of_day")


def summed(bench: Workbench, counted: Counted) -> Table:
    """`council, unit, place, num, den`: events of each period plus spans at its last day."""
    parts = []
    if counted.events is not None:
        placed = in_periods(bench, united(bench, counted.events))
        parts.append(_totals(placed))
    if counted.spans is not None:
        parts.append(at_period_ends(bench, united(bench, counted.spans)))
    together_ = together(*parts)
    totals = _totals(together_)
    return totals.mutate(num=totals["num"].round(PLACES), den=totals["den"].round(PLACES))


def _totals(table: Table) -> Table:
    return table.group_by(list(KEYS)).aggregate(num=table["num"].sum(), den=table["den"].sum())


def at_period_ends(bench: Workbench, table: Table) -> Table:
    """Sum the weights of the spans that hold on the last day of each period: a sweep line."""
    moves = together(
        table.select("council", "unit", "num", "den", on=later(table["from_day"], day(LONG_AGO))),
        table.select(
            "council",
            "unit",
            num=-table["num"],
            den=-table["den"],
            on=later(table["until_day"], day(LONG_AGO)),
        ),
    )
    columns = [*KEYS, "num", "den"]
    placed = moves.inner_join(bench.places, moves["on"] == bench.places["day"]).select(columns)
    every_place = (
        table.select("council", "unit")
        .distinct()
        .cross_join(bench.periods.select("place"))
        .mutate(num=number(0), den=number(0))
        .select(columns)
    )
    steps = _totals(together(placed, every_place))
    past = ibis.cumulative_window(group_by=["council", "unit"], order_by=steps["place"])
    return steps.select(*KEYS, num=steps["num"].sum().over(past), den=steps["den"].sum().over(past))


def during(bench: Workbench, table: Table) -> Table:
    """Only those spans that reach into the time that is asked for."""
    begins = bench.periods["starts"].min().as_scalar()
    ends = bench.periods["ends"].max().as_scalar()
    return table.filter((table["from_day"] <= ends) & (table["until_day"] > begins))


def snapped(bench: Workbench, table: Table) -> Table:
    """Spans that begin and end on last days of periods, and only those that hold on one of them.

    Who only wants to know what holds on those days has far fewer rows to go through.
    """
    starts = bench.places.select(start_of="day", starts_on="ends")
    ends = bench.places.select(end_of="day", ends_on="ends")
    met = table.inner_join(starts, later(table["from_day"], day(LONG_AGO)) == starts["start_of"])
    met = met.left_join(ends, later(met["until_day"], day(LONG_AGO)) == ends["end_of"])
    met = met.mutate(from_day=met["starts_on"], until_day=either(met["ends_on"], day(FAR)))
    kept = met.filter(met["from_day"] < met["until_day"])
    return kept.drop("start_of", "starts_on", "end_of", "ends_on")


def holding(bench: Workbench, table: Table) -> Table:
    """Each span once for each period at whose last day it holds, with `ends`."""
    bounds = bench.periods.select("place", "ends")
    return table.inner_join(
        bounds, [table["from_day"] <= bounds["ends"], table["until_day"] > bounds["ends"]]
    )


def ranked(table: Table, tenths: int) -> Table:
    """The middle value (5 tenths) or the value that 9 in 10 do not exceed, for each unit.

    Worked out with whole numbers only, so that every engine gives the same. With an even number
    of values the median is the mean of the two in the middle; the ninth tenth is the nearest rank.
    """
    along = ibis.window(group_by=list(KEYS), order_by=[table["value"], table["subject"]])
    whole = ibis.window(group_by=list(KEYS))
    placed = table.mutate(
        rank=ibis.row_number().over(along) + 1, of=table["value"].count().over(whole)
    )
    if tenths == 5:  # noqa: PLR2004
        chosen = (2 * placed["rank"] >= placed["of"]) & (2 * placed["rank"] <= placed["of"] + 2)
    else:
        upper = 10 * placed["rank"] >= tenths * placed["of"]
        chosen = upper & (10 * placed["rank"] < tenths * placed["of"] + 10)
    kept = placed.filter(chosen)
    return kept.group_by(list(KEYS)).aggregate(
        num=kept["value"].mean(), den=kept["of"].max().cast("float64")
    )


def valued(bench: Workbench, counted: Counted) -> Table:
    """Rows with a value for medians: an event's own, or the age of a span in days."""
    return _columns(rows(bench, counted)).filter(lambda t: t["value"].notnull())


def rows(bench: Workbench, counted: Counted) -> Table:
    """One row a subject: what it adds to the answer, and how many days where there is a wait."""
    parts = []
    if counted.events is not None:
        parts.append(_columns(in_periods(bench, united(bench, counted.events))))
    if counted.spans is not None:
        held = holding(bench, united(bench, counted.spans))
        aged = held.mutate(value=held["ends"].delta(held["from_day"], unit="day").cast("float64"))
        parts.append(_columns(aged))
    return together(*parts)


def _columns(table: Table) -> Table:
    return table.select(*KEYS, "subject", "num", "den", "value")
