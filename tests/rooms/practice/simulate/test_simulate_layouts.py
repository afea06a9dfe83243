"""Each year's layout of the census and of the return, from 2019 to 2026, is written and read."""

from __future__ import annotations

import csv
import datetime

import duckdb
import pytest
from lxml import etree

from tests.rooms.practice.simulate.conftest import census_schema
from upheld.kernel.calendar import LONDON
from upheld.practice.simulate.run import Asked, simulate
from upheld.practice.store import Store, Told, load

YEARS = range(2019, 2027)
FIRST, LAST = datetime.date(2018, 4, 1), datetime.date(2026, 3, 31)
AT = datetime.datetime(2026, 4, 1, 9, tzinfo=LONDON)


@pytest.fixture(scope="module")
def eight_years(tmp_path_factory):
    """A steady council over all years whose layouts are read."""
    out = tmp_path_factory.mktemp("layouts") / "steady"
    simulate(Asked("steady", 700, FIRST, LAST, 5, out, ("ssd", "cin", "903")))
    return out


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    return Store(tmp_path_factory.mktemp("store"))


def loaded(path, store):
    made, _ = load(path, store, Told(at=AT, council="Southwater"))
    return made


def ask(store, made, name, query):
    if name not in made.tables:
        return []
    path = str(store.table(made.id, name))
    return duckdb.execute(f"SELECT {query} FROM read_parquet(?) GROUP BY ALL", [path]).fetchall()  # noqa: S608


@pytest.mark.parametrize("year", YEARS)
def test_the_census_of_each_year_has_its_layout_and_is_read_whole(eight_years, store, year):
    path = eight_years / "cin" / f"cin-{year}.xml"
    census = etree.parse(path)
    census_schema(year).assertValid(census)
    made = loaded(path, store)

    assert made.rejected == made.doubted == 0
    assert made.as_of == datetime.date(year, 3, 31)
    assert made.tables["cin_episodes"].rows == len(census.findall(".//CINdetails"))
    sexes = {sex for (sex,) in ask(store, made, "person", "pers_sex")}
    assert {"M", "F"} <= sexes <= {"M", "F", "U"}
    assert ("cin_plans" in made.tables) is (year >= 2022)


@pytest.mark.parametrize("year", YEARS)
def test_the_looked_after_return_of_each_year_is_read_whole(eight_years, store, year):
    folder = eight_years / "903" / str(year)
    made = loaded(folder, store)

    assert made.rejected == 0
    assert made.as_of == datetime.date(year, 3, 31)
    with (folder / "episodes.csv").open(encoding="utf-8") as opened:
        assert made.tables["cla_episodes"].rows == len(list(csv.DictReader(opened)))
    assert {sex for (sex,) in ask(store, made, "person", "pers_sex")} >= {"M", "F"}
    assert ("involvements" in made.tables) is (year >= 2024)
