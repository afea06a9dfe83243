"""Workers, teams and their history, and what no return holds: supervision, holders, inspections."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pyarrow as pa

from upheld.practice.simulate import days, staff
from upheld.practice.simulate.days import NEVER
from upheld.practice.simulate.draws import Whole
from upheld.practice.simulate.fields import flag, ids, on, words, worker_ids
from upheld.practice.simulate.rows import Rows, stacked
from upheld.practice.simulate.staff import Staff
from upheld.practice.simulate.window import Window

Tables = dict[str, Mapping[str, pa.Array]]
_TITLES = ("Social worker", "Senior practitioner", "Team manager", "Duty account")
_LEAD, _DUTY = 2, 3  # places in `_TITLES`
_SUPERVISED = 28  # days


def of_staff(window: Window, crew: Staff, as_at: int) -> Tables:
    """Everybody who has worked here by the day of the picture."""
    people = _everybody(window, crew)
    people = people.only(people["since"] <= as_at)
    return {
        "professionals": _professionals(crew, people),
        "department": _teams(crew),
        "staff_history": _employment(people, as_at),
        "holders": _holders(crew),
        "supervision": _supervision(window, crew, as_at),
        **_events(window, as_at),
    }


def team_names(crew: Staff) -> list[str]:
    """The name of each team: its service and a number."""
    return [
        f"{staff.SERVICES[kind]} {number}"
        for kind, number in zip(
            crew.teams["service"].tolist(), crew.teams["number"].tolist(), strict=True
        )
    ]


def worker_names(crew: Staff, workers: Whole) -> pa.Array:
    """What a case system shows as a worker: a post and a number, never a person's name."""
    kinds = np.select(
        [workers >= staff.DUTIES, workers >= staff.LEADS, workers >= staff.SENIORS], [3, 2, 1], 0
    )
    base = np.select(
        [kinds == _DUTY, kinds == _LEAD, kinds == 1], [staff.DUTIES, staff.LEADS, staff.SENIORS], 0
    )
    number = workers - base
    by_team = words(team_names(crew), np.where((kinds > 0) & (workers >= 0), number, -1))
    plain = pa.compute.cast(pa.array(number, mask=(kinds > 0) | (workers < 0)), pa.string())
    title = words(("Social worker", "Senior practitioner", "Team manager", "Duty"), kinds)
    return pa.compute.binary_join_element_wise(title, pa.compute.coalesce(by_team, plain), " ")


def _everybody(window: Window, crew: Staff) -> Rows:
    """Holders of posts, then each team's senior, manager and duty account."""
    holders = crew.holders
    size = len(holders)
    rows = [
        Rows(
            worker=holders["worker"], team=holders["team"], since=holders["since"],
            until=holders["until"], fte=holders["fte"], agency=holders["agency"],
            newly=holders["newly"], title=np.zeros(size, dtype=np.int64),
        )
    ]  # fmt: skip
    team = crew.teams["team"]
    always = np.full(len(team), window.begins - 500)
    for title, first in enumerate((staff.SENIORS, staff.LEADS, staff.DUTIES), start=1):
        rows.append(
            Rows(
                worker=first + team, team=team, since=always, until=np.full(len(team), NEVER),
                fte=np.full(len(team), 100), agency=np.zeros(len(team), dtype=bool),
                newly=np.zeros(len(team), dtype=bool), title=np.full(len(team), title),
            )
        )  # fmt: skip
    return stacked(rows)


def _professionals(crew: Staff, people: Rows) -> Mapping[str, pa.Array]:
    number = worker_ids(people["worker"])
    real = people["title"] < _DUTY
    registered = worker_ids(np.where(real, people["worker"], -1), "XX")
    return {
        "prof_professional_id": number,
        "prof_staff_id": number,
        "prof_professional_name": worker_names(crew, people["worker"]),
        "prof_social_worker_registration_no": registered,
        "prof_professional_job_title": words(_TITLES, people["title"]),
        "prof_professional_department": words(team_names(crew), people["team"]),
        "prof_full_time_equivalency": pa.array(people["fte"].astype(np.float64) / 100, mask=~real),
        # The flag stays empty, as it is in every extract: staff_history knows.
    }


def _teams(crew: Staff) -> Mapping[str, pa.Array]:
    kind = crew.teams["service"]
    return {
        "dept_team_id": ids("T", crew.teams["team"]),
        "dept_team_name": pa.array(team_names(crew)),
        "dept_team_parent_id": ids("SV", kind),
        "dept_team_parent_name": words([f"{name}s" for name in staff.SERVICES], kind),
    }


def _employment(people: Rows, as_at: int) -> Mapping[str, pa.Array]:
    real = people.only(people["title"] < _DUTY)
    return {
        "stff_id": worker_ids(real["worker"], "SYNST"),
        "stff_professional_id": worker_ids(real["worker"]),
        "stff_start_date": on(real["since"], as_at),
        "stff_end_date": on(real["until"], as_at),
        "stff_fte": pa.array(real["fte"].astype(np.float64) / 100),
        "stff_agency": flag(real["agency"]),
        "stff_role": words(_TITLES, real["title"]),
        "stff_registration": words(("registered", "asye"), real["newly"].astype(np.int64)),
        "stff_case_holder": flag(real["title"] < _LEAD),
        "stff_team": ids("T", real["team"]),
        "stff_leave_reason": words(
            ("left role", "agency contract ended"),
            np.where(real["until"] <= as_at, real["agency"].astype(np.int64), -1),
        ),
    }


def _holders(crew: Staff) -> Mapping[str, pa.Array]:
    team = crew.teams["team"]
    both = np.concatenate([staff.LEADS + team, staff.DUTIES + team])
    return {
        "hold_professional_id": worker_ids(both),
        "hold_kind": words(("manager", "duty"), np.repeat([0, 1], len(team))),
    }


def supervisions(window: Window, crew: Staff) -> Rows:
    """Supervision of every holder of a post, each four weeks: when due, and held or missed."""
    holders = crew.holders
    held = holders.only(holders["until"] > window.first)
    since = np.maximum(held["since"], window.first)
    count = np.maximum((np.minimum(held["until"], window.last + 1) - since) // _SUPERVISED, 0)
    row, turn = held.put(from_day=since).each(count)
    due = days.working(row["from_day"] + (turn + 1) * _SUPERVISED)
    draws, key = window.draws, row["worker"] * 256 + turn
    missed = draws.chance(window.scenario.supervision_missed.on(due), "supervision missed", key)
    late = draws.chance(0.5, "supervision late", key)
    shift = np.where(missed & late, 3 + draws.below(20, "supervised after", key),
                     -draws.below(4, "supervised", key))  # fmt: skip
    when = np.where(missed & ~late, NEVER, days.working(due + shift))
    return row.put(key=key, due=due, when=when, missed=missed)


def _supervision(window: Window, crew: Staff, as_at: int) -> Mapping[str, pa.Array]:
    rows = supervisions(window, crew)
    rows = rows.only(rows["due"] <= as_at)
    return {
        "supv_id": ids("SU", rows["key"]),
        "supv_professional_id": worker_ids(rows["worker"]),
        "supv_supervisor_id": worker_ids(staff.LEADS + rows["team"]),
        "supv_team": ids("T", rows["team"]),
        "supv_date": on(rows["when"], as_at),
        "supv_due_date": on(rows["due"], as_at),
        "supv_kind": words(("worker",), rows["key"] * 0),
    }


def _events(window: Window, as_at: int) -> Tables:
    """The inspection, and what a reader of a chart must know."""
    found: Tables = {}
    visit, temporary = window.scenario.inspection, window.scenario.temporary
    if visit is not None and window.first <= days.number(visit.on) <= as_at:
        came = np.array([days.number(visit.on)])
        found["inspections"] = {
            "insp_id": pa.array(["SYNINSP1"]),
            "insp_kind": pa.array(["ilacs"]),
            "insp_notice_date": on(came - 7, as_at),
            "insp_start_date": on(came, as_at),
            "insp_end_date": on(came + 11, as_at),
            "insp_source": pa.array(["Synthetic, after the worked example"]),
        }
    if temporary is not None and window.first <= days.number(temporary.since) <= as_at:
        both = np.array([days.number(temporary.since), days.number(temporary.until)])
        both = both[both <= as_at]
        said = ("Peripatetic teams begin", "Peripatetic teams end at one week's notice")
        found["annotations"] = {
            "anno_id": ids("AN", np.arange(len(both))),
            "anno_date": on(both, as_at),
            "anno_kind": pa.array(["restructure"] * len(both)),
            "anno_text": pa.array(said[: len(both)]),
            "anno_source": pa.array(["Synthetic, after the worked example"] * len(both)),
        }
    return found
