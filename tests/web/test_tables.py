"""Tables: what a phone makes of them, and what a screen reader is told."""

from __future__ import annotations

import pytest
from django.template import engines

HEAD = ["What", "Asked on", "What came of it"]


def _table(numbers=(), head=HEAD):
    source = (
        '{% from "parts/table.html" import table %}{{ table("Asked for", head, rows, numbers) }}'
    )
    rows = [[f"{text} {n}" for text in head] for n in range(2)]
    template = engines["jinja2"].from_string(source)
    return template.render({"head": head, "rows": rows, "numbers": numbers})


@pytest.mark.parametrize(
    ("numbers", "head", "blocks"),
    [((), HEAD, True), ((2,), HEAD, True), ((1, 2), HEAD, False), ((), HEAD[:2], False)],
)
def test_a_table_of_words_becomes_blocks_on_a_phone(numbers, head, blocks):
    assert ("upheld-table--blocks" in _table(numbers, head)) is blocks


def test_each_cell_says_its_heading_and_each_part_what_it_is():
    made = _table()
    assert made.count('data-head="Asked on"') == made.count('data-head="What came of it"') == 2
    assert 'data-head="What"' not in made  # the first cell names the row
    for role, times in {
        "table": 1,
        "rowgroup": 2,
        "row": 3,
        "columnheader": 3,
        "rowheader": 2,
    }.items():
        assert made.count(f'role="{role}"') == times
    assert made.count('role="cell"') == 4
