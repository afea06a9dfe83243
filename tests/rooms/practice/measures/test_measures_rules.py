"""The logic behind the DfE's own checks, on small cases."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.rooms.practice.measures.conftest import d
from upheld.kernel.calendar import is_working_day, working_days_after
from upheld.practice.measures.rules import BY_NUMBER, RULES

FIRST, LAST = d("2022-04-01"), d("2023-03-31")


def broken(small, number):
    with small.bench(FIRST, LAST) as bench:
        return {row["row"] for row in bench.answer(BY_NUMBER[number].broken(bench)).to_pylist()}


def before(day, count):
    """The day so many working days before."""
    while count:
        day -= timedelta(days=1)
        count -= is_working_day(day)
    return day


def test_each_rule_has_a_number_of_its_own_and_words():
    assert len(BY_NUMBER) == len(RULES)
    assert all(rule.words.endswith(".") for rule in RULES)


def test_8670q_an_assessment_open_for_more_than_45_working_days(small):
    limit = before(LAST, 45)
    small.put(
        "cin_assessments",
        "cina_assessment_id cina_person_id cina_assessment_start_date cina_assessment_auth_date",
        ("1", "on the limit", limit, None),
        ("2", "a day more", before(LAST, 46), None),
        ("3", "done", before(LAST, 60), d("2023-03-01")),
    )
    assert broken(small, "8670Q") == {"a day more"}


def test_8675q_an_enquiry_of_more_than_15_working_days_without_a_conference(small):
    small.put(
        "s47_enquiry",
        "s47e_s47_enquiry_id s47e_person_id s47e_s47_start_date s47e_s47_nfa s47e_s47_end_date",
        ("1", "on the limit", before(LAST, 15), None, None),
        ("2", "a day more", before(LAST, 16), None, None),
        ("3", "not required", before(LAST, 30), "Y", before(LAST, 20)),
        ("4", "held", before(LAST, 30), None, None),
    ).put(
        "initial_cp_conference",
        "icpc_icpc_id icpc_s47_enquiry_id icpc_person_id icpc_icpc_date",
        ("1", "4", "held", before(LAST, 18)),
    )
    assert broken(small, "8675Q") == {"a day more"}


def test_8569q_no_action_on_a_referral_from_before_the_last_working_day(small):
    day_before = before(FIRST, 1)
    small.put(
        "cin_episodes",
        "cine_referral_id cine_person_id cine_referral_date cine_referral_nfa",
        ("1", "a", day_before, "Y"),
        ("2", "b", day_before - timedelta(days=1), "Y"),
        ("3", "c", day_before - timedelta(days=1), "N"),
        ("4", "e", FIRST, "Y"),
    )
    assert broken(small, "8569Q") == {"2"}


def test_8839_and_8896_two_open_steps_after_one_referral(small):
    small.put(
        "s47_enquiry",
        "s47e_s47_enquiry_id s47e_person_id s47e_referral_id s47e_s47_start_date s47e_s47_end_date",
        ("1", "a", "r1", FIRST, None),
        ("2", "a", "r1", FIRST, None),
        ("3", "b", "r2", FIRST, None),
        ("4", "b", "r2", FIRST, LAST),
    ).put(
        "cin_assessments",
        "cina_assessment_id cina_person_id cina_referral_id cina_assessment_start_date "
        "cina_assessment_auth_date",
        ("1", "a", "r1", FIRST, LAST),
        ("2", "a", "r1", FIRST, None),
        ("3", "b", "r2", FIRST, None),
        ("4", "b", "r2", FIRST, None),
    )
    assert broken(small, "8839") == {"r1"}
    assert broken(small, "8896") == {"r2"}


MODULE = (
    "invo_involvements_id invo_person_id invo_professional_id invo_professional_role_id "
    "invo_involvement_start_date invo_involvement_end_date invo_worker_change_reason"
)


def module(small, *rows):
    small.put("involvements", MODULE, *[(i, c, w, "CW", b, e, r) for i, c, w, b, e, r in rows])


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("SW02", {"strange id"}),
        ("SW03", {"no id"}),
        ("SW06", {"before the year"}),
        ("SW07", {"before the year"}),
        ("SW08", {"not ended"}),
        ("SW14", {"not ended"}),
        ("SW09", {"no time"}),
        ("SW10", {"overlaps"}),
        ("SW11", {"before the year", "no time", "nobody follows"}),
        ("SW13", {"strange reason"}),
        ("SW15", {"no reason"}),
    ],
)
def test_rules_of_the_social_worker_module_name_the_row_that_breaks_them(small, number, expected):
    may, june, july = d("2022-05-01"), d("2022-06-01"), d("2022-07-01")
    module(
        small,
        ("strange id", "a", "QQ1", may, None, "MANAGE"),
        ("no id", "b", None, may, None, "MANAGE"),
        ("before the year", "c", "SW1", d("2021-05-01"), d("2022-01-01"), "MANAGE"),
        ("not ended", "e", "SW1", may, None, "MANAGE"),
        ("its next", "e", "SW2", june, None, "MANAGE"),
        ("no time", "f", "XX1", may, may, "MANAGE"),
        ("overlaps", "g", "SW1", may, july, "MANAGE"),
        ("its neighbour", "g", "SW2", june, None, "MANAGE"),
        ("nobody follows", "h", "SW1", may, june, "MANAGE"),
        ("strange reason", "i", "SW1", may, None, "SWLAZY"),
        ("no reason", "j", "SW1", may, None, None),
        ("first", "k", "SW1", may, None, "FCONTA"),
    )
    assert broken(small, number) == expected


def test_a_child_in_care_needs_a_worker_in_the_module_and_one_on_the_last_day(small):
    small.put(
        "cla_episodes",
        "clae_cla_episode_id clae_person_id clae_cla_episode_start_date "
        "clae_cla_episode_ceased_date",
        ("1", "none", FIRST, None),
        ("2", "ended", FIRST, None),
        ("3", "held", FIRST, None),
        ("4", "left", FIRST, d("2022-12-01")),
    )
    module(
        small,
        ("1", "ended", "SW1", FIRST, d("2023-01-01"), "MANAGE"),
        ("2", "held", "SW1", FIRST, None, "MANAGE"),
    )
    assert broken(small, "SW01") == {"none"}
    assert broken(small, "SW17") == {"none", "ended"}


def test_sw12_care_that_began_or_ended_needs_a_worker_since_or_before(small):
    began, soon, later = d("2022-01-01"), d("2022-02-01"), d("2022-04-10")
    small.put(
        "cla_episodes",
        "clae_cla_episode_id clae_person_id clae_cla_episode_start_date "
        "clae_cla_episode_ceased_date clae_cla_episode_start_reason "
        "clae_cla_episode_ceased_reason clae_legal_status",
        ("with a worker", "a", began, None, "S", None, "C1"),
        ("without", "b", began, None, "S", None, "C1"),
        ("short break", "c", began, None, "S", None, "V4"),
        ("goes on", "e", began, later, "P", "X1", "C1"),
        ("worker left before it began", "f", began, later, "S", "X1", "C1"),
        ("ended after the worker came", "f", began, later, "P", "E4A", "C1"),
        ("ended without", "g", began, later, "P", "E4A", "C1"),
        ("long ago", "h", d("2019-01-01"), d("2020-01-01"), "S", "E4A", "C1"),
    )
    module(
        small,
        ("1", "a", "SW1", soon, None, "MANAGE"),
        ("2", "f", "SW1", d("2021-12-01"), None, "MANAGE"),
    )
    assert broken(small, "SW12") == {"without", "worker left before it began", "ended without"}


def test_sw16_the_first_worker_is_the_one_whom_last_years_return_left(small):
    columns = f"{MODULE} as_of"
    last, this = d("2022-03-31"), d("2023-03-31")
    may, june = d("2021-05-01"), d("2021-06-01")

    def row(id, child, worker, *rest):
        return id, child, worker, "CW", *rest

    small.put(
        "involvements",
        columns,
        row("1", "same", "SW1", may, None, "MANAGE", last),
        row("2", "other worker", "SW1", may, None, "MANAGE", last),
        row("3", "other day", "SW1", may, None, "MANAGE", last),
        row("4", "other reason", "SW1", may, None, "MANAGE", last),
        row("5", "reason gone", "SW1", may, None, "MANAGE", last),
        row("6", "had ended", "SW1", may, june, "MANAGE", last),
        row("7", "two", "SW0", may, june, "MANAGE", last),
        row("8", "two", "SW1", june, None, "LEFTRL", last),
    )
    small.put(
        "involvements",
        columns,
        row("same", "same", "SW1", may, None, "MANAGE", this),
        row("worker", "other worker", "SW2", may, None, "MANAGE", this),
        row("day", "other day", "SW1", june, None, "MANAGE", this),
        row("reason", "other reason", "SW1", may, None, "LEFTRL", this),
        row("none", "reason gone", "SW1", may, None, None, this),
        row("ended", "had ended", "SW9", LAST, None, "FCONTA", this),
        row("first", "two", "SW1", june, d("2022-07-01"), "LEFTRL", this),
        row("second", "two", "SW5", d("2022-07-01"), None, "MANAGE", this),
    )

    def found(number):
        with small.bench(FIRST, LAST, histories=small.paths) as bench:
            rows = bench.answer(BY_NUMBER[number].broken(bench)).to_pylist()
            return {row["row"] for row in rows}

    assert found("SW16a") == {"worker"}
    assert found("SW16b") == {"day"}
    assert found("SW16c") == {"reason", "none"}


def test_a_working_day_later_is_a_working_day():
    assert before(working_days_after(FIRST, 5), 5) == FIRST


def test_what_ended_before_the_calendar_begins_is_over(small):
    columns = "cppl_cp_plan_id cppl_person_id cppl_cp_plan_start_date cppl_cp_plan_end_date"
    old, present = ("1", "a", d("1985-01-01"), d("1986-01-01")), ("2", "b", d("2020-01-01"), None)
    small.put("cp_plans", columns, old, present)
    assert small.at("CP07", d("2021-03-31")) == (0, 1)
