"""Which columns of Annex A's lists become which fields of the standard tables.

Annex A has no ids but the child's, so an id here is made of the child and the day, with a number
where a child has two of a kind on one day: the same row has the same id in every workbook.
"""

from __future__ import annotations

FROM = "source_file, source_row"


def _nth(list_number: int, day: str) -> str:
    """An id that tells rows of one child on one day apart."""
    return (
        f"child || '/{list_number}/' || {day} || '/' || "
        f"row_number() OVER (PARTITION BY child, {day} ORDER BY source_file, source_row)"
    )


def _people() -> str:
    lists = []
    for number in range(1, 11):
        uasc = "uasc" if number in {8, 9} else "NULL"
        # Contacts, early help and referrals do not say whether a child is disabled.
        disabled = "NULL" if number <= 3 else "disabled"  # noqa: PLR2004
        lists.append(
            f"SELECT child, gender, ethnicity, dob, {uasc} AS uasc, {disabled} AS disabled, "
            f"{FROM}, {number} AS rank FROM list_{number}"
        )
    return (
        "SELECT child AS pers_person_id, any_value(gender) AS pers_gender, "
        "nullif(any_value(gender), 'N') AS pers_sex, "
        "any_value(ethnicity) AS pers_ethnicity, any_value(dob) AS pers_dob, "
        "any_value(uasc) AS pers_uasc, max(disabled) AS pers_disabled, "
        "arg_max(source_file, rank) AS source_file, arg_max(source_row, rank) AS source_row "
        f"FROM ({' UNION ALL '.join(lists)}) GROUP BY child"
    )


# The lists that name the worker of the day, from the one that says most to the one that says least.
HELD = (8, 7, 6, 9, 5, 4, 3)


def _involvements() -> str:
    lists = " UNION ALL ".join(
        f"SELECT child, worker, team, {FROM}, {rank} AS rank FROM list_{number}"
        for rank, number in enumerate(HELD)
    )
    return (
        "SELECT child || '/seen/' || {as_of} AS invo_involvements_id, child AS invo_person_id, "
        "'CW' AS invo_professional_role_id, arg_min(worker, rank) AS invo_professional_id, "
        "arg_min(worker, rank) AS invo_professional_name, "
        "arg_min(team, rank) AS invo_professional_team, 'Y' AS invo_seen_in_snapshot, "
        "arg_min(source_file, rank) AS source_file, arg_min(source_row, rank) AS source_row "
        f"FROM ({lists}) WHERE worker IS NOT NULL OR team IS NOT NULL GROUP BY child"
    )


def _check(kind: str, column: str) -> str:
    return (
        f"SELECT child || '/{kind}/' || {column} AS clah_health_check_id, child AS clah_person_id, "
        f"'{kind}' AS clah_health_check_type, {column} AS clah_health_check_date, "
        f"'{kind}' AS clah_check, 'Completed' AS clah_health_check_status, {FROM} "
        f"FROM list_8 WHERE {column} IS NOT NULL"
    )


TABLES = {
    "person": _people(),
    "contacts": f"""
SELECT {_nth(1, "contact_date")} AS cont_contact_id, child AS cont_person_id,
  contact_date AS cont_contact_date, source AS cont_contact_source_code, {FROM} FROM list_1""",
    "early_help_episodes": f"""
SELECT {_nth(2, "start")} AS earl_episode_id, child AS earl_person_id,
  start AS earl_episode_start_date, completed AS earl_assessment_completed_date,
  organisation AS earl_episode_organisation, {FROM} FROM list_2""",
    # A referral of list 3, and a child of list 6 whose referral is older than list 3 goes.
    "cin_episodes": f"""
WITH referrals AS (SELECT *, row_number() OVER (PARTITION BY child ORDER BY referral_date DESC,
    source_row) AS latest FROM list_3),
  need AS (SELECT *, row_number() OVER (PARTITION BY child ORDER BY start DESC, source_row)
    AS latest FROM list_6)
SELECT r.child || '/3/' || r.referral_date || '/' || row_number() OVER (
    PARTITION BY r.child, r.referral_date ORDER BY r.source_row) AS cine_referral_id,
  r.child AS cine_person_id, r.referral_date AS cine_referral_date,
  r.source AS cine_referral_source_code, r.nfa AS cine_referral_nfa,
  r.referrals AS cine_referrals_12_months, r.team AS cine_referral_team,
  r.worker AS cine_referral_worker_id, n.need AS cine_cin_primary_need_code,
  n.closed AS cine_close_date, n.reason AS cine_close_reason, n.status AS cine_case_status,
  n.last_seen AS cine_last_seen_date, r.source_file, r.source_row
FROM referrals r LEFT JOIN need n ON n.child = r.child AND n.latest = 1 AND r.latest = 1
  AND coalesce(n.start, r.referral_date) >= r.referral_date - 7
UNION ALL BY NAME
SELECT {_nth(6, "start")} AS cine_referral_id, child AS cine_person_id, start AS cine_referral_date,
  need AS cine_cin_primary_need_code, closed AS cine_close_date, reason AS cine_close_reason,
  status AS cine_case_status, last_seen AS cine_last_seen_date, {FROM}
FROM need WHERE latest > 1 OR NOT EXISTS (SELECT 1 FROM referrals r WHERE r.child = need.child
  AND r.latest = 1 AND coalesce(need.start, r.referral_date) >= r.referral_date - 7)""",
    "cin_assessments": f"""
SELECT {_nth(4, "start")} AS cina_assessment_id, child AS cina_person_id,
  start AS cina_assessment_start_date, seen AS cina_assessment_child_seen,
  authorised AS cina_assessment_auth_date,
  CASE support WHEN 'Y' THEN 'N' WHEN 'N' THEN 'Y' END AS cina_assessment_outcome_nfa,
  team AS cina_assessment_team, worker AS cina_assessment_worker_id, {FROM} FROM list_4""",
    "s47_enquiry": f"""
SELECT {_nth(5, "strategy")} AS s47e_s47_enquiry_id, child AS s47e_person_id,
  strategy AS s47e_s47_start_date, unnecessary AS s47e_s47_nfa,
  enquiries AS s47e_enquiries_12_months, conferences AS s47e_icpcs_12_months,
  worker AS s47e_s47_completed_by_worker_id, team AS s47e_s47_completed_by_team, {FROM}
FROM list_5""",
    "initial_cp_conference": f"""
SELECT id || '/icpc' AS icpc_icpc_id, id AS icpc_s47_enquiry_id, child AS icpc_person_id,
  conference AS icpc_icpc_date, plan AS icpc_icpc_outcome_cp_flag, team AS icpc_icpc_team,
  worker AS icpc_icpc_worker_id, {FROM}
FROM (SELECT *, {_nth(5, "strategy")} AS id FROM list_5) WHERE conference IS NOT NULL""",
    "cp_plans": f"""
SELECT {_nth(7, "start")} AS cppl_cp_plan_id, child AS cppl_person_id,
  start AS cppl_cp_plan_start_date, ended AS cppl_cp_plan_end_date,
  initial AS cppl_cp_plan_initial_category, latest AS cppl_cp_plan_latest_category,
  previous AS cppl_previous_plans, emergency AS cppl_emergency_or_police, {FROM} FROM list_7""",
    "cp_visits": f"""
SELECT child || '/7/visit/' || visit AS cppv_cp_visit_id, child AS cppv_person_id,
  any_value(plan) AS cppv_cp_plan_id, visit AS cppv_cp_visit_date,
  max(alone) AS cppv_cp_visit_seen_alone, min(source_file) AS source_file,
  min(source_row) AS source_row
FROM (SELECT *, {_nth(7, "start")} AS plan FROM list_7) WHERE visit IS NOT NULL
GROUP BY child, visit""",
    "cp_reviews": f"""
SELECT child || '/7/review/' || review AS cppr_cp_review_id, child AS cppr_person_id,
  any_value(plan) AS cppr_cp_plan_id, review AS cppr_cp_review_date,
  min(source_file) AS source_file, min(source_row) AS source_row
FROM (SELECT *, {_nth(7, "start")} AS plan FROM list_7) WHERE review IS NOT NULL
GROUP BY child, review""",
    "cla_episodes": f"""
SELECT {_nth(8, "entered")} AS clae_cla_episode_id, child AS clae_person_id,
  child || '/' || entered AS clae_cla_id, entered AS clae_cla_episode_start_date,
  entered AS clae_entered_care_date, need AS clae_cla_primary_need_code,
  ceased AS clae_cla_episode_ceased_date, ceased_reason AS clae_cla_episode_ceased_reason,
  iro AS clae_cla_last_iro_contact_date, second AS clae_second_period,
  placements AS clae_placements_12_months, missing AS clae_missing_12_months,
  absent AS clae_absent_12_months, legal AS clae_legal_status,
  child || '/home/' || placed AS clae_cla_placement_id, {FROM} FROM list_8""",
    "cla_placement": """
SELECT child || '/home/' || placed AS clap_cla_placement_id, child AS clap_person_id,
  child || '/' || any_value(entered) AS clap_cla_id, placed AS clap_cla_placement_start_date,
  any_value(placement) AS clap_cla_placement_type, any_value(urn) AS clap_cla_placement_urn,
  any_value(provider) AS clap_cla_placement_provider,
  any_value(postcode) AS clap_cla_placement_postcode, any_value(location) AS clap_location,
  any_value(la) AS clap_la_of_placement, max(ceased) AS clap_cla_placement_end_date,
  min(source_file) AS source_file, min(source_row) AS source_row
FROM list_8 WHERE placed IS NOT NULL GROUP BY child, placed""",
    "legal_status": """
SELECT child || '/legal/' || legal_start AS lega_legal_status_id, child AS lega_person_id,
  any_value(legal) AS lega_legal_status, legal_start AS lega_legal_status_start_date,
  max(ceased) AS lega_legal_status_end_date, min(source_file) AS source_file,
  min(source_row) AS source_row
FROM list_8 WHERE legal_start IS NOT NULL GROUP BY child, legal_start""",
    "cla_reviews": """
SELECT child || '/8/review/' || review AS clar_cla_review_id, child AS clar_person_id,
  child || '/' || any_value(entered) AS clar_cla_id, review AS clar_cla_review_date,
  min(source_file) AS source_file, min(source_row) AS source_row
FROM list_8 WHERE review IS NOT NULL GROUP BY child, review""",
    "cla_visits": """
SELECT child || '/8/visit/' || visit AS clav_cla_visit_id, child AS clav_person_id,
  child || '/' || any_value(entered) AS clav_cla_id, visit AS clav_cla_visit_date,
  min(source_file) AS source_file, min(source_row) AS source_row
FROM list_8 WHERE visit IS NOT NULL GROUP BY child, visit""",
    "cla_health": f"""
SELECT clah_health_check_id, any_value(clah_person_id) AS clah_person_id,
  any_value(clah_health_check_type) AS clah_health_check_type,
  any_value(clah_health_check_date) AS clah_health_check_date, any_value(clah_check) AS clah_check,
  any_value(clah_health_check_status) AS clah_health_check_status,
  min(source_file) AS source_file, min(source_row) AS source_row
FROM ({_check("HEALTH", "health")} UNION ALL {_check("DENTAL", "dental")})
GROUP BY clah_health_check_id""",
    "cla_care_plan": """
SELECT child || '/plan' AS lacp_table_id, child AS lacp_person_id,
  any_value(permanence) AS lacp_permanence, min(source_file) AS source_file,
  min(source_row) AS source_row
FROM list_8 WHERE permanence IS NOT NULL GROUP BY child""",
    "care_leavers": f"""
SELECT child || '/9/' || row_number() OVER (PARTITION BY child ORDER BY source_row)
    AS clea_table_id, child AS clea_person_id, eligibility AS clea_care_leaver_eligibility,
  in_touch AS clea_care_leaver_in_touch, contact AS clea_care_leaver_latest_contact,
  accommodation AS clea_care_leaver_accommodation, suitable AS clea_care_leaver_accom_suitable,
  activity AS clea_care_leaver_activity, pathway AS clea_pathway_plan_review_date,
  adviser AS clea_care_leaver_personal_advisor, team AS clea_care_leaver_allocated_team,
  worker AS clea_care_leaver_worker_id, {FROM} FROM list_9""",
    "permanence": f"""
SELECT child || '/10/' || row_number() OVER (PARTITION BY child ORDER BY source_row)
    AS perm_table_id, child AS perm_person_id, family AS perm_family_id,
  entered AS perm_entered_care_date, decided AS perm_adm_decision_date,
  order_made AS perm_placement_order_date, matched AS perm_matched_date,
  placed AS perm_placed_for_adoption_date, adopted AS perm_permanence_order_date,
  CASE WHEN adopted IS NOT NULL THEN 'Adoption' END AS perm_permanence_order_type,
  reversed AS perm_decision_reversed_date, reversed_reason AS perm_decision_reversed_reason,
  fostered AS perm_placed_ffa_cp_date, {FROM} FROM list_10""",
    "adopters": f"""
SELECT adopter || '/' || row_number() OVER (PARTITION BY adopter ORDER BY source_row)
    AS adop_adopter_id, family AS adop_family_id, gender AS adop_sex,
  ethnicity AS adop_ethnicity, disabled AS adop_disabled, fostering AS adop_fostering_for_adoption,
  enquiry AS adop_enquiry_date, stage1 AS adop_stage1_start_date, stage1_end AS
  adop_stage1_end_date, stage2 AS adop_stage2_start_date, stage2_end AS adop_stage2_end_date,
  application AS adop_application_date, approved AS adop_approved_date, matched AS
  adop_matched_date, placed AS adop_placed_date, children AS adop_children_placed,
  order_made AS adop_order_date, left_on AS adop_left_date, left_reason AS adop_left_reason, {FROM}
FROM list_11""",
    "involvements": _involvements(),
    "professionals": f"""
SELECT worker AS prof_professional_id, worker AS prof_professional_name,
  min(source_file) AS source_file, min(source_row) AS source_row
FROM ({" UNION ALL ".join(f"SELECT worker, {FROM} FROM list_{n}" for n in HELD)})
WHERE worker IS NOT NULL GROUP BY worker""",
    "department": f"""
SELECT team AS dept_team_id, team AS dept_team_name, min(source_file) AS source_file,
  min(source_row) AS source_row
FROM ({" UNION ALL ".join(f"SELECT team, {FROM} FROM list_{n}" for n in HELD)})
WHERE team IS NOT NULL GROUP BY team""",
}
