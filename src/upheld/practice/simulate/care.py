"""Children in care: placements, orders, reviews, health, care plans, missing, leaving."""

from __future__ import annotations

import numpy as np

from upheld.practice.simulate import codes, days
from upheld.practice.simulate.days import NEVER
from upheld.practice.simulate.rows import Rows, stacked
from upheld.practice.simulate.window import Window

_MOST_PLACES = 7
_CARE_PLAN = 182  # days until a plan should have been looked at again
_UNDER_FIVE = 1826
_TEN = 3652
_ADOPTED_AFTER = 400  # days, so that every step on the way comes before it


def periods(window: Window, cases: Rows) -> Rows:
    """The times in care, with the day and the kind of the order that may change them."""
    cared = cases.only(cases["entered"] <= window.last)
    draws, ref = window.draws, cared["ref"]
    first = np.where(cared["alone"], 0, draws.pick((55, 40, 5), "order", ref))
    changes = draws.chance(np.array([0.3, 0.7, 0.0])[first], "order changes", ref)
    later = cared["entered"] + draws.spread((30, 120, 200, 300), "order changes on", ref)
    age = cared["entered"] - cared["born"]
    adopted = (
        (age < _UNDER_FIVE) & (cared["left"] - cared["entered"] > _ADOPTED_AFTER) & ~cared["alone"]
    )
    return cared.put(
        order=first, next_order=np.minimum(first + 1, 2),
        order_changes=np.where(changes & (later < cared["left"]), later, NEVER),
        adopted=adopted & draws.chance(0.35, "adopted", ref),
    )  # fmt: skip


def placements(window: Window, spans: Rows) -> Rows:
    """Where each child lived, one placement after another."""
    draws = window.draws
    rest, since, made = spans, spans["entered"], []
    for turn in range(_MOST_PLACES):
        ref = rest["ref"]
        stays = draws.spread((6, 40, 110, 260, 600, 1100, 2200), "stays in place", ref, turn)
        until = np.minimum(since + stays, rest["left"])
        until = np.where(turn == _MOST_PLACES - 1, rest["left"], until)
        made.append(
            rest.put(
                place=ref * IDS + turn, nth=np.full(len(ref), turn), since=since, until=until,
                kind=draws.pick(codes.PLACE_WEIGHTS, "kind of place", ref, turn),
                provider=draws.pick((0, 50, 5, 0, 40, 5), "provider", ref, turn),
                change=draws.below(len(codes.PLACE_CHANGES), "change of place", ref, turn),
                outside=draws.chance(0.35, "outside", ref, turn),
                miles=draws.spread((1, 4, 9, 18, 40, 120), "miles", ref, turn),
            )
        )  # fmt: skip
        goes = (until < rest["left"]) & (until <= window.last)
        rest, since = rest.only(goes), until[goes]
    return stacked(made).sorted_by("place")


IDS = 8


def episodes(places: Rows) -> Rows:
    """Placements cut where the order changes: what the return calls an episode."""
    change = places["order_changes"]
    inside = (change > places["since"]) & (change < places["until"])
    begun = np.where(places["nth"] == 0, 0, 1)  # S or P
    before = np.where(change <= places["since"], places["next_order"], places["order"])
    first = places.put(
        episode=places["place"] * 2, reason=begun, legal=before,
        until=np.where(inside, change, places["until"]),
    )  # fmt: skip
    second = places.put(
        episode=places["place"] * 2 + 1, reason=np.full(len(places), 2), since=change,
        legal=places["next_order"],
    )  # fmt: skip
    both = stacked([first, second.only(inside)]).sorted_by("episode")
    return both.put(last=both["until"] >= both["left"])


def reviews(window: Window, spans: Rows) -> Rows:
    """Statutory reviews: within 20 working days, then three months, then every six."""
    draws, ref = window.draws, spans["ref"]
    due = days.working(spans["entered"], 20)
    made: list[Rows] = []
    for turn in range(20):
        late = draws.chance(window.scenario.review_late.on(due), "care review late", ref, turn)
        after = draws.spread((2, 6, 15, 40), "care review after", ref, turn)
        early = draws.spread((1, 4, 9, 16), "care review before", ref, turn)
        held = days.working(np.where(late, due + after, due - early - 3))
        made.append(
            Rows(
                review=ref * 32 + turn, ref=ref, child=spans["child"], born=spans["born"], due=due,
                held=held, left=spans["left"], late=late,
                set_on=made[-1]["held"] if made else spans["entered"],
                part=draws.pick((60, 5, 20, 5, 5, 5), "takes part", ref, turn),
            )
        )  # fmt: skip
        due = held + (91 if turn == 0 else 183)
    rows = stacked(made)
    return rows.only((rows["held"] < rows["left"]) & (rows["set_on"] <= window.last))


def health(window: Window, spans: Rows) -> Rows:
    """First health assessments, the yearly ones after them, and dental checks."""
    draws, ref = window.draws, spans["ref"]
    late = draws.chance(window.scenario.health_late.on(spans["entered"]), "health late", ref)
    took = np.where(
        late,
        draws.spread((21, 28, 40, 60, 110), "health after", ref),
        draws.spread((8, 13, 17, 20), "health", ref),
    )
    first = days.working(spans["entered"], took)
    under = first - spans["born"] < _UNDER_FIVE
    parts = [_checks(spans, first, 0, 0, late)]
    for turn in range(1, 12):
        shift = draws.below(50, "next health", ref, turn)
        again = first + turn * np.where(under, 175, 350) + shift
        done = draws.chance(0.92, "health held", ref, turn)
        parts.append(_checks(spans, np.where(done, again, NEVER), turn, 0, ~done))
        dental = spans["entered"] + turn * 190 + shift
        seen = draws.chance(0.85, "teeth", ref, turn)
        parts.append(_checks(spans, np.where(seen, dental, NEVER), turn, 1, ~seen))
    rows = stacked(parts)
    return rows.only((rows["on"] < rows["left"]) & (rows["on"] <= window.last))


def _checks(spans: Rows, on: np.ndarray, turn: int, kind: int, late: np.ndarray) -> Rows:
    size = len(spans)
    return Rows(
        check=spans["ref"] * 64 + turn * 2 + kind, ref=spans["ref"], child=spans["child"],
        entered=spans["entered"], left=spans["left"], on=days.working(on),
        kind=np.full(size, kind), first=np.full(size, turn == 0), late=late,
    )  # fmt: skip


def care_plans(window: Window, spans: Rows) -> Rows:
    """Care plans, each looked at again after half a year, or lapsed."""
    draws, ref = window.draws, spans["ref"]
    late = draws.chance(0.12, "care plan late", ref)
    took = np.where(late, draws.spread((11, 20, 45), "care plan after", ref),
                    draws.spread((2, 5, 8, 10), "care plan", ref))  # fmt: skip
    first = days.working(spans["entered"], took)
    until = np.minimum(spans["left"], window.last + 1)
    count = np.clip((until - first) // _CARE_PLAN + 1, 1, 20)
    plan, turn = spans.put(first=first).each(count)
    since = plan["first"] + turn * _CARE_PLAN
    share = window.scenario.care_plan_lapsed.on(since)
    lapsed = draws.chance(share, "care plan lapsed", plan["ref"], turn) & (turn > 0)
    return plan.put(
        plan=plan["ref"] * 32 + turn, since=since, lapsed=lapsed,
        until=np.minimum(since + _CARE_PLAN, plan["left"]),
        aim=draws.below(len(codes.PERMANENCE), "aim", plan["ref"]),
    ).only(since < plan["left"])  # fmt: skip


def missing(window: Window, places: Rows) -> Rows:
    """Times when a child was missing from a placement."""
    draws, key = window.draws, places["place"]
    old = places["since"] - places["born"] > _TEN
    went = draws.chance(np.where(old, 0.2, 0.01), "missing", key)
    on = places["since"] + draws.spread((2, 10, 40, 120, 300), "missing on", key)
    back = on + draws.spread((1, 1, 2, 3, 9), "missing for", key)
    offered = draws.chance(0.8, "interview", key)
    rows = places.put(
        on=on, back=back, offered=offered, absent=draws.chance(0.15, "absent", key),
        accepted=offered & draws.chance(0.6, "accepted", key),
    )  # fmt: skip
    return rows.only(went & (back < places["until"]) & (on <= window.last))
