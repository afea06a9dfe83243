"""What each file of the looked-after return asks of the standard tables, for one year of it."""

from __future__ import annotations

# `known`: a day after the 31 March of the year was not known then, so the return shows none.
SHARED = """
CREATE OR REPLACE TEMP MACRO day(d) AS strftime(d, '%d/%m/%Y');
CREATE OR REPLACE TEMP MACRO known(d, last) AS CASE WHEN d <= last::DATE THEN d END;
CREATE OR REPLACE TEMP TABLE eps AS
SELECT clae_person_id AS id, clae_cla_episode_id AS ep, clae_cla_id AS care,
  clae_cla_episode_start_date AS decom, clae_cla_episode_start_reason AS rne,
  clae_legal_status AS ls, clae_cla_primary_need_code AS need,
  clae_cla_placement_id AS place, known(clae_cla_episode_ceased_date, $last) AS ended,
  CASE WHEN clae_cla_episode_ceased_date <= $last::DATE THEN clae_cla_episode_ceased_reason END
    AS rec
FROM cla_episodes
WHERE clae_cla_episode_start_date <= $last::DATE
  AND (clae_cla_episode_ceased_date IS NULL OR clae_cla_episode_ceased_date >= $first::DATE);
CREATE OR REPLACE TEMP TABLE kids AS
SELECT pers_person_id AS id, day(pers_dob) AS dob, pers_dob AS born, pers_sex AS sex,
  pers_ethnicity AS ethnic, pers_upn_unknown AS upn, pers_uasc AS uasc
FROM person WHERE pers_person_id IN (SELECT id FROM eps);
"""

FILES = {
    "header": """
SELECT id AS CHILD, sex AS SEX, dob AS DOB, ethnic AS ETHNIC, upn AS UPN, 0 AS MOTHER,
  NULL::VARCHAR AS MC_DOB FROM kids ORDER BY id""",
    "episodes": """
SELECT id AS CHILD, day(decom) AS DECOM, rne AS RNE, ls AS LS, need AS CIN,
  clap_cla_placement_type AS PLACE, clap_cla_placement_provider AS PLACE_PROVIDER,
  day(ended) AS DEC, rec AS REC,
  CASE WHEN rec = 'X1' AND clap_cla_placement_end_date = ended
    THEN clap_cla_placement_change_reason END AS REASON_PLACE_CHANGE,
  'ZZ99 3CZ' AS HOME_POST, clap_cla_placement_postcode AS PL_POST, NULL::VARCHAR AS URN
FROM eps JOIN cla_placement ON clap_cla_placement_id = place ORDER BY id, decom, ep""",
    "reviews": """
SELECT id AS CHILD, dob AS DOB, day(clar_cla_review_date) AS REVIEW,
  clar_cla_review_participation AS REVIEW_CODE
FROM cla_reviews JOIN kids ON id = clar_person_id
WHERE clar_cla_review_date BETWEEN $first::DATE AND $last::DATE
ORDER BY id, clar_cla_review_date""",
    "missing": """
SELECT id AS CHILD, dob AS DOB, miss_missing_episode_type AS MISSING,
  day(miss_missing_episode_start_date) AS MIS_START,
  day(known(miss_missing_episode_end_date, $last)) AS MIS_END
FROM missing JOIN kids ON id = miss_person_id
WHERE miss_missing_episode_start_date BETWEEN $first::DATE AND $last::DATE
ORDER BY id, miss_missing_episode_start_date""",
    "uasc": """
SELECT id AS CHILD, sex AS SEX, dob AS DOB, strftime(born + INTERVAL 18 YEAR, '%d/%m/%Y') AS DUC
FROM kids WHERE uasc = 'Y' ORDER BY id""",
    "oc2": """
SELECT id AS CHILD, dob AS DOB, NULL::BIGINT AS SDQ_SCORE,
  CASE WHEN date_diff('year', born, $last::DATE) BETWEEN 4 AND 16 THEN 'SDQ1' END AS SDQ_REASON,
  0 AS CONVICTED,
  CASE WHEN born > $last::DATE - INTERVAL 5 YEAR THEN 1 END AS HEALTH_CHECK, 1 AS IMMUNISATIONS,
  max((clah_health_check_type LIKE 'Dental%')::INT) AS TEETH_CHECK,
  max((clah_health_check_type LIKE 'Health%')::INT) AS HEALTH_ASSESSMENT,
  0 AS SUBSTANCE_MISUSE, NULL::BIGINT AS INTERVENTION_RECEIVED,
  NULL::BIGINT AS INTERVENTION_OFFERED
FROM kids JOIN (SELECT clae_person_id, min(clae_entered_care_date) AS entered FROM cla_episodes
  WHERE clae_entered_care_date <= $first::DATE AND (clae_cla_episode_ceased_date IS NULL
    OR clae_cla_episode_ceased_date > $last::DATE) GROUP BY ALL) ON clae_person_id = id
LEFT JOIN cla_health ON clah_person_id = id
  AND clah_health_check_date BETWEEN $first::DATE AND $last::DATE
GROUP BY id, dob, born ORDER BY id""",
    "oc3": """
SELECT clea_person_id AS CHILD, strftime(pers_dob, '%d/%m/%Y') AS DOB,
  clea_care_leaver_in_touch AS IN_TOUCH,
  coalesce(CASE WHEN year($last::DATE) < 2022 THEN clea_care_leaver_activity
    ELSE replace(clea_care_leaver_activity, '3', '5') END, '0') AS ACTIV,
  coalesce(clea_care_leaver_accommodation || clea_care_leaver_accom_suitable, '0') AS ACCOM
FROM care_leavers JOIN person ON pers_person_id = clea_person_id
WHERE date_diff('year', pers_dob, $last::DATE) BETWEEN 17 AND 21
  AND clea_care_leaver_eligibility <> 'Eligible' ORDER BY 1""",
    "placed_for_adoption": """
SELECT id AS CHILD, dob AS DOB, day(perm_placed_for_adoption_date) AS DATE_PLACED,
  NULL::VARCHAR AS DATE_PLACED_CEASED, NULL::VARCHAR AS REASON_PLACED_CEASED
FROM permanence JOIN kids ON id = perm_person_id
WHERE perm_placed_for_adoption_date BETWEEN $first::DATE AND $last::DATE ORDER BY id""",
    "ad1": """
SELECT id AS CHILD, dob AS DOB, day(perm_adm_decision_date) AS DATE_INT,
  day(perm_matched_date) AS DATE_MATCH, 0 AS FOSTER_CARE, 2 AS NB_ADOPTR,
  'MF' AS SEX_ADOPTR, 'L11' AS LS_ADOPTR
FROM permanence JOIN kids ON id = perm_person_id
WHERE perm_permanence_order_date BETWEEN $first::DATE AND $last::DATE ORDER BY id""",
    # Of a child in care on the last day, every worker of the year, also those before care.
    "sw_episodes": """
SELECT id AS CHILD, dob AS DOB, 'XX' || substr(invo_professional_id, 4) AS SW_ID,
  day(invo_involvement_start_date) AS SW_DECOM,
  day(known(invo_involvement_end_date, $last)) AS SW_DEC,
  invo_worker_change_reason AS SW_REASON
FROM involvements JOIN kids ON id = invo_person_id
WHERE invo_professional_id IS NOT NULL AND invo_involvement_start_date <= $last::DATE
  AND coalesce(invo_involvement_end_date, $last::DATE) >= $first::DATE
  AND id IN (SELECT id FROM eps WHERE ended IS NULL)
ORDER BY id, invo_involvement_start_date""",
}
