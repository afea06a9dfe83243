"""What was planted where: the answers that a measure or a signal must find, and no others.

Each list is exact: ids, days and kind as they stand in the files. What rests on chance alone (a
steady council also has late assessments) is listed too, for a measure must find those as well.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pyarrow as pa

from upheld.practice.simulate import allocation, days, picture_decisions, picture_staff
from upheld.practice.simulate.days import NEVER
from upheld.practice.simulate.fields import child_ids, ids, on, words, worker_ids
from upheld.practice.simulate.history import History
from upheld.practice.simulate.rows import Rows
from upheld.practice.simulate.staff import Staff
from upheld.practice.simulate.window import Window

Found = Mapping[str, pa.Array]
_SOON = 90
_CONFERENCE_DAYS = 15


def planted(window: Window, block: History) -> dict[str, Found]:
    """What is planted in one block of children, by kind."""
    return {
        **_clocks(window, block),
        **_closures(window, block),
        **_holding(window, block),
        **_care(window, block),
        **_visits(window, block),
        **_contacts(window, block),
    }


def _within(window: Window, rows: Rows, day: str) -> Rows:
    return rows.only((rows[day] >= window.first) & (rows[day] <= window.last))


def _clocks(window: Window, block: History) -> dict[str, Found]:
    last = window.last
    slow = _within(window, block.cases.only(block.cases["assessment_late"]), "assessed_from")
    slow = slow.only(days.working(slow["assessed_from"], 45) < last)
    met = _within(window, block.cases.only(block.cases["conference_late"]), "conference")
    met = met.only(days.working_between(met["met"], met["conference"]) > _CONFERENCE_DAYS)
    owed = _within(window, block.reviews.only(block.reviews["late"]), "held")
    return {
        "assessment_late": {
            "assessment": ids("A", slow["ref"]), "child": child_ids(slow["child"]),
            "from": on(slow["assessed_from"], last), "until": on(slow["assessed"], last),
        },
        "conference_late": {
            "conference": ids("N", met["ref"]), "child": child_ids(met["child"]),
            "from": on(met["met"], last), "until": on(met["conference"], last),
        },
        "review_late": {
            "review": ids("Q", owed["review"]), "child": child_ids(owed["child"]),
            "due": on(owed["due"], last), "held": on(owed["held"], last),
        },
    }  # fmt: skip


def _closures(window: Window, block: History) -> dict[str, Found]:
    cases, last = block.cases, window.last
    # Children follow one another, so the next referral of a child is the next row.
    following = np.append(cases["received"][1:], NEVER)
    same = np.append(cases["child"][1:] == cases["child"][:-1], False)
    again = np.where(same & (following <= last), following, NEVER)
    shut = _within(window, cases.put(again=again).only(cases["hurried"]), "closed")
    back = shut.only(shut["again"] - shut["closed"] <= _SOON)
    return {
        "closed_before_inspection": {
            "referral": ids("R", shut["ref"]), "child": child_ids(shut["child"]),
            "closed": on(shut["closed"], last), "would_have_closed": on(shut["natural"], NEVER - 1),
        },
        "reopened_within_90_days": {
            "referral": ids("R", back["ref"]), "child": child_ids(back["child"]),
            "closed": on(back["closed"], last), "again": on(back["again"], last),
            "next_referral": ids("R", back["ref"] + 1),
        },
    }  # fmt: skip


def _holding(window: Window, block: History) -> dict[str, Found]:
    held, last = block.held, window.last
    inside = held.only((held["since"] <= last) & (held["until"] > window.first))
    nobody = inside.only(inside["how"] == allocation.NOBODY)
    hidden = inside.only((inside["how"] > 0) & (inside["how"] < allocation.NOBODY))
    back = inside.only(inside["returns"])
    moved = inside.only((inside["why"] == allocation.LEFT) & inside["agency_left"])
    moved = moved.only(moved["since"] >= window.first)
    gone = inside.only(inside["temporary"])
    new = allocation.not_yet(block.cases, held)
    new = new.only((new["since"] <= last) & (new["until"] > window.first))
    return {
        "unallocated": _spell(nobody, last),
        "not_yet_allocated": {
            "referral": ids("R", new["ref"]), "child": child_ids(new["child"]),
            "from": on(new["since"], last), "until": on(new["until"], last),
        },
        "hidden_unallocated": {
            **_spell(hidden, last), "as": words(allocation.HOW, hidden["how"]),
            "worker": worker_ids(hidden["worker"]), "team": ids("T", hidden["team"]),
        },
        "there_and_back": {**_spell(back, last), "worker": worker_ids(back["worker"])},
        "agency_handover": {**_spell(moved, last), "left": worker_ids(moved["before"])},
        "temporary_team": {**_spell(gone, last), "team": ids("T", gone["team"])},
    }  # fmt: skip


def _spell(rows: Rows, last: int) -> Found:
    return {
        "involvement": ids("V", rows["ref"] * 256 + rows["nth"]), "child": child_ids(rows["child"]),
        "from": on(rows["since"], last), "until": on(rows["until"], last),
    }  # fmt: skip


def _care(window: Window, block: History) -> dict[str, Found]:
    last = window.last
    first = block.checks.only(block.checks["first"] & block.checks["late"])
    first = _within(window, first, "entered")
    lapsed = _within(window, block.care_plans.only(block.care_plans["lapsed"]), "since")
    over = picture_decisions.overridden(window, block)
    over = _within(window, over.only(over["changed"]), "when")
    return {
        "health_late": {
            "check": ids("O", first["check"]), "child": child_ids(first["child"]),
            "entered": on(first["entered"], last), "held": on(first["on"], last),
        },
        "care_plan_lapsed": {
            "child": child_ids(lapsed["child"]), "from": on(lapsed["since"], last),
            "until": on(lapsed["until"], last),
        },
        "override": {
            "child": child_ids(over["child"]), "decided": on(over["decided"], last),
            "changed": on(over["when"], last),
            "what": words(("plan refused", "plan ended without a conference"), over["kind"]),
            "by": words(("Senior post A", "Senior post B"), over["by"]),
            "in_register": pa.array(over["recorded"]),
        },
    }  # fmt: skip


def _visits(window: Window, block: History) -> dict[str, Found]:
    found: dict[str, list[Found]] = {"visits_missed": [], "duty_visit": [], "backdated": []}
    tables = (("Y", block.need_visits), ("Z", block.protection_visits), ("X", block.care_visits))
    for letter, every in tables:
        rows = _within(window, every, "on")
        made = ~rows["missed"]
        for kind, which in (("visits_missed", rows["missed"]), ("duty_visit", made & rows["duty"]),
                            ("backdated", made & rows["backdated"])):  # fmt: skip
            some = rows.only(which)
            found[kind].append({
                "visit": ids(letter, some["visit"]), "child": child_ids(some["child"]),
                "on": on(some["on"], window.last), "written": on(some["recorded"], NEVER - 1),
            })  # fmt: skip
    return {kind: _below(parts) for kind, parts in found.items()}


def _below(parts: list[Found]) -> Found:
    return {name: pa.chunked_array([part[name] for part in parts]).combine_chunks()
            for name in parts[0]}  # fmt: skip


def _contacts(window: Window, block: History) -> dict[str, Found]:
    rows = _within(window, block.contacts, "on")
    late, again = rows.only(rows["late"]), rows.only(rows["repeated"])
    return {
        "contact_late": {"contact": ids("C", late["contact"]), "received": on(late["on"], NEVER),
                         "decided": on(late["decided"], NEVER - 1)},
        "repeat_contacts": {"contact": ids("C", again["contact"]),
                            "child": child_ids(again["child"]), "on": on(again["on"], NEVER)},
    }  # fmt: skip


def of_staff(window: Window, crew: Staff) -> dict[str, Found]:
    """What is planted among the workers."""
    rows = picture_staff.supervisions(window, crew)
    rows = rows.only(rows["missed"] & (rows["due"] <= window.last))
    return {
        "supervision_missed": {
            "supervision": ids("SU", rows["key"]), "worker": worker_ids(rows["worker"]),
            "due": on(rows["due"], window.last), "held": on(rows["when"], window.last),
        }
    }  # fmt: skip
