"""What boards see: nothing small, nothing exact, and never a hundred that is none."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from upheld.practice import suppression
from upheld.practice.figures import Point


def point(num: float | None, den: float | None, value: float | None, **more: float) -> Point:
    return Point(date(2021, 1, 1), date(2021, 3, 31), "", num, den, value, "good", **more)


def share(num: int, den: int) -> Point:
    return suppression.for_boards(point(num, den, 100 * num / den if den else None), "percent")


@pytest.mark.parametrize(
    ("num", "den", "hidden"),
    [
        (3, 100, suppression.FEW),
        (98, 100, suppression.ALL_BUT_FEW),
        (2, 4, suppression.FEW_IN_ALL),
        (0, 4, suppression.FEW_IN_ALL),
        (0, 100, ""),
        (100, 100, ""),
        (5, 10, ""),
    ],
)
def test_a_small_part_a_small_rest_and_a_small_whole_are_hidden(num, den, hidden):
    shown = share(num, den)
    assert shown.hidden == hidden
    assert (shown.value is None) is bool(hidden)


@given(st.integers(0, 500), st.integers(0, 500))
def test_nothing_exact_and_nothing_small_is_shown(part, rest):
    shown = share(part, part + rest)
    for each in (shown.numerator, shown.denominator):
        assert each is None or each % 5 == 0
    if shown.hidden == suppression.FEW:
        assert shown.numerator is None
    if shown.value is not None:
        assert shown.value == int(shown.value)
        assert (shown.value == 100) is (rest == 0)
        assert (shown.value == 0) is (part == 0)


def test_nobody_late_stays_nought_for_a_panel_to_see():
    shown = share(0, 41)
    assert (shown.numerator, shown.value, shown.denominator) == (0, 0, 40)


def test_a_count_of_few_is_hidden_and_another_is_rounded():
    few = suppression.for_boards(point(3, None, 3), "count")
    more = suppression.for_boards(point(13, None, 13), "count")
    assert (few.hidden, few.value, few.numerator) == (suppression.FEW, None, None)
    assert (more.value, more.numerator) == (15, 15)


def test_a_middle_of_few_is_hidden_and_a_wait_is_told_in_whole_weeks():
    few = suppression.for_boards(point(17, 3, 17, longest=40), "median")
    more = suppression.for_boards(point(17, 33, 17, longest=40), "median")
    assert (few.hidden, few.value, few.longest) == (suppression.FEW_IN_ALL, None, None)
    assert (more.value, more.denominator, more.longest) == (17, 35, 42)
