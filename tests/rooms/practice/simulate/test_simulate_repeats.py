"""The same seed gives the same bytes, however it is cut; and a run is whole or leaves nothing."""

from __future__ import annotations

import datetime
import hashlib
import json
import os
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from upheld.practice.simulate import run
from upheld.practice.simulate.draws import Draws
from upheld.practice.simulate.run import Asked, NotPossibleHere, simulate

FIRST, LAST = datetime.date(2019, 1, 1), datetime.date(2020, 6, 30)
ALL = ("ssd", "ssd-csv", "annex-a", "cin", "903")

# What seed 11 gives wherever it is run. Only what no library's version can change is held here:
# Parquet and workbooks name the library that wrote them.
GOLDEN = {
    "truth.json": "5143c226ba594306",
    "cin/cin-2019.xml": "f65545ee4be49538",
    "cin/cin-2020.xml": "4bc419679038df26",
    "ssd-csv/ssd_involvements.csv": "2f6ae1bc7020724d",
    "ssd-csv/ssd_cp_visits.csv": "32c286733f3ce866",
}


def hashes(folder):
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def made(out, seed=11, *, scenario="southwater", children=120, formats=ALL, pictures=()):
    return simulate(Asked(scenario, children, FIRST, LAST, seed, out, formats, pictures))


def test_the_same_seed_gives_the_same_bytes_in_another_process_zone_and_hour(tmp_path):
    here = hashes(made(tmp_path / "here"))
    there = tmp_path / "there"
    command = [
        sys.executable, "-m", "upheld.project.cli", "practice", "simulate", "southwater",
        "--children", "120", "--from", str(FIRST), "--to", str(LAST), "--seed", "11",
        "--format", ",".join(ALL), "--out", str(there),
    ]  # fmt: skip
    odd = {**os.environ, "PYTHONHASHSEED": "99", "TZ": "Pacific/Auckland", "LC_ALL": "C"}
    subprocess.run(command, check=True, env=odd, capture_output=True, timeout=120)
    assert len(here) > 50
    assert hashes(there) == here


def test_another_seed_gives_other_bytes(tmp_path):
    one, other = (made(tmp_path / str(s), s, children=600, formats=("ssd",)) for s in (1, 2))
    same = {name for name, digest in hashes(one).items() if hashes(other).get(name) == digest}
    assert all("README" in n or "inspection" in n or "annotation" in n or "department" in n
               or "holders" in n for n in same)  # fmt: skip


def test_what_a_seed_gives_is_the_same_on_every_machine(tmp_path):
    found = hashes(made(tmp_path / "golden", formats=("ssd-csv", "cin")))
    assert {name: found[name][:16] for name in GOLDEN} == GOLDEN
    assert GOLDEN


def test_blocks_of_another_size_tell_the_same_history(tmp_path, monkeypatch):
    whole = made(tmp_path / "whole", formats=("ssd-csv", "cin", "903"))
    monkeypatch.setattr(run, "BLOCK", 37)
    cut = made(tmp_path / "cut", formats=("ssd-csv", "cin", "903"))
    one, other = (json.loads((out / "truth.json").read_text("utf-8")) for out in (whole, cut))
    for kind, told in one["planted"].items():
        told["items"].sort(key=str)
        other["planted"][kind]["items"].sort(key=str)
    assert one == other
    for name in set(hashes(whole)) - {"truth.json"}:
        one = sorted((whole / name).read_text(encoding="utf-8").splitlines())
        assert one == sorted((cut / name).read_text(encoding="utf-8").splitlines()), name


@given(seed=st.integers(0, 2**63), key=st.integers(0, 2**40), top=st.integers(1, 2**31))
def test_a_draw_lies_in_its_range_and_comes_again(seed, key, top):
    draws = Draws(seed)
    once = draws.below(top, "a purpose", np.array([key]))
    assert 0 <= once[0] < top
    assert once[0] == Draws(seed).below(top, "a purpose", np.array([5, key]))[1]
    table = (3, 9, 10, 400)
    assert 3 <= draws.spread(table, "spread", np.array([key]))[0] <= 400


def test_draws_are_as_frequent_as_they_should_be():
    draws, many = Draws(5), np.arange(200_000)
    assert abs(draws.chance(0.137, "share", many).mean() - 0.137) < 0.004
    shares = np.bincount(draws.pick((1, 2, 7), "pick", many)) / len(many)
    assert np.abs(shares - [0.1, 0.2, 0.7]).max() < 0.005
    middle = np.median(draws.spread((0, 10, 100), "spread", many))
    assert abs(middle - 10) <= 1


def test_two_purposes_and_two_neighbours_have_nothing_in_common():
    draws, many = Draws(5), np.arange(100_000)
    one, other = draws.below(1000, "one", many), draws.below(1000, "other", many)
    assert abs(np.corrcoef(one, other)[0, 1]) < 0.01
    assert abs(np.corrcoef(one[1:], one[:-1])[0, 1]) < 0.01


def test_a_folder_that_is_there_is_left_alone(tmp_path):
    (tmp_path / "mine").mkdir()
    with pytest.raises(NotPossibleHere, match="is there already"):
        made(tmp_path / "mine")


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"scenario": "elsewhere"}, "no scenario elsewhere"),
        ({"children": 0}, "at least one child"),
        ({"formats": ("ssd", "pdf")}, "no format pdf"),
        ({"pictures": (datetime.date(2030, 1, 1),)}, "between the first day and the last"),
    ],
)
def test_what_cannot_be_made_is_refused_in_words(tmp_path, changed, words):
    with pytest.raises(NotPossibleHere, match=words):
        made(tmp_path / "none", **changed)
    assert list(tmp_path.iterdir()) == []


def test_a_run_that_is_stopped_leaves_nothing_behind(tmp_path):
    def stop(done, of):
        raise KeyboardInterrupt

    asked = Asked("steady", 50, FIRST, LAST, 1, tmp_path / "stopped", ALL)
    with pytest.raises(KeyboardInterrupt):
        simulate(asked, stop)
    assert list(tmp_path.iterdir()) == []


def test_a_later_picture_of_the_same_history_shows_what_was_written_down_late(tmp_path):
    """Two extracts, half a year apart: only the difference shows back-dated recording."""
    days = (datetime.date(2019, 6, 30), datetime.date(2019, 12, 31))
    out = made(tmp_path / "two", children=600, scenario="westmarch", formats=("ssd-csv",),
               pictures=days)  # fmt: skip
    first, second = (
        {line.split(",")[0]: line.split(",")[2]
         for line in (out / f"ssd-csv-{day}" / "ssd_cin_visits.csv")
         .read_text(encoding="utf-8").splitlines()[1:]}
        for day in days
    )  # fmt: skip
    assert set(first) < set(second)
    late = [id for id in set(second) - set(first) if second[id] <= str(days[0])]
    assert late
    long = [id for id in set(second) - set(first) if second[id] <= str(datetime.date(2019, 6, 20))]
    assert len(late) > len(long) > 0
