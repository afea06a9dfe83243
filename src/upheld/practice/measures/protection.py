"""Child protection: conferences, plans, reviews and visits."""

from __future__ import annotations

from collections.abc import Callable

from upheld.practice.measures.clocks import overdue_from, within, working_days
from upheld.practice.measures.engine import Workbench, once
from upheld.practice.measures.populations import (
    aged,
    cp_plans,
    islands,
    own_plans,
    since,
)
from upheld.practice.measures.shapes import (
    SPANS,
    Counted,
    both,
    events,
    layers,
    spans,
    together,
    weighed,
    where,
)
from upheld.practice.measures.vocabulary import (
    FAR,
    Column,
    Table,
    day,
    days_on,
    either,
    ibis,
    months_on,
    one_if,
    words,
)
from upheld.practice.measures.workers import placed, placed_events

CONFERENCE_LIMIT = 15  # Working Together: working days after the strategy discussion
MONTHS_TO_FIRST_REVIEW = 3
MONTHS_REMEMBERED = 12  # the statistics are of a year: a review that was late before it is past
TWO_YEARS = 24


def with_enquiry(bench: Workbench, table: Table) -> Table:
    """Conferences with `began`, the start of the enquiry that led to them."""
    enquiries = bench["s47_enquiry"].select(
        s_council="council", s_id="s47e_s47_enquiry_id", began="s47e_s47_start_date"
    )
    return table.left_join(
        enquiries,
        [
            table["council"] == enquiries["s_council"],
            table["icpc_s47_enquiry_id"] == enquiries["s_id"],
        ],
    )


def conferences_in_time(bench: Workbench) -> Counted:
    """Initial conferences within 15 working days of the strategy discussion."""
    table = bench["initial_cp_conference"]
    own = (either(table["icpc_icpc_transfer_in"], words("N")) != "Y") & table[
        "icpc_icpc_date"
    ].notnull()
    table = with_enquiry(bench, table.filter(own))
    table = working_days(bench, table, "began", "icpc_icpc_date", "took")
    return Counted(
        events=events(
            table,
            subject="icpc_person_id",
            on=table["icpc_icpc_date"],
            num=one_if(within(table, "took", CONFERENCE_LIMIT)),
            team=table["icpc_icpc_team"],
        )
    )


@once
def open_enquiries(bench: Workbench) -> Table:
    """Enquiries with `held`, the day of their conference, and `ends`, when the wait is over.

    The wait ends with the conference, or with an enquiry that needs none, or with the case.
    """
    conferences = bench["initial_cp_conference"]
    held = conferences.group_by(["council", "icpc_s47_enquiry_id"]).aggregate(
        held=conferences["icpc_icpc_date"].min()
    )
    held = held.select(h_council="council", h_id="icpc_s47_enquiry_id", held="held")
    cases = bench["cin_episodes"].select(
        c_council="council", c_id="cine_referral_id", closed="cine_close_date"
    )
    table = bench["s47_enquiry"]
    met = table.left_join(
        held,
        [table["council"] == held["h_council"], table["s47e_s47_enquiry_id"] == held["h_id"]],
    ).drop("h_council", "h_id")
    met = met.left_join(
        cases, [met["council"] == cases["c_council"], met["s47e_referral_id"] == cases["c_id"]]
    )
    unneeded = ibis.ifelse(
        met["s47e_s47_nfa"] == "Y",
        either(met["s47e_s47_end_date"], met["s47e_s47_start_date"]),
        ibis.literal(None, type="date"),
    )
    far = day(FAR)
    ends = ibis.least(either(met["held"], far), either(unneeded, far), either(met["closed"], far))
    return met.mutate(ends=ends)


def conferences_overdue(bench: Workbench) -> Counted:
    """Open enquiries, and those past 15 working days without a conference (CIN rule 8675Q)."""
    table = overdue_from(
        bench, open_enquiries(bench), "s47e_s47_start_date", CONFERENCE_LIMIT, "overdue"
    )
    team = table["s47e_s47_completed_by_team"]
    parts = {"subject": "s47e_person_id", "end": table["ends"], "team": team}
    waiting = spans(table, start=table["s47e_s47_start_date"], num=0, den=1, **parts)
    late = spans(table, start=table["overdue"], num=1, den=0, **parts)
    return Counted(spans=together(waiting, late))


def reviews_in_time(bench: Workbench) -> Counted:
    """Plans open for three months or more, and those whose reviews of a year were in time."""
    plans = own_plans(bench)
    kept = plans.select(
        "council",
        plan="cppl_cp_plan_id",
        child="cppl_person_id",
        start="cppl_cp_plan_start_date",
        end=either(plans["cppl_cp_plan_end_date"], day(FAR)),
    )
    begins = months_on(kept["start"], MONTHS_TO_FIRST_REVIEW)
    counted = spans(kept, subject="plan", start=begins, end=kept["end"])
    at = layers(counted=counted, late=_late_reviews(bench, kept))
    found = where(
        at, one_if((at["counted"] > 0) & (at["late"] <= 0)), one_if(at["counted"] > 0)
    ).rename(plan="subject")
    children = kept.select(k_council="council", k_plan="plan", subject="child")
    met = found.inner_join(
        children, [found["council"] == children["k_council"], found["plan"] == children["k_plan"]]
    )
    return Counted(spans=placed(bench, met.select(*SPANS)))


def _late_reviews(bench: Workbench, plans: Table) -> Table:
    """From when a review is overdue until it is held, and at least for a year: spans of plans."""
    local = bench.local
    reviews = bench["cp_reviews"].filter(lambda t: t["cppr_cp_review_date"].notnull())
    held = reviews.select("council", plan="cppr_cp_plan_id", on="cppr_cp_review_date")
    starts = plans.select("council", "plan", on="start")
    points = together(starts.mutate(later=ibis.literal(0)), held.mutate(later=ibis.literal(1)))
    along = ibis.window(group_by=["council", "plan"], order_by=[points["on"], points["later"]])
    limit = ibis.ifelse(
        points["later"] == 0,
        days_on(points["on"], local.cp_first_review_days + 1),
        days_on(points["on"], local.cp_later_review_days + 1),
    )
    gaps = points.mutate(breach=limit, following=either(points["on"].lead().over(along), day(FAR)))
    late = gaps.filter(gaps["following"] >= gaps["breach"])
    until = ibis.greatest(late["following"], months_on(late["breach"], MONTHS_REMEMBERED))
    return spans(late, subject="plan", start=late["breach"], end=until)


def visits(bench: Workbench) -> Table:
    """Visits under a plan: `council, subject, on, alone, row`."""
    table = bench["cp_visits"]
    return table.select(
        "council",
        subject="cppv_person_id",
        on="cppv_cp_visit_date",
        alone="cppv_cp_visit_seen_alone",
        row="cppv_cp_visit_id",
    )


def visits_in_time(bench: Workbench) -> Counted:
    """Children under a plan, and those visited within the local interval or newly under one."""
    plans = islands(cp_plans(bench))
    days = bench.local.cp_visit_working_days
    seen = visits(bench).select("council", "subject", on="on")
    points = together(seen, plans.select("council", "subject", on="from_day"))
    reach = overdue_from(bench, points, "on", days, "until")
    fresh = islands(spans(reach, subject="subject", start=reach["on"], end=reach["until"]))
    return Counted(
        spans=placed(bench, together(weighed(both(fresh, plans), 1, 0), weighed(plans, 0, 1)))
    )


def seen_alone(bench: Workbench) -> Counted:
    """Children under a plan who are old enough, and those seen alone at the last visit."""
    table = visits(bench)
    along = ibis.window(group_by=["council", "subject"], order_by=[table["on"], table["row"]])
    last = table.mutate(following=either(table["on"].lead().over(along), day(FAR)))
    stretches = spans(
        last,
        subject="subject",
        start=last["on"],
        end=last["following"],
        num=one_if(last["alone"] == "Y"),
    )
    inside = both(stretches, islands(cp_plans(bench)))
    return Counted(
        spans=placed(bench, aged(bench, inside, years=bench.local.seen_alone_from_years))
    )


def subsequent(months: int = 0) -> Callable[[Workbench], Counted]:
    """Plans that began, and those of children who had one before: ever, or so lately."""

    def counts(bench: Workbench) -> Counted:
        table = own_plans(bench)
        keys = ["council", "cppl_person_id"]
        start = table["cppl_cp_plan_start_date"]
        along = ibis.window(group_by=keys, order_by=[start, table["cppl_cp_plan_id"]])
        ended = either(table["cppl_cp_plan_end_date"], start)
        table = table.mutate(before=ended.lag().over(along))
        again = table["before"].notnull()
        if months:
            again = (months_on(table["before"], months) >= table["cppl_cp_plan_start_date"]) & again
        else:
            again = again | (either(table["cppl_previous_plans"], ibis.literal(0)) > 0)
        return Counted(events=_plans(bench, table, table["cppl_cp_plan_start_date"], again))

    return counts


def _plans(bench: Workbench, table: Table, on: Column, which: Column) -> Table:
    return placed_events(bench, events(table, subject="cppl_person_id", on=on, num=one_if(which)))


def long_plans(bench: Workbench) -> Counted:
    """Open plans, and those open for two years or more."""
    plans = cp_plans(bench)
    long = weighed(since(plans, TWO_YEARS), 1, 0)
    return Counted(spans=placed(bench, together(weighed(plans, 0, 1), long)))


def long_plans_ended(bench: Workbench) -> Counted:
    """Plans that ended, and those that had lasted two years or more."""
    table = own_plans(bench)
    end = table["cppl_cp_plan_end_date"]
    long = months_on(table["cppl_cp_plan_start_date"], TWO_YEARS) <= end
    return Counted(events=_plans(bench, table, end, long))


def quorate(bench: Workbench) -> Counted:
    """Review conferences, and those with enough agencies."""
    table = bench["cp_reviews"]
    table = table.filter(table["cppr_cp_review_quorate"].notnull())
    found = events(
        table,
        subject="cppr_person_id",
        on=table["cppr_cp_review_date"],
        num=one_if(table["cppr_cp_review_quorate"] == "Y"),
    )
    return Counted(events=placed_events(bench, found))
