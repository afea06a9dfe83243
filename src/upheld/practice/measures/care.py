"""Children in care: visits, reviews, plans, placements and coming back from being missing."""

from __future__ import annotations

from collections.abc import Callable

from upheld.practice.measures.clocks import overdue_from
from upheld.practice.measures.engine import Workbench, once
from upheld.practice.measures.populations import aged, care_episodes, in_care, islands, since
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
    number,
    one_if,
    words,
)
from upheld.practice.measures.workers import placed, placed_events

FIRST_REVIEW = 20  # working days, Care Planning Regulations 2010, regulation 33
PLAN_LIMIT = 10  # working days of the first placement, regulation 4(2)
MANY = 3
TEMPORARY = ("T0", "T1", "T2", "T3", "T4")
LONG_TERM_MONTHS, SETTLED_MONTHS, SETTLED_UNDER = 30, 24, 16
LAST = FAR.replace(year=FAR.year - 10)


def share(bench: Workbench, counted: Table, population: Table) -> Counted:
    """Spans of those who count, of a population; who counts is clipped to the population."""
    inside = weighed(both(islands(counted), population), 1, 0)
    return Counted(spans=placed(bench, together(inside, weighed(population, 0, 1))))


@once
def placements(bench: Workbench) -> Table:
    """Placements as spans, with `kind` and `row`; temporary ones are left out."""
    table = bench["cla_placement"]
    kept = table.filter(~either(table["clap_cla_placement_type"], words("")).isin(TEMPORARY))
    return kept.select(
        council=kept["council"],
        team=words(None),
        subject=kept["clap_person_id"],
        from_day=kept["clap_cla_placement_start_date"],
        until_day=either(kept["clap_cla_placement_end_date"], day(FAR)),
        num=number(1),
        den=number(1),
        kind=either(kept["clap_cla_placement_type"], words("")),
        row=kept["clap_cla_placement_id"],
    ).filter(lambda t: t["from_day"].notnull() & (t["from_day"] < t["until_day"]))


def visits_in_time(bench: Workbench) -> Counted:
    """Children in care, and those visited in the first week of a placement and then every six.

    Where the purpose of a placement is not known, the strictest rule is used.
    """
    local = bench.local
    homes = placements(bench)
    visits = bench["cla_visits"].select(
        v_council="council", v_child="clav_person_id", on="clav_cla_visit_date"
    )
    met = homes.inner_join(
        visits,
        [
            homes["council"] == visits["v_council"],
            homes["subject"] == visits["v_child"],
            visits["on"] >= homes["from_day"],
            visits["on"] < homes["until_day"],
        ],
    )
    after_visit = met.mutate(
        from_day=met["on"],
        until_day=ibis.least(met["until_day"], days_on(met["on"], local.cla_visit_days + 1)),
    ).select(*SPANS)
    new = homes.mutate(
        until_day=ibis.least(
            homes["until_day"], days_on(homes["from_day"], local.cla_visit_first_days + 1)
        )
    ).select(*SPANS)
    return share(bench, together(after_visit, new), in_care(bench))


def reviews_in_time(bench: Workbench) -> Counted:
    """Reviews that fell due, and those held by then: 20 working days, 3 months, 6 months."""
    local = bench.local
    periods = in_care(bench)
    starts = periods.select("council", "subject", on="from_day", order=ibis.literal(0))
    held = bench["cla_reviews"]
    held = held.filter(
        held["clar_cla_review_date"].notnull()
        & (either(held["clar_cla_review_cancelled"], words("N")) != "Y")
    ).select("council", subject="clar_person_id", on="clar_cla_review_date", order=ibis.literal(1))
    inside = _within_period(periods, together(starts, held))
    keys = ["council", "subject", "began"]
    along = ibis.window(group_by=keys, order_by=[inside["on"], inside["order"]])
    steps = inside.mutate(
        step=ibis.row_number().over(along), following=inside["on"].lead().over(along)
    )
    steps = overdue_from(bench, steps, "on", FIRST_REVIEW, "after_first")
    due = ibis.cases(
        (steps["step"] == 0, days_on(steps["after_first"], -1)),
        (steps["step"] == 1, days_on(steps["on"], local.cla_second_review_days)),
        else_=days_on(steps["on"], local.cla_later_review_days),
    )
    steps = steps.mutate(due=due)
    owed = steps.filter(steps["due"] < steps["ceased"])
    found = events(
        owed,
        subject="subject",
        on=owed["due"],
        num=one_if(owed["following"] <= owed["due"]),
    )
    return Counted(events=placed_events(bench, found))


def _within_period(periods: Table, points: Table) -> Table:
    bounds = periods.select(
        p_council="council", p_child="subject", began="from_day", ceased="until_day"
    )
    return points.inner_join(
        bounds,
        [
            points["council"] == bounds["p_council"],
            points["subject"] == bounds["p_child"],
            points["on"] >= bounds["began"],
            points["on"] < bounds["ceased"],
        ],
    ).drop("p_council", "p_child")


def care_plans(bench: Workbench) -> Counted:
    """Children in care for ten working days, and those with a plan renewed within six months."""
    table = bench["cla_care_plan"]
    renewed = days_on(table["lacp_cla_care_plan_start_date"], bench.local.cla_later_review_days + 1)
    end = either(table["lacp_cla_care_plan_end_date"], day(FAR))
    plans = spans(
        table,
        subject="lacp_person_id",
        start=table["lacp_cla_care_plan_start_date"],
        end=ibis.least(renewed, end),
    )
    late = overdue_from(bench, in_care(bench), "from_day", PLAN_LIMIT, "from_then")
    due = late.mutate(from_day=late["from_then"]).select(*SPANS)
    due = due.filter(due["from_day"] < due["until_day"])
    return share(bench, plans, due)


def many_placements(months: int) -> Callable[[Workbench], Counted]:
    """Children in care, and those with three or more placements in so many months.

    Asked over two years, the children are those in care for two years, as the DfE counts them.
    """

    def counts(bench: Workbench) -> Counted:
        homes = placements(bench)
        open_ended = homes["until_day"] >= day(FAR)
        reach = months_on(ibis.ifelse(open_ended, day(LAST), homes["until_day"]), months)
        lingering = homes.mutate(until_day=ibis.ifelse(open_ended, day(FAR), reach))
        members = in_care(bench)
        if months > SETTLED_MONTHS // 2:
            members = since(members, months)
        at = layers(homes=lingering, member=members)
        member = at["member"] > 0
        found = where(at, one_if(member & (at["homes"] >= MANY)), one_if(member))
        return Counted(spans=placed(bench, found))

    return counts


def settled(bench: Workbench) -> Counted:
    """Children under 16 in care for two and a half years, and those two years in one placement.

    A placement for adoption is counted together with the one before it.
    """
    homes = placements(bench)
    along = ibis.window(group_by=["council", "subject"], order_by=[homes["from_day"], homes["row"]])
    before = homes["from_day"].lag().over(along)
    homes = homes.mutate(before=before)
    adopting = homes["kind"].startswith("A") & homes["before"].notnull()
    begun = ibis.ifelse(adopting, homes["before"], homes["from_day"])
    homes = homes.mutate(
        from_day=ibis.greatest(homes["from_day"], months_on(begun, SETTLED_MONTHS))
    )
    long = homes.filter(homes["from_day"] < homes["until_day"])
    members = aged(bench, since(in_care(bench), LONG_TERM_MONTHS), under=SETTLED_UNDER)
    return share(bench, long, members)


def interview_offered(bench: Workbench) -> Counted:
    """Times missing that ended, and those after which an interview was offered."""
    table = bench["missing"]
    found = events(
        table,
        subject="miss_person_id",
        on=table["miss_missing_episode_end_date"],
        num=one_if(table["miss_missing_rhi_offered"] == "Y"),
    )
    return Counted(events=placed_events(bench, found))


def officer_contact(bench: Workbench) -> Counted:
    """Children in care, and those whose reviewing officer was in contact lately."""
    table = care_episodes(bench)
    on = table["clae_cla_last_iro_contact_date"]
    lately = spans(
        table,
        subject="clae_person_id",
        start=on,
        end=_until(on, bench.local.iro_contact_months),
    )
    return share(bench, lately, in_care(bench))


def _until(on: Column, months: int) -> Column:
    return days_on(months_on(on, months), 1)
