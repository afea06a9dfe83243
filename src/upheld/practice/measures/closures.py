"""Closures: how many, whether more than usual before an inspection, and what came back."""

from __future__ import annotations

from collections.abc import Callable

from upheld.practice.measures.engine import Workbench
from upheld.practice.measures.shapes import Counted, events, together
from upheld.practice.measures.vocabulary import Table, days_on, ibis, number, one_if

BACK_WITHIN = 90
WEEKS_OF_A_YEAR = 52
EARLIER_YEARS = 5


def closed(bench: Workbench) -> Table:
    """Referrals that have been closed."""
    table = bench["cin_episodes"]
    return table.filter(table["cine_close_date"].notnull())


def closures(*reasons: str) -> Callable[[Workbench], Counted]:
    """Closures, of all reasons or of some."""

    def counts(bench: Workbench) -> Counted:
        table = closed(bench)
        if reasons:
            table = table.filter(table["cine_close_reason"].isin(reasons))
        return Counted(events=_closing(table, 1))

    return counts


def _closing(table: Table, num: object) -> Table:
    return events(
        table,
        subject="cine_person_id",
        on=table["cine_close_date"],
        num=num,
        team=table["cine_referral_team"],
    )


def back_again(bench: Workbench) -> Counted:
    """Closures, and those followed by a referral of the same child within 90 days."""
    table = closed(bench)
    later = bench["cin_episodes"].select(
        l_council="council", l_child="cine_person_id", again="cine_referral_date"
    )
    met = table.inner_join(
        later,
        [
            table["council"] == later["l_council"],
            table["cine_person_id"] == later["l_child"],
            table["cine_close_date"] < later["again"],
            later["again"] <= days_on(table["cine_close_date"], BACK_WITHIN),
        ],
    )
    again = met.select(b_council="council", b_referral="cine_referral_id").distinct()
    back = table.left_join(
        again,
        [table["council"] == again["b_council"], table["cine_referral_id"] == again["b_referral"]],
    )
    return Counted(events=_closing(back, one_if(back["b_referral"].notnull())))


def before_inspection(bench: Workbench) -> Counted:
    """Closures in the weeks before each inspection, and as many as earlier years would expect.

    Expected is the mean of the same weeks of up to five earlier years, each scaled by how the
    closures of the 52 weeks before the window compare with those before that year's window. It is
    given on the day before the inspection.
    """
    weeks = bench.local.inspection_weeks
    visits = bench["inspections"]
    visits = visits.mutate(
        until=ibis.coalesce(visits["insp_notice_date"], visits["insp_start_date"])
    )
    visits = visits.mutate(since=days_on(visits["until"], -7 * weeks))
    seen = _window(bench, visits, 0)
    years = [_expected(bench, visits, back) for back in range(1, EARLIER_YEARS + 1)]
    usual = together(*years)
    mean = usual.group_by(["council", "insp_id"]).aggregate(expected=usual["expected"].mean())
    mean = mean.select(m_council="council", m_id="insp_id", expected="expected")
    met = seen.inner_join(
        mean, [seen["council"] == mean["m_council"], seen["insp_id"] == mean["m_id"]]
    )
    found = events(
        met.mutate(subject=met["insp_id"]),
        subject="subject",
        on=days_on(met["until"], -1),
        num=met["in_window"],
        den=met["expected"],
    )
    return Counted(events=found)


def _expected(bench: Workbench, visits: Table, back: int) -> Table:
    now, then = _window(bench, visits, 0), _window(bench, visits, back)
    then = then.select(
        t_council="council", t_id="insp_id", t_window="in_window", t_year="in_year"
    ).filter(lambda t: (t["t_year"] > 0) & (t["t_window"] > 0))
    met = now.inner_join(
        then, [now["council"] == then["t_council"], now["insp_id"] == then["t_id"]]
    )
    return met.select(
        "council", "insp_id", expected=met["t_window"] * met["in_year"] / met["t_year"].nullif(0)
    )


def _window(bench: Workbench, visits: Table, back: int) -> Table:
    shift = -7 * WEEKS_OF_A_YEAR * back
    ends = closed(bench).select(c_council="council", on="cine_close_date")
    moved = visits.mutate(
        w_from=days_on(visits["since"], shift),
        w_until=days_on(visits["until"], shift),
        y_from=days_on(visits["since"], shift - 7 * WEEKS_OF_A_YEAR),
    )
    met = moved.inner_join(
        ends,
        [
            moved["council"] == ends["c_council"],
            ends["on"] >= moved["y_from"],
            ends["on"] < moved["w_until"],
        ],
    )
    inside = one_if(met["on"] >= met["w_from"])
    return met.group_by(["council", "insp_id", "until"]).aggregate(
        in_window=inside.sum(), in_year=(number(1) - inside).sum()
    )
