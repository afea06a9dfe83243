"""Review conferences of child protection plans, one row for each."""

from __future__ import annotations

import numpy as np

from upheld.practice.simulate import course
from upheld.practice.simulate.days import NEVER
from upheld.practice.simulate.rows import Rows
from upheld.practice.simulate.window import Window


def reviews(window: Window, cases: Rows) -> Rows:
    """Every review of every plan: when due, when held, and whether the plan was to go on.

    The last one ends the plan, unless the plan was cut short without a conference: then the last
    said that it should go on.
    """
    plans = cases.only((cases["plan_from"] < NEVER) & (cases["plan_from"] <= window.last))
    due, held = course.review_days(window, plans["ref"], plans["plan_from"])
    row, turn = plans.put(at=np.arange(len(plans))).each(plans["reviews"])
    on, owed = held[turn, row["at"]], due[turn, row["at"]]
    final = (turn == row["reviews"] - 1) & ~row["cut"]
    before = np.where(turn == 0, row["plan_from"], held[np.maximum(turn - 1, 0), row["at"]])
    kept = on <= row["plan_until"]
    draws = window.draws
    return row.put(
        review=row["ref"] * 16 + turn, due=owed, held=on, final=final, set_on=before,
        late=on > owed, quorate=draws.chance(0.93, "quorate", row["ref"], turn),
        part=draws.pick((60, 5, 20, 5, 5, 5), "review part", row["ref"], turn),
    ).only(kept)  # fmt: skip
