"""Who is meant: children in need, under a plan, in care; and runs of time made of pieces."""

from __future__ import annotations

from upheld.practice.measures.engine import Workbench, once
from upheld.practice.measures.shapes import SPANS, spans
from upheld.practice.measures.vocabulary import Column, Table, either, ibis, months_on, words

SHORT_BREAKS = ("V3", "V4")


def islands(table: Table) -> Table:
    """Spans of a subject that touch or overlap, made one."""
    table = table.select(*SPANS)
    keys = ["council", "subject"]
    order = [table["from_day"], table["until_day"]]
    before = ibis.window(group_by=keys, order_by=order, rows=(None, -1))
    marked = table.mutate(reached=table["until_day"].max().over(before))
    fresh = either(marked["reached"] < marked["from_day"], marked["reached"].isnull())
    marked = marked.mutate(fresh=ibis.ifelse(fresh, 1, 0))
    past = ibis.window(
        group_by=keys, order_by=[marked["from_day"], marked["until_day"]], rows=(None, 0)
    )
    marked = marked.mutate(island=marked["fresh"].sum().over(past))
    return (
        marked.group_by([*keys, "island"])
        .aggregate(
            team=marked["team"].max(),
            from_day=marked["from_day"].min(),
            until_day=marked["until_day"].max(),
            num=marked["num"].max(),
            den=marked["den"].max(),
        )
        .select(*SPANS)
    )


def cp_plans(bench: Workbench, *, subject: str = "cppl_person_id") -> Table:
    """Child protection plans of this council, as spans."""
    table = own_plans(bench)
    return spans(
        table,
        subject=subject,
        start=table["cppl_cp_plan_start_date"],
        end=table["cppl_cp_plan_end_date"],
    )


def own_plans(bench: Workbench) -> Table:
    """Rows of child protection plans without those that another council is responsible for."""
    table = bench["cp_plans"]
    return table.filter(either(table["cppl_cp_plan_ola"], words("N")) != "Y")


def cin_plans(bench: Workbench) -> Table:
    """Child in need plans, as spans."""
    table = bench["cin_plans"]
    return spans(
        table,
        subject="cinp_person_id",
        start=table["cinp_cin_plan_start_date"],
        end=table["cinp_cin_plan_end_date"],
        team=table["cinp_cin_plan_team"],
    )


def care_episodes(bench: Workbench) -> Table:
    """Rows of episodes in care without agreed series of short breaks."""
    table = bench["cla_episodes"]
    return table.filter(~either(table["clae_legal_status"], words("")).isin(SHORT_BREAKS))


@once
def in_care(bench: Workbench) -> Table:
    """Times in care: episodes that follow one another are one."""
    table = care_episodes(bench)
    return islands(
        spans(
            table,
            subject="clae_person_id",
            start=either(table["clae_entered_care_date"], table["clae_cla_episode_start_date"]),
            end=table["clae_cla_episode_ceased_date"],
        )
    )


def since(table: Table, months: int) -> Table:
    """The part of each span that comes so many months after its beginning."""
    changed = table.mutate(from_day=months_on(table["from_day"], months))
    return changed.filter(changed["from_day"] < changed["until_day"])


def born(bench: Workbench, table: Table) -> Table:
    """Rows with `dob` of their subject; empty where the store does not know it."""
    person = bench["person"].select(
        born_council="council", born_id="pers_person_id", dob="pers_dob", died="pers_death_date"
    )
    return table.left_join(
        person,
        [table["council"] == person["born_council"], table["subject"] == person["born_id"]],
    ).drop("born_council", "born_id")


def aged(bench: Workbench, table: Table, *, years: int = 0, under: int = 0) -> Table:
    """The part of each span in which the subject is old enough, and not yet too old."""
    with_dob = born(bench, table).filter(lambda t: t["dob"].notnull())
    start, end = with_dob["from_day"], with_dob["until_day"]
    if years:
        start = ibis.greatest(start, birthday(with_dob["dob"], years))
    if under:
        end = ibis.least(end, birthday(with_dob["dob"], under))
    cut = with_dob.mutate(from_day=start, until_day=end).select(*SPANS)
    return cut.filter(cut["from_day"] < cut["until_day"])


def birthday(dob: Column, years: int) -> Column:
    """The day on which somebody becomes so old."""
    return months_on(dob, 12 * years)
