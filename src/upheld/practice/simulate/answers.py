"""The file of answers: how much of each kind was planted, which, and what stood open on days."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from upheld.practice.simulate import allocation, days
from upheld.practice.simulate.draws import Whole
from upheld.practice.simulate.history import History
from upheld.practice.simulate.marks import SYNTHETIC
from upheld.practice.simulate.rows import Rows, stacked
from upheld.practice.simulate.window import Window

# So many of each kind are named; beyond that the file says how many there are in all.
NAMED = 20_000

ABOUT = {
    "assessment_late": "Assessments that take more than 45 working days.",
    "conference_late": "Initial conferences more than 15 working days after the strategy meeting.",
    "review_late": "Review conferences held after they were due.",
    "closed_before_inspection": "Closures brought forward into the weeks before the inspection.",
    "reopened_within_90_days": "Of those, the children referred again within 90 days.",
    "temporary_team": "Children held by the temporary teams until these were ended.",
    "unallocated": "Times after the first worker in which nobody held a child with an open case.",
    "not_yet_allocated": "Times from a referral until the first worker.",
    "hidden_unallocated": "Times in which a manager, duty or a team's name held a child.",
    "there_and_back": "Chains A-B-A: a worker, another one for some weeks, the first again.",
    "agency_handover": "Children who changed worker because an agency worker left.",
    "override": "Decisions of a conference that a senior post changed outside it.",
    "health_late": "First health assessments later than 20 working days.",
    "care_plan_lapsed": "Children in care whose care plan was not renewed when it ran out.",
    "visits_missed": "Visits that were due and not made; runs of them are long gaps.",
    "duty_visit": "Visits by somebody other than the allocated worker.",
    "backdated": "Visits written down more than a week after they were made.",
    "supervision_missed": "Supervision not held, or held late.",
    "repeat_contacts": "Children with two or more contacts that came to nothing.",
    "contact_late": "Contacts decided later than one working day.",
}


class Answers:
    """Gathers what was planted, block by block."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self._named: dict[str, list[str]] = {kind: [] for kind in ABOUT}
        self._counted = dict.fromkeys(ABOUT, 0)
        self._months = _month_ends(window)
        self._open = np.zeros((len(self._months), len(allocation.HOW) + 1), dtype=np.int64)
        self._flow = np.zeros((len(self._months), 2), dtype=np.int64)
        self._longest = np.zeros(len(self._months), dtype=np.int64)
        self._totals: dict[str, int] = {}

    def add(self, found: Mapping[str, Mapping[str, pa.Array]]) -> None:
        """Take what was planted in one block."""
        for kind, columns in found.items():
            table = pa.table(dict(columns))
            self._counted[kind] += table.num_rows
            room = NAMED - len(self._named[kind])
            self._named[kind] += lines(table.slice(0, max(room, 0)))

    def count(self, block: History) -> None:
        """Count what is open at the end of each month of the run."""
        cases, held = block.cases.only(~block.cases["nfa"]), block.held
        nobody = _held_by_nobody(block)
        for at, day in enumerate(self._months):
            begins = days.number(days.day(int(day)).replace(day=1))
            for kind, name in enumerate(("received", "closed")):
                self._flow[at, kind] += int(((cases[name] >= begins) & (cases[name] <= day)).sum())
            self._open[at, -1] += int(((cases["received"] <= day) & (cases["closed"] > day)).sum())
            now = (held["since"] <= day) & (held["until"] > day)
            before = self._open[at, allocation.NOBODY]
            self._open[at, :-1] += np.bincount(held["how"][now], minlength=len(allocation.HOW))
            alone = nobody.only((nobody["since"] <= day) & (nobody["until"] > day))
            self._open[at, allocation.NOBODY] = len(alone) + before
            if len(alone):
                longest = int((day - alone["since"]).max())
                self._longest[at] = max(self._longest[at], longest)
        for name, rows in (("children", block.people), ("referrals", block.cases)):
            self._totals[name] = self._totals.get(name, 0) + len(rows)

    def write(self, path: Path) -> None:
        """Write the answers, one planted thing a line."""
        window = self._window
        head = {
            "synthetic": SYNTHETIC, "scenario": window.scenario.name,
            "about": window.scenario.about, "seed": window.seed, "children": window.children,
            "from": str(days.day(window.first)), "to": str(days.day(window.last)),
            "history": self._totals, "month_ends": [*self._month_rows()],
        }  # fmt: skip
        with path.open("w", encoding="utf-8", newline="\n") as out:
            out.write(json.dumps(head, indent=1)[:-2] + ',\n "planted": {\n')
            out.write(",\n".join(self._kinds()))
            out.write("\n }\n}\n")

    def _month_rows(self) -> Iterator[dict[str, Any]]:
        for at, day in enumerate(self._months.tolist()):
            held = dict(zip(allocation.HOW, self._open[at].tolist(), strict=False))
            yield {
                "on": str(days.day(day)), "received_in_month": int(self._flow[at, 0]),
                "closed_in_month": int(self._flow[at, 1]), "open": int(self._open[at, -1]),
                "held_by": held,
                "longest_unallocated_days": int(self._longest[at]),
            }  # fmt: skip

    def _kinds(self) -> Iterator[str]:
        for kind, about in ABOUT.items():
            count, named = self._counted[kind], self._named[kind]
            head = {"about": about, "count": count, "all_named": count == len(named)}
            items = ",\n   ".join(named)
            yield f'  "{kind}": {json.dumps(head)[:-1]}, "items": [\n   {items}]}}'


def _held_by_nobody(block: History) -> Rows:
    """Times without a worker, new referrals among them: what the measure WL03 counts."""
    later = block.held.only(block.held["how"] == allocation.NOBODY)
    waits = allocation.not_yet(block.cases, block.held)
    names = ("since", "until")
    return stacked([Rows(**{name: rows[name] for name in names}) for rows in (waits, later)])


def _month_ends(window: Window) -> Whole:
    first, last = days.day(window.first), days.day(window.last)
    months = range(first.year * 12 + first.month, last.year * 12 + last.month)
    ends = [days.number(first.replace(year=m // 12, month=m % 12 + 1, day=1)) - 1 for m in months]
    return np.array([end for end in ends if end <= window.last], dtype=np.int64)


def lines(table: pa.Table) -> list[str]:
    """One JSON object for each row."""
    columns = [
        pc.cast(column, pa.string()) if pa.types.is_date(column.type) else column
        for column in table.columns
    ]
    names = table.column_names
    values = zip(*(column.to_pylist() for column in columns), strict=True)
    return [json.dumps(dict(zip(names, each, strict=True))) for each in values]
