"""Three shapes in which a measure says what it counts, and how each becomes an answer.

- **Events** happen on a day: `council, team, subject, day, num, den, value`.
- **Spans** hold from a day until the day before another: `council, team, subject, from_day,
  until_day, num, den`. They are counted at the last day of each period by a sweep line: what has
  begun is added, what has ended is taken away, and a running sum gives every day its answer. So
  cost grows with the rows, however many days are asked for.
- **Snapshots** are spans of which each has an age, for medians: they are met with each period.

All sums stay true when a span is split between teams, because a piece can be taken away again.
"""

from __future__ import annotations

from dataclasses import dataclass

from upheld.practice.measures.vocabulary import (
    FAR,
    Column,
    Table,
    day,
    either,
    ibis,
    later,
    number,
    words,
)

EVENTS = ("council", "team", "subject", "day", "num", "den", "value")
SPANS = ("council", "team", "subject", "from_day", "until_day", "num", "den")


@dataclass(frozen=True)
class Counted:
    """What a measure counts: events, spans, or both."""

    events: Table | None = None
    spans: Table | None = None


def events(
    table: Table,
    *,
    subject: str,
    on: Column,
    num: Column | float = 1.0,
    den: Column | float = 1.0,
    team: Column | None = None,
    value: Column | None = None,
) -> Table:
    """Things that happened. A row without a day cannot be placed and is left out."""
    return table.select(
        council=table["council"],
        team=words(None) if team is None else team,
        subject=table[subject],
        day=on,
        num=_weight(num),
        den=_weight(den),
        value=number(None) if value is None else value.cast("float64"),
    ).filter(lambda t: t["day"].notnull())


def spans(
    table: Table,
    *,
    subject: str,
    start: Column,
    end: Column,
    num: Column | float = 1.0,
    den: Column | float = 1.0,
    team: Column | None = None,
) -> Table:
    """Times that lasted. An empty end lasts still; a span that ends before it begins is none."""
    return table.select(
        council=table["council"],
        team=words(None) if team is None else team,
        subject=table[subject],
        from_day=start,
        until_day=either(end, day(FAR)),
        num=_weight(num),
        den=_weight(den),
    ).filter(lambda t: t["from_day"].notnull() & (t["from_day"] < t["until_day"]))


def _weight(given: Column | float) -> Column:
    return number(given) if isinstance(given, int | float) else given.cast("float64")


def together(*tables: Table) -> Table:
    """Rows of several tables of the same shape, one below the other."""
    return tables[0] if len(tables) == 1 else ibis.union(*tables, distinct=False)


def weighed(table: Table, num: float, den: float) -> Table:
    """The same spans with other weights."""
    return table.mutate(num=number(num), den=number(den))


def clipped(table: Table, *, start: Column | None = None, end: Column | None = None) -> Table:
    """Spans that begin no earlier than one day and end no later than another."""
    changed = table.mutate(
        from_day=table["from_day"] if start is None else later(table["from_day"], start),
        until_day=table["until_day"]
        if end is None
        else ibis.least(table["until_day"], either(end, day(FAR))),
    )
    return changed.filter(changed["from_day"] < changed["until_day"])


def both(left: Table, right: Table) -> Table:
    """The times in which spans of both tables hold for one subject; weights are the left's."""
    other = right.select(
        other_council="council",
        other_subject="subject",
        other_from="from_day",
        other_until="until_day",
    )
    met = left.inner_join(
        other,
        [
            left["council"] == other["other_council"],
            left["subject"] == other["other_subject"],
            left["from_day"] < other["other_until"],
            left["until_day"] > other["other_from"],
        ],
    )
    return met.select(
        "council",
        "team",
        "subject",
        from_day=later(met["from_day"], met["other_from"]),
        until_day=ibis.least(met["until_day"], met["other_until"]),
        num=met["num"],
        den=met["den"],
    )


def layers(**named: Table) -> Table:
    """How many spans of each name hold for each subject, from one change to the next.

    The sweep line for one subject: `council, subject, from_day, until_day` and one count a name.
    """
    changes = [
        part
        for name, table in named.items()
        for part in (
            _changes(table, table["from_day"], name, tuple(named), 1),
            _changes(table, table["until_day"], name, tuple(named), -1),
        )
    ]
    keys = ["council", "subject", "day"]
    piled = together(*changes)
    summed = piled.group_by(keys).aggregate(**{name: piled[name].sum() for name in named})
    past = ibis.cumulative_window(group_by=["council", "subject"], order_by=summed["day"])
    along = ibis.window(group_by=["council", "subject"], order_by=summed["day"])
    return summed.select(
        "council",
        "subject",
        from_day=summed["day"],
        until_day=either(summed["day"].lead().over(along), day(FAR)),
        **{name: summed[name].sum().over(past) for name in named},
    ).filter(lambda t: t["from_day"] < t["until_day"])


def _changes(table: Table, on: Column, name: str, names: tuple[str, ...], by: int) -> Table:
    return table.select(
        council=table["council"],
        subject=table["subject"],
        day=on,
        **{other: ibis.literal(by if other == name else 0, type="int64") for other in names},
    )


def where(table: Table, num: Column, den: Column) -> Table:
    """Spans from layers: the weights of each stretch, where there is any."""
    return table.select(
        council=table["council"],
        team=words(None),
        subject=table["subject"],
        from_day=table["from_day"],
        until_day=table["until_day"],
        num=num.cast("float64"),
        den=den.cast("float64"),
    ).filter(lambda t: (t["num"] != 0) | (t["den"] != 0))


def one_at_a_time(table: Table, *, order: str) -> Table:
    """Spans of a subject that follow one another: each ends when the next begins.

    Where two begin on the same day, the one whose `order` sorts last holds from then on.
    """
    along = ibis.window(group_by=["council", "subject"], order_by=[table["from_day"], table[order]])
    following = either(table["from_day"].lead().over(along), day(FAR))
    changed = table.mutate(until_day=ibis.least(table["until_day"], following))
    return changed.filter(changed["from_day"] < changed["until_day"])
