"""Who holds whom: the sweep line against counting day by day."""

from __future__ import annotations

import random
from collections import defaultdict
from datetime import timedelta

import pytest

from tests.rooms.practice.measures.conftest import d
from upheld.practice.measures.local import Local
from upheld.practice.measures.periods import By, Every

INVOLVED = (
    "invo_involvements_id invo_professional_id invo_professional_role_id invo_professional_team "
    "invo_involvement_start_date invo_involvement_end_date invo_person_id"
)
CASES = "cine_referral_id cine_person_id cine_referral_date cine_close_date cine_referral_team"
FIRST = d("2021-01-01")


def after(days):
    return None if days is None else FIRST + timedelta(days=days)


def some_history(seed):
    """Children with one case and workers one after another, gaps and stand-ins among them."""
    chance = random.Random(seed)  # noqa: S311
    cases, held = [], []
    for child in range(25):
        begun, ended = chance.randrange(200), chance.choice([None, chance.randrange(201, 400)])
        cases.append((f"r{child}", f"c{child}", begun, ended, f"T{child % 3}"))
        at = begun + chance.choice([0, 0, 7])
        while at < (ended or 400):
            until = at + chance.randrange(1, 120)
            worker = chance.choice(["w1", "w2", "w3", "manager", None, "-1", "gap"])
            if worker != "gap":
                held.append((f"i{len(held)}", worker, f"c{child}", at, until, f"T{child % 3}"))
            at = until
    return cases, held


def put(small, cases, held):
    small.put("cin_episodes", CASES, *[(r, c, after(b), after(e), t) for r, c, b, e, t in cases])
    small.put(
        "involvements",
        INVOLVED,
        *[(i, w, "CW", t, after(b), after(e), c) for i, w, c, b, e, t in held],
    )
    small.put(
        "professionals",
        "prof_professional_id prof_full_time_equivalency prof_professional_job_title "
        "prof_professional_department",
        ("w1", 1.0, "Social worker", "T0"),
        ("w2", 0.5, "Social worker", "T1"),
        ("w3", 0.8, "Senior social worker", "T2"),
        ("manager", 1.0, "Team Manager", "T2"),
    )


@pytest.mark.parametrize("seed", range(4))
def test_caseload_and_unallocated_agree_with_counting_each_day(small, seed):
    cases, held = some_history(seed)
    put(small, cases, held)
    hours = {"w1": 1.0, "w2": 0.5, "w3": 0.8, "manager": 1.0}
    asked = (after(0), after(399), Every.DAY)
    caseload = small.counted("WL01", *asked)
    nobody, hidden = small.counted("WL03", *asked), small.counted("WL04", *asked)
    for day in range(400):
        now = [(w, c) for _, w, c, b, e, _ in held if b <= day < e]
        load = defaultdict(int)
        for worker, _ in now:
            if worker in hours:
                load[worker] += 1
        expected = (sum(load.values()), pytest.approx(sum(hours[w] for w in load)))
        assert caseload[day] == expected, day
        is_open = {c for _, c, b, e, _ in cases if b <= day and (e is None or day < e)}
        real = {c for w, c in now if w in {"w1", "w2", "w3"}} & is_open
        stand_in = {c for w, c in now if w in {"manager", None, "-1"}} & is_open - real
        assert hidden[day] == (len(stand_in), len(real | stand_in)), day
        assert nobody[day] == (len(is_open - real - stand_in), len(is_open)), day


@pytest.mark.parametrize("id", ["WL01", "WL03", "WL04", "WL06"])
def test_teams_add_up_to_the_council(small, id):
    put(small, *some_history(9))
    asked = (after(0), after(399), Every.MONTH)
    whole = small.ask(id, *asked)
    teams = small.ask(id, *asked, By.TEAM)
    assert {answer.unit for answer in teams} >= {"T0", "T1", "T2"}
    for answer in whole:
        parts = [part for part in teams if part.period == answer.period]
        assert sum(part.denominator for part in parts) == pytest.approx(answer.denominator)
        if id != "WL06":
            assert sum(part.numerator for part in parts) == pytest.approx(answer.numerator)


def test_a_service_is_what_stands_above_its_teams(small):
    put(small, *some_history(9))
    small.put(
        "department",
        "dept_team_id dept_team_parent_name",
        ("T0", "North"),
        ("T1", "North"),
        ("T2", "South"),
    )
    found = small.ask("WL03", after(0), after(399), Every.YEAR, By.SERVICE)
    assert {answer.unit for answer in found} >= {"North", "South"}


def test_grace_for_new_referrals_is_a_setting(small):
    small.put("cin_episodes", CASES, ("r", "c", after(10), None, "T"))
    small.put("involvements", INVOLVED, ("i", "w", "CW", "T", after(40), None, "c"))
    assert small.at("WL03", after(12)) == (1, 1)
    assert small.at("WL03", after(41)) == (0, 1)
    kind = small.at("WL03", after(16), local=Local().but(unallocated_grace_days=5))
    assert kind == (1, 1)


def put_workers(small, *spells):
    small.put(
        "cla_episodes",
        "clae_cla_episode_id clae_person_id clae_cla_episode_start_date",
        ("e", "c", after(0)),
    )
    small.put(
        "involvements",
        INVOLVED,
        *[(str(n), w, "CW", "T", after(b), after(e), "c") for n, (w, b, e) in enumerate(spells)],
    )


def test_a_b_a_is_two_workers_and_two_hand_overs(small):
    put_workers(small, ("A", 0, 100), ("B", 100, 200), ("A", 200, None))
    assert small.at("WL05", after(300)) == (0, 1)
    assert small.at("WL05:handovers", after(300)) == (2, 1)
    assert small.at("WL05:handovers", after(500)) == (1, 1)


def test_a_third_worker_counts_until_twelve_months_after_the_first_left(small):
    put_workers(small, ("A", 0, 100), ("B", 100, 200), ("C", 200, None))
    assert small.at("WL05", after(199)) == (0, 1)
    assert small.at("WL05", after(200)) == (1, 1)
    assert small.at("WL05", after(100 + 364)) == (1, 1)
    assert small.at("WL05", after(100 + 365)) == (0, 1)


def test_the_words_for_the_allocated_worker_count_and_other_roles_do_not(small):
    small.put(
        "cin_episodes", CASES, ("r", "c", after(0), None, "T"), ("s", "e", after(0), None, "T")
    )
    small.put(
        "involvements",
        INVOLVED,
        ("1", "w", "Allocated Case Worker", "T", after(0), None, "c"),
        ("2", "w", "IRO", "T", after(0), None, "e"),
    )
    assert small.at("WL03", after(5)) == (1, 2)


def test_half_way_between_two_is_the_median_of_an_even_number(small):
    put_workers(small)
    small.put(
        "involvements",
        INVOLVED,
        *[(f"x{n}", "w", "CW", "T", after(n * 10), None, f"c{n}") for n in range(4)],
    )
    assert small.at("WL06", after(40)) == (25, 4)
