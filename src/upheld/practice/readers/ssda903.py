"""The SSDA903 return as CSV files, spread over the standard tables.

The modules are read together, because a child's facts are spread over them. A time in care begins
with an episode whose reason is S; a placement goes on while only the legal status changes (L).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import duckdb
import pyarrow as pa

from upheld.practice.readers import cells, csvs
from upheld.practice.readers.findings import Findings
from upheld.practice.readers.repeats import once
from upheld.practice.readers.settling import settle
from upheld.practice.readers.sources import Batch
from upheld.practice.readers.ssda903_modules import MODULES, Module
from upheld.practice.standard import ARROW

EPISODES = """
CREATE TEMP TABLE episodes AS
WITH marked AS (
  SELECT *, row_number() OVER child AS n,
    sum(CASE WHEN RNE = 'S' THEN 1 ELSE 0 END) OVER child AS care,
    sum(CASE WHEN RNE = 'L' THEN 0 ELSE 1 END) OVER child AS home
  FROM m_episodes WINDOW child AS (PARTITION BY CHILD ORDER BY DECOM, source_row)
)
SELECT *, min(DECOM) OVER (PARTITION BY CHILD, care) AS entered,
  min(DECOM) OVER (PARTITION BY CHILD, care, home) AS moved
FROM marked
"""

# `{year}` is the year in which the return's 31 March falls.
TABLES = {
    "person": """
SELECT CHILD AS pers_person_id, any_value(SEX) AS pers_sex, any_value(ETHNIC) AS pers_ethnicity,
  any_value(DOB) AS pers_dob, any_value(UPN) AS pers_upn, any_value(MOTHER) AS pers_is_mother,
  max(uasc) AS pers_uasc, max(DUC) AS pers_uasc_ceased_date,
  arg_min(source_file, rank) AS source_file, arg_min(source_row, rank) AS source_row
FROM (
  SELECT CHILD, SEX, ETHNIC, DOB, UPN, MOTHER, NULL AS uasc, NULL::DATE AS DUC, source_file,
    source_row, 1 AS rank FROM m_header
  UNION ALL SELECT CHILD, SEX, NULL, DOB, NULL, NULL, 'Y', DUC, source_file, source_row, 2
    FROM m_uasc
) GROUP BY CHILD""",
    "cla_episodes": """
SELECT CHILD || '/' || DECOM || '/' || n AS clae_cla_episode_id, CHILD AS clae_person_id,
  DECOM AS clae_cla_episode_start_date, RNE AS clae_cla_episode_start_reason,
  CIN AS clae_cla_primary_need_code, DEC AS clae_cla_episode_ceased_date,
  REC AS clae_cla_episode_ceased_reason, LS AS clae_legal_status,
  CHILD || '/' || entered AS clae_cla_id,
  CHILD || '/' || moved || '/' || home AS clae_cla_placement_id,
  entered AS clae_entered_care_date, source_file, source_row FROM episodes""",
    "cla_placement": """
SELECT CHILD || '/' || moved || '/' || home AS clap_cla_placement_id, CHILD AS clap_person_id,
  CHILD || '/' || any_value(entered) AS clap_cla_id, min(moved) AS clap_cla_placement_start_date,
  CASE WHEN arg_max(coalesce(DEC, DATE '9999-12-31'), n) = DATE '9999-12-31' THEN NULL
    ELSE arg_max(DEC, n) END AS clap_cla_placement_end_date,
  arg_min(PLACE, n) AS clap_cla_placement_type,
  arg_min(PLACE_PROVIDER, n) AS clap_cla_placement_provider, arg_min(URN, n)
  AS clap_cla_placement_urn, arg_min(PL_POST, n) AS clap_cla_placement_postcode,
  arg_max(REASON_PLACE_CHANGE, n) AS clap_cla_placement_change_reason,
  arg_min(source_file, n) AS source_file, arg_min(source_row, n) AS source_row
FROM episodes GROUP BY CHILD, moved, home""",
    "legal_status": """
SELECT CHILD || '/' || DECOM || '/' || n AS lega_legal_status_id, CHILD AS lega_person_id,
  LS AS lega_legal_status, DECOM AS lega_legal_status_start_date, DEC AS lega_legal_status_end_date,
  source_file, source_row FROM episodes""",
    "cla_reviews": """
SELECT CHILD || '/' || REVIEW || '/' || row_number() OVER (PARTITION BY CHILD, REVIEW
  ORDER BY source_row) AS clar_cla_review_id, CHILD AS clar_person_id,
  REVIEW AS clar_cla_review_date, REVIEW_CODE AS clar_cla_review_participation,
  source_file, source_row FROM m_reviews""",
    "health_returns": """
SELECT CHILD AS heal_person_id, {year} AS heal_year, CONVICTED AS heal_convicted,
  HEALTH_CHECK AS heal_health_check, IMMUNISATIONS AS heal_immunisations,
  TEETH_CHECK AS heal_teeth_check, HEALTH_ASSESSMENT AS heal_health_assessment,
  SUBSTANCE_MISUSE AS heal_substance_misuse,
  INTERVENTION_RECEIVED AS heal_intervention_received,
  INTERVENTION_OFFERED AS heal_intervention_offered, SDQ_SCORE AS heal_sdq_score,
  SDQ_REASON AS heal_sdq_reason, source_file, source_row FROM m_oc2""",
    "care_leavers": """
SELECT CHILD || '/' || {year} AS clea_table_id, CHILD AS clea_person_id,
  IN_TOUCH AS clea_care_leaver_in_touch, ACTIV AS clea_care_leaver_activity,
  nullif(ACCOM[1], '') AS clea_care_leaver_accommodation,
  nullif(ACCOM[2:2], '') AS clea_care_leaver_accom_suitable, {year} AS clea_return_year,
  source_file, source_row FROM m_oc3""",
    "permanence": """
SELECT CHILD AS perm_table_id, CHILD AS perm_person_id, max(DATE_INT) AS perm_adm_decision_date,
  max(DATE_MATCH) AS perm_matched_date, max(DATE_PLACED) AS perm_placed_for_adoption_date,
  max(DATE_PLACED_CEASED) AS perm_decision_reversed_date,
  max(REASON_PLACED_CEASED) AS perm_decision_reversed_reason,
  max(FOSTER_CARE) AS perm_adopted_by_carer_flag, max(NB_ADOPTR) AS perm_number_of_adopters,
  max(SEX_ADOPTR) AS perm_adopter_sex, max(LS_ADOPTR) AS perm_adopter_legal_status,
  arg_min(source_file, rank) AS source_file, arg_min(source_row, rank) AS source_row
FROM (SELECT *, 1 AS rank FROM m_ad1 UNION ALL BY NAME
  SELECT *, 2 AS rank FROM m_placed_for_adoption) GROUP BY CHILD""",
    "cla_previous_permanence": """
SELECT CHILD || '/' || row_number() OVER (PARTITION BY CHILD ORDER BY source_row) AS lapp_table_id,
  CHILD AS lapp_person_id, DATE_PERM AS lapp_previous_permanence_order_date,
  PREV_PERM AS lapp_previous_permanence_option, LA_PERM AS lapp_previous_permanence_la,
  source_file, source_row FROM m_previous_permanence""",
    "missing": """
SELECT CHILD || '/' || MIS_START || '/' || row_number() OVER (PARTITION BY CHILD, MIS_START
  ORDER BY source_row) AS miss_table_id, CHILD AS miss_person_id,
  MIS_START AS miss_missing_episode_start_date, MISSING AS miss_missing_episode_type,
  MIS_END AS miss_missing_episode_end_date, source_file, source_row FROM m_missing""",
    "involvements": """
SELECT CHILD || '/sw/' || coalesce(SW_DECOM::VARCHAR, '?') || '/' || row_number() OVER (
  PARTITION BY CHILD, SW_DECOM ORDER BY source_row) AS invo_involvements_id,
  SW_ID AS invo_professional_id, 'CW' AS invo_professional_role_id,
  SW_DECOM AS invo_involvement_start_date, SW_DEC AS invo_involvement_end_date,
  SW_REASON AS invo_worker_change_reason, CHILD AS invo_person_id,
  source_file, source_row FROM m_social_worker""",
}


def read(
    sheets: Sequence[tuple[Module, csvs.Sheet]], year: int, spelling: cells.Spelling
) -> Iterator[Batch]:
    """Read all modules, then spread them over the standard tables."""
    with duckdb.connect() as db:
        modules: dict[str, list[pa.Table]] = {}
        for module, sheet in sheets:
            for batch in _module(module, sheet, spelling):
                modules.setdefault(module.name, []).append(batch.rows)
                yield batch
        for module in MODULES:
            db.register(f"m_{module.name}", _whole(module, modules.get(module.name, [])))
        db.execute(EPISODES)
        for table, sql in TABLES.items():
            rows = db.sql(sql.replace("{year}", str(year))).to_arrow_table()
            if rows.num_rows:
                yield Batch(table, rows)


def _module(module: Module, sheet: csvs.Sheet, spelling: cells.Spelling) -> Iterator[Batch]:
    names = {field.name for field in module.fields}
    fields = {h: h.strip().upper() for h in sheet.headings if h.strip().upper() in names}
    for rough, ragged in csvs.rough(sheet, fields):
        done = settle(module.fields, rough, spelling)
        rejects = Findings([done.rejects])
        rejects.add(ragged)
        kept, repeated = once(done.table)
        rejects.extend(repeated)
        yield Batch("", kept, rejects.take(), done.doubts)


def _whole(module: Module, tables: list[pa.Table]) -> pa.Table:
    """A module with all its columns, though its file lacks some or all."""
    columns = [(field.name, ARROW[field.kind]) for field in module.fields]
    columns += [("source_file", pa.string()), ("source_row", pa.int64())]
    return pa.concat_tables([pa.schema(columns).empty_table(), *tables], promote_options="default")
