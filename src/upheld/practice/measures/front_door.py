"""From the first contact to the first visit."""

from __future__ import annotations

from collections.abc import Callable

from upheld.practice.measures.clocks import within, working_days
from upheld.practice.measures.engine import Workbench
from upheld.practice.measures.shapes import Counted, events, layers, spans, together, where
from upheld.practice.measures.vocabulary import (
    Table,
    either,
    has_flag,
    ibis,
    months_on,
    one_if,
    words,
)
from upheld.practice.measures.workers import allocations, placed

YEAR = 12
ENOUGH = 2


def decided(bench: Workbench) -> Counted:
    """Contacts and referrals decided within one working day of coming in."""
    table = bench["contact_decisions"]
    table = working_days(bench, table, "cdec_received_date", "cdec_decision_date", "took")
    return Counted(
        events=events(
            table,
            subject="cdec_person_id",
            on=table["cdec_received_date"],
            num=one_if(within(table, "took", 1)),
            team=table["cdec_team"],
        )
    )


def re_referrals(bench: Workbench) -> Counted:
    """Referrals with an earlier referral of the same child in the twelve months before."""
    table = bench["cin_episodes"]
    table = table.filter(table["cine_referral_date"].notnull())
    along = ibis.window(
        group_by=["council", "cine_person_id"],
        order_by=[table["cine_referral_date"], table["cine_referral_id"]],
    )
    table = table.mutate(before=table["cine_referral_date"].lag().over(along))
    again = months_on(table["before"], YEAR) >= table["cine_referral_date"]
    return Counted(events=_referral_events(table, one_if(again)))


def _referral_events(table: Table, num: object) -> Table:
    return events(
        table,
        subject="cine_person_id",
        on=table["cine_referral_date"],
        num=num,
        team=table["cine_referral_team"],
    )


def no_further_action(bench: Workbench) -> Counted:
    """Referrals after which nothing was to follow."""
    table = bench["cin_episodes"]
    return Counted(events=_referral_events(table, one_if(table["cine_referral_nfa"] == "Y")))


def converted(bench: Workbench) -> Counted:
    """Contacts that became a new referral."""
    table = bench["contacts"]
    new = has_flag(table["cont_contact_outcome_json"], "NEW_REFERRAL")
    return Counted(
        events=events(
            table,
            subject="cont_person_id",
            on=table["cont_contact_date"],
            num=one_if(new),
            team=table["cont_contact_team"],
        )
    )


def acted_on(bench: Workbench) -> Table:
    """Referrals after which something was to follow."""
    table = bench["cin_episodes"]
    return table.filter(either(table["cine_referral_nfa"], words("N")) != "Y")


def days_to_allocation(bench: Workbench) -> Counted:
    """Working days from a referral to the first worker; nought where one was there already."""
    cases = acted_on(bench)
    who = allocations(bench)
    who = who.filter(who["worker"].notnull()).select(
        w_council="council", w_child="subject", since="from_day", until="until_day"
    )
    met = cases.inner_join(
        who,
        [
            cases["council"] == who["w_council"],
            cases["cine_person_id"] == who["w_child"],
            cases["cine_referral_date"] < who["until"],
        ],
    )
    met = met.mutate(on=ibis.greatest(met["since"], met["cine_referral_date"]))
    return Counted(events=_first(bench, met))


def _first(bench: Workbench, met: Table) -> Table:
    kept = met.filter(either(met["on"] <= met["cine_close_date"], True))
    first = kept.group_by(["council", "cine_referral_id"]).aggregate(
        subject=kept["cine_person_id"].max(),
        team=kept["cine_referral_team"].max(),
        referred=kept["cine_referral_date"].max(),
        on=kept["on"].min(),
    )
    first = working_days(bench, first, "referred", "on", "took")
    return events(
        first, subject="subject", on=first["referred"], value=first["took"], team=first["team"]
    )


def days_to_first_seen(bench: Workbench) -> Counted:
    """Working days from a referral to the first visit at which the child was seen."""
    cases = acted_on(bench)
    visits = seen_visits(bench)
    met = cases.inner_join(
        visits,
        [
            cases["council"] == visits["v_council"],
            cases["cine_person_id"] == visits["v_child"],
            cases["cine_referral_date"] <= visits["on"],
        ],
    )
    return Counted(events=_first(bench, met))


def seen_visits(bench: Workbench) -> Table:
    """Visits to children in need or under a plan at which the child was seen."""
    parts = []
    for name, start in (("cin", "cinv"), ("cp", "cppv")):
        table = bench[f"{name}_visits"]
        parts.append(
            table.filter(table[f"{start}_{name}_visit_seen"] == "Y").select(
                v_council=table["council"],
                v_child=table[f"{start}_person_id"],
                on=table[f"{start}_{name}_visit_date"],
            )
        )
    return together(*parts)


def repeat_contacts(months: int) -> Callable[[Workbench], Counted]:
    """Children with two or more contacts closed without action in so many months."""

    def counts(bench: Workbench) -> Counted:
        table = bench["contacts"]
        until = months_on(table["cont_contact_date"], months)
        contact = spans(
            table, subject="cont_person_id", start=table["cont_contact_date"], end=until
        )
        closed = table.filter(has_flag(table["cont_contact_outcome_json"], "NFA"))
        closed_spans = spans(
            closed,
            subject="cont_person_id",
            start=closed["cont_contact_date"],
            end=months_on(closed["cont_contact_date"], months),
        )
        at = layers(contact=contact, closed=closed_spans)
        found = where(at, one_if(at["closed"] >= ENOUGH), one_if(at["contact"] > 0))
        return Counted(spans=placed(bench, found))

    return counts
