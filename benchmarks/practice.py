"""The practice lens: five measures three ways, and census files from reading to all measures.

    .venv/bin/python benchmarks/practice.py [--children 10000 100000 1000000] [--json]

Five measures over Parquet: `ours` beside SQL written by hand for DuckDB, and beside a
straightforward pandas version, each in a process of its own, what it must import not counted. All
must give the same numbers or the benchmark fails. Told is the middle of several runs taken in turn,
on the clock and in processor time, which other work on the machine disturbs less; then rows a
second, and how cost grows: 1 is as fast as the rows, 2 as their square.

Census files: children of four years of CIN XML read into a new store, and all measures, by the
program as a person starts it, beside the aims of the design.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.tools import lines, three_ways

from upheld.practice.measures.engines import DuckDB

SIDES = ("ours", "sql", "pandas")
CLOSE = 1e-4
RUNS = {"ours": 3, "sql": 3, "pandas": 1}
# Seconds and MB within which census files of so many children are to be read and measured.
AIMS = {10_000: (5.0, None), 100_000: (30.0, 1000.0)}
PROGRAM = (sys.executable, "-m", "upheld.project.cli", "practice")
HISTORY = ("--from", "2018-04-01", "--to", "2022-03-31", "--seed", "1", "--format", "cin")

Told = dict[str, float]


def one_side(side: str, folder: Path) -> None:
    """Run a side and print what it took."""
    # What a side must import is not counted, neither ours nor that of pandas.
    import pyarrow.dataset  # noqa: F401, PLC0415 -- DuckDB imports it when it is given a table

    DuckDB()
    clock, worked = time.monotonic(), time.process_time()
    found = three_ways.RUN[side](folder)
    told = {
        "seconds": time.monotonic() - clock,
        "processor": time.process_time() - worked,
        "peak_mb": lines.peak_of_this_process(),
        "found": found,
    }
    sys.stdout.write(json.dumps(told))


def measured(folder: Path) -> tuple[dict[str, Told], list[str]]:
    """The middle run of each side, and the sides that give other numbers than ours."""
    runs: dict[str, list[dict[str, object]]] = {side: [] for side in SIDES}
    for turn in range(max(RUNS.values())):
        for side in SIDES:
            if turn < RUNS[side]:
                asked = [sys.executable, __file__, "--side", side, "--folder", str(folder)]
                told = subprocess.run(asked, check=True, capture_output=True, text=True)
                runs[side].append(json.loads(told.stdout))
    found = {side: each[0].pop("found") for side, each in runs.items()}
    middle = {
        side: {
            what: statistics.median(float(str(each[what])) for each in several)
            for what in ("seconds", "processor", "peak_mb")
        }
        for side, several in runs.items()
    }
    return middle, [side for side in SIDES if differs(found["ours"], found[side])]


def differs(left: object, right: object) -> bool:
    """Whether two sides give other numbers."""
    if isinstance(left, dict) and isinstance(right, dict):
        return left.keys() != right.keys() or any(differs(left[id], right[id]) for id in left)
    if isinstance(left, list) and isinstance(right, list):
        return len(left) != len(right) or any(map(differs, left, right))
    return not math.isclose(float(str(left)), float(str(right)), abs_tol=CLOSE)


def five_measures(sizes: list[int], *, as_json: bool) -> bool:
    """Measure every size; false where two sides give other numbers."""
    before: tuple[int, float] | None = None
    same = True
    for children in sizes:
        with tempfile.TemporaryDirectory(prefix="upheld-practice-") as name:
            rows = three_ways.make(Path(name), children)
            sides, other = measured(Path(name))
        ours, peak = sides["ours"], sides["ours"]["peak_mb"]
        what = f"five measures, {children:,} children"
        for side, beside in (("sql", "SQL by hand"), ("pandas", "pandas")):
            for clock in ("seconds", "processor"):
                title = f"{what}, {clock}, beside {beside}"
                told = lines.line(title, ours[clock], "s", other=sides[side][clock], peak_mb=peak)
                lines.say(told, as_json=as_json)
        lines.say(
            lines.line(f"{what}, rows", rows / ours["seconds"], "rows/s", peak_mb=peak),
            as_json=as_json,
        )
        if before:
            growth = math.log(ours["processor"] / before[1]) / math.log(rows / before[0])
            lines.say(
                lines.line(f"{what}, growth of cost with rows", growth, "exponent", peak_mb=peak),
                as_json=as_json,
            )
        before = (rows, ours["processor"])
        if other:
            sys.stderr.write(f"{what}: {', '.join(other)} gives other numbers than ours.\n")
            same = False
    return same


def census_files(children: int, *, as_json: bool) -> None:
    """Read census files and work out all measures, as a person would."""
    limit, most = AIMS[children]
    with tempfile.TemporaryDirectory(prefix="upheld-practice-") as name:
        made, store = f"{name}/made", f"{name}/store"
        run("simulate", "southwater", "--children", str(children), *HISTORY, "--out", made)
        load = run("load", f"{made}/cin", "--store", store, "--council", "Southwater")
        ask = run("measure", "all", "--json", "--store", store)
    peak = max(load["peak_mb"], ask["peak_mb"])
    what = f"census files of {children:,} children"
    for title, seconds, other in (
        ("read", load["seconds"], None),
        ("all measures", ask["seconds"], None),
        ("read and all measures", load["seconds"] + ask["seconds"], limit),
    ):
        told = lines.line(f"{what}, {title}", seconds, "s", other=other, peak_mb=peak)
        lines.say(told, as_json=as_json)
    worked = load["processor"] + ask["processor"]
    lines.say(lines.line(f"{what}, processor", worked, "s", peak_mb=peak), as_json=as_json)
    lines.say(lines.line(f"{what}, peak memory", peak, "MB", other=most), as_json=as_json)


def run(*asked: str) -> Told:
    """Run the program as a person would: seconds, processor time and peak memory."""
    clock = time.monotonic()
    with subprocess.Popen([*PROGRAM, *asked], stdout=subprocess.DEVNULL) as running:
        _, status, used = os.wait4(running.pid, 0)
        running.returncode = os.waitstatus_to_exitcode(status)
    if running.returncode:
        sys.exit(f"upheld practice {' '.join(asked)} failed.")
    return {
        "seconds": time.monotonic() - clock,
        "processor": used.ru_utime + used.ru_stime,
        "peak_mb": used.ru_maxrss / lines.KIB,
    }


def main() -> int:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--children", type=int, nargs="*", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--json", action="store_true", help="one object a line")
    parser.add_argument("--side", choices=SIDES, help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.side:
        one_side(asked.side, asked.folder)
        return 0
    for children in asked.children:
        if children in AIMS:
            census_files(children, as_json=asked.json)
    return 0 if five_measures(asked.children, as_json=asked.json) else 1


if __name__ == "__main__":
    sys.exit(main())
