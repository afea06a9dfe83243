"""How one referral goes: assessment, conference, plan, care, and the day when it closes."""

from __future__ import annotations

import numpy as np

from upheld.practice.simulate import codes, days
from upheld.practice.simulate.days import NEVER
from upheld.practice.simulate.draws import Whole
from upheld.practice.simulate.rows import Rows
from upheld.practice.simulate.window import Window

# A referral's number is its child's times this, plus which referral of the child it is.
IDS = 8
EIGHTEEN = 6574  # days in eighteen years
OLDEST = 6270  # at referral, so that even a late assessment ends before the eighteenth birthday

# Which way a case goes after assessment.
CLOSED, NEED, PROTECTION, CARE = range(4)

# Reviews of a plan: the first within three months, the others within six (91 and 183 days).
FIRST_REVIEW, LATER_REVIEW, MOST_REVIEWS = 91, 183, 8


def of(window: Window, case: Rows) -> Rows:
    """Add to each referral everything that will happen to it."""
    case = _assessed(window, case)
    case = _enquired(window, case)
    case = _protected(window, case)
    return _closed(window, _in_need_or_care(window, case))


def _assessed(window: Window, case: Rows) -> Rows:
    draws, ref, received = window.draws, case["ref"], case["received"]
    nfa = draws.chance(0.065, "nfa", ref)
    begun = days.working(received, draws.below(3, "assessment begins", ref))
    late = draws.chance(window.scenario.assessment_late.on(begun), "assessment late", ref)
    took = np.where(
        late,
        draws.spread((46, 50, 57, 66, 80, 105), "late assessment", ref),
        draws.spread((4, 14, 25, 34, 40, 45), "assessment", ref),
    )
    way = draws.pick((36, 42, 15, 7), "way", ref)
    way = np.where(case["alone"] & (case["born"] + 5000 < received), CARE, way)
    return case.put(
        nfa=nfa, way=np.where(nfa, CLOSED, way), assessment_late=late & ~nfa,
        assessed_from=np.where(nfa, NEVER, begun),
        assessed=np.where(nfa, NEVER, days.working(begun, took)),
        adult=case["born"] + EIGHTEEN,
        source=draws.pick(codes.SOURCE_WEIGHTS, "source", ref),
        need=np.where(case["disabled"], 1, draws.pick(codes.NEED_WEIGHTS, "need", ref)),
    )  # fmt: skip


def _enquired(window: Window, case: Rows) -> Rows:
    """The enquiry under section 47 and, where one is held, the initial conference."""
    draws, ref, way = window.draws, case["ref"], case["way"]
    share = np.array([0.12, 0.25, 1.0, 0.5])[way]
    enquired = draws.chance(share, "enquiry", ref) & ~case["nfa"]
    met = days.working(case["received"], draws.spread((0, 1, 2, 4, 8, 15), "strategy", ref))
    conference = enquired & ((way == PROTECTION) | draws.chance(0.15, "no plan needed", ref))
    late = draws.chance(window.scenario.conference_late.on(met), "conference late", ref)
    took = np.where(
        late,
        draws.spread((16, 17, 19, 23, 30, 50), "late conference", ref),
        draws.spread((5, 9, 11, 12, 14, 15), "conference", ref),
    )
    held = np.where(conference, days.working(met, took), NEVER)
    ended = days.working(met, np.minimum(took, draws.spread((3, 8, 15), "enquiry ends", ref)))
    return case.put(
        met=np.where(enquired, met, NEVER), enquiry_ended=np.where(enquired, ended, NEVER),
        conference=held, conference_late=late & conference, wants_plan=way == PROTECTION,
    )  # fmt: skip


def _protected(window: Window, case: Rows) -> Rows:
    """The plan, its end at a review, and the two ways in which a conference can be overridden."""
    draws, ref, held = window.draws, case["ref"], case["conference"]
    share = window.scenario.overridden.on(np.minimum(held, window.last))
    refused = case["wants_plan"] & draws.chance(share * 0.5, "plan refused", ref)
    begun = np.where(case["wants_plan"] & ~refused, held, NEVER)
    count = draws.pick((32, 31, 17, 9, 5, 3, 2, 1), "reviews", ref) + 1
    _, reviewed = review_days(window, ref, begun)
    last = np.take_along_axis(reviewed, (count - 1)[np.newaxis], axis=0)[0]
    share = window.scenario.overridden.on(np.minimum(last, window.last))
    cut = (begun < NEVER) & (count > 1) & draws.chance(share, "plan cut short", ref)
    before = np.take_along_axis(reviewed, np.maximum(count - 2, 0)[np.newaxis], axis=0)[0]
    early = days.working(before, draws.spread((10, 20, 40), "cut after", ref))
    until = np.minimum(np.where(cut, np.minimum(early, last), last), case["adult"])
    return case.put(
        plan_from=begun, plan_until=np.where(begun < NEVER, until, NEVER),
        refused=refused, cut=cut, reviews=count - cut,
    )  # fmt: skip


def review_days(window: Window, ref: Whole, begun: Whole) -> tuple[Whole, Whole]:
    """When each possible review of a plan is due and when it is held, a row for each review."""
    draws, due, held = window.draws, [], []
    previous, interval = begun, FIRST_REVIEW
    for turn in range(MOST_REVIEWS):
        falls = np.minimum(previous + interval, NEVER)
        share = window.scenario.review_late.on(np.minimum(falls, window.last))
        late = draws.chance(share, "review late", ref, turn)
        wait = draws.spread((3, 7, 15, 30, 60), "review after", ref, turn)
        early = draws.spread((1, 3, 8, 15, 25), "review before", ref, turn)
        # A conference falls on a working day, so one that is due is held a little before.
        on = days.working(np.where(late, falls + wait, falls - early - 4))
        due.append(falls)
        held.append(np.where(begun >= NEVER, NEVER, on))
        previous, interval = held[-1], LATER_REVIEW
    return np.stack(due), np.stack(held)


def _in_need_or_care(window: Window, case: Rows) -> Rows:
    draws, ref, way = window.draws, case["ref"], case["way"]
    stepped = np.minimum(case["plan_until"] + 1, NEVER)
    after = days.working(case["assessed"], draws.below(5, "plan begins", ref))
    planned = case["plan_from"] < NEVER
    # A plan for a child in need never runs beside a protection plan: it follows it.
    begun = np.where(planned, stepped, np.maximum(after, np.where(case["refused"], after, 0)))
    lasts = draws.spread((30, 70, 120, 180, 280, 420, 900), "plan lasts", ref)
    entered = case["received"] + draws.spread((0, 3, 15, 60, 150, 380), "enters care", ref)
    entered = np.where(way == CARE, np.minimum(entered, case["adult"] - 60), NEVER)
    left = entered + draws.spread((8, 80, 250, 550, 900, 1500, 2600), "care lasts", ref)
    has = (way == NEED) | (planned & draws.chance(0.7, "steps down", ref)) | case["refused"]
    has |= (way == CARE) & (after + 14 < entered)
    has &= begun + 7 < case["adult"]
    until = np.minimum(np.where(way == CARE, entered, begun + lasts), case["adult"])
    return case.put(
        need_from=np.where(has, begun, NEVER), need_until=np.where(has, until, NEVER),
        entered=entered, left=np.where(way == CARE, np.minimum(left, case["adult"]), NEVER),
    )  # fmt: skip


def _closed(window: Window, case: Rows) -> Rows:
    """The day when each case would close if nobody hurried it, and the code of why."""
    draws, ref, way = window.draws, case["ref"], case["way"]
    ends = np.select(
        [case["nfa"], case["entered"] < NEVER, case["need_until"] < NEVER,
         case["plan_until"] < NEVER],
        [case["received"], case["left"], case["need_until"], case["plan_until"]],
        case["assessed"],
    )  # fmt: skip
    closed = np.minimum(days.working(ends, draws.below(8, "closes", ref)), case["adult"])
    least = np.where(case["nfa"], case["received"], case["assessed"])
    for name in ("conference", "enquiry_ended"):
        least = np.maximum(least, np.where(case[name] < NEVER, case[name], 0))
    closed = np.maximum(closed, least)
    early = np.where(draws.chance(0.3, "early help", ref), 8, 7)
    plain = np.where((way == CLOSED) & (case["met"] >= NEVER), early, 6)
    return case.put(
        closed=closed, closure=plain,
        need_until=np.where(case["need_until"] < NEVER, np.minimum(case["need_until"], closed),
                            NEVER),
    )  # fmt: skip
