"""Answers stay what they were when a measure is made faster, and whatever else is asked with them.

`answers.json` holds what every measure comes to for a simulated council, by council, service and
team. Whoever means to change a measure writes it again, and reads in the difference what changed:

    UPHELD_WRITE_ANSWERS=1 .venv/bin/python -m pytest tests/rooms/practice/measures -k kept
"""

from __future__ import annotations

import json
import os
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from upheld.practice.measures import catalogue
from upheld.practice.measures.engine import Asked, Workbench
from upheld.practice.measures.engines import DuckDB
from upheld.practice.measures.periods import By, Every
from upheld.practice.simulate.run import Asked as Simulated
from upheld.practice.simulate.run import simulate
from upheld.practice.store import Store, load
from upheld.practice.store.loading import Told

KEPT = Path(__file__).with_name("answers.json")
FIRST, LAST = date(2018, 4, 1), date(2022, 3, 31)
AT = datetime(2026, 1, 1, tzinfo=UTC)
# In the middle: much has ended before it, and much begins after it.
ALONE = Asked(date(2020, 1, 1), date(2020, 3, 31), Every.QUARTER)
CLOSE = 2e-6  # both are rounded to six places


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    room = tmp_path_factory.mktemp("kept")
    simulate(Simulated("westmarch", 200, FIRST, LAST, 5, room / "made", ("ssd",)))
    store = Store(room / "store")
    load(room / "made" / "ssd", store, Told(AT, council="Westmarch"))
    return store


def found(store, asked):
    """What counts for anything, by measure, unit and last day of the period."""
    paths = store.picture()
    series = {name: [path for _, path in store.series(name)] for name in paths}
    ends = [period.ends for period in asked.periods()]
    with Workbench(paths, asked, engine=DuckDB(threads=1), histories=series) as bench:
        return {
            (measure.id, row["unit"], ends[row["place"]]): (row["num"], row["den"])
            for measure in catalogue.ALL
            for row in measure.totals(bench).to_pylist()
            if row["num"] or row["den"]
        }


@pytest.mark.parametrize("by", By)
def test_answers_are_those_that_were_kept(store, by):
    whole = found(store, Asked(FIRST, LAST, Every.QUARTER, by))
    sums = {}
    for (id, _, _), (num, den) in whole.items():
        rows, nums, dens = sums.get(id, (0, 0.0, 0.0))
        sums[id] = (rows + 1, nums + (num or 0), dens + (den or 0))
    told = {id: [rows, round(num, 3), round(den, 3)] for id, (rows, num, den) in sums.items()}
    if os.environ.get("UPHELD_WRITE_ANSWERS"):
        kept = json.loads(KEPT.read_text()) if KEPT.exists() else {}
        lines = [
            f"{json.dumps(each)}: {{\n"
            + ",\n".join(f"{json.dumps(id)}: {json.dumps(one)}" for id, one in sorted(sums.items()))
            + "\n}"
            for each, sums in sorted((kept | {by.value: told}).items())
        ]
        KEPT.write_text("{\n" + ",\n".join(lines) + "\n}\n")
    kept = json.loads(KEPT.read_text())[by.value]
    assert {id: pytest.approx(one, abs=0.01) for id, one in kept.items()} == told

    alone = found(store, Asked(ALONE.first, ALONE.last, ALONE.every, by))
    same = {key: each for key, each in whole.items() if key[2] == ALONE.last}
    assert alone == {key: pytest.approx(each, abs=CLOSE) for key, each in same.items()}
