"""Hidden counts stay hidden: by the linear programme, and by trying every table there could be."""

from __future__ import annotations

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as some

from upheld.disclosure.auditing import Known, laid_bare, ranges
from upheld.disclosure.policies import LEARNING_REPORT, CountPolicy
from upheld.disclosure.suppression import known_of, suppress
from upheld.disclosure.tabled import tables
from upheld.disclosure.tabulated import flags

ZEROS_HIDDEN = CountPolicy("zeros-hidden", zeros_shown=False)


def counts(most: int, side: int):
    size = some.integers(2, side)
    return some.tuples(size, size).flatmap(
        lambda sides: some.lists(
            some.lists(some.integers(0, most), min_size=sides[1], max_size=sides[1]),
            min_size=sides[0],
            max_size=sides[0],
        )
    )


@settings(max_examples=40, deadline=None)
@given(table=counts(40, 4), policy=some.sampled_from([LEARNING_REPORT, ZEROS_HIDDEN]))
def test_no_hidden_cell_can_be_worked_out_by_the_linear_programme(table, policy):
    made = suppress(table, policy)
    small = {
        (row, column)
        for row, line in enumerate(table)
        for column, count in enumerate(line)
        if policy.small(count)
    }
    assert small <= made.hidden
    if not made.whole:
        known = known_of(table, set(made.hidden), policy)
        assert laid_bare(known, least_values=policy.least_values) == {}


@settings(max_examples=12, deadline=None)
@given(table=counts(5, 3))
def test_the_linear_programme_agrees_with_trying_every_table(table):
    hidden = {(0, 0), (0, 1), (1, 0), (1, 1)}
    known = known_of(table, hidden, LEARNING_REPORT)
    cells = sorted(hidden)
    least = 1
    fitting = [
        dict(zip(cells, values, strict=True))
        for values in product(range(least, 11), repeat=len(cells))
        if all(
            sum(dict(zip(cells, values, strict=True))[each] for each in line) == total
            for line, total in known.sums
        )
    ]
    computed = ranges(known)
    for cell in cells:
        if not fitting:
            continue
        values = [each[cell] for each in fitting]
        assert computed[cell] == (min(values), max(values))


def test_blanked_cells_with_margins_kept_are_worked_out_exactly():
    text = (
        "| Team | Yes | No | Total |\n|---|---|---|---|\n| A | 14 | * | 17 |\n| B | 21 | 9 | 30 |\n"
    )
    (flag,) = flags(text, LEARNING_REPORT, [])
    assert text[flag.start : flag.end] == "*"
    assert "it is 3" in flag.why


def test_a_table_with_enough_hidden_is_let_be():
    text = (
        "| Team | Yes | No | Total |\n|---|---|---|---|\n| A | * | * | 27 |\n| B | * | * | 33 |\n"
        "| Total | 31 | 29 | 60 |\n"
    )
    assert list(flags(text, LEARNING_REPORT, [])) == []


def test_what_was_shown_earlier_is_not_hidden_now():
    earlier = "| Team | Yes | No |\n|---|---|---|\n| A | 14 | 3 |\n| B | 21 | 9 |\n"
    now = earlier.replace("| 3 |", "| * |")
    (flag,) = flags(now, LEARNING_REPORT, list(tables(earlier)))
    assert "it is 3" in flag.why


def test_a_table_that_hides_too_much_to_be_worked_out_says_so():
    rows = "".join(f"| Team {n} | * | * | * |\n" for n in range(134))
    head = "| Team | Children | Workers | Carers |\n|---|---|---|---|\n| Team A | 40 | 20 | 30 |\n"
    text = head + rows
    (flag,) = flags(text, LEARNING_REPORT, [])
    assert text[flag.start : flag.end] == "*"
    assert "402 cells" in flag.why
    assert "was not worked out here" in flag.why


def test_a_mark_such_as_less_than_five_leaves_what_it_says():
    known = Known([(0, 0)], least={(0, 0): 1}, most={(0, 0): 4})
    assert ranges(known) == {(0, 0): (1, 4)}


def test_tables_are_read_with_bars_tabs_commas_and_wide_spaces():
    for text in (
        "| Team | Agency workers |\n|---|---|\n| A | 3 |\n| B | 19 |\n",
        "Team\tAgency workers\nA\t3\nB\t19\n",
        "Team,Agency workers,Others\nA,3,30\nB,19,60\n",
        "Team      Agency workers\nA         3\nB         19\n",
    ):
        assert [text[each.start : each.end] for each in flags(text, LEARNING_REPORT, [])] == ["3"]


def test_days_and_percentages_are_no_counts():
    text = "| Team | Average days | % on time |\n|---|---|---|\n| A | 3 | 4 |\n| B | 2 | 3 |\n"
    assert list(flags(text, LEARNING_REPORT, [])) == []
