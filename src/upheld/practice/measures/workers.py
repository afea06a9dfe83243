"""Who holds which child, and who works how much: what several measures stand on."""

from __future__ import annotations

from upheld.practice.measures.counting import during, snapped
from upheld.practice.measures.engine import Workbench, once
from upheld.practice.measures.periods import By
from upheld.practice.measures.shapes import SPANS, one_at_a_time, spans, together, weighed
from upheld.practice.measures.vocabulary import (
    FAR,
    LONG_AGO,
    Column,
    Table,
    day,
    either,
    ibis,
    number,
    stripped,
    words,
)

ALLOCATED = ("CW", "ALLOCATED CASE WORKER", "ALLOCATED CASEWORKER", "ALLOCATED WORKER")
NOBODY = ("-1", "#N/A", "N/A", "")


def allocated(bench: Workbench) -> Table:
    """Times in which a child had an allocated worker or a name in the place of one.

    `worker` is empty where no person is named. Spans with `worker`, `name`, `reason`, `row`.
    """
    table = bench["involvements"]
    role = table["invo_professional_role_id"].upper().strip()
    table = table.filter(role.isin(ALLOCATED))
    worker = stripped(table["invo_professional_id"])
    return table.select(
        council=table["council"],
        team=table["invo_professional_team"],
        subject=table["invo_person_id"],
        from_day=table["invo_involvement_start_date"],
        until_day=either(table["invo_involvement_end_date"], day(FAR)),
        num=number(1),
        den=number(1),
        worker=ibis.ifelse(worker.isin(NOBODY), words(None), worker),
        name=table["invo_professional_name"],
        reason=table["invo_worker_change_reason"],
        row=table["invo_involvements_id"],
    ).filter(lambda t: t["from_day"].notnull() & (t["from_day"] < t["until_day"]))


@once
def allocations(bench: Workbench) -> Table:
    """The same, worked out once for all who need more of it than `held` has."""
    return allocated(bench)


@once
def worked_out_held(bench: Workbench) -> Table:
    """What `held` says without its weights, for the time that is asked for."""
    table = allocated(bench)
    # To carry names through the window costs as much as the window: teams only where they matter.
    team = words(None) if bench.asked.by is By.COUNCIL else table["team"]
    table = table.filter(table["worker"].notnull()).select(
        "council", "subject", "from_day", "until_day", "worker", "row", team=team
    )
    return during(bench, one_at_a_time(table, order="row").drop("row"))


def held(bench: Workbench) -> Table:
    """Times with a named worker, one at a time: the latest to begin holds the child."""
    return weighed(worked_out_held(bench), 1, 1)


def staff(bench: Workbench) -> Table:
    """Who works here, how much of a week, through whom and with which registration.

    From the history of posts where a store has it, else from the list of professionals, which
    says only what is so now.
    """
    if bench.filled("staff_history")[""]:
        past = bench["staff_history"]
        return past.select(
            council=past["council"],
            worker=past["stff_professional_id"],
            home=past["stff_team"],
            since=past["stff_start_date"],
            until=either(past["stff_end_date"], day(FAR)),
            fte=past["stff_fte"],
            agency=past["stff_agency"] == "Y",
            registration=past["stff_registration"].lower(),
            title=past["stff_role"].lower(),
            left_for=past["stff_leave_reason"],
            ended=past["stff_end_date"],
        )
    now = bench["professionals"]
    return now.select(
        council=now["council"],
        worker=now["prof_professional_id"],
        home=now["prof_professional_department"],
        since=day(LONG_AGO),
        until=day(FAR),
        fte=now["prof_full_time_equivalency"],
        agency=now["prof_agency_worker_flag"] == "Y",
        registration=ibis.ifelse(
            now["prof_social_worker_registration_no"].notnull(), "registered", "unregistered"
        ),
        title=now["prof_professional_job_title"].lower(),
        left_for=words(None),
        ended=ibis.literal(None, type="date"),
    )


def holding_workers(bench: Workbench) -> Table:
    """Each worker's stretches with the same number of cases and the same post.

    `council, worker, team, from_day, until_day, cases, fte, registration`. The team is the one of
    the post, else one in which the worker holds a child. Only the last days of periods are looked
    at, so stretches begin and end on those.
    """
    children = held(bench)
    seen = snapped(bench, children)
    changes = together(
        seen.select("council", "worker", on="from_day", by=number(1)),
        seen.select("council", "worker", on="until_day", by=number(-1)),
    )
    steps = changes.group_by(["council", "worker", "on"]).aggregate(by=changes["by"].sum())
    keys = ["council", "worker"]
    past = ibis.cumulative_window(group_by=keys, order_by=steps["on"])
    along = ibis.window(group_by=keys, order_by=steps["on"])
    runs = steps.select(
        *keys,
        from_day=steps["on"],
        until_day=either(steps["on"].lead().over(along), day(FAR)),
        cases=steps["by"].sum().over(past),
    )
    runs = runs.filter((runs["cases"] > 0) & (runs["from_day"] < runs["until_day"]))
    return _with_posts(bench, runs, children)


def _with_posts(bench: Workbench, runs: Table, children: Table) -> Table:
    posts = staff(bench).select(
        post_council="council",
        post_worker="worker",
        home="home",
        since="since",
        until="until",
        fte="fte",
        registration="registration",
    )
    met = runs.inner_join(
        posts,
        [
            runs["council"] == posts["post_council"],
            runs["worker"] == posts["post_worker"],
            runs["from_day"] < posts["until"],
            runs["until_day"] > posts["since"],
        ],
    )
    if bench.asked.by is By.COUNCIL:
        met = met.mutate(team=met["home"])
    else:
        where = children.group_by(["council", "worker"]).aggregate(seen=children["team"].max())
        where = where.select(in_council="council", of_worker="worker", seen="seen")
        met = met.left_join(
            where, [met["council"] == where["in_council"], met["worker"] == where["of_worker"]]
        )
        met = met.mutate(team=either(met["home"], met["seen"]))
    return met.select(
        "council",
        "worker",
        "team",
        "cases",
        "fte",
        "registration",
        from_day=ibis.greatest(met["from_day"], met["since"]),
        until_day=ibis.least(met["until_day"], met["until"]),
    ).filter(lambda t: t["fte"] > 0)


def placed(bench: Workbench, table: Table) -> Table:
    """Give spans the team of the child's worker; what nobody's team covers has no team."""
    if bench.asked.by is By.COUNCIL:
        return table
    return split(table, held(bench))


def placed_by_referral(bench: Workbench, table: Table) -> Table:
    """Give spans the team that took the child's referral."""
    if bench.asked.by is By.COUNCIL:
        return table
    return split(table, one_at_a_time(open_cases(bench), order="team"))


def split(table: Table, teams: Table) -> Table:
    """Spans split between teams; a piece that has a team is taken away from those without."""
    table = table.select(*SPANS)
    other = teams.filter(teams["team"].notnull()).select(
        in_council="council", of="subject", its="team", since="from_day", until="until_day"
    )
    met = table.inner_join(
        other,
        [
            table["council"] == other["in_council"],
            table["subject"] == other["of"],
            table["from_day"] < other["until"],
            table["until_day"] > other["since"],
        ],
    )
    pieces = met.select(
        "council",
        "subject",
        "num",
        "den",
        team=met["its"],
        from_day=ibis.greatest(met["from_day"], met["since"]),
        until_day=ibis.least(met["until_day"], met["until"]),
    ).select(*SPANS)
    taken = pieces.mutate(team=words(None), num=-pieces["num"], den=-pieces["den"])
    return together(table, pieces, taken.select(*SPANS))


def placed_events(bench: Workbench, table: Table) -> Table:
    """Give events the team of the worker who held the child on the day, where one did."""
    if bench.asked.by is By.COUNCIL:
        return table
    other = held(bench).select(
        in_council="council", of="subject", its="team", since="from_day", until="until_day"
    )
    met = table.left_join(
        other,
        [
            table["council"] == other["in_council"],
            table["subject"] == other["of"],
            table["day"] >= other["since"],
            table["day"] < other["until"],
        ],
    )
    return met.mutate(team=either(met["team"], met["its"])).drop(
        "in_council", "of", "its", "since", "until"
    )


@once
def open_cases(bench: Workbench) -> Table:
    """Referrals that were acted on, from referral to closure."""
    table = bench["cin_episodes"]
    table = table.filter(either(table["cine_referral_nfa"], words("N")) != "Y")
    return spans(
        table,
        subject="cine_person_id",
        start=table["cine_referral_date"],
        end=table["cine_close_date"],
        team=table["cine_referral_team"],
    )


def contains_any(column: Column, parts: tuple[str, ...]) -> Column:
    """Whether a text holds any of some words, whatever their case."""
    text = either(column, words("")).lower()
    found = ibis.literal(False)
    for part in parts:
        found = found | text.contains(part)
    return found
