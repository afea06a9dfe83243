"""A block of history as standard tables, as the case system showed it on a day: care and after."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from upheld.practice.simulate import codes
from upheld.practice.simulate.course import EIGHTEEN
from upheld.practice.simulate.days import NEVER
from upheld.practice.simulate.fields import child_ids, flag, ids, on, words, worker_ids
from upheld.practice.simulate.history import History
from upheld.practice.simulate.picture_need import CHILD_OF_FOUR, Tables, seen_visits
from upheld.practice.simulate.rows import Rows
from upheld.practice.simulate.window import Window

REASONS = ("S", "P", "L")
LEAVING = ("E4A", "E4B", "E13", "E45", "E5", "E11", "X1")
_NEEDS = ("N1", "N2", "N3", "N4", "N5", "N6", "N7", "N8", "N8", "N8")
_TAKES_PART = ("PN0", "PN1", "PN2", "PN3", "PN5", "PN6")
_CHECKS = ("Health Assessment", "Dental Check")
_SIXTEEN, _TWENTY_FIVE = 5844, 9131
_LONG_IN_CARE = 91  # thirteen weeks, from which support is owed


def of_care(window: Window, block: History, as_at: int) -> Tables:
    """What happened to the children in care, and to those who left it."""
    return {
        **_places(window, block, as_at),
        **_orders(block, as_at),
        **_watched(block, as_at),
        **_health(block, as_at),
        **_away(block, as_at),
        **_leavers(window, block, as_at),
        **_permanence(block, as_at),
    }


def leaving_reason(window: Window, rows: Rows) -> np.ndarray:
    """Why each time in care ended, by its place in `LEAVING`."""
    drawn = window.draws.pick((40, 25, 20, 15), "leaves for", rows["ref"])
    grown = rows["left"] >= rows["adult"]
    return np.where(rows["adopted"], 5, np.where(grown, 4, drawn))


def _places(window: Window, block: History, as_at: int) -> Tables:
    seen = block.episodes.only(block.episodes["since"] <= as_at)
    ended = seen["until"] <= as_at
    reason = np.where(seen["last"], leaving_reason(window, seen), 6)
    place = block.places.only(block.places["since"] <= as_at)
    moved = (place["until"] <= as_at) & (place["until"] < place["left"])
    return {
        "cla_episodes": {
            "clae_cla_episode_id": ids("L", seen["episode"]),
            "clae_person_id": child_ids(seen["child"]),
            "clae_cla_episode_start_date": on(seen["since"], as_at),
            "clae_cla_episode_start_reason": words(REASONS, seen["reason"]),
            "clae_cla_primary_need_code": words(_NEEDS, seen["need"]),
            "clae_cla_episode_ceased_date": on(seen["until"], as_at),
            "clae_cla_episode_ceased_reason": words(LEAVING, np.where(ended, reason, -1)),
            "clae_cla_id": ids("U", seen["ref"]),
            "clae_referral_id": ids("R", seen["ref"]),
            "clae_cla_placement_id": ids("H", seen["place"]),
            "clae_entered_care_date": on(seen["entered"], as_at),
            "clae_legal_status": words(codes.LEGAL, seen["legal"]),
        },
        "cla_placement": {
            "clap_cla_placement_id": ids("H", place["place"]),
            "clap_cla_placement_start_date": on(place["since"], as_at),
            "clap_cla_placement_type": words(codes.PLACES, place["kind"]),
            "clap_cla_placement_distance": pa.array(place["miles"].astype(np.float64)),
            "clap_cla_id": ids("U", place["ref"]),
            "clap_cla_placement_provider": words(codes.PROVIDERS, place["provider"]),
            "clap_cla_placement_postcode": words(("ZZ99 3CZ",), place["ref"] * 0),
            "clap_cla_placement_end_date": on(place["until"], as_at),
            "clap_cla_placement_change_reason": words(
                codes.PLACE_CHANGES, np.where(moved, place["change"], -1)
            ),
            "clap_person_id": child_ids(place["child"]),
            "clap_location": words(("IN", "OUT"), place["outside"].astype(np.int64)),
            "clap_la_of_placement": words(
                ("Synthetic council", "Other synthetic council"), place["outside"].astype(np.int64)
            ),
        },
    }


def _orders(block: History, as_at: int) -> Tables:
    spans = block.spans
    first = spans.put(
        legal=spans["order"], since=spans["entered"], nth=spans["ref"] * 0,
        until=np.minimum(spans["order_changes"], spans["left"]),
    )  # fmt: skip
    second = spans.put(
        legal=spans["next_order"], since=spans["order_changes"], nth=spans["ref"] * 0 + 1,
        until=spans["left"],
    )  # fmt: skip
    both = [each.only(each["since"] <= as_at) for each in (first, second)]
    legal = {
        name: np.concatenate([each[name] for each in both])
        for name in ("ref", "child", "legal", "since", "until", "nth")
    }
    return {
        "legal_status": {
            "lega_legal_status_id": ids("G", legal["ref"] * 2 + legal["nth"]),
            "lega_person_id": child_ids(legal["child"]),
            "lega_legal_status": words(codes.LEGAL, legal["legal"]),
            "lega_legal_status_start_date": on(legal["since"], as_at),
            "lega_legal_status_end_date": on(legal["until"], as_at),
        }
    }


def _watched(block: History, as_at: int) -> Tables:
    rows = block.care_reviews
    seen = rows.only((rows["held"] <= as_at) | ((rows["set_on"] <= as_at) & (rows["left"] > as_at)))
    part = np.where(seen["held"] - seen["born"] < CHILD_OF_FOUR, 0, seen["part"])
    visit = seen_visits(block.care_visits, as_at)
    return {
        "cla_reviews": {
            "clar_cla_review_id": ids("B", seen["review"]),
            "clar_cla_id": ids("U", seen["ref"]),
            "clar_cla_review_due_date": on(seen["due"], NEVER - 1),
            "clar_cla_review_date": on(seen["held"], as_at),
            "clar_cla_review_cancelled": flag(np.zeros(len(seen), dtype=bool)),
            "clar_cla_review_participation": words(
                _TAKES_PART, np.where(seen["held"] <= as_at, part, -1)
            ),
            "clar_person_id": child_ids(seen["child"]),
        },
        "cla_visits": {
            "clav_cla_visit_id": ids("X", visit["visit"]),
            "clav_cla_id": ids("U", visit["ref"]),
            "clav_person_id": child_ids(visit["child"]),
            "clav_cla_visit_date": on(visit["on"], as_at),
            "clav_cla_visit_seen": flag(visit["seen"]),
            "clav_cla_visit_seen_alone": flag(visit["seen"] & visit["alone"]),
            "clav_professional_id": worker_ids(visit["worker"]),
        },
    }


def _health(block: History, as_at: int) -> Tables:
    check = block.checks.only(block.checks["on"] <= as_at)
    plans = block.care_plans
    plan = plans.only(~plans["lapsed"] & (plans["since"] <= as_at))
    return {
        "cla_health": {
            "clah_health_check_id": ids("O", check["check"]),
            "clah_person_id": child_ids(check["child"]),
            "clah_health_check_type": words(_CHECKS, check["kind"]),
            "clah_health_check_date": on(check["on"], as_at),
            "clah_health_check_status": words(("Completed",), check["kind"] * 0),
        },
        "cla_care_plan": {
            "lacp_table_id": ids("PL", plan["plan"]),
            "lacp_person_id": child_ids(plan["child"]),
            "lacp_cla_care_plan_start_date": on(plan["since"], as_at),
            "lacp_cla_care_plan_end_date": on(plan["until"], as_at),
            "lacp_cla_care_plan_json": words(
                [f'{{"{each}":"Y"}}' for each in codes.PERMANENCE], plan["aim"]
            ),
        },
    }


def _away(block: History, as_at: int) -> Tables:
    seen = block.missing.only(block.missing["on"] <= as_at)
    back = seen["back"] <= as_at
    return {
        "missing": {
            "miss_table_id": ids("MI", seen["place"]),
            "miss_person_id": child_ids(seen["child"]),
            "miss_missing_episode_start_date": on(seen["on"], as_at),
            "miss_missing_episode_type": words(("M", "A"), seen["absent"].astype(np.int64)),
            "miss_missing_episode_end_date": on(seen["back"], as_at),
            "miss_missing_rhi_offered": words(
                ("N", "Y"), np.where(back, seen["offered"].astype(np.int64), -1)
            ),
            "miss_missing_rhi_accepted": words(
                ("N", "Y"), np.where(back, seen["accepted"].astype(np.int64), -1)
            ),
        }
    }


def leavers(block: History, as_at: int) -> Rows:
    """Young people who are owed support on the day, each once, by their last time in care."""
    spans = block.spans.only(block.spans["entered"] <= as_at)
    last = np.append(spans["child"][1:] != spans["child"][:-1], True)[: len(spans)]
    age = as_at - spans["born"]
    owed = (spans["left"] - spans["born"] >= _SIXTEEN) & (
        spans["left"] - spans["entered"] > _LONG_IN_CARE
    )
    owed &= (age >= _SIXTEEN) & (age < _TWENTY_FIVE)
    return spans.only(last & owed)


def _leavers(window: Window, block: History, as_at: int) -> Tables:
    rows = leavers(block, as_at)
    draws, ref = window.draws, rows["ref"]
    in_care, adult = rows["left"] > as_at, as_at - rows["born"] >= EIGHTEEN
    owed = np.where(in_care, 3, np.where(adult, 1, 0))
    touch = draws.pick((92, 5, 3), "in touch", ref)
    known = touch == 0
    lives = draws.pick((15, 30, 30, 10, 10, 5), "lives", ref)
    return {
        "care_leavers": {
            "clea_table_id": ids("CL", ref),
            "clea_person_id": child_ids(rows["child"]),
            "clea_care_leaver_eligibility": words(codes.ELIGIBILITY, owed),
            "clea_care_leaver_in_touch": words(codes.IN_TOUCH, touch),
            "clea_care_leaver_latest_contact": on(
                np.where(known, as_at - draws.below(60, "touched", ref), NEVER), as_at
            ),
            "clea_care_leaver_accommodation": words(
                codes.ACCOMMODATION, np.where(known, lives, -1)
            ),
            "clea_care_leaver_accom_suitable": words(
                ("1", "2"), np.where(known, draws.pick((9, 1), "suitable", ref), -1)
            ),
            "clea_care_leaver_activity": words(
                codes.ACTIVITY, np.where(known, draws.below(6, "activity", ref), -1)
            ),
            "clea_pathway_plan_review_date": on(as_at - draws.below(300, "pathway", ref), as_at),
            "clea_care_leaver_personal_advisor": ids("PA", draws.below(40, "adviser", ref)),
        }
    }


def adoptions(block: History) -> Rows:
    """Children for whom adoption was decided, with the days on the way."""
    rows = block.spans.only(block.spans["adopted"])
    decided = rows["entered"] + 120
    return rows.put(
        decided=decided, ordered=decided + 80, matched=decided + 160, placed=decided + 190
    )


def _permanence(block: History, as_at: int) -> Tables:
    rows = adoptions(block)
    rows = rows.only(rows["decided"] <= as_at)
    done = np.where(rows["left"] <= as_at, 0, -1)
    return {
        "permanence": {
            "perm_table_id": ids("PE", rows["ref"]),
            "perm_person_id": child_ids(rows["child"]),
            "perm_cla_id": ids("U", rows["ref"]),
            "perm_family_id": ids("FA", np.where(rows["matched"] <= as_at, rows["ref"] * 2, -1)),
            "perm_adm_decision_date": on(rows["decided"], as_at),
            "perm_placement_order_date": on(rows["ordered"], as_at),
            "perm_matched_date": on(rows["matched"], as_at),
            "perm_placed_for_adoption_date": on(rows["placed"], as_at),
            "perm_permanence_order_date": on(rows["left"], as_at),
            "perm_permanence_order_type": words(("Adoption",), done),
        }
    }
