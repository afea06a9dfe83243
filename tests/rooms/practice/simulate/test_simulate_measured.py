"""What the measures find in simulated data is what the answers say, at the end of each month."""

from __future__ import annotations

import datetime
import tempfile
from collections import defaultdict
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from upheld.practice.measures import catalogue, computing
from upheld.practice.measures.engine import Asked, Workbench
from upheld.practice.measures.periods import By, Every


def measured(council, *ids, by=By.COUNCIL):
    """Measures of a simulated council at the ends of months, worked out from its tables."""
    tables = {
        path.stem.removeprefix("ssd_"): pq.read_table(path)
        for path in (council.folder / "ssd").glob("*.parquet")
    }
    asked = Asked(datetime.date(2018, 4, 1), datetime.date(2022, 3, 31), Every.MONTH, by)
    found = defaultdict(list)
    with tempfile.TemporaryDirectory() as folder:
        paths = {}
        for name, table in tables.items():
            owner = pa.array(["Southwater"] * len(table), pa.string())
            paths[name] = [Path(folder) / f"{name}.parquet"]
            pq.write_table(table.append_column("council", owner), paths[name][0])
        with Workbench(paths, asked) as bench:
            for id in ids:
                for answer in computing.answers(bench, catalogue.named(id)):
                    found[id, str(answer.ends)].append(answer)
    return found


def test_open_unallocated_and_hidden_children_are_those_that_the_measures_count(council):
    southwater = council("southwater")
    found = measured(southwater, "WL03", "WL04")
    waiting = 0
    for month in southwater.truth["month_ends"]:
        (nobody,), (hidden,) = found["WL03", month["on"]], found["WL04", month["on"]]
        held = month["held_by"]
        assert (nobody.numerator, nobody.denominator) == (held["nobody"], month["open"])
        assert hidden.numerator == held["manager"] + held["duty"] + held["team"]
        waiting += held["nobody"]
    assert waiting
    # A new referral counts from its day on, until the first worker: the grace is a setting, of 0.
    new = southwater.planted("not_yet_allocated")
    assert new
    for item in new:
        ((first,),) = southwater.ask(
            """SELECT min(invo_involvement_start_date) FROM involvements
            WHERE invo_referral_id = ?""",
            item["referral"],
        )
        assert first is None or str(first) == item["until"]


def test_assessments_and_referrals_have_the_team_that_the_case_came_to(council):
    southwater = council("southwater")
    found = measured(southwater, "AS01", by=By.TEAM)
    teams = {answer.unit for answers in found.values() for answer in answers if answer.unit}
    ((known,),) = southwater.ask("SELECT list(dept_team_id) FROM department")
    assert teams
    assert teams <= set(known)
