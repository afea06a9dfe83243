"""How often a child gets a new worker: the DfE's distinct workers, and hand-overs as a child
meets them."""

from __future__ import annotations

from collections.abc import Callable

from upheld.practice.measures.engine import Workbench, once
from upheld.practice.measures.populations import cp_plans, in_care, islands
from upheld.practice.measures.shapes import (
    SPANS,
    Counted,
    both,
    events,
    layers,
    together,
    weighed,
    where,
)
from upheld.practice.measures.vocabulary import (
    FAR,
    Table,
    day,
    days_on,
    either,
    ibis,
    months_on,
    one_if,
)
from upheld.practice.measures.workers import (
    allocations,
    held,
    open_cases,
    placed,
    placed_events,
    staff,
)

Population = Callable[[Workbench], Table]
CHAIN = 3
YEAR = 12
UNSTABLE = ("LEFTRL", "MANAGE", "ORGRST")
CHANGED = ("MANAGE", "LEFTRL", "ORGRST", "TSPROC", "ABSENC", "CHCHAN", "PCCHAN", "SWDIED", "OTHERS")


def lingering(table: Table, months: int) -> Table:
    """Spans that count for so many months after they have ended."""
    open_ended = table["until_day"] >= day(FAR)
    reach = months_on(ibis.ifelse(open_ended, day(LAST), table["until_day"]), months)
    return table.mutate(until_day=ibis.ifelse(open_ended, day(FAR), reach))


LAST = FAR.replace(year=FAR.year - 10)


def distinct_workers(population: Population) -> Callable[[Workbench], Counted]:
    """Children of a population with three or more different workers in twelve months."""

    def counts(bench: Workbench) -> Counted:
        named = allocations(bench)
        named = named.filter(named["worker"].notnull())
        pair = named.mutate(
            subject=named["subject"] + "\t" + named["worker"], team=named["subject"]
        )
        merged = islands(lingering(pair, YEAR))
        each = merged.mutate(subject=merged["team"])
        at = layers(workers=each, member=islands(population(bench)))
        member = at["member"] > 0
        return Counted(
            spans=placed(
                bench, where(at, one_if(member & (at["workers"] >= CHAIN)), one_if(member))
            )
        )

    return counts


@once
def handovers(bench: Workbench) -> Table:
    """Each time a child passed from one named worker to another, with `earlier` and `reason`."""
    table = allocations(bench)
    table = table.filter(table["worker"].notnull())
    along = ibis.window(group_by=["council", "subject"], order_by=[table["from_day"], table["row"]])
    table = table.mutate(previous=table["worker"].lag().over(along))
    changed = table["previous"].notnull() & (table["previous"] != table["worker"])
    return table.filter(changed)


def handovers_per_child(population: Population) -> Callable[[Workbench], Counted]:
    """Hand-overs in the twelve months before, for each child of a population."""

    def counts(bench: Workbench) -> Counted:
        table = handovers(bench)
        counted = table.mutate(until_day=months_on(table["from_day"], YEAR)).select(*SPANS)
        members = islands(population(bench))
        inside = weighed(both(counted, members), 1, 0)
        return Counted(spans=placed(bench, together(inside, weighed(members, 0, 1))))

    return counts


def children_in_care(bench: Workbench) -> Table:
    """Children in care."""
    return in_care(bench)


def children_under_plans(bench: Workbench) -> Table:
    """Children with a child protection plan."""
    return cp_plans(bench)


def children_in_need(bench: Workbench) -> Table:
    """Children with an open referral that was acted on."""
    return open_cases(bench)


def days_held(bench: Workbench) -> Counted:
    """Since when the present worker has held each child."""
    return Counted(spans=held(bench).select(*SPANS))


def reasons(*which: str) -> Callable[[Workbench], Counted]:
    """Changes of worker for some reasons, of all changes with a reason."""

    def counts(bench: Workbench) -> Counted:
        table = allocations(bench)
        table = table.filter(table["reason"].isin(CHANGED))
        return Counted(
            events=events(
                table,
                subject="subject",
                on=table["from_day"],
                num=one_if(table["reason"].isin(which)),
                team=table["team"],
            )
        )

    return counts


def agency_handovers(bench: Workbench) -> Counted:
    """Children whose worker changed because an agency worker left; of those with a worker."""
    changed = handovers(bench)
    posts = staff(bench)
    left = posts.filter(posts["agency"].fill_null(False) & posts["ended"].notnull())
    left = left.select(l_council="council", l_worker="worker", left_on="ended")
    near = bench.local.handover_days
    met = changed.inner_join(
        left,
        [
            changed["council"] == left["l_council"],
            changed["previous"] == left["l_worker"],
            changed["from_day"] >= days_on(left["left_on"], -near),
            changed["from_day"] <= days_on(left["left_on"], near),
        ],
    )
    once = met.group_by(["council", "subject", "from_day"]).aggregate(team=met["team"].max())
    gone = events(once, subject="subject", on=once["from_day"], den=0, team=once["team"])
    children = weighed(held(bench).select(*SPANS), 0, 1)
    return Counted(events=gone, spans=children)


def visits_by_others(bench: Workbench) -> Counted:
    """Visits by somebody other than the child's worker, of visits that say who came."""
    parts = []
    for name, start in (("cin", "cinv"), ("cp", "cppv"), ("cla", "clav")):
        table = bench[f"{name}_visits"]
        parts.append(
            table.select(
                council=table["council"],
                subject=table[f"{start}_person_id"],
                day=table[f"{start}_{name}_visit_date"],
                visitor=table[f"{start}_professional_id"],
            )
        )
    visits = together(*parts)
    visits = visits.filter(visits["visitor"].notnull() & visits["day"].notnull())
    return _against_workers(bench, visits)


def _against_workers(bench: Workbench, visits: Table) -> Counted:
    who = held(bench).select(
        w_council="council", w_child="subject", since="from_day", until="until_day", w="worker"
    )
    met = visits.left_join(
        who,
        [
            visits["council"] == who["w_council"],
            visits["subject"] == who["w_child"],
            visits["day"] >= who["since"],
            visits["day"] < who["until"],
        ],
    )
    found = events(
        met,
        subject="subject",
        on=met["day"],
        num=one_if(either(met["w"] != met["visitor"], True)),
    )
    return Counted(events=placed_events(bench, found))
