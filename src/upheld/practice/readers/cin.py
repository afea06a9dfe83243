"""The children in need census as XML, from 2019 on: read as a stream, a child at a time."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from upheld.practice.readers import cells, xml
from upheld.practice.readers.rows import Gathering
from upheld.practice.readers.settling import settle
from upheld.practice.readers.sources import Batch, Part
from upheld.practice.standard import TABLES

CHILDREN_A_BATCH = 20_000

# Names in the census by field of the standard tables. `GenderCurrent` became `Sex` in 2024.
PERSON = {
    "pers_upn": "UPN",
    "pers_upn_unknown": "UPNunknown",
    "pers_dob": "PersonBirthDate",
    "pers_expected_dob": "ExpectedPersonBirthDate",
    "pers_death_date": "PersonDeathDate",
    "pers_ethnicity": "Ethnicity",
}
EPISODE = {
    "cine_referral_date": "CINreferralDate",
    "cine_referral_source_code": "ReferralSource",
    "cine_cin_primary_need_code": "PrimaryNeedCode",
    "cine_close_date": "CINclosureDate",
    "cine_close_reason": "ReasonForClosure",
    "cine_initial_cpc_date": "DateOfInitialCPC",
    "cine_referral_nfa": "ReferralNFA",
}
ASSESSMENT = {
    "cina_assessment_start_date": "AssessmentActualStartDate",
    "cina_review_date": "AssessmentInternalReviewDate",
    "cina_assessment_auth_date": "AssessmentAuthorisationDate",
}
ENQUIRY = {"s47e_s47_start_date": "S47ActualStartDate", "s47e_s47_nfa": "ICPCnotRequired"}
CONFERENCE = {"icpc_icpc_date": "DateOfInitialCPC", "icpc_icpc_target_date": "InitialCPCtarget"}
PLAN = {"cinp_cin_plan_start_date": "CINPlanStartDate", "cinp_cin_plan_end_date": "CINPlanEndDate"}
PROTECTION = {
    "cppl_cp_plan_start_date": "CPPstartDate",
    "cppl_cp_plan_end_date": "CPPendDate",
    "cppl_cp_plan_initial_category": "InitialCategoryOfAbuse",
    "cppl_cp_plan_latest_category": "LatestCategoryOfAbuse",
    "cppl_previous_plans": "NumberOfPreviousCPP",
}
HEADINGS = (
    PERSON
    | EPISODE
    | ASSESSMENT
    | ENQUIRY
    | CONFERENCE
    | PLAN
    | PROTECTION
    | {
        "pers_person_id": "LAchildID",
        "pers_sex": "Sex",
        "cppr_cp_review_date": "CPPreviewDate",
        "disa_disability_code": "Disability",
    }
)


def read(part: Part, spelling: cells.Spelling) -> Iterator[Batch]:
    """Read every child; the file is never held whole."""
    gathering = Gathering(part.name, HEADINGS)
    for count, child in enumerate(xml.elements(part, "Child"), start=1):
        _child(child, gathering)
        if count % CHILDREN_A_BATCH == 0:
            yield from _settled(gathering, spelling)
    yield from _settled(gathering, spelling)


def _settled(gathering: Gathering, spelling: cells.Spelling) -> Iterator[Batch]:
    for name, rough in gathering.take():
        done = settle(TABLES[name].fields, rough, spelling)
        yield Batch(name, done.table, done.rejects, done.doubts)


def _child(child: Any, gathering: Gathering) -> None:
    """Take in one child; what hangs on a child without an id is rejected with the child."""
    facts: dict[str, str] = {}
    episodes, disabilities = [], []
    for group in child:
        tag = xml.local(group.tag)
        if tag == "CINdetails":
            episodes.append(group)
            continue
        for element in group:
            if len(element):
                disabilities += [(each.text, each.sourceline) for each in element]
            elif element.text:
                facts[xml.local(element.tag)] = element.text
    id = (facts.get("LAchildID") or "").strip() or None
    person: dict[str, str | None] = {field: facts.get(name) for field, name in PERSON.items()}
    person["pers_person_id"] = id
    person["pers_sex"] = _sex(facts.get("Sex", facts.get("GenderCurrent")))
    gathering.add("person", child.sourceline, person)
    for told, line in disabilities:
        gathering.add("disability", line, {"disa_person_id": id, "disa_disability_code": told})
    used: dict[str, int] = {}
    for episode in episodes:
        _episode(id, episode, used, gathering)


def _sex(word: str | None) -> str | None:
    return {"0": "U", "1": "M", "2": "F", "9": "U"}.get(word or "", word)


def _id(used: dict[str, int], *parts: str | None) -> str | None:
    """An id that the same rows have in every census: what is known, and which of its kind."""
    if parts[0] is None:
        return None
    name = "/".join(part or "?" for part in parts)
    used[name] = used.get(name, 0) + 1
    return name if used[name] == 1 else f"{name}/{used[name]}"


def _episode(id: str | None, episode: Any, used: dict[str, int], gathering: Gathering) -> None:
    facts: dict[str, str] = {}
    parts = []
    for element in episode:
        if len(element):
            parts.append(element)
        elif element.text:
            facts[xml.local(element.tag)] = element.text
    referral = _id(used, id, facts.get("CINreferralDate"))
    row: dict[str, str | None] = {field: facts.get(name) for field, name in EPISODE.items()}
    row |= {"cine_referral_id": referral, "cine_person_id": id}
    gathering.add("cin_episodes", episode.sourceline, row)
    for part in parts:
        take = PARTS.get(xml.local(part.tag))
        if take is None:
            gathering.strange(xml.local(part.tag))
        else:
            take(id, referral, part, used, gathering)


def _facts(element: Any) -> tuple[dict[str, str], list[Any]]:
    facts, parts = {}, []
    for each in element:
        if len(each):
            parts.append(each)
        elif each.text:
            facts[xml.local(each.tag)] = each.text
    return facts, parts


def _assessment(
    id: str | None, referral: str | None, part: Any, used: dict[str, int], into: Gathering
) -> None:
    facts, lists = _facts(part)
    key = _id(used, referral, "assessment", facts.get("AssessmentActualStartDate"))
    row: dict[str, str | None] = {field: facts.get(name) for field, name in ASSESSMENT.items()}
    row |= {"cina_assessment_id": key, "cina_person_id": id, "cina_referral_id": referral}
    into.add("cin_assessments", part.sourceline, row)
    for each in lists:
        factors = json.dumps([one.text.strip() for one in each if one.text])
        into.add(
            "assessment_factors",
            each.sourceline,
            {
                "cinf_table_id": key and f"{key}/factors",
                "cinf_assessment_id": key,
                "cinf_assessment_factors_json": factors,
            },
        )


def _plan(
    id: str | None, referral: str | None, part: Any, used: dict[str, int], into: Gathering
) -> None:
    facts, _ = _facts(part)
    row: dict[str, str | None] = {field: facts.get(name) for field, name in PLAN.items()}
    row["cinp_cin_plan_id"] = _id(used, referral, "plan", facts.get("CINPlanStartDate"))
    row |= {"cinp_person_id": id, "cinp_referral_id": referral}
    into.add("cin_plans", part.sourceline, row)


def _enquiry(
    id: str | None, referral: str | None, part: Any, used: dict[str, int], into: Gathering
) -> None:
    facts, _ = _facts(part)
    key = _id(used, referral, "s47", facts.get("S47ActualStartDate"))
    row: dict[str, str | None] = {field: facts.get(name) for field, name in ENQUIRY.items()}
    row |= {"s47e_s47_enquiry_id": key, "s47e_person_id": id, "s47e_referral_id": referral}
    into.add("s47_enquiry", part.sourceline, row)
    if facts.get("DateOfInitialCPC"):
        held: dict[str, str | None] = {f: facts.get(name) for f, name in CONFERENCE.items()}
        held["icpc_icpc_id"] = key and f"{key}/icpc"
        held |= {"icpc_s47_enquiry_id": key, "icpc_person_id": id, "icpc_referral_id": referral}
        into.add("initial_cp_conference", part.sourceline, held)


def _protection(
    id: str | None, referral: str | None, part: Any, used: dict[str, int], into: Gathering
) -> None:
    facts, lists = _facts(part)
    key = _id(used, referral, "cpp", facts.get("CPPstartDate"))
    row: dict[str, str | None] = {field: facts.get(name) for field, name in PROTECTION.items()}
    row |= {"cppl_cp_plan_id": key, "cppl_person_id": id, "cppl_referral_id": referral}
    into.add("cp_plans", part.sourceline, row)
    for each in lists:
        for review in each:
            told = (review.text or "").strip() or None
            into.add(
                "cp_reviews",
                review.sourceline,
                {
                    "cppr_cp_review_id": _id(used, key, "review", told),
                    "cppr_person_id": id,
                    "cppr_cp_plan_id": key,
                    "cppr_cp_review_date": told,
                },
            )


PARTS = {
    "Assessments": _assessment,
    "CINPlanDates": _plan,
    "Section47": _enquiry,
    "ChildProtectionPlans": _protection,
}
