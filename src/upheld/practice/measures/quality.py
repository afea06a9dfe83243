"""How good the data are: gaps, impossible orders of dates, and what is recorded late."""

from __future__ import annotations

from upheld.practice import standard
from upheld.practice.measures.courses import REFERRAL, STEPS, Course
from upheld.practice.measures.engine import Workbench
from upheld.practice.measures.shapes import Counted, events, together
from upheld.practice.measures.vocabulary import (
    FAR,
    Column,
    Table,
    day,
    days_on,
    either,
    ibis,
    number,
    one_if,
    words,
)

LATE_AFTER = 14  # days after which a record counts as late; a local choice, shown with the answer

# Columns that a census or an inspection asks for and that a row may nevertheless lack.
WANTED: dict[str, tuple[str, ...]] = {
    "person": ("pers_dob", "pers_sex", "pers_ethnicity"),
    "cin_episodes": ("cine_referral_source_code", "cine_cin_primary_need_code"),
    "cin_assessments": ("cina_assessment_child_seen",),
    "cp_plans": ("cppl_cp_plan_initial_category",),
    "cla_episodes": ("clae_legal_status",),
    "cla_placement": ("clap_cla_placement_type",),
    "involvements": ("invo_professional_id",),
    "care_leavers": ("clea_care_leaver_in_touch",),
}
# Two dates of a row of which the second cannot come first.
IN_ORDER: dict[str, tuple[tuple[str, str], ...]] = {
    "cin_episodes": (("cine_referral_date", "cine_close_date"),),
    "cin_assessments": (("cina_assessment_start_date", "cina_assessment_auth_date"),),
    "s47_enquiry": (("s47e_s47_start_date", "s47e_s47_end_date"),),
    "cin_plans": (("cinp_cin_plan_start_date", "cinp_cin_plan_end_date"),),
    "cp_plans": (("cppl_cp_plan_start_date", "cppl_cp_plan_end_date"),),
    "cla_episodes": (("clae_cla_episode_start_date", "clae_cla_episode_ceased_date"),),
    "cla_placement": (("clap_cla_placement_start_date", "clap_cla_placement_end_date"),),
    "involvements": (("invo_involvement_start_date", "invo_involvement_end_date"),),
    "missing": (("miss_missing_episode_start_date", "miss_missing_episode_end_date"),),
}
WATCHED = (REFERRAL, *STEPS)  # late recording of these is looked for


def wrong_cells(bench: Workbench) -> Counted:
    """Cells that are looked at, and those that are empty or stand in an impossible order."""
    parts = []
    for name in sorted({*WANTED, *IN_ORDER}):
        table = bench[name]
        subject = standard.TABLES[name].person or standard.TABLES[name].key[0]
        faults, looked_at = _faults(table, name)
        parts.append(
            events(table, subject=subject, on=_known_on(table, name), num=faults, den=looked_at)
        )
    return Counted(events=together(*parts))


def _known_on(table: Table, name: str) -> Column:
    pairs = IN_ORDER.get(name)
    return either(table["as_of"], table[pairs[0][0]]) if pairs else table["as_of"]


def _faults(table: Table, name: str) -> tuple[Column, Column]:
    faults, looked_at = number(0), number(0)
    for column in WANTED.get(name, ()):
        faults = faults + one_if(table[column].isnull())
        looked_at = looked_at + number(1)
    for first, second in IN_ORDER.get(name, ()):
        faults = faults + one_if(table[second] < table[first])
        looked_at = looked_at + one_if(table[second].notnull())
    return faults, looked_at


def one_load_only(bench: Workbench) -> str:
    """What lacks where nothing was loaded twice."""
    several = any(len(paths) > 1 for paths in bench.histories.values())
    return "" if several else "late recording shows only between two loads, and there is one"


def late_records(bench: Workbench) -> Counted:
    """Records new or changed between two loads, and those that came late or were altered.

    New and older than fourteen days before the load before: late. A day that was there and is
    another now: altered.
    """
    parts = [_between_loads(bench, watched) for watched in WATCHED]
    return Counted(events=together(*parts))


def _between_loads(bench: Workbench, watched: Course) -> Table:
    name, key, _child, began, ended = watched
    table = bench.history(name).filter(lambda t: t["as_of"].notnull())
    loads = table.select(l_council="council", l_as_of="as_of").distinct()
    in_order = ibis.window(group_by="l_council", order_by=loads["l_as_of"])
    loads = loads.mutate(load_before=loads["l_as_of"].lag().over(in_order))
    met = table.inner_join(
        loads, [table["council"] == loads["l_council"], table["as_of"] == loads["l_as_of"]]
    )
    along = ibis.window(group_by=["council", key], order_by=[met["as_of"], met["load_id"]])
    met = met.mutate(
        seen_before=met["as_of"].lag().over(along),
        began_before=met[began].lag().over(along),
        ended_before=met[ended].lag().over(along),
    )
    met = met.filter(met["load_before"].notnull())
    is_new = met["seen_before"].isnull()
    late = is_new & (met[began] < days_on(met["load_before"], -LATE_AFTER))
    far = day(FAR)
    altered = ~is_new & (
        (either(met["began_before"], far) != either(met[began], far))
        | (met["ended_before"].notnull() & (met["ended_before"] != either(met[ended], far)))
    )
    return events(
        met,
        subject=standard.TABLES[name].person or key,
        on=met["as_of"],
        num=one_if(late | altered),
        team=words(None),
    )
