"""No hidden number can be worked out from the published ones, by somebody who knows the rule."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from upheld.concerns import periods
from upheld.concerns.periods import QUARTER, YEAR
from upheld.concerns.suppression import LEAST, count, of_year, parts

SMALL = st.integers(0, 40)


@pytest.mark.parametrize(("width", "most"), [(2, 24), (3, 15), (4, 8)])
def test_every_hidden_part_could_have_several_values(width, most):
    """Every table up to a size: whoever sees it, and knows the rule, cannot say what was hidden."""
    same = defaultdict(list)
    for cells in product(range(most + 1), repeat=width):
        if sum(cells) <= most:
            same[parts(cells), count(sum(cells))].append(cells)
    for (shown, _whole), possible in same.items():
        for place, cell in enumerate(shown):
            if cell is None:
                assert len({each[place] for each in possible}) >= 3


def test_no_hidden_quarter_can_be_worked_out_from_its_year():
    same = defaultdict(list)
    for quarters in product(range(LEAST + 2), repeat=4):
        same[tuple(count(each) for each in quarters), of_year(quarters)].append(quarters)
    for (shown, _year), possible in same.items():
        for place, each in enumerate(shown):
            if not each.exact:
                assert len({quarters[place] for quarters in possible}) >= 3


@given(st.lists(SMALL, min_size=2, max_size=4))
def test_what_is_shown_is_true_and_never_from_one_to_four(cells):
    shown = parts(cells)
    for cell, said in zip(cells, shown, strict=True):
        assert said in {None, cell}
        assert said is None or said == 0 or said >= LEAST


@given(st.lists(SMALL, min_size=2, max_size=4))
def test_the_equations_of_a_table_leave_every_hidden_part_open(cells):
    """As a system of equations: at least two unknowns stand in each sum that has one."""
    hidden = [cell for cell, said in zip(cells, parts(cells), strict=True) if said is None]
    assert len(hidden) != 1


@given(st.lists(SMALL, min_size=4, max_size=4))
def test_a_year_is_never_a_lie(quarters):
    found = of_year(quarters)
    assert found.low <= sum(quarters) <= found.high


@given(
    st.lists(st.dates(date(2021, 4, 1), date(2022, 3, 31)), max_size=60),
    st.integers(-400, 400),
    st.data(),
)
def test_moving_one_concern_within_its_quarter_changes_nothing_that_is_published(days, by, data):
    """So two publications never differ in a way that names a day."""
    if not days:
        return
    place = data.draw(st.integers(0, len(days) - 1))
    quarter = periods.quarter_of(days[place])
    length = (quarter.last - quarter.first).days + 1
    moved = list(days)
    moved[place] = quarter.first + timedelta(days=(days[place].day + by) % length)
    assert _published(days) == _published(moved)


def _published(days):
    year = periods.year_of(date(2021, 4, 1))
    quarters = [sum(each.first <= day <= each.last for day in days) for each in year.quarters]
    return [count(each) for each in quarters], of_year(quarters)


@given(st.dates(date(2020, 1, 1), date(2060, 12, 31)))
def test_every_day_lies_in_one_quarter_and_one_year(day):
    quarter, year = periods.quarter_of(day), periods.year_of(day)
    assert quarter.first <= day <= quarter.last
    assert year.first <= day <= year.last
    assert quarter in year.quarters
    assert quarter.before.last == quarter.first - timedelta(days=1)


@pytest.mark.parametrize(
    ("first", "months", "public"),
    [
        (date(2021, 4, 1), QUARTER, date(2021, 8, 1)),
        (date(2021, 10, 1), QUARTER, date(2022, 2, 1)),
        (date(2021, 1, 1), QUARTER, date(2021, 5, 1)),
        (date(2020, 4, 1), YEAR, date(2021, 8, 1)),
    ],
)
def test_the_days_of_publication_are_fixed(first, months, public):
    period = periods.Period(first, months)
    assert period.public_from == public
    assert periods.latest_public(public, months) == period
    assert periods.latest_public(public - timedelta(days=1), months) == period.before
