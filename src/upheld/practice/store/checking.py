"""What no single value shows: days in the wrong order, overlapping episodes.

The rows are kept, because it is not known which of two days is wrong; what is odd goes among the
doubts, so that somebody can put it right where it was recorded.
"""

from __future__ import annotations

from dataclasses import dataclass

import duckdb

from upheld.practice.readers.findings import FINDINGS
from upheld.practice.standard import TABLES
from upheld.practice.store.aside import Aside

# A child may be referred before birth, but not before there is a child: 40 weeks.
BEFORE_BIRTH = 280

ENDS = (
    ("cin_episodes", "cine_referral_date", "cine_close_date"),
    ("cin_assessments", "cina_assessment_start_date", "cina_assessment_auth_date"),
    ("s47_enquiry", "s47e_s47_start_date", "s47e_s47_end_date"),
    ("cin_plans", "cinp_cin_plan_start_date", "cinp_cin_plan_end_date"),
    ("cp_plans", "cppl_cp_plan_start_date", "cppl_cp_plan_end_date"),
    ("cla_episodes", "clae_cla_episode_start_date", "clae_cla_episode_ceased_date"),
    ("cla_placement", "clap_cla_placement_start_date", "clap_cla_placement_end_date"),
    ("involvements", "invo_involvement_start_date", "invo_involvement_end_date"),
    ("missing", "miss_missing_episode_start_date", "miss_missing_episode_end_date"),
    ("staff_history", "stff_start_date", "stff_end_date"),
)
APART = (  # of one child, these may not run at the same time
    ("cla_episodes", "clae_cla_episode_start_date", "clae_cla_episode_ceased_date"),
    ("cp_plans", "cppl_cp_plan_start_date", "cppl_cp_plan_end_date"),
)
BORN = (
    ("cin_episodes", "cine_referral_date"),
    ("cin_assessments", "cina_assessment_start_date"),
    ("cla_episodes", "clae_cla_episode_start_date"),
)


@dataclass(frozen=True)
class Odd:
    """One question to a table: which rows are odd, and what is said of them."""

    table: str
    column: str
    sql: str  # yields source_file, source_row, value and reason


def check(aside: Aside) -> None:
    """Look at the tables of a load together, and add what is odd to its doubts."""
    there = set(aside.tables())
    with duckdb.connect() as db:
        for name in there:
            path = str(aside.path(name)).replace("'", "''")
            db.execute(f"CREATE VIEW {name} AS SELECT * FROM read_parquet('{path}')")
        for odd in (*_ends(), *_apart(), *_born()):
            if odd.table in there and (odd.column != "pers_dob" or "person" in there):
                rows = db.execute(
                    f"SELECT source_file, source_row, '{odd.column}', value::VARCHAR, reason, "
                    f"NULL::VARCHAR FROM ({odd.sql})"
                ).to_arrow_table()
                if rows.num_rows:
                    aside.append("doubts", rows.rename_columns(FINDINGS.names).cast(FINDINGS))


def _ends() -> list[Odd]:
    return [
        Odd(
            table,
            end,
            f"SELECT source_file, source_row, {end} AS value, 'This ends on ' || {end} || ', "
            f"before it begins on ' || {start} || '. One of the two days is wrong.' AS reason "
            f"FROM {table} WHERE {end} < {start}",
        )
        for table, start, end in ENDS
    ]


def _apart() -> list[Odd]:
    found = []
    for table, start, end in APART:
        person = TABLES[table].person
        found.append(
            Odd(
                table,
                start,
                f"SELECT source_file, source_row, {start} AS value, 'This begins on ' || {start} "
                "|| ', while the one of row ' || earlier || ' of the same child goes on.' AS "
                f"reason FROM (SELECT *, lag(source_row) OVER each AS earlier, "
                f"lag(coalesce({end}, DATE '9999-12-31')) OVER each AS earlier_end FROM {table} "
                f"WINDOW each AS (PARTITION BY {person} ORDER BY {start}, source_row)) "
                f"WHERE earlier_end > {start}",
            )
        )
    return found


def _born() -> list[Odd]:
    return [
        Odd(
            table,
            "pers_dob",
            f"SELECT t.source_file, t.source_row, p.pers_dob AS value, 'The child was born on ' || "
            f"p.pers_dob || ', more than 40 weeks after ' || t.{start} || '. One of the two days "
            f"is wrong.' AS reason FROM {table} t JOIN person p ON p.pers_person_id = "
            f"t.{TABLES[table].person} WHERE p.pers_dob > t.{start} + {BEFORE_BIRTH}",
        )
        for table, start in BORN
    ]
