"""Health of children in care: the first assessment, its review, and teeth."""

from __future__ import annotations

from collections.abc import Callable

from upheld.practice.measures.care import share
from upheld.practice.measures.clocks import overdue_from
from upheld.practice.measures.engine import Workbench
from upheld.practice.measures.populations import birthday, born, in_care, since
from upheld.practice.measures.shapes import Counted, events, spans
from upheld.practice.measures.vocabulary import (
    Column,
    Table,
    days_on,
    either,
    ibis,
    months_on,
    one_if,
    words,
)
from upheld.practice.measures.workers import placed_events

FIRST = 20  # working days, so that it is there for the first review (regulation 7)
YEAR, HALF_YEAR, FIVE = 12, 6, 5
MARCH, LAST_OF_MARCH = 3, 31


def checks(bench: Workbench, which: str) -> Table:
    """Completed checks of one kind, HEALTH or DENTAL: `council, subject, on`."""
    table = bench["cla_health"]
    kind = either(table["clah_check"], _read(table["clah_health_check_type"]))
    done = either(table["clah_health_check_status"], words("Completed")).lower() == "completed"
    kept = table.filter(done & (kind == which) & table["clah_health_check_date"].notnull())
    return kept.select("council", subject="clah_person_id", on="clah_health_check_date")


def _read(column: Column) -> Column:
    text = either(column, words("")).lower()
    return ibis.cases(
        (text.contains("dent"), "DENTAL"),
        (text.contains("health"), "HEALTH"),
        else_=words(None),
    )


def first_assessment(bench: Workbench) -> Counted:
    """Children in care for twenty working days, and those assessed within them."""
    late = overdue_from(bench, in_care(bench), "from_day", FIRST, "late_from")
    stayed = late.filter(late["until_day"] >= late["late_from"])
    done = checks(bench, "HEALTH").select(d_council="council", d_child="subject", on="on")
    met = stayed.inner_join(
        done,
        [
            stayed["council"] == done["d_council"],
            stayed["subject"] == done["d_child"],
            done["on"] >= stayed["from_day"],
            done["on"] < stayed["late_from"],
        ],
    )
    has = met.select(h_council="council", h_child="subject", h_from="from_day").distinct()
    found = stayed.left_join(
        has,
        [
            stayed["council"] == has["h_council"],
            stayed["subject"] == has["h_child"],
            stayed["from_day"] == has["h_from"],
        ],
    )
    counted = events(
        found,
        subject="subject",
        on=days_on(found["late_from"], -1),
        num=one_if(found["h_child"].notnull()),
    )
    return Counted(events=placed_events(bench, counted))


def review_in_date(bench: Workbench) -> Counted:
    """Children in care for a year, and those assessed within a year, or half of one under five."""
    known = born(bench, checks(bench, "HEALTH"))
    young = either(birthday(known["dob"], FIVE) > known["on"], False)
    months = ibis.ifelse(young, months_on(known["on"], HALF_YEAR), months_on(known["on"], YEAR))
    lately = spans(known, subject="subject", start=known["on"], end=days_on(months, 1))
    return share(bench, lately, since(in_care(bench), YEAR))


def teeth_in_date(bench: Workbench) -> Counted:
    """Children in care for a year, and those whose teeth were checked within the last."""
    done = checks(bench, "DENTAL")
    until = days_on(months_on(done["on"], YEAR), 1)
    lately = spans(done, subject="subject", start=done["on"], end=until)
    return share(bench, lately, since(in_care(bench), YEAR))


def returned_yes(column: str) -> Callable[[Workbench], Counted]:
    """The same from the yearly return: children in care for a year on 31 March."""

    def counts(bench: Workbench) -> Counted:
        table = bench["health_returns"]
        on = ibis.date(table["heal_year"].cast("int32"), MARCH, LAST_OF_MARCH)
        dated = table.mutate(on=on)
        found = events(
            dated, subject="heal_person_id", on=dated["on"], num=one_if(dated[column] == "Y")
        )
        return Counted(events=placed_events(bench, found))

    return counts
