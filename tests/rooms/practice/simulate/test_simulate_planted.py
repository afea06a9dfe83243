"""What the answers say was planted stands in the data, and each scenario has its own faults."""

from __future__ import annotations

import datetime

import pytest

from upheld.kernel.calendar import working_days_after

INSPECTION = datetime.date(2019, 11, 18)


def day(words):
    return None if words is None else datetime.date.fromisoformat(words)


def working_days(first, last):
    """Count by stepping, which is slow and hard to get wrong."""
    count = 0
    while first < last:
        first = working_days_after(first, 1)
        count += first <= last
    return count


def test_late_assessments_are_those_that_a_slow_count_finds(council):
    southwater = council("southwater")
    rows = southwater.ask(
        """SELECT cina_assessment_id, cina_assessment_start_date, cina_assessment_auth_date
        FROM cin_assessments WHERE cina_assessment_start_date BETWEEN '2018-04-01' AND '2022-03-31'
          AND cina_assessment_start_date < DATE '2021-12-01'"""
    )
    late = {
        id
        for id, begun, done in rows
        if working_days(begun, done or datetime.date(2022, 3, 31)) > 45
    }
    listed = {
        item["assessment"]
        for item in southwater.planted("assessment_late")
        if day(item["from"]) < datetime.date(2021, 12, 1)
    }
    assert late
    assert late == listed


def test_times_without_a_worker_are_the_rows_without_worker_and_team(council):
    southwater = council("southwater")
    nobody = southwater.ask(
        """SELECT invo_involvements_id FROM involvements WHERE invo_professional_id IS NULL
        AND invo_professional_team IS NULL
        AND (invo_involvement_end_date IS NULL OR invo_involvement_end_date > '2018-04-01')"""
    )
    listed = {item["involvement"] for item in southwater.planted("unallocated")}
    assert listed
    assert {id for (id,) in nobody} == listed


def test_hidden_children_are_held_by_managers_duty_accounts_and_teams(council):
    southwater = council("southwater")
    found = southwater.ask(
        """SELECT invo_involvements_id, prof_professional_job_title, invo_professional_team
        FROM involvements LEFT JOIN professionals ON prof_professional_id = invo_professional_id"""
    )
    by_id = {id: (title, team) for id, title, team in found}
    titles = {"manager": "Team manager", "duty": "Duty account", "team": None}
    listed = southwater.planted("hidden_unallocated")
    assert {item["as"] for item in listed} == set(titles)
    for item in listed:
        assert by_id[item["involvement"]] == (titles[item["as"]], item["team"])


def test_after_the_temporary_teams_ended_many_children_waited(council):
    southwater = council("southwater", 6000)
    months = {month["on"]: month for month in southwater.truth["month_ends"]}
    before, after = months["2019-11-30"], months["2020-01-31"]
    assert after["held_by"]["nobody"] > 3 * max(before["held_by"]["nobody"], 1)
    assert after["held_by"]["manager"] + after["held_by"]["duty"] > 0
    ends = {day(item["until"]) for item in southwater.planted("temporary_team")}
    assert max(ends) == datetime.date(2019, 12, 28)


def test_the_count_of_the_unallocated_falls_while_the_longest_wait_grows(council):
    told = council("southwater", 6000).truth["month_ends"]
    months = {month["on"]: month for month in told}
    january, march = months["2020-01-31"], months["2020-03-31"]
    assert march["held_by"]["nobody"] < january["held_by"]["nobody"]
    assert march["longest_unallocated_days"] > january["longest_unallocated_days"]


def test_a_chain_a_b_a_has_the_first_worker_back_after_another(council):
    southwater = council("southwater")
    rows = southwater.ask(
        """SELECT invo_involvements_id, invo_professional_id,
          lag(invo_professional_id, 1) OVER chain, lag(invo_professional_id, 2) OVER chain
        FROM involvements WINDOW chain AS (PARTITION BY invo_referral_id
          ORDER BY invo_involvement_start_date)"""
    )
    by_id = {id: (now, before, first) for id, now, before, first in rows}
    chains = southwater.planted("there_and_back")
    assert chains
    for item in chains:
        now, before, first = by_id[item["involvement"]]
        assert now == first == item["worker"] != before


@pytest.mark.parametrize(
    ("scenario", "back"), [("southwater", True), ("southwater-innocent", False)]
)
def test_closures_rise_before_the_inspection_and_only_the_guilty_twin_reopens(
    council, scenario, back
):
    twin = council(scenario)
    shut = twin.planted("closed_before_inspection")
    assert len(shut) > 10
    weeks = datetime.timedelta(weeks=8)
    assert all(INSPECTION - weeks <= day(item["closed"]) <= INSPECTION for item in shut)
    assert all(day(item["would_have_closed"]) > INSPECTION for item in shut)
    again = {item["referral"] for item in twin.planted("reopened_within_90_days")}
    found = twin.ask(
        """SELECT a.cine_referral_id FROM cin_episodes a JOIN cin_episodes b
        ON b.cine_person_id = a.cine_person_id AND b.cine_referral_date > a.cine_close_date
        AND b.cine_referral_date <= a.cine_close_date + 90"""
    )
    assert again == {item["referral"] for item in shut} & {id for (id,) in found}
    assert bool(again) == back


def test_an_override_leaves_a_plan_without_the_conference_that_should_end_it(council):
    southwater = council("southwater")
    ended = southwater.ask(
        """SELECT cppl_person_id, cppl_cp_plan_end_date FROM cp_plans
        WHERE cppl_cp_plan_end_date IS NOT NULL AND NOT EXISTS (FROM cp_reviews
          WHERE cppr_cp_plan_id = cppl_cp_plan_id AND cppr_cp_review_outcome_continue_cp = 'N')"""
    )
    without = {(child, str(end)) for child, end in ended}
    listed = southwater.planted("override")
    cut = [item for item in listed if item["what"] == "plan ended without a conference"]
    assert cut
    assert {(item["child"], item["changed"]) for item in cut} <= without
    refused = [item for item in listed if item["what"] == "plan refused"]
    agreed = southwater.ask(
        """SELECT icpc_person_id, icpc_icpc_date FROM initial_cp_conference
        WHERE icpc_icpc_outcome_cp_flag = 'Y' AND icpc_cp_plan_id IS NULL"""
    )
    assert {(item["child"], item["decided"]) for item in refused} <= {
        (child, str(held)) for child, held in agreed
    }
    assert {item["by"] for item in listed} <= {"Senior post A", "Senior post B"}


def test_timeliness_turns_green_in_southwater_while_reviews_and_caseloads_get_worse(council):
    southwater = council("southwater")
    in_time, late_reviews = {}, {}
    for year in (2019, 2021):
        span = f"BETWEEN '{year}-04-01' AND '{year + 1}-03-31'"
        ((begun,),) = southwater.ask(
            f"SELECT count(*) FROM cin_assessments WHERE cina_assessment_start_date {span}"  # noqa: S608
        )
        late = [x for x in southwater.planted("assessment_late")
                if f"{year}-04" <= x["from"] < f"{year + 1}-04"]  # fmt: skip
        in_time[year] = 1 - len(late) / begun
        ((held, after),) = southwater.ask(
            f"""SELECT count(*), count(*) FILTER (cppr_cp_review_date > cppr_cp_review_due)
            FROM cp_reviews WHERE cppr_cp_review_date {span}"""  # noqa: S608
        )
        late_reviews[year] = after / held
    assert in_time[2021] > in_time[2019] + 0.1
    assert late_reviews[2021] > late_reviews[2019]


def test_first_health_assessments_collapse_in_westmarch_at_the_end_of_2018(council):
    westmarch = council("westmarch", 6000)
    late = {item["child"] for item in westmarch.planted("health_late")
            if "2018-10" <= item["entered"] < "2019-03"}  # fmt: skip
    entered = westmarch.ask(
        """SELECT DISTINCT clae_person_id FROM cla_episodes
        WHERE clae_entered_care_date BETWEEN '2018-10-01' AND '2019-02-28'"""
    )
    assert len(entered) > 20
    assert len(late) / len(entered) > 0.6


def test_a_quarter_of_westmarchs_children_in_care_have_no_care_plan_in_date(council):
    westmarch = council("westmarch", 6000)
    ((cared, planned),) = westmarch.ask(
        """WITH cared AS (SELECT DISTINCT clae_person_id AS child FROM cla_episodes
          WHERE clae_entered_care_date < '2018-06-01'
          AND clae_cla_episode_start_date <= '2019-03-01'
          AND (clae_cla_episode_ceased_date IS NULL OR clae_cla_episode_ceased_date > '2019-03-01'))
        SELECT count(*), count(*) FILTER (EXISTS (FROM cla_care_plan WHERE lacp_person_id = child
          AND lacp_cla_care_plan_start_date <= '2019-03-01'
          AND lacp_cla_care_plan_end_date > '2019-03-01')) FROM cared"""
    )
    assert 0.6 < planned / cared < 0.9


def test_westmarchs_average_caseload_hides_what_single_workers_carry(council):
    query = """
        SELECT avg(held), quantile_cont(held, 0.9) FROM (SELECT count(*) AS held FROM involvements
          WHERE invo_professional_id LIKE 'SYNW%' AND invo_involvement_start_date <= '2020-09-30'
          AND (invo_involvement_end_date IS NULL OR invo_involvement_end_date > '2020-09-30')
          GROUP BY invo_professional_id)"""
    ((mean, high),) = council("westmarch", 6000).ask(query)
    ((steady_mean, steady_high),) = council("steady", 6000).ask(query)
    assert abs(mean - steady_mean) < 3
    assert high > steady_high + 4


def test_duty_workers_visit_and_visits_are_missed_more_often_in_westmarch(council):
    westmarch, steady = council("westmarch", 6000).truth, council("steady", 6000).truth
    for kind in ("duty_visit", "visits_missed", "backdated"):
        assert westmarch["planted"][kind]["count"] > 2 * steady["planted"][kind]["count"]


def test_a_steady_council_has_no_inspection_and_no_temporary_team(council):
    planted = council("steady", 6000).truth["planted"]
    for kind in ("closed_before_inspection", "reopened_within_90_days", "temporary_team"):
        assert planted[kind]["count"] == 0


def test_open_cases_at_month_ends_are_those_of_the_tables(council):
    southwater = council("southwater")
    for month in southwater.truth["month_ends"][::6]:
        ((open_now,),) = southwater.ask(
            """SELECT count(*) FROM cin_episodes WHERE cine_referral_nfa = 'N'
            AND cine_referral_date <= $1 AND (cine_close_date IS NULL OR cine_close_date > $1)""",
            month["on"],
        )
        assert month["open"] == open_now


def test_referrals_surge_in_southwater_early_in_2019(council):
    months = {month["on"][:7]: month for month in council("southwater", 6000).truth["month_ends"]}
    surge = [months[f"2019-0{n}"]["received_in_month"] for n in range(1, 6)]
    before = [months[f"2018-0{n}"]["received_in_month"] for n in range(5, 10)]
    assert sum(surge) > 1.35 * sum(before)


def test_reviews_of_plans_that_were_late_are_those_held_after_they_were_due(council):
    southwater = council("southwater")
    late = southwater.ask(
        """SELECT cppr_cp_review_id FROM cp_reviews WHERE cppr_cp_review_date > cppr_cp_review_due
        AND cppr_cp_review_date >= '2018-04-01'"""
    )
    assert late
    assert {id for (id,) in late} == {x["review"] for x in southwater.planted("review_late")}


def test_first_health_assessments_out_of_time_are_those_that_a_slow_count_finds(council):
    southwater = council("southwater")
    rows = southwater.ask(
        """SELECT clae_person_id, clae_entered_care_date, min(clah_health_check_date)
        FROM cla_episodes JOIN cla_health ON clah_person_id = clae_person_id
          AND clah_health_check_type = 'Health Assessment'
          AND clah_health_check_date >= clae_entered_care_date
        WHERE clae_cla_episode_start_reason = 'S' AND clae_entered_care_date >= '2018-04-01'
          AND clae_person_id IN (SELECT clae_person_id FROM cla_episodes GROUP BY ALL
            HAVING count(DISTINCT clae_cla_id) = 1)
        GROUP BY ALL"""
    )
    listed = {x["child"]: x for x in southwater.planted("health_late")}
    assert rows
    for child, entered, held in rows:
        late = working_days(entered, held) > 20
        assert late == (child in listed and listed[child]["held"] == str(held)), child


def test_a_handover_that_an_agency_worker_left_behind_names_a_worker_who_had_gone(council):
    southwater = council("southwater")
    gone = dict(
        southwater.ask(
            """SELECT stff_professional_id, stff_end_date FROM staff_history
            WHERE stff_agency = 'Y' AND stff_end_date IS NOT NULL"""
        )
    )
    listed = southwater.planted("agency_handover")
    assert len(listed) > 50
    assert all(gone[item["left"]] <= day(item["from"]) for item in listed)
