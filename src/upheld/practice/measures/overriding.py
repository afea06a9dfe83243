"""Whether what several agencies decided together is what was done."""

from __future__ import annotations

from upheld.practice.measures.clocks import overdue_from
from upheld.practice.measures.courses import STEPS
from upheld.practice.measures.engine import Workbench
from upheld.practice.measures.populations import birthday, born, in_care, own_plans
from upheld.practice.measures.protection import open_enquiries
from upheld.practice.measures.shapes import Counted, events
from upheld.practice.measures.vocabulary import (
    FAR,
    Column,
    Table,
    day,
    days_on,
    either,
    has_flag,
    ibis,
    one_if,
    words,
)
from upheld.practice.measures.workers import placed_events

PLAN_WITHIN = 5
ADULT = 18
TRANSFERRED = "RC5"


def ended_without_conference(bench: Workbench) -> Counted:
    """Plans that ended, and those for which no review decided it.

    Left out: children in care, transferred to another council, dead or of age on that day.
    """
    table = own_plans(bench)
    table = table.filter(table["cppl_cp_plan_end_date"].notnull())
    table = _staying(bench, table)
    near = bench.local.override_plan_days
    reviews = bench["cp_reviews"]
    stop = reviews.filter(reviews["cppr_cp_review_outcome_continue_cp"] == "N").select(
        r_council="council", r_child="cppr_person_id", on="cppr_cp_review_date"
    )
    end = table["cppl_cp_plan_end_date"]
    met = table.inner_join(
        stop,
        [
            table["council"] == stop["r_council"],
            table["cppl_person_id"] == stop["r_child"],
            stop["on"] >= days_on(end, -near),
            stop["on"] <= days_on(end, near),
        ],
    )
    found = _lacking(table, met, "cppl_cp_plan_id")
    counted = events(
        found, subject="cppl_person_id", on=found["cppl_cp_plan_end_date"], num=found["lacking"]
    )
    return Counted(events=placed_events(bench, counted))


def _lacking(table: Table, met: Table, key: str) -> Table:
    """Rows with `lacking`: one where the second table has nothing for the row, else nought."""
    has = met.select(has_council="council", has_id=key).distinct()
    joined = table.left_join(
        has, [table["council"] == has["has_council"], table[key] == has["has_id"]]
    )
    return joined.mutate(lacking=one_if(joined["has_id"].isnull()))


def _staying(bench: Workbench, table: Table) -> Table:
    end = "cppl_cp_plan_end_date"
    known = born(bench, table.mutate(subject=table["cppl_person_id"]))
    grown = either(birthday(known["dob"], ADULT) <= known[end], False)
    dead = either(known["died"] <= known[end], False)
    known = known.filter(~grown & ~dead)
    away = in_care(bench).select(
        a_council="council", a_child="subject", since="from_day", until="until_day"
    )
    in_care_then = known.inner_join(
        away,
        [
            known["council"] == away["a_council"],
            known["subject"] == away["a_child"],
            away["since"] <= days_on(known[end], 1),
            away["until"] > known[end],
        ],
    )
    at_home = _lacking(known, in_care_then, "cppl_cp_plan_id")
    at_home = at_home.filter(at_home["lacking"] > 0).drop("lacking", "has_council", "has_id")
    return at_home.filter(~_moved(bench, at_home))


def _moved(bench: Workbench, table: Table) -> Column:
    cases = bench["cin_episodes"]
    moved = cases.filter(cases["cine_close_reason"] == TRANSFERRED)
    return either(table["cppl_referral_id"].isin(moved["cine_referral_id"]), False)


def plan_not_opened(bench: Workbench) -> Counted:
    """Conferences that decided on a plan, and those after which none began in five working days."""
    table = bench["initial_cp_conference"]
    decided = (table["icpc_icpc_outcome_cp_flag"] == "Y") & table["icpc_icpc_date"].notnull()
    table = overdue_from(bench, table.filter(decided), "icpc_icpc_date", PLAN_WITHIN, "too_late")
    plans = bench["cp_plans"].select(
        p_council="council",
        p_child="cppl_person_id",
        began="cppl_cp_plan_start_date",
        ended=either(bench["cp_plans"]["cppl_cp_plan_end_date"], day(FAR)),
    )
    met = table.inner_join(
        plans,
        [
            table["council"] == plans["p_council"],
            table["icpc_person_id"] == plans["p_child"],
            plans["began"] < table["too_late"],
            plans["ended"] > table["icpc_icpc_date"],
        ],
    )
    found = _lacking(table, met, "icpc_icpc_id")
    return Counted(
        events=events(
            found,
            subject="icpc_person_id",
            on=found["icpc_icpc_date"],
            num=found["lacking"],
            team=found["icpc_icpc_team"],
        )
    )


def conference_not_held(bench: Workbench) -> Counted:
    """Enquiries that ended, and those that asked for a conference that was never held.

    One is given fifteen working days from the strategy discussion before it counts, measured on
    the day for which the file says that it is true.
    """
    table = overdue_from(bench, open_enquiries(bench), "s47e_s47_start_date", 15, "too_late")
    asked = has_flag(table["s47e_s47_outcome_json"], "CP_CONFERENCE")
    known_on = either(table["as_of"], day(FAR))
    none = asked & table["held"].isnull() & (table["too_late"] <= known_on)
    none = none & (either(table["s47e_s47_nfa"], words("N")) != "Y")
    return Counted(events=_ended(table, one_if(none)))


def conference_unneeded(bench: Workbench) -> Counted:
    """Enquiries that ended, and those after which no conference was held to be needed."""
    table = bench["s47_enquiry"]
    return Counted(events=_ended(table, one_if(table["s47e_s47_nfa"] == "Y")))


def _ended(table: Table, num: Column) -> Table:
    return events(
        table,
        subject="s47e_person_id",
        on=table["s47e_s47_end_date"],
        num=num,
        team=table["s47e_s47_completed_by_team"],
    )


def closed_with_open_step(bench: Workbench) -> Counted:
    """Closures, and those with an enquiry, assessment, plan or time in care still open."""
    cases = bench["cin_episodes"].filter(lambda t: t["cine_close_date"].notnull())
    parts = []
    for step in STEPS:
        table = bench[step.table]
        parts.append(
            table.select(
                o_council=table["council"],
                o_child=table[step.child],
                since=table[step.began],
                until=either(table[step.ended], day(FAR)),
            )
        )
    still = ibis.union(*parts, distinct=False)
    met = cases.inner_join(
        still,
        [
            cases["council"] == still["o_council"],
            cases["cine_person_id"] == still["o_child"],
            still["since"] <= cases["cine_close_date"],
            still["until"] > cases["cine_close_date"],
        ],
    )
    found = _lacking(cases, met, "cine_referral_id")
    return Counted(
        events=events(
            found,
            subject="cine_person_id",
            on=found["cine_close_date"],
            num=1 - found["lacking"],
            team=found["cine_referral_team"],
        )
    )


def overridden(bench: Workbench) -> Counted:
    """Decisions of several agencies on record, and those changed outside their meeting."""
    table = bench["overrides"]
    return Counted(
        events=events(
            table.mutate(subject=either(table["over_person_id"], table["over_id"])),
            subject="subject",
            on=table["over_decision_date"],
            num=one_if(table["over_changed_date"].notnull() | table["over_changed_to"].notnull()),
            team=table["over_team"],
        )
    )
