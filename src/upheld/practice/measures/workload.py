"""How much work each worker holds, and whose children nobody holds."""

from __future__ import annotations

from collections.abc import Callable

from upheld.practice.measures.engine import Workbench, once
from upheld.practice.measures.populations import cp_plans, in_care, islands
from upheld.practice.measures.shapes import SPANS, Counted, both, layers, spans, together, where
from upheld.practice.measures.vocabulary import Table, days_on, ibis, months_on, number, one_if
from upheld.practice.measures.workers import (
    allocations,
    contains_any,
    held,
    holding_workers,
    open_cases,
    placed_by_referral,
    staff,
)

CENSUS_MONTH, CENSUS_DAY = 9, 30


def census_rows(bench: Workbench) -> Table:
    """Workers of the workforce census with `on`, the 30 September, and `until`, the next one."""
    table = bench["workforce_census"]
    on = ibis.date(table["wfcs_year"].cast("int32"), CENSUS_MONTH, CENSUS_DAY)
    return table.mutate(on=on, until=months_on(on, 12))


def _per_worker(table: Table, num: object, den: object) -> Table:
    return table.select(
        "council",
        "team",
        subject=table["worker"],
        from_day=table["from_day"],
        until_day=table["until_day"],
        num=num,
        den=den,
    )


def caseload(bench: Workbench) -> Counted:
    runs = holding_workers(bench)
    return Counted(spans=_per_worker(runs, runs["cases"].cast("float64"), runs["fte"]))


def caseload_of_census(bench: Workbench) -> Counted:
    rows = census_rows(bench)
    rows = rows.filter((rows["wfcs_cases"] > 0) & (rows["wfcs_fte_30_september"] > 0))
    return Counted(
        spans=spans(
            rows,
            subject="wfcs_worker_id",
            start=rows["on"],
            end=rows["until"],
            num=rows["wfcs_cases"],
            den=rows["wfcs_fte_30_september"],
        )
    )


def above_ceiling(bench: Workbench) -> Counted:
    runs = holding_workers(bench)
    local = bench.local
    ceiling = ibis.ifelse(
        (runs["registration"] == "asye").fill_null(False),
        local.caseload_ceiling_first_year,
        local.caseload_ceiling,
    )
    above = one_if(runs["cases"].cast("float64") > ceiling * runs["fte"])
    return Counted(spans=_per_worker(runs, above, number(1)))


def above_ceiling_of_census(bench: Workbench) -> Counted:
    rows = census_rows(bench)
    rows = rows.filter((rows["wfcs_cases"] > 0) & (rows["wfcs_fte_30_september"] > 0))
    limit = rows["wfcs_fte_30_september"] * bench.local.caseload_ceiling
    return Counted(
        spans=spans(
            rows,
            subject="wfcs_worker_id",
            start=rows["on"],
            end=rows["until"],
            num=one_if(rows["wfcs_cases"].cast("float64") > limit),
        )
    )


def pseudo_workers(bench: Workbench) -> tuple[Table, Table]:
    """Allocations to somebody who does the work, and to a manager, a duty desk or a team."""
    local = bench.local
    titles = staff(bench).group_by(["council", "worker"]).aggregate(title=ibis._["title"].max())
    titles = titles.select(t_council="council", t_worker="worker", title="title")
    listed = bench["holders"].select(h_council="council", h_id="hold_professional_id").distinct()
    table = allocations(bench)
    met = table.left_join(
        titles, [table["council"] == titles["t_council"], table["worker"] == titles["t_worker"]]
    ).drop("t_council", "t_worker")
    met = met.left_join(
        listed, [met["council"] == listed["h_council"], met["worker"] == listed["h_id"]]
    )
    nobody = met["worker"].isnull() & (met["team"].notnull() | met["name"].notnull())
    stand_in = (
        nobody
        | met["h_id"].notnull()
        | contains_any(met["title"], local.pseudo_titles)
        | contains_any(met["name"], local.pseudo_names)
        | contains_any(met["worker"], local.pseudo_names)
    )
    named = met["worker"].notnull()
    return met.filter(named & ~stand_in), met.filter(stand_in)


@once
def allocation_layers(bench: Workbench) -> Table:
    """For each child: open cases, real workers and stand-ins from one change to the next."""
    cases = open_cases(bench)
    grace = bench.local.unallocated_grace_days
    real, stand_in = pseudo_workers(bench)
    due = cases.mutate(from_day=days_on(cases["from_day"], grace)) if grace else cases
    due = due.filter(due["from_day"] < due["until_day"])
    others = together(*(one.select(*due.columns) for one in (cp_plans(bench), in_care(bench))))
    return layers(opened=together(due, others), real=real, stand_in=stand_in)


def unallocated(bench: Workbench) -> Counted:
    at = allocation_layers(bench)
    is_open = at["opened"] > 0
    nobody = is_open & (at["real"] <= 0) & (at["stand_in"] <= 0)
    found = where(at, one_if(nobody), one_if(is_open))
    return Counted(spans=placed_by_referral(bench, found))


def hidden(bench: Workbench) -> Counted:
    at = allocation_layers(bench)
    anybody = (at["opened"] > 0) & ((at["real"] > 0) | (at["stand_in"] > 0))
    stood_in = anybody & (at["real"] <= 0)
    return Counted(spans=placed_by_referral(bench, where(at, one_if(stood_in), one_if(anybody))))


def by_registration(
    *which: str, population: Callable[[Workbench], Table] | None = None
) -> Callable[[Workbench], Counted]:
    """Children held by workers of some registrations, of all who are held."""

    def counts(bench: Workbench) -> Counted:
        children = held(bench)
        posts = staff(bench).select(
            p_council="council",
            p_worker="worker",
            registration="registration",
            since="since",
            until="until",
        )
        met = children.inner_join(
            posts,
            [
                children["council"] == posts["p_council"],
                children["worker"] == posts["p_worker"],
                children["from_day"] < posts["until"],
                children["until_day"] > posts["since"],
            ],
        )
        met = met.mutate(
            from_day=ibis.greatest(met["from_day"], met["since"]),
            until_day=ibis.least(met["until_day"], met["until"]),
            num=one_if(met["registration"].isin(which)),
        )
        kept = met.select(*SPANS)
        if population is not None:
            kept = both(kept, islands(population(bench)))
        return Counted(spans=kept)

    return counts
