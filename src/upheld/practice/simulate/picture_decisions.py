"""Decisions of conferences and what became of them, and the audits of cases."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pyarrow as pa

from upheld.practice.simulate.days import NEVER, working
from upheld.practice.simulate.fields import child_ids, ids, on, words
from upheld.practice.simulate.history import History
from upheld.practice.simulate.rows import Rows, stacked
from upheld.practice.simulate.window import Window

_GRADES = ("outstanding", "good", "requires_improvement", "inadequate")
_AUDITED = 0.02


def of_decisions(window: Window, block: History, as_at: int) -> dict[str, Mapping[str, pa.Array]]:
    """The register of decisions, and the audits."""
    return {
        "overrides": _register(overridden(window, block), as_at),
        "audits": _audits(window, block, as_at),
    }


def overridden(window: Window, block: History) -> Rows:
    """Every conference's decision on a plan, changed or not, by which of two senior posts.

    Not every change is in the register: some show only as a plan that ended without a conference.
    """
    draws = window.draws
    asked = block.cases.only(block.cases["wants_plan"] & (block.cases["conference"] < NEVER))
    first = asked.put(
        decided=asked["conference"], changed=asked["refused"], kind=np.zeros(len(asked), int),
        when=working(asked["conference"], 3),
    )  # fmt: skip
    kept = block.reviews.only(block.reviews["cut"])
    last = np.append(kept["ref"][1:] != kept["ref"][:-1], True)[: len(kept)]
    ended = kept.only(last)
    second = ended.put(
        decided=ended["held"], changed=ended["cut"], kind=np.ones(len(ended), int),
        when=ended["plan_until"],
    )  # fmt: skip
    names = ("child", "ref", "decided", "changed", "kind", "when")
    both = stacked([Rows(**{n: part[n] for n in names}) for part in (first, second)])
    key = both["ref"] * 2 + both["kind"]
    recorded = ~both["changed"] | draws.chance(0.8, "override recorded", key)
    return both.put(
        key=key, recorded=recorded, by=draws.pick((65, 35), "overridden by", key),
        told=draws.chance(0.3, "partners told", key),
    )  # fmt: skip


def _register(rows: Rows, as_at: int) -> Mapping[str, pa.Array]:
    seen = rows.only(rows["recorded"] & (rows["decided"] <= as_at))
    changed = seen["changed"] & (seen["when"] <= as_at)
    kind = seen["kind"]
    return {
        "over_id": ids("OV", seen["key"]),
        "over_person_id": child_ids(seen["child"]),
        "over_forum": words(("conference",), kind * 0),
        "over_decision": words(("child protection plan", "plan to continue"), kind),
        "over_decision_date": on(seen["decided"], as_at),
        "over_decided_by": words(("Conference chair",), kind * 0),
        "over_changed_to": words(("child in need plan", "plan ended"), np.where(changed, kind, -1)),
        "over_changed_date": on(np.where(changed, seen["when"], NEVER), as_at),
        "over_changed_by": words(
            ("Senior post A", "Senior post B"), np.where(changed, seen["by"], -1)
        ),
        "over_partners_told": words(
            ("N", "Y"), np.where(changed, seen["told"].astype(np.int64), -1)
        ),
    }


def _audits(window: Window, block: History, as_at: int) -> Mapping[str, pa.Array]:
    draws, cases = window.draws, block.cases
    read = cases.only(~cases["nfa"] & draws.chance(_AUDITED, "audited", cases["ref"]))
    when = working(read["received"] + 60 + draws.below(120, "audited on", read["ref"]))
    seen = when <= as_at
    read, when = read.only(seen), when[seen]
    grade = draws.pick((5, 35, 42, 18), "grade", read["ref"])
    step = 1 - 2 * draws.below(2, "differs", read["ref"])
    other = np.where(draws.chance(0.75, "agrees", read["ref"]), grade,
                     np.clip(grade + step, 0, 3))  # fmt: skip
    return {
        "audi_id": ids("AU", read["ref"]),
        "audi_person_id": child_ids(read["child"]),
        "audi_date": on(when, as_at),
        "audi_grade": words(_GRADES, grade),
        "audi_moderated_grade": words(_GRADES, other),
        "audi_auditor": words(("Auditor A", "Auditor B"), draws.below(2, "auditor", read["ref"])),
    }
