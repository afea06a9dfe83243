"""Who works here: leavers, agency workers, vacancies, sickness and supervision."""

from __future__ import annotations

from upheld.practice.measures.engine import Workbench
from upheld.practice.measures.shapes import Counted, events, spans, together
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
from upheld.practice.measures.workers import staff
from upheld.practice.measures.workload import census_rows

# The DfE's working year: its days less 104 of weekends and 8 bank holidays, so 253, or 254 in a
# year with a 29 February. Found by trying: 2020 fits 254 and every other year 253.
NOT_WORKED = 112


def _in_post(rows: Table) -> Table:
    ended = rows["wfcs_role_end_date"]
    return rows.filter(either(ended > rows["on"], True))


def _employed(rows: Table) -> Table:
    return rows.filter(either(rows["wfcs_agency"], words("N")) != "Y")


def _fte(rows: Table) -> Column:
    return either(rows["wfcs_fte_30_september"], rows["wfcs_fte"], number(0))


def in_post_of_census(bench: Workbench, num: float, den: float, *, days: bool = False) -> Table:
    """Full-time equivalents of employed workers on each 30 September, until the next.

    With `days`, times the working days of the year that ends on it.
    """
    rows = _in_post(_employed(census_rows(bench)))
    worked = rows["on"].delta(months_on(rows["on"], -12), unit="day") - NOT_WORKED
    per = worked.cast("float64") if days else number(1)
    return spans(
        rows,
        subject="wfcs_worker_id",
        start=rows["on"],
        end=rows["until"],
        num=_fte(rows) * per * num,
        den=_fte(rows) * per * den,
    )


def turnover_of_census(bench: Workbench) -> Counted:
    """Leavers in the year to 30 September, by those in post on it."""
    rows = _employed(census_rows(bench))
    gone = events(
        rows,
        subject="wfcs_worker_id",
        on=rows["wfcs_role_end_date"],
        num=either(rows["wfcs_fte"], number(0)),
        den=0,
    )
    return Counted(events=gone, spans=in_post_of_census(bench, 0, 1))


def turnover_of_history(bench: Workbench) -> Counted:
    """The same from a history of posts: a post that ends with a reason for leaving."""
    posts = _posts(bench, employed=True)
    gone = events(
        posts,
        subject="worker",
        on=ibis.ifelse(posts["left_for"].notnull(), posts["ended"], ibis.null("date")),
        num=posts["fte"],
        den=0,
        team=posts["home"],
    )
    return Counted(events=gone, spans=_posts_as_spans(posts, number(0), posts["fte"]))


def _posts(bench: Workbench, *, employed: bool = False) -> Table:
    posts = staff(bench)
    posts = posts.mutate(agency=posts["agency"].fill_null(False))
    return posts.filter(~posts["agency"]) if employed else posts


def _posts_as_spans(posts: Table, num: Column, den: Column) -> Table:
    return spans(
        posts,
        subject="worker",
        start=posts["since"],
        end=posts["until"],
        num=either(num, number(0)),
        den=either(den, number(0)),
        team=posts["home"],
    )


def agency_of_census(bench: Workbench) -> Counted:
    """Agency workers on 30 September, of agency workers and those in post."""
    rows = _in_post(census_rows(bench))
    agency = one_if(rows["wfcs_agency"] == "Y")
    return Counted(
        spans=spans(
            rows,
            subject="wfcs_worker_id",
            start=rows["on"],
            end=rows["until"],
            num=agency * _fte(rows),
            den=_fte(rows),
        )
    )


def agency_of_history(bench: Workbench) -> Counted:
    """The same on any day, from a history of posts."""
    posts = _posts(bench)
    return Counted(
        spans=_posts_as_spans(posts, one_if(posts["agency"]) * posts["fte"], posts["fte"])
    )


def vacancies(bench: Workbench) -> Counted:
    """Vacant posts on 30 September, of vacant posts and those in post."""
    table = bench["workforce_vacancies"]
    on = ibis.date(table["wfva_year"].cast("int32"), 9, 30)
    open_posts = table.mutate(on=on, until=days_on(on, 365), subject=words("vacant posts"))
    share = open_posts["wfva_vacancies_fte"]
    vacant = spans(
        open_posts,
        subject="subject",
        start=open_posts["on"],
        end=open_posts["until"],
        num=share,
        den=share,
    )
    return Counted(spans=together(vacant, in_post_of_census(bench, 0, 1)))


def sickness(bench: Workbench) -> Counted:
    """Working days lost in the year to 30 September, by the working days of those in post."""
    rows = _employed(census_rows(bench))
    lost = events(
        rows,
        subject="wfcs_worker_id",
        on=rows["on"],
        num=either(rows["wfcs_days_lost"], number(0)),
        den=0,
    )
    return Counted(events=lost, spans=in_post_of_census(bench, 0, 1, days=True))


def supervision(bench: Workbench) -> Counted:
    """Supervisions that fell due, and those of them that were held by the day they were due."""
    table = bench["supervision"]
    along = ibis.window(
        group_by=["council", "supv_professional_id", "supv_kind", "supv_person_id"],
        order_by=[_moment(table), table["supv_id"]],
    )
    before = table["supv_date"].lag().over(along)
    due = either(table["supv_due_date"], days_on(before, bench.local.supervision_days))
    dated = table.mutate(due=due)
    return Counted(
        events=events(
            dated,
            subject="supv_professional_id",
            on=dated["due"],
            num=one_if(dated["supv_date"] <= dated["due"]),
            team=dated["supv_team"],
        )
    )


def _moment(table: Table) -> Column:
    return either(table["supv_due_date"], table["supv_date"], day(FAR))
