"""Working days, periods and the statutory clocks that stand on them."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rooms.practice.measures.conftest import d
from upheld.kernel.calendar import (
    KEPT_YEARS,
    bank_holidays_by_rule,
    kept_bank_holidays,
    working_days_after,
)
from upheld.practice import calendar
from upheld.practice.measures import periods
from upheld.practice.measures.periods import Every

DAYS = calendar.working_days()
NUMBERS = dict(zip(DAYS["day"].to_pylist(), DAYS["number"].to_pylist(), strict=True))


@given(st.dates(date(2015, 1, 1), date(2026, 12, 31)), st.integers(1, 60))
@settings(deadline=None)
def test_working_days_between_two_days_agree_with_counting_one_by_one(start, count):
    end = working_days_after(start, count)
    assert NUMBERS[end] - NUMBERS[start] == count
    assert NUMBERS[end] - NUMBERS[end - timedelta(days=1)] == 1


def test_the_bank_holidays_that_are_written_down_are_those_of_the_package():
    by_rule = bank_holidays_by_rule(KEPT_YEARS)
    assert kept_bank_holidays() == by_rule, "Run make docs: the package knows other days by now."


def test_a_bank_holiday_is_no_working_day_and_an_override_can_say_otherwise():
    funeral = date(2022, 9, 19)
    assert NUMBERS[funeral] == NUMBERS[funeral - timedelta(days=1)]
    put_right = calendar.working_days([calendar.Override(funeral, True, "a test")])
    row = DAYS["day"].to_pylist().index(funeral)
    assert put_right["working"].to_pylist()[row]
    assert put_right["number"].to_pylist()[row] == NUMBERS[funeral] + 1


@given(st.dates(date(2015, 1, 1), date(2024, 1, 1)), st.integers(0, 900), st.sampled_from(Every))
@settings(deadline=None)
def test_periods_follow_one_another_and_cover_every_day_once(first, length, every):
    last = first + timedelta(days=length)
    found = periods.periods(first, last, every)
    assert (found[0].starts, found[-1].ends) == (first, last)
    for before, after in pairwise(found):
        assert after.starts == before.ends + timedelta(days=1)


def test_too_many_periods_and_a_last_day_before_the_first_are_refused_in_words():
    with pytest.raises(ValueError, match="Choose longer ones"):
        periods.periods(date(1990, 1, 1), date(2020, 1, 1), Every.DAY)
    with pytest.raises(ValueError, match="comes before the first"):
        periods.periods(date(2020, 1, 2), date(2020, 1, 1), Every.DAY)


ASSESSED = (
    "cina_assessment_id cina_person_id cina_assessment_start_date cina_assessment_auth_date "
    "cina_assessment_child_seen cina_assessment_team"
)


def test_an_assessment_is_in_time_on_the_45th_working_day_and_late_on_the_46th(small):
    start = d("2021-05-04")
    last, late = working_days_after(start, 45), working_days_after(start, 46)
    small.put(
        "cin_assessments",
        ASSESSED,
        ("1", "a", start, last, "Y", "T1"),
        ("2", "b", start, late, None, "T1"),
        ("3", "c", start, None, None, "T2"),
    )
    year = (d("2021-04-01"), d("2022-03-31"))
    assert small.counted("AS01", *year) == [(1, 2)]
    assert small.at("AS02", last) == (0, 2)
    assert small.at("AS02", late) == (1, 1)
    assert small.counted("AS03", *year) == [(1, 2)]


def test_a_child_not_yet_born_need_not_have_been_seen(small):
    small.put(
        "cin_assessments", ASSESSED, ("1", "a", d("2021-05-04"), d("2021-06-01"), None, "T1")
    ).put("cin_assessments", ASSESSED, ("2", "b", d("2021-05-04"), d("2021-06-01"), "Y", "T1")).put(
        "person", "pers_person_id pers_dob", ("a", d("2021-07-01")), ("b", d("2019-07-01"))
    )
    assert small.counted("AS03", d("2021-04-01"), d("2022-03-31")) == [(1, 1)]


def test_a_conference_counts_from_its_enquiry_and_one_without_is_not_in_time(small):
    start = d("2021-05-04")
    small.put(
        "s47_enquiry",
        "s47e_s47_enquiry_id s47e_person_id s47e_s47_start_date s47e_s47_nfa s47e_s47_end_date",
        ("1", "a", start, None, None),
        ("2", "b", start, None, None),
        ("3", "c", start, "Y", d("2021-05-10")),
        ("4", "e", start, None, None),
    ).put(
        "initial_cp_conference",
        "icpc_icpc_id icpc_s47_enquiry_id icpc_person_id icpc_icpc_date icpc_icpc_transfer_in",
        ("1", "1", "a", working_days_after(start, 15), None),
        ("2", "2", "b", working_days_after(start, 16), None),
        ("3", None, "f", d("2021-06-01"), "N"),
        ("4", None, "g", d("2021-06-01"), "Y"),
    )
    assert small.counted("CP01", d("2021-04-01"), d("2022-03-31")) == [(1, 3)]
    assert small.at("CP02", working_days_after(start, 15) - timedelta(days=1)) == (0, 3)
    assert small.at("CP02", working_days_after(start, 15)) == (0, 2)
    assert small.at("CP02", working_days_after(start, 16)) == (1, 1)
    assert small.at("CP02", d("2021-12-31")) == (1, 1)


def test_reviews_are_in_time_at_91_and_183_days_and_late_a_day_after(small):
    start = d("2021-01-04")
    plans = [(str(n), str(n), start, None) for n in range(4)]
    held = {"0": (91, 274), "1": (92,), "2": (91, 275)}
    small.put(
        "cp_plans",
        "cppl_cp_plan_id cppl_person_id cppl_cp_plan_start_date cppl_cp_plan_end_date",
        *plans,
    ).put(
        "cp_reviews",
        "cppr_cp_review_id cppr_cp_plan_id cppr_person_id cppr_cp_review_date",
        *[
            (f"{plan}/{after}", plan, plan, start + timedelta(days=after))
            for plan, days in held.items()
            for after in days
        ],
    )
    assert small.at("CP03", start + timedelta(days=91)) == (4, 4)
    assert small.at("CP03", start + timedelta(days=92)) == (2, 4)
    assert small.at("CP03", start + timedelta(days=274)) == (2, 4)
    assert small.at("CP03", start + timedelta(days=275)) == (1, 4)
    assert small.at("CP03", start + timedelta(days=458)) == (0, 4)


def test_a_late_review_is_past_after_a_year_if_those_after_it_were_in_time(small):
    start = d("2019-01-07")
    held = (92, 270, 450, 630)
    small.put(
        "cp_plans",
        "cppl_cp_plan_id cppl_person_id cppl_cp_plan_start_date cppl_cp_plan_end_date",
        ("1", "a", start, None),
    ).put(
        "cp_reviews",
        "cppr_cp_review_id cppr_cp_plan_id cppr_person_id cppr_cp_review_date",
        *[(f"1/{after}", "1", "a", start + timedelta(days=after)) for after in held],
    )
    overdue = start + timedelta(days=92)  # a year with a 29 February follows
    assert small.at("CP03", overdue - timedelta(days=1)) == (1, 1)
    assert small.at("CP03", overdue) == (0, 1)
    assert small.at("CP03", overdue + timedelta(days=365)) == (0, 1)
    assert small.at("CP03", overdue + timedelta(days=366)) == (1, 1)
    assert small.at("CP03", start + timedelta(days=630 + 183)) == (1, 1)
    assert small.at("CP03", start + timedelta(days=630 + 184)) == (0, 1)
