"""Who the children are, and when each of them is referred, closed and referred again."""

from __future__ import annotations

import numpy as np

from upheld.practice.simulate import codes, course, days
from upheld.practice.simulate.course import IDS, OLDEST
from upheld.practice.simulate.days import NEVER
from upheld.practice.simulate.draws import Whole
from upheld.practice.simulate.rows import Rows, stacked
from upheld.practice.simulate.window import Window

# A child has at most so many referrals.
ROUNDS = 5

_AGE = (-90, 200, 1000, 2000, 3000, 4000, 5000, OLDEST)
_GAP = (15, 80, 120, 170, 230, 310, 560)
_NOT_SOON = (100, 150, 220, 320, 480, 800)
_SOON = (9, 20, 35, 50, 65, 85)


def children(window: Window, which: Whole) -> Rows:
    """The children with these numbers: born when, first referred when, and some of who they are."""
    draws = window.draws
    span = np.arange(window.begins, window.last + 1)
    weights = window.scenario.demand.on(span) * 1000 * (days.working(span) == span)
    first = draws.pick(weights.astype(np.int64).tolist(), "first referral", which) + window.begins
    return Rows(
        child=which,
        first=first,
        born=first - draws.spread(_AGE, "age", which),
        sex=draws.pick((512, 483, 5), "sex", which),
        ethnicity=draws.pick(codes.ETHNICITY_WEIGHTS, "ethnicity", which),
        disabled=draws.chance(0.12, "disabled", which),
        disability=draws.below(len(codes.DISABILITIES), "disability", which),
        alone=draws.chance(0.012, "alone", which),
    )


def referrals(window: Window, people: Rows) -> Rows:
    """Every referral of these children, in rounds: whoever closes may come back."""
    received, asked = people["first"], people
    rounds = []
    for turn in range(ROUNDS):
        case = asked.put(
            ref=asked["child"] * IDS + turn, turn=np.full(len(asked), turn), received=received
        )
        case = _brought_forward(window, course.of(window, case))
        rounds.append(case)
        again = _next(window, case)
        back = (again <= window.last) & (again - case["born"] < OLDEST)
        asked, received = asked.only(back), again[back]
    found = stacked(rounds).sorted_by("ref")
    return found.put(earlier_plans=_earlier(found))


def _earlier(cases: Rows) -> Whole:
    """How many protection plans each child had before this referral."""
    plan = (cases["plan_from"] < NEVER).astype(np.int64)
    before = np.cumsum(plan) - plan
    first = np.concatenate([[True], cases["child"][1:] != cases["child"][:-1]])
    return before - np.maximum.accumulate(np.where(first, before, 0))


def _brought_forward(window: Window, case: Rows) -> Rows:
    """Close cases of children in need in the weeks before an inspection, as the scenario says."""
    natural = case["closed"]
    planned = window.scenario.inspection
    if planned is None:
        return case.put(natural=natural, hurried=np.zeros(len(case), dtype=bool))
    draws, ref, on = window.draws, case["ref"], days.number(planned.on)
    since = on - 7 * planned.weeks
    open_then = (case["need_from"] < since - 14) & (natural > on) & (natural < on + 240)
    plain = (case["way"] == course.NEED) & (case["plan_from"] >= NEVER)
    hurried = open_then & plain & draws.chance(planned.brought_forward, "hurried", ref)
    closed = days.working(since + draws.below(7 * planned.weeks - 3, "hurried to", ref))
    return case.put(
        natural=natural, hurried=hurried, closed=np.where(hurried, closed, natural),
        need_until=np.where(hurried, closed, case["need_until"]),
    )  # fmt: skip


def _next(window: Window, case: Rows) -> Whole:
    """When each child is referred again; NEVER for those who are not."""
    draws, ref, closed = window.draws, case["ref"], case["closed"]
    back = draws.chance(window.scenario.returning.on(closed), "returns", ref)
    gap = draws.spread(_GAP, "returns after", ref)
    planned = window.scenario.inspection
    if planned is not None:
        soon = case["hurried"] & draws.chance(planned.back_within_90_days, "comes back", ref)
        later = np.where(case["hurried"], draws.spread(_NOT_SOON, "later", ref), gap)
        gap = np.where(soon, draws.spread(_SOON, "soon", ref), later)
        back |= soon
    return np.where(back, days.working(closed + gap), NEVER)
