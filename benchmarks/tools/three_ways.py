"""Five measures of the practice lens, three ways, over a made history of any size.

`ours` runs the measures' own expressions; `pandas` is the straightforward way that a council
analyst would write; `sql` is written by hand for DuckDB. All read the same Parquet files.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import duckdb
import pandas as pd

from upheld.practice import calendar
from upheld.practice.measures import catalogue
from upheld.practice.measures.engine import Asked, Workbench
from upheld.practice.measures.periods import Every

MEASURES = ("AS01", "FD02", "FD03", "CP07", "WL01")
FIRST, LAST = date(2021, 4, 1), date(2022, 3, 31)
ASSESSED_WITHIN = 45

# A history of four years: one and a half referrals a child, each with an assessment and two
# workers one after another; every fifth child has a plan. Numbers come from a fixed hash.
MADE = {
    "cin_episodes": """select i::varchar cine_referral_id, (i % {n})::varchar cine_person_id,
        began cine_referral_date, (case when hash(i) % 12 = 0 then 'Y' else 'N' end)
        cine_referral_nfa, began + 30 + (hash(i, 4) % 400)::int cine_close_date,
        't' || i % 40 cine_referral_team
      from (select i, date '2018-04-01' + (hash(i, 1) % 1460)::int began from range({n} * 3 // 2)
        t(i))""",
    "cin_assessments": """select i::varchar cina_assessment_id, (i % {n})::varchar cina_person_id,
        began cina_assessment_start_date,
        began + (hash(i, 2) % 80)::int cina_assessment_auth_date, 't' || i % 40 cina_assessment_team
      from (select i, date '2018-04-01' + (hash(i, 1) % 1460)::int began from range({n} * 3 // 2)
        t(i))""",
    "involvements": """select i::varchar invo_involvements_id, 'w' || hash(i, 5) % ({n} // 20)
        invo_professional_id, 'CW' invo_professional_role_id, 't' || i % 40 invo_professional_team,
        date '2018-04-01' + (i % 4 * 365 + hash(i, 6) % 60)::int invo_involvement_start_date,
        date '2018-04-01' + (i % 4 * 365 + 200 + hash(i, 7) % 300)::int invo_involvement_end_date,
        (i // 4)::varchar invo_person_id from range({n} * 3) t(i)""",
    "professionals": """select 'w' || i prof_professional_id, 0.5 + i % 6 / 10
        prof_full_time_equivalency, 'Social worker' prof_professional_job_title
      from range({n} // 20) t(i)""",
    "cp_plans": """select i::varchar cppl_cp_plan_id, i::varchar cppl_person_id,
        began cppl_cp_plan_start_date, began + (hash(i, 9) % 900)::int cppl_cp_plan_end_date
      from (select i, date '2018-04-01' + (hash(i, 8) % 1460)::int began from range({n} // 5) t(i))
      """,
}


def make(folder: Path, children: int) -> int:
    """Write the history; the answer is how many rows it has."""
    rows = 0
    with duckdb.connect() as db:
        for name, query in MADE.items():
            path = folder / f"{name}.parquet"
            made = query.format(n=children)
            db.execute(f"copy (select 'Somewhere' council, * from ({made})) to '{path}'")
            rows += db.execute(f"select count(*) from '{path}'").fetchall()[0][0]
        db.register("days", calendar.working_days())
        db.execute(f"copy (select * from days) to '{folder / 'days.parquet'}'")
    return rows


Found = dict[str, list[tuple[float, float]]]


def ours(folder: Path) -> Found:
    """The measures' own expressions."""
    paths = {name: [folder / f"{name}.parquet"] for name in MADE}
    found: Found = {}
    with Workbench(paths, Asked(FIRST, LAST, Every.MONTH)) as bench:
        for id in MEASURES:
            rows = sorted(catalogue.named(id).totals(bench).to_pylist(), key=lambda r: r["place"])
            found[id] = [(row["num"], row["den"]) for row in rows]
    return found


def straightforward(folder: Path) -> Found:
    """The same in pandas, as one would write it."""
    read = {name: pd.read_parquet(folder / f"{name}.parquet") for name in (*MADE, "days")}
    for table in read.values():
        for column in table.columns:
            if column == "day" or column.endswith("_date"):
                table[column] = pd.to_datetime(table[column])
    ends = pd.date_range(FIRST, LAST, freq="ME")
    number = read["days"].set_index("day")["number"]
    done = read["cin_assessments"]
    took = done["cina_assessment_auth_date"].map(number) - done["cina_assessment_start_date"].map(
        number
    )
    cases = read["cin_episodes"].copy()
    cases = cases.sort_values(["cine_person_id", "cine_referral_date", "cine_referral_id"])
    before = cases.groupby("cine_person_id")["cine_referral_date"].shift()
    again = before + pd.DateOffset(months=12) >= cases["cine_referral_date"]
    plans = read["cp_plans"]
    start, end = plans["cppl_cp_plan_start_date"], plans["cppl_cp_plan_end_date"]
    long = start + pd.DateOffset(months=24)
    found: Found = {
        "AS01": _monthly(done["cina_assessment_auth_date"], took <= ASSESSED_WITHIN, ends),
        "FD02": _monthly(cases["cine_referral_date"], again, ends),
        "FD03": _monthly(cases["cine_referral_date"], cases["cine_referral_nfa"] == "Y", ends),
        "CP07": [
            (
                float(((long <= day) & (end > day)).sum()),
                float(((start <= day) & (end > day)).sum()),
            )
            for day in ends
        ],
        "WL01": _caseload(read["involvements"], read["professionals"], ends),
    }
    return found


def _monthly(on: pd.Series, num: pd.Series, ends: pd.DatetimeIndex) -> list[tuple[float, float]]:
    table = pd.DataFrame({"month": on.dt.to_period("M"), "num": num.astype(float), "den": 1.0})
    sums = table.groupby("month")[["num", "den"]].sum()
    sums = sums.reindex(ends.to_period("M"), fill_value=0.0)
    return list(sums.itertuples(index=False, name=None))


def _caseload(
    held: pd.DataFrame, staff: pd.DataFrame, ends: pd.DatetimeIndex
) -> list[tuple[float, float]]:
    held = held.sort_values(
        ["invo_person_id", "invo_involvement_start_date", "invo_involvements_id"]
    ).copy()
    following = held.groupby("invo_person_id")["invo_involvement_start_date"].shift(-1)
    held["until"] = held["invo_involvement_end_date"].where(
        following.isna() | (held["invo_involvement_end_date"] < following), following
    )
    hours = staff.set_index("prof_professional_id")["prof_full_time_equivalency"]
    found = []
    for day in ends:
        now = held[(held["invo_involvement_start_date"] <= day) & (held["until"] > day)]
        load = now.groupby("invo_professional_id").size()
        found.append((float(load.sum()), float(hours.reindex(load.index).sum())))
    return found


EVENTS = """select month, sum(num)::double num, count(*)::double den from ({rows})
where month between date '2021-04-01' and date '2022-03-01' group by month order by month"""
ENDS = """ends as (select last_day(m::date) as d from range(date '2021-04-01',
    date '2022-04-01', interval 1 month) t(m))"""
SQL = {
    "AS01": EVENTS.format(
        rows="""select date_trunc('month', a.cina_assessment_auth_date)::date as month,
        (e.number - s.number <= 45)::int num from cin_assessments a
        join days s on s.day = a.cina_assessment_start_date
        join days e on e.day = a.cina_assessment_auth_date"""
    ),
    "FD02": EVENTS.format(
        rows="""select date_trunc('month', cine_referral_date)::date as month,
        (lag(cine_referral_date) over (
        partition by cine_person_id order by cine_referral_date, cine_referral_id)
        + interval 1 year >= cine_referral_date)::int num from cin_episodes"""
    ),
    "FD03": EVENTS.format(
        rows="""select date_trunc('month', cine_referral_date)::date as month,
        (cine_referral_nfa = 'Y')::int num from cin_episodes"""
    ),
    "CP07": f"""with {ENDS} select d,
        count(*) filter (cppl_cp_plan_start_date + interval 2 year <= d)::double, count(*)::double
        from cp_plans join ends on cppl_cp_plan_start_date <= d and cppl_cp_plan_end_date > d
        group by d order by d""",
    "WL01": f"""with {ENDS}, held as (select invo_professional_id w,
        invo_involvement_start_date s, least(invo_involvement_end_date, coalesce(
        lead(invo_involvement_start_date) over (partition by invo_person_id
        order by invo_involvement_start_date, invo_involvements_id), date '2999-12-31')) e
        from involvements),
        load as (select d, w, count(*) n from held join ends on s <= d and e > d group by d, w)
        select d, sum(n)::double, sum(prof_full_time_equivalency)::double from load
        join professionals on prof_professional_id = w group by d order by d""",
}


def sql(folder: Path) -> Found:
    """The same written by hand for DuckDB."""
    found: Found = {}
    with duckdb.connect() as db:
        for name in (*MADE, "days"):
            db.execute(f"create view {name} as from '{folder / name}.parquet'")
        for id in MEASURES:
            rows = db.execute(SQL[id]).fetchall()
            found[id] = [(num or 0.0, den or 0.0) for _, num, den in rows]
    return found


RUN = {"ours": ours, "pandas": straightforward, "sql": sql}
