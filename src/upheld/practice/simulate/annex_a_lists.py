"""What each list of Annex A asks of the standard tables: the latest picture, list by list.

A column carries the name that `readers.annex_a_lists` gives it; codes are put into Annex A's own
words when a row is written. `$at` is the day of the picture, `$since` six months before it.
"""

from __future__ import annotations

# Who a child is, and who holds the child: joined to every list.
SHARED = """
CREATE TEMP TABLE who AS
SELECT pers_person_id AS child, pers_sex AS gender, pers_ethnicity AS ethnicity,
  pers_dob AS dob, date_diff('year', pers_dob, $at::DATE)
    - (strftime(pers_dob, '%m%d') > strftime($at::DATE, '%m%d'))::INT AS age,
  pers_disabled AS disabled, pers_uasc AS uasc
FROM person;
CREATE TEMP TABLE held AS
SELECT invo_person_id AS child,
  arg_max(struct_pack(team := dept_team_name,
    worker := coalesce(prof_professional_name, dept_team_name)),
    (invo_involvement_start_date, invo_involvements_id)) AS holder
FROM involvements
LEFT JOIN professionals ON prof_professional_id = invo_professional_id
LEFT JOIN department ON dept_team_id = invo_professional_team
GROUP BY ALL;
"""

LISTS: dict[int, str] = {
    1: """
SELECT who.*, cont_contact_date AS contact_date, cont_contact_source_code AS source
FROM who JOIN contacts ON cont_person_id = child
WHERE cont_contact_date > $since ORDER BY contact_date, cont_contact_id""",
    2: """
SELECT who.*, earl_episode_start_date AS start, earl_assessment_completed_date AS completed,
  earl_episode_organisation AS organisation
FROM who JOIN early_help_episodes ON earl_person_id = child
WHERE start > $since OR completed > $since ORDER BY start, earl_episode_id""",
    3: """
SELECT * FROM (
  SELECT who.*, cine_referral_date AS referral_date, cine_referral_source_code AS source,
    cine_referral_nfa AS nfa, holder.team AS team, holder.worker AS worker, cine_referral_id,
    (SELECT count(*) FROM cin_episodes b WHERE b.cine_person_id = child
      AND b.cine_referral_date <= a.cine_referral_date
      AND b.cine_referral_date > a.cine_referral_date - INTERVAL 1 YEAR) AS referrals
  FROM who LEFT JOIN held USING (child) JOIN cin_episodes a ON cine_person_id = child)
WHERE referral_date > $since ORDER BY referral_date, cine_referral_id""",
    4: """
SELECT who.*, cina_assessment_start_date AS start, cina_assessment_child_seen AS seen,
  cina_assessment_auth_date AS authorised, holder.team AS team, holder.worker AS worker,
  CASE cina_assessment_outcome_nfa WHEN 'Y' THEN 'N' WHEN 'N' THEN 'Y' END AS support
FROM who LEFT JOIN held USING (child) JOIN cin_assessments ON cina_person_id = child
WHERE cina_assessment_start_date > $since OR cina_assessment_auth_date IS NULL
  OR cina_assessment_auth_date > $since ORDER BY start, cina_assessment_id""",
    5: """
SELECT who.*, s47e_s47_start_date AS strategy, s47e_s47_nfa AS unnecessary,
  icpc_icpc_date AS conference, icpc_icpc_outcome_cp_flag AS plan,
  (SELECT count(*) FROM s47_enquiry b WHERE b.s47e_person_id = child
    AND b.s47e_s47_start_date > $at::DATE - INTERVAL 1 YEAR) AS enquiries,
  (SELECT count(*) FROM initial_cp_conference b WHERE b.icpc_person_id = child
    AND b.icpc_icpc_date > $at::DATE - INTERVAL 1 YEAR) AS conferences,
  holder.team AS team, holder.worker AS worker
FROM who LEFT JOIN held USING (child) JOIN s47_enquiry ON s47e_person_id = child
LEFT JOIN initial_cp_conference ON icpc_s47_enquiry_id = s47e_s47_enquiry_id
WHERE s47e_s47_start_date > $since ORDER BY strategy, s47e_s47_enquiry_id""",
    6: """
WITH seen AS (
  SELECT cinv_person_id AS child, max(cinv_cin_visit_date) AS last_seen FROM (
    SELECT cinv_person_id, cinv_cin_visit_date FROM cin_visits WHERE cinv_cin_visit_seen = 'Y'
    UNION ALL SELECT cppv_person_id, cppv_cp_visit_date FROM cp_visits
      WHERE cppv_cp_visit_seen = 'Y'
    UNION ALL SELECT clav_person_id, clav_cla_visit_date FROM cla_visits
      WHERE clav_cla_visit_seen = 'Y') GROUP BY ALL)
SELECT who.*, cine_referral_date AS start, cine_cin_primary_need_code AS need, last_seen,
  cine_close_date AS closed, cine_close_reason AS reason,
  CASE WHEN cine_close_date IS NOT NULL THEN 'e'
    WHEN EXISTS (FROM cla_episodes WHERE clae_referral_id = cine_referral_id
      AND clae_cla_episode_ceased_date IS NULL) THEN 'a'
    WHEN EXISTS (FROM cp_plans WHERE cppl_referral_id = cine_referral_id
      AND cppl_cp_plan_end_date IS NULL) THEN 'b'
    WHEN EXISTS (FROM cin_assessments WHERE cina_referral_id = cine_referral_id
      AND cina_assessment_auth_date IS NULL) THEN 'd'
    ELSE 'c' END AS status,
  holder.team AS team, holder.worker AS worker
FROM who LEFT JOIN held USING (child) JOIN cin_episodes ON cine_person_id = child
LEFT JOIN seen USING (child)
WHERE cine_referral_nfa = 'N' AND (cine_close_date IS NULL OR cine_close_date > $since)
  AND EXISTS (FROM cin_assessments WHERE cina_referral_id = cine_referral_id)
ORDER BY start, cine_referral_id""",
    7: """
WITH seen AS (SELECT cppv_cp_plan_id AS plan, max(cppv_cp_visit_date) AS visit,
    arg_max(cppv_cp_visit_seen_alone, cppv_cp_visit_date) AS alone FROM cp_visits GROUP BY ALL),
  met AS (SELECT cppr_cp_plan_id AS plan, max(cppr_cp_review_date) AS review
    FROM cp_reviews GROUP BY ALL)
SELECT who.*, cppl_cp_plan_start_date AS start, cppl_cp_plan_initial_category AS initial,
  cppl_cp_plan_latest_category AS latest, visit, alone, review,
  cppl_cp_plan_end_date AS ended, 'N' AS emergency, cppl_previous_plans AS previous,
  holder.team AS team, holder.worker AS worker
FROM who LEFT JOIN held USING (child) JOIN cp_plans ON cppl_person_id = child
LEFT JOIN seen ON seen.plan = cppl_cp_plan_id LEFT JOIN met ON met.plan = cppl_cp_plan_id
WHERE cppl_cp_plan_end_date IS NULL OR cppl_cp_plan_end_date > $since
ORDER BY start, cppl_cp_plan_id""",
    8: """
WITH latest AS (SELECT clae_cla_id AS care, max_by(c, (clae_cla_episode_start_date,
    clae_cla_episode_id)) AS c FROM cla_episodes c GROUP BY ALL),
  placed AS (SELECT clap_cla_id AS care, max_by(p, (clap_cla_placement_start_date,
    clap_cla_placement_id)) AS p,
    count(*) FILTER (coalesce(clap_cla_placement_end_date, $at::DATE)
      > $at::DATE - INTERVAL 1 YEAR) AS placements FROM cla_placement p GROUP BY ALL),
  met AS (SELECT clar_cla_id AS care, max(clar_cla_review_date) AS review FROM cla_reviews
    GROUP BY ALL),
  went AS (SELECT clav_cla_id AS care, max(clav_cla_visit_date) AS visit FROM cla_visits
    GROUP BY ALL),
  checked AS (SELECT clah_person_id AS child,
    max(clah_health_check_date) FILTER (clah_health_check_type LIKE 'Health%') AS health,
    max(clah_health_check_date) FILTER (clah_health_check_type LIKE 'Dental%') AS dental
    FROM cla_health GROUP BY ALL),
  order_now AS (SELECT lega_person_id AS child, max(lega_legal_status_start_date) AS legal_start
    FROM legal_status GROUP BY ALL),
  away AS (SELECT miss_person_id AS child,
    count(*) FILTER (miss_missing_episode_type = 'M') AS missing,
    count(*) FILTER (miss_missing_episode_type = 'A') AS absent,
    arg_max(miss_missing_rhi_offered, miss_missing_episode_start_date) AS offered,
    arg_max(miss_missing_rhi_accepted, miss_missing_episode_start_date) AS accepted
    FROM missing WHERE miss_missing_episode_start_date > $at::DATE - INTERVAL 1 YEAR GROUP BY ALL)
SELECT who.*, c.clae_entered_care_date AS entered, c.clae_cla_primary_need_code AS need,
  CASE WHEN EXISTS (FROM cla_episodes b WHERE b.clae_person_id = child
    AND b.clae_entered_care_date < c.clae_entered_care_date
    AND b.clae_cla_episode_ceased_date > c.clae_entered_care_date - INTERVAL 1 YEAR)
    THEN 'Y' ELSE 'N' END AS second,
  legal_start, c.clae_legal_status AS legal, review, visit, health, dental, placements,
  CASE WHEN c.clae_cla_episode_ceased_reason <> 'X1' THEN c.clae_cla_episode_ceased_date END
    AS ceased,
  nullif(c.clae_cla_episode_ceased_reason, 'X1') AS ceased_reason,
  p.clap_cla_placement_start_date AS placed, p.clap_cla_placement_type AS placement,
  p.clap_cla_placement_provider AS provider, p.clap_cla_placement_postcode AS postcode,
  p.clap_location AS location, p.clap_la_of_placement AS la,
  coalesce(missing, 0) AS missing, coalesce(absent, 0) AS absent, offered, accepted,
  holder.team AS team, holder.worker AS worker
FROM who LEFT JOIN held USING (child) JOIN latest ON c.clae_person_id = child
JOIN placed USING (care) LEFT JOIN met USING (care) LEFT JOIN went USING (care)
LEFT JOIN checked USING (child) LEFT JOIN order_now USING (child) LEFT JOIN away USING (child)
WHERE ceased IS NULL OR ceased > $since ORDER BY entered, care""",
    9: """
SELECT who.*, holder.team AS team, holder.worker AS worker,
  clea_care_leaver_personal_advisor AS adviser, clea_care_leaver_eligibility AS eligibility,
  clea_pathway_plan_review_date AS pathway, clea_care_leaver_in_touch AS in_touch,
  clea_care_leaver_latest_contact AS contact, clea_care_leaver_accommodation AS accommodation,
  clea_care_leaver_accom_suitable AS suitable, clea_care_leaver_activity AS activity
FROM who JOIN care_leavers ON clea_person_id = child LEFT JOIN held USING (child)
ORDER BY child""",
    10: """
SELECT who.*, clae_entered_care_date AS entered, perm_adm_decision_date AS decided,
  perm_placement_order_date AS order_made, perm_matched_date AS matched,
  perm_placed_for_adoption_date AS placed, perm_permanence_order_date AS adopted
FROM who JOIN permanence ON perm_person_id = child
JOIN (SELECT DISTINCT clae_cla_id, clae_entered_care_date FROM cla_episodes)
  ON clae_cla_id = perm_cla_id
WHERE adopted IS NULL OR adopted > $at::DATE - INTERVAL 1 YEAR ORDER BY decided, child""",
    11: """
SELECT adop_adopter_id AS adopter, adop_family_id AS family, adop_sex AS gender,
  adop_ethnicity AS ethnicity, adop_disabled AS disabled, adop_fostering_for_adoption AS fostering,
  adop_enquiry_date AS enquiry, adop_stage1_start_date AS stage1,
  adop_stage1_end_date AS stage1_end, adop_stage2_start_date AS stage2,
  adop_stage2_end_date AS stage2_end, adop_application_date AS application,
  adop_approved_date AS approved, adop_matched_date AS matched, adop_placed_date AS placed,
  adop_children_placed AS children, adop_order_date AS order_made, adop_left_date AS left_on,
  adop_left_reason AS left_reason
FROM adopters WHERE coalesce(adop_order_date, adop_left_date, $at::DATE)
  > $at::DATE - INTERVAL 1 YEAR ORDER BY enquiry, adopter""",
}
