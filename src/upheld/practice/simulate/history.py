"""One block of children with everything that happened to them, and the workers of them all."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from upheld.practice.simulate import allocation, care, days, demand, protection, staff, visits
from upheld.practice.simulate.days import NEVER
from upheld.practice.simulate.draws import Whole
from upheld.practice.simulate.rows import Rows
from upheld.practice.simulate.staff import Staff
from upheld.practice.simulate.window import Window

# Days between visits: every four weeks, every ten working days, every six weeks.
_NEED_VISIT, _PROTECTION_VISIT, _CARE_VISIT = 28, 12, 40


@dataclass(frozen=True)
class _Plan:
    """What visits belong to: from and until when, every how many days, and their draws' name."""

    since: str
    until: str
    every: int
    purpose: str


@dataclass(frozen=True)
class History:
    """The whole of it, from before the first day until long after the last."""

    people: Rows
    cases: Rows
    contacts: Rows
    held: Rows
    reviews: Rows
    need_visits: Rows
    protection_visits: Rows
    spans: Rows
    places: Rows
    episodes: Rows
    care_reviews: Rows
    care_visits: Rows
    checks: Rows
    care_plans: Rows
    missing: Rows


def told(window: Window, crew: Staff, first: int, count: int) -> History:
    """Make the block of children whose numbers begin at `first`."""
    people = demand.children(window, np.arange(first, first + count))
    cases = demand.referrals(window, people)
    held = _marked(crew, allocation.involvements(window, crew, cases))
    spans = care.periods(window, cases)
    places = care.placements(window, spans)
    contacts = _contacts(window, people, cases)
    return History(
        people=people.put(known=_known_since(people, contacts)),
        cases=cases,
        contacts=contacts,
        held=held,
        reviews=protection.reviews(window, cases),
        need_visits=_visited(
            window, held, cases, _Plan("need_from", "need_until", _NEED_VISIT, "need visit")
        ),
        protection_visits=_visited(
            window, held, cases, _Plan("plan_from", "plan_until", _PROTECTION_VISIT, "plan visit")
        ),
        spans=spans,
        places=places,
        episodes=care.episodes(places),
        care_reviews=care.reviews(window, spans),
        care_visits=_visited(
            window, held, spans, _Plan("entered", "left", _CARE_VISIT, "care visit")
        ),
        checks=care.health(window, spans),
        care_plans=care.care_plans(window, spans),
        missing=care.missing(window, places),
    )


def _marked(crew: Staff, held: Rows) -> Rows:
    """Say of each time whether a temporary team held it, and whether an agency worker left it."""
    before, known = held["before"], crew.holders["worker"]
    at = np.minimum(np.searchsorted(known, np.maximum(before, 0)), len(known) - 1)
    agency = (known[at] == before) & crew.holders["agency"][at]
    temporary = crew.teams["service"][held["team"]] == staff.TEMPORARY
    return held.put(agency_left=agency, temporary=temporary & (held["how"] == allocation.WORKER))


def _visited(window: Window, held: Rows, cases: Rows, plan: _Plan) -> Rows:
    spans = cases.only((cases[plan.since] < NEVER) & (cases[plan.since] <= window.last))
    spans = spans.put(since=spans[plan.since], until=spans[plan.until])
    return visits.visits(window, spans, plan.every, plan.purpose, held)


def _known_since(people: Rows, contacts: Rows) -> Whole:
    """The day of each child's first contact or referral."""
    since = people["first"].copy()
    np.minimum.at(since, contacts["child"] - people["child"][0], contacts["on"])
    return since


def _contacts(window: Window, people: Rows, cases: Rows) -> Rows:
    """One contact for each referral, and those that came to nothing, some of them repeated."""
    draws, child = window.draws, people["child"]
    since = window.begins + draws.below(window.last - window.begins, "contact", child)
    repeated = draws.chance(window.scenario.repeat_contacts.on(since), "repeated", child)
    single = draws.chance(0.35, "one more contact", child).astype(np.int64)
    extra = np.where(repeated, 2 + draws.below(3, "contacts", child), single)
    more, turn = people.put(since=since, repeated=repeated).each(extra)
    on = days.working(more["since"] + turn * (20 + draws.below(40, "again", more["child"], turn)))
    nothing = Rows(
        contact=more["child"] * 32 + 16 + turn, child=more["child"], ref=np.full(len(on), -1),
        on=on, source=draws.pick((1,) * 22, "contact source", more["child"], turn),
        repeated=more["repeated"],
    )  # fmt: skip
    taken = Rows(
        contact=cases["child"] * 32 + cases["turn"], child=cases["child"], ref=cases["ref"],
        on=cases["received"], source=cases["source"], repeated=np.zeros(len(cases), dtype=bool),
    )  # fmt: skip
    both = _joined(taken, nothing)
    late = draws.chance(window.scenario.decided_late.on(both["on"]), "late", both["contact"])
    wait = np.where(late, 2 + draws.below(8, "decided", both["contact"]),
                    draws.below(2, "decided soon", both["contact"]))  # fmt: skip
    return both.put(decided=days.working(both["on"], wait), late=late)


def _joined(taken: Rows, nothing: Rows) -> Rows:
    """Both kinds, one a child and day: a second one on a day could not be told from the first."""
    names = list(taken.names())
    both = Rows(**{name: np.concatenate([taken[name], nothing[name]]) for name in names})
    both = both.put(empty=both["ref"] < 0).sorted_by("child", "on", "empty")
    same = (both["child"][1:] == both["child"][:-1]) & (both["on"][1:] == both["on"][:-1])
    return both.only(~np.concatenate([[False], same])).sorted_by("contact")
