"""A block of history as standard tables, as a case system showed it on a day: children in need."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pyarrow as pa

from upheld.practice.simulate import allocation, codes
from upheld.practice.simulate.days import NEVER, working
from upheld.practice.simulate.fields import child_ids, flag, ids, marked, on, words, worker_ids
from upheld.practice.simulate.history import History
from upheld.practice.simulate.rows import Rows
from upheld.practice.simulate.window import Window

Tables = dict[str, Mapping[str, pa.Array]]
_TAKES_PART = ("PN0", "PN1", "PN2", "PN3", "PN5", "PN6")
CHILD_OF_FOUR, _CHILD_OF_FIVE = 1461, 1826


def of_need(window: Window, block: History, as_at: int) -> Tables:
    """Everything but care."""
    cases = block.cases.put(team=allocation.first_team(block.cases, block.held))
    cases = cases.only(cases["received"] <= as_at)
    people = block.people.only(block.people["known"] <= as_at)
    known = {**_people(people, as_at), **_contacts(block.contacts, as_at)}
    known["cin_episodes"] = _episodes(cases, as_at)
    known["involvements"] = _involvements(block.held, as_at)
    return {**known, **_assessments(window, cases, as_at), **_enquiries(cases, as_at),
            **_plans(window, cases, as_at), **_reviews(block.reviews, as_at),
            **_visits(block, as_at)}  # fmt: skip


def _people(people: Rows, as_at: int) -> Tables:
    born = people["born"]
    ill = people.only(people["disabled"])
    child = child_ids(people["child"])
    young = np.where(as_at - born < _CHILD_OF_FIVE, 0, 3)
    later = np.where(born > as_at, born, NEVER)
    return {
        "person": {
            "pers_person_id": child,
            "pers_sex": words(codes.SEXES, people["sex"]),
            "pers_gender": words(("01", "02", "00"), people["sex"]),
            "pers_ethnicity": words(codes.ETHNICITIES, people["ethnicity"]),
            "pers_dob": on(born, as_at),
            "pers_expected_dob": on(later, NEVER - 1),
            "pers_upn_unknown": words(("UN1", "UN2", "UN3", "UN4"), young),
            "pers_disabled": flag(people["disabled"]),
            "pers_uasc": flag(people["alone"]),
        },
        "disability": {
            "disa_table_id": ids("I", ill["child"]),
            "disa_person_id": child_ids(ill["child"]),
            "disa_disability_code": words(codes.DISABILITIES, ill["disability"]),
        },
    }


def _contacts(contacts: Rows, as_at: int) -> Tables:
    seen = contacts.only(contacts["on"] <= as_at)
    child, new = child_ids(seen["child"]), seen["ref"] >= 0
    source = words(codes.SOURCES, seen["source"])
    return {
        "contacts": {
            "cont_contact_id": ids("C", seen["contact"]),
            "cont_person_id": child,
            "cont_contact_date": on(seen["on"], as_at),
            "cont_contact_source_code": source,
            "cont_contact_outcome_json": marked(("NEW_REFERRAL_FLAG", "NFA_FLAG"), new, ~new),
        },
        "contact_decisions": {
            "cdec_id": ids("K", seen["contact"]),
            "cdec_contact_id": ids("C", seen["contact"]),
            "cdec_person_id": child,
            "cdec_received_date": on(seen["on"], as_at),
            "cdec_decision_date": on(seen["decided"], as_at),
            "cdec_decision": words(("none", "referral"), np.where(
                seen["decided"] > as_at, -1, new.astype(np.int64))),
            "cdec_decided_by": words(("Front door manager",), new * 0),
        },
    }  # fmt: skip


def _episodes(cases: Rows, as_at: int) -> Mapping[str, pa.Array]:
    open_now = cases["closed"] > as_at
    nfa = cases["nfa"]
    adopted = np.where(open_now | nfa, -1, cases["closure"])
    held = cases["conference"] < NEVER
    return {
        "cine_referral_id": ids("R", cases["ref"]),
        "cine_person_id": child_ids(cases["child"]),
        "cine_referral_date": on(cases["received"], as_at),
        "cine_cin_primary_need_code": words(codes.NEEDS, cases["need"]),
        "cine_referral_source_code": words(codes.SOURCES, cases["source"]),
        "cine_referral_nfa": flag(nfa),
        "cine_referral_outcome_json": marked(
            ("SINGLE_ASSESSMENT_FLAG", "NFA_FLAG", "STRATEGY_DISCUSSION_FLAG"),
            ~nfa, nfa, cases["met"] < NEVER),
        "cine_close_reason": words(codes.CLOSURES, adopted),
        "cine_close_date": on(cases["closed"], as_at),
        "cine_initial_cpc_date": on(np.where(held, cases["conference"], NEVER), as_at),
        "cine_referral_team": ids("T", cases["team"]),
    }  # fmt: skip


def _involvements(held: Rows, as_at: int) -> Mapping[str, pa.Array]:
    seen = held.only(held["since"] <= as_at)
    nobody = seen["how"] == allocation.NOBODY
    return {
        "invo_involvements_id": ids("V", seen["ref"] * 256 + seen["nth"]),
        "invo_professional_id": worker_ids(np.where(nobody, -1, seen["worker"])),
        "invo_professional_role_id": words(("CW",), seen["ref"] * 0),
        "invo_professional_team": ids("T", np.where(nobody, -1, seen["team"])),
        "invo_involvement_start_date": on(seen["since"], as_at),
        "invo_involvement_end_date": on(seen["until"], as_at),
        "invo_worker_change_reason": words(codes.CHANGES, seen["why"]),
        "invo_person_id": child_ids(seen["child"]),
        "invo_referral_id": ids("R", seen["ref"]),
    }


def _assessments(window: Window, cases: Rows, as_at: int) -> Tables:
    seen = cases.only(cases["assessed_from"] <= as_at)
    done = seen["assessed"] <= as_at
    nothing = done & (seen["way"] == 0) & (seen["met"] >= NEVER)
    answer = np.where(done, nothing.astype(np.int64), -1)
    factor = window.draws.below(len(codes.FACTORS), "factor", seen["ref"])
    finished = seen.only(done)
    return {
        "cin_assessments": {
            "cina_assessment_id": ids("A", seen["ref"]),
            "cina_person_id": child_ids(seen["child"]),
            "cina_referral_id": ids("R", seen["ref"]),
            "cina_assessment_start_date": on(seen["assessed_from"], as_at),
            "cina_assessment_child_seen": words(("N", "Y"), np.where(
                done, window.draws.chance(0.95, "seen", seen["ref"]).astype(np.int64), -1)),
            "cina_assessment_auth_date": on(seen["assessed"], as_at),
            "cina_assessment_outcome_nfa": words(("N", "Y"), answer),
            "cina_assessment_team": ids("T", seen["team"]),
        },
        "assessment_factors": {
            "cinf_table_id": ids("F", finished["ref"]),
            "cinf_assessment_id": ids("A", finished["ref"]),
            "cinf_assessment_factors_json": words(
                [f'["{each}"]' for each in codes.FACTORS], factor[done]),
        },
    }  # fmt: skip


def _enquiries(cases: Rows, as_at: int) -> Tables:
    seen = cases.only(cases["met"] <= as_at)
    ended, held = seen["enquiry_ended"] <= as_at, seen["conference"] < NEVER
    met = seen.only(seen["conference"] <= as_at)
    planned = met["wants_plan"]
    return {
        "s47_enquiry": {
            "s47e_s47_enquiry_id": ids("E", seen["ref"]),
            "s47e_referral_id": ids("R", seen["ref"]),
            "s47e_person_id": child_ids(seen["child"]),
            "s47e_s47_start_date": on(seen["met"], as_at),
            "s47e_s47_end_date": on(seen["enquiry_ended"], as_at),
            "s47e_s47_nfa": words(("N", "Y"), np.where(ended, (~held).astype(np.int64), -1)),
            "s47e_s47_outcome_json": marked(
                ("CP_CONFERENCE_FLAG", "NFA_FLAG"), ended & held, ended & ~held),
        },
        "initial_cp_conference": {
            "icpc_icpc_id": ids("N", met["ref"]),
            "icpc_s47_enquiry_id": ids("E", met["ref"]),
            "icpc_person_id": child_ids(met["child"]),
            "icpc_cp_plan_id": ids("P", np.where(met["plan_from"] < NEVER, met["ref"], -1)),
            "icpc_referral_id": ids("R", met["ref"]),
            "icpc_icpc_transfer_in": flag(np.zeros(len(met), dtype=bool)),
            "icpc_icpc_target_date": on(working(met["met"], 15), NEVER - 1),
            "icpc_icpc_date": on(met["conference"], as_at),
            "icpc_icpc_outcome_cp_flag": flag(planned),
            "icpc_icpc_outcome_json": marked(("CP_FLAG",), planned),
        },
    }  # fmt: skip


def _plans(window: Window, cases: Rows, as_at: int) -> Tables:
    need = cases.only(cases["need_from"] <= as_at)
    plan = cases.only(cases["plan_from"] <= as_at)
    abuse = words(codes.ABUSE, window.draws.pick(codes.ABUSE_WEIGHTS, "abuse", plan["ref"]))
    return {
        "cin_plans": {
            "cinp_cin_plan_id": ids("J", need["ref"]),
            "cinp_referral_id": ids("R", need["ref"]),
            "cinp_person_id": child_ids(need["child"]),
            "cinp_cin_plan_start_date": on(need["need_from"], as_at),
            "cinp_cin_plan_end_date": on(need["need_until"], as_at),
        },
        "cp_plans": {
            "cppl_cp_plan_id": ids("P", plan["ref"]),
            "cppl_referral_id": ids("R", plan["ref"]),
            "cppl_icpc_id": ids("N", plan["ref"]),
            "cppl_person_id": child_ids(plan["child"]),
            "cppl_cp_plan_start_date": on(plan["plan_from"], as_at),
            "cppl_cp_plan_end_date": on(plan["plan_until"], as_at),
            "cppl_cp_plan_initial_category": abuse,
            "cppl_cp_plan_latest_category": abuse,
            "cppl_cp_plan_ola": flag(np.zeros(len(plan), dtype=bool)),
            "cppl_previous_plans": pa.array(plan["earlier_plans"]),
        },
    }


def _reviews(reviews: Rows, as_at: int) -> Tables:
    # A review is in the diary once the one before it has been held, while the plan is open.
    seen = reviews.only(
        (reviews["held"] <= as_at)
        | ((reviews["set_on"] <= as_at) & (reviews["plan_until"] > as_at))
    )
    over = seen["held"] > as_at
    young = seen["held"] - seen["born"] < CHILD_OF_FOUR
    return {
        "cp_reviews": {
            "cppr_cp_review_id": ids("Q", seen["review"]),
            "cppr_person_id": child_ids(seen["child"]),
            "cppr_cp_plan_id": ids("P", seen["ref"]),
            "cppr_cp_review_due": on(seen["due"], NEVER - 1),
            "cppr_cp_review_date": on(seen["held"], as_at),
            "cppr_cp_review_outcome_continue_cp": words(
                ("N", "Y"), np.where(over, -1, (~seen["final"]).astype(np.int64))),
            "cppr_cp_review_quorate": words(
                ("N", "Y"), np.where(over, -1, seen["quorate"].astype(np.int64))),
            "cppr_cp_review_participation": words(
                _TAKES_PART, np.where(over, -1, np.where(young, 0, seen["part"]))),
        }
    }  # fmt: skip


def _visits(block: History, as_at: int) -> Tables:
    need = seen_visits(block.need_visits, as_at)
    plan = seen_visits(block.protection_visits, as_at)
    return {
        "cin_visits": {
            "cinv_cin_visit_id": ids("Y", need["visit"]),
            "cinv_person_id": child_ids(need["child"]),
            "cinv_cin_visit_date": on(need["on"], as_at),
            "cinv_cin_visit_seen": flag(need["seen"]),
            "cinv_cin_visit_seen_alone": flag(need["seen"] & need["alone"]),
            "cinv_cin_visit_bedroom": flag(need["seen"] & need["bedroom"]),
            "cinv_professional_id": worker_ids(need["worker"]),
        },
        "cp_visits": {
            "cppv_cp_visit_id": ids("Z", plan["visit"]),
            "cppv_person_id": child_ids(plan["child"]),
            "cppv_cp_plan_id": ids("P", plan["ref"]),
            "cppv_cp_visit_date": on(plan["on"], as_at),
            "cppv_cp_visit_seen": flag(plan["seen"]),
            "cppv_cp_visit_seen_alone": flag(plan["seen"] & plan["alone"]),
            "cppv_cp_visit_bedroom": flag(plan["seen"] & plan["bedroom"]),
            "cppv_professional_id": worker_ids(plan["worker"]),
        },
    }


def seen_visits(visits: Rows, as_at: int) -> Rows:
    """The visits that were made and had been written down by the day of the picture."""
    return visits.only(~visits["missed"] & (visits["recorded"] <= as_at))
