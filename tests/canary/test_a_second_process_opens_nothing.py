from __future__ import annotations

import pytest

pytestmark = pytest.mark.canary


@pytest.fixture(scope="module")
def without_a_cookie(machine):
    given = {name: machine.told[name] for name in ("person", "compartment")}
    return machine.run("second_process", given)[0]


def test_it_had_something_to_open_and_something_to_try(without_a_cookie):
    assert without_a_cookie["sealed"] >= 8
    assert without_a_cookie["keys"] >= 20


def test_no_sealed_file_opens_with_anything_that_is_kept(without_a_cookie):
    assert without_a_cookie["opened"] == []


def test_nothing_that_is_kept_unlocks_anything(without_a_cookie):
    assert without_a_cookie["through_our_doors"] == []


def test_with_the_cookie_the_same_process_reads(machine):
    given = {name: machine.told[name] for name in ("person", "compartment", "cookie")}
    answer, _ = machine.run("second_process", given)
    assert any(
        machine.canaries["the text of a body"] in each for each in answer["through_our_doors"]
    )
