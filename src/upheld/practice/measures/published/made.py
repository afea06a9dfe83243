"""Rows of children and workers made from published counts, in bulk, as SQL for DuckDB.

Each statement reads `cells` (cell, year and the counts) and gives columns of one standard table.
`spring` is 31 March of the year and `autumn` 30 September. Lengths lie on both edges of each
published band in turn, so that a clock that is a day wrong shows.
"""

from __future__ import annotations


def _windowed(years: int, statement: str) -> str:
    """Name the first day of a window of years that ends in spring, in days before it."""
    first = f"date_diff('day', spring, (spring - interval {years} year)::date) + 1"
    return statement.replace("{first}", first)


REFERRALS_AGAIN = """
with firsts as (
  select cell, year, i, den - num as alone, num
  from cells, unnest(range(den - num)) as t(i)
), again as (
  select cell, year, j % (den - num) as i, j // (den - num) + 1 as turn, 1000000 + j as id
  from cells, unnest(range(num)) as t(j) where den > num
)
select cell as council, i || '/0' as cine_referral_id, i::varchar as
  cine_person_id, make_date(year - 1, 4, 1) + (i % 20)::int as cine_referral_date from firsts
union all
select cell, i || '/' || turn, i::varchar,
  make_date(year - 1, 4, 1) + (i % 20)::int + (turn * 40)::int from again
"""

REFERRALS_ENDED = """
select cell as council, i::varchar as cine_person_id,
  make_date(year - 1, 4, 1) + (i % 365)::int as cine_referral_date,
  case when i < num then 'Y' else 'N' end as cine_referral_nfa
from cells, unnest(range(den)) as t(i)
"""

# Working days from the first to the last of a band: the edges in turn.
TIMED = """
with rows as (
  select cell, year, low, high, band, i,
    (select number from calendar where day = make_date(year - 1, 5, 1)) + i % 60 as began,
    case when i % 2 = 0 then low else high end as took
  from cells, unnest(range(count::bigint)) as t(i)
)
select cell, year, band, i, band || '/' || i as id, a.first as began, b.first as ended
from rows join numbered a on a.number = began join numbered b on b.number = began + took
"""

ASSESSMENTS = f"""
select cell as council, id as cina_assessment_id, id as cina_person_id,
  began as cina_assessment_start_date, ended as cina_assessment_auth_date from ({TIMED})
"""

# Every other conference that was not in time has no enquiry: the DfE counts it all the same.
ENQUIRIES = f"""
select cell as council, id as s47e_s47_enquiry_id, id as s47e_person_id,
  began as s47e_s47_start_date from ({TIMED}) where band <> 'rest' or i % 2 = 0
"""

CONFERENCES = f"""
select cell as council, id as icpc_icpc_id, id as icpc_s47_enquiry_id, id as icpc_person_id,
  ended as icpc_icpc_date from ({TIMED})
"""

PLANS_AGAIN = """
select cell as council, i || '/' || turn as cppl_cp_plan_id,
  i::varchar as cppl_person_id,
  began as cppl_cp_plan_start_date, began + 300 as cppl_cp_plan_end_date
from (
  select *, make_date(year - 1, 4, 1) + (i % 365)::int - ((1 - turn) * 1500)::int as began
  from cells, unnest(range(den)) as t(i), unnest(range(2)) as u(turn)
)
where turn = 1 or i < num
"""

PLANS_LASTING = """
select cell as council, i::varchar as cppl_cp_plan_id, i::varchar as cppl_person_id,
  case when i < num then (spring - interval 2 year)::date - (i % 3)::int * 200
       else (spring - interval 2 year)::date + 1 + (i % 365)::int end as cppl_cp_plan_start_date,
  spring + 1 as cppl_cp_plan_end_date
from cells, unnest(range(den)) as t(i)
"""

# Every other plan is long enough for a second and a third review.
PLANS_REVIEWED = """
select cell as council, i::varchar as cppl_cp_plan_id, i::varchar as cppl_person_id,
  spring - case when i % 2 = 0 then 120 else 400 end as cppl_cp_plan_start_date,
  spring + 1 as cppl_cp_plan_end_date
from cells, unnest(range(den)) as t(i)
"""

REVIEWS = """
with plans as (
  select cell, i, i < num as sound, i % 2 = 0 as short,
    spring - case when i % 2 = 0 then 120 else 400 end as began
  from cells, unnest(range(den)) as t(i)
)
select cell as council, i || '/' || after as cppr_cp_review_id,
  i::varchar as cppr_cp_plan_id, i::varchar as cppr_person_id,
  began + after as cppr_cp_review_date
from plans, unnest(case
  when sound and short then [91] when sound then [91, 274, 399]
  when short then [92] else [91, 275, 399] end) as t(after)
"""

IN_CARE = """
select cell as council, i::varchar as clae_cla_episode_id, i::varchar as clae_person_id,
  (spring - interval 3 year)::date as clae_cla_episode_start_date,
  (spring - interval 3 year)::date as clae_entered_care_date,
  spring + 1 as clae_cla_episode_ceased_date
from cells, unnest(range(den)) as t(i)
"""

BORN = """
select cell as council, i::varchar as pers_person_id,
  (spring - interval 10 year)::date as pers_dob
from cells, unnest(range(den)) as t(i)
"""

# Those who count have three workers, one of whom left on the first day of the year; the others
# have one, two, or A, B, A; some have a third who left on the day before the year.
WORKERS = _windowed(
    1,
    """
with spells as (
  select cell, spring, i, unnest(case
    when i < num and i % 2 = 0 then [('A', -500, first), ('B', first, -100), ('C', -100, 1)]
    when i < num then [('A', -500, -200), ('B', -200, -100), ('A', -100, -50), ('C', -50, 1)]
    when i % 3 = 0 then [('A', -500, -200), ('B', -200, -100), ('A', -100, 1)]
    when i % 3 = 1 then [('C', -700, first - 1), ('A', first - 1, -100), ('B', -100, 1)]
    else [('A', -500, 1)] end) as s
  from (select *, {first} as first from cells), unnest(range(den)) as t(i)
)
select cell as council, i || '/' || s[2] as invo_involvements_id,
  s[1] as invo_professional_id, 'CW' as invo_professional_role_id,
  i::varchar as invo_person_id,
  spring + s[2]::int as invo_involvement_start_date,
  spring + s[3]::int as invo_involvement_end_date
from spells
""",
)

# `first` is the first day of the window, in days before `spring`: what ended on it counts.
_PLACEMENTS = """
with spells as (
  select cell, spring, i, unnest(case
    when i < num then [(-2000, first), (first, -100), (-100, 1)]
    when i % 2 = 0 then [(-2000, first - 1), (first - 1, -100), (-100, 1)]
    else [(-2000, 1)] end) as s
  from (select *, {first} as first from cells), unnest(range(den)) as t(i)
)
select cell as council, i || '/' || s[1] as clap_cla_placement_id,
  i::varchar as clap_person_id, 'U6' as clap_cla_placement_type,
  spring + s[1]::int as clap_cla_placement_start_date,
  spring + s[2]::int as clap_cla_placement_end_date
from spells
"""

PLACEMENTS_OF_A_YEAR = _windowed(1, _PLACEMENTS)
PLACEMENTS_OF_TWO_YEARS = _windowed(2, _PLACEMENTS)

# One in five of the settled was placed for adoption lately, after a home with the same length.
SETTLED = _windowed(
    2,
    """
with spells as (
  select cell, spring, i, unnest(case
    when i < num and i % 5 = 0 then [('U6', -800, -300), ('A5', -300, 1)]
    when i < num then [('U6', first - 1, 1)]
    else [('U6', -1000, first), ('U6', first, 1)] end) as s
  from (select *, {first} as first from cells), unnest(range(den)) as t(i)
)
select cell as council, i || '/' || s[2] as clap_cla_placement_id,
  i::varchar as clap_person_id, s[1] as clap_cla_placement_type,
  spring + s[2]::int as clap_cla_placement_start_date,
  spring + s[3]::int as clap_cla_placement_end_date
from spells
""",
)

HEALTH = """
select cell as council, i::varchar as heal_person_id, year as heal_year,
  case when i < num then 'Y' else 'N' end as heal_health_assessment,
  case when i < num then 'Y' else 'N' end as heal_teeth_check
from cells, unnest(range(den)) as t(i)
"""

# As many full-time workers as there are whole weeks, and one who works the rest.
_STAFF = """
  select cell, year, {kind} as kind, i, ceil({fte} - 1e-9)::int as people,
    least(1.0, round({fte} - i, 4)) as fte, num, den
  from cells, unnest(range(ceil({fte} - 1e-9)::int)) as t(i)
"""
_ROW = """
select cell as council, kind || i as wfcs_worker_id, year as wfcs_year,
  0 as wfcs_line, case when kind = 'agency' then 'Y' else 'N' end as wfcs_agency,
  fte as wfcs_fte, fte as wfcs_fte_30_september,
"""

CASE_HOLDERS = f"""
{_ROW} num::bigint // people + case when i < num::bigint % people then 1 else 0 end as wfcs_cases
from ({_STAFF.format(kind="'holder'", fte="den")})
"""

CASES_HELD = f"""
select cell as council, i || '/' || c as invo_involvements_id,
  i::varchar as invo_professional_id, 'CW' as invo_professional_role_id,
  i || '/' || c as invo_person_id,
  make_date(year, 3, 1) + (c % 50)::int as invo_involvement_start_date,
  make_date(year, 10, 1) as invo_involvement_end_date
from ({_STAFF.format(kind="'holder'", fte="den")}),
  unnest(range(num::bigint // people + (i < num::bigint % people)::bigint)) as u(c)
"""

HOLDERS = f"""
select cell as council, i::varchar as prof_professional_id,
  fte as prof_full_time_equivalency from ({_STAFF.format(kind="'holder'", fte="den")})
"""

LEAVERS = f"""
{_ROW} case when kind = 'left' then make_date(year, 9, 30) - (i % 365)::int end
  as wfcs_role_end_date
from ({_STAFF.format(kind="'post'", fte="den")} union all {_STAFF.format(kind="'left'", fte="num")})
"""

AGENCY = f"""
{_ROW} 1 as wfcs_cases
from ({_STAFF.format(kind="'post'", fte="den")}
  union all {_STAFF.format(kind="'agency'", fte="num")})
"""

IN_POST = f"""{_ROW} 1 as wfcs_cases from ({_STAFF.format(kind="'post'", fte="den")})"""

VACANT = "select cell as council, year as wfva_year, num as wfva_vacancies_fte from cells"

ABSENT = f"""
{_ROW} num / people as wfcs_days_lost from ({_STAFF.format(kind="'post'", fte="den")})
"""
