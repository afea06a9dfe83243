"""Every measure gives the same rows on DuckDB and on Spark, from each of its sources."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from tests.spark import scattered
from upheld.practice.measures import catalogue
from upheld.practice.measures.engine import Asked, Workbench
from upheld.practice.measures.engines import DuckDB, Spark
from upheld.practice.measures.periods import By, Every
from upheld.practice.simulate.run import Asked as Simulated
from upheld.practice.simulate.run import simulate
from upheld.practice.store import Store, load
from upheld.practice.store.loading import Told

pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]

FIRST, LAST = date(2018, 4, 1), date(2022, 3, 31)
BEFORE = date(2021, 12, 31)
AT = datetime(2026, 1, 1, tzinfo=UTC)
# Several sources of a measure may be counted alike; one of them is enough.
DISTINCT = {
    (measure.id, source.counts): place
    for measure in catalogue.ALL
    for place, source in enumerate(measure.sources)
}
QUESTIONS = {
    f"{id}/{place}": catalogue.BY_ID[id].questions()[f"{id}/{place}"]
    for (id, _), place in DISTINCT.items()
}


class Both:
    """One store on both engines.

    Spark names its tables by session, so that each store has one of its own: in random order the
    tests would otherwise ask one store and be answered from another.
    """

    def __init__(self, paths, histories, session, folder, *, by=By.COUNCIL):
        asked = Asked(FIRST, LAST, Every.QUARTER, by)
        self.benches = [
            Workbench(paths, asked, engine=engine, histories=histories)
            for engine in (DuckDB(threads=1), Spark(session, folder))
        ]

    def ask(self, name):
        """The rows of a question on DuckDB and on Spark, in one order."""
        build = QUESTIONS[name]
        return [ordered(bench.worked(name, build).to_pylist()) for bench in self.benches]


def ordered(rows):
    return sorted(rows, key=lambda row: (row["council"] or "", row["unit"] or "", row["place"]))


@pytest.fixture(scope="module")
def simulated(tmp_path_factory, session):
    """Southwater and Westmarch, each as two loads that follow one another, in one store."""
    room = tmp_path_factory.mktemp("councils")
    store = Store(room / "store")
    for scenario in ("southwater", "westmarch"):
        out = room / scenario
        simulate(Simulated(scenario, 150, FIRST, LAST, 3, out, ("ssd",), (BEFORE, LAST)))
        for picture in (BEFORE, LAST):
            load(out / f"ssd-{picture}", store, Told(AT, council=scenario))
    tables = {name for each in store.loads() for name in each.tables}
    histories = {name: [path for _, path in store.series(name)] for name in tables}
    return Both(store.picture(), histories, session, tmp_path_factory.mktemp("spark-own"))


@pytest.fixture(scope="module")
def holes(tmp_path_factory, session):
    """A store with rows in every table, and holes in every column."""
    paths = scattered.write(tmp_path_factory.mktemp("holes"))
    return Both(paths, paths, session, tmp_path_factory.mktemp("spark-own"))


@pytest.fixture(scope="module")
def holes_by_team(tmp_path_factory, session):
    """The same, asked of teams."""
    paths = scattered.write(tmp_path_factory.mktemp("holes"))
    return Both(paths, paths, session, tmp_path_factory.mktemp("spark-own"), by=By.TEAM)


@pytest.mark.parametrize("name", QUESTIONS)
def test_simulated_councils_give_the_same_rows(simulated, name):
    on_duckdb, on_spark = simulated.ask(name)
    assert on_spark == on_duckdb


@pytest.mark.parametrize("name", QUESTIONS)
def test_rows_with_holes_give_the_same_rows(holes, name):
    on_duckdb, on_spark = holes.ask(name)
    assert on_duckdb, "A comparison of nothing with nothing proves nothing."
    assert on_spark == on_duckdb


@pytest.mark.parametrize("name", QUESTIONS)
def test_teams_get_the_same_rows(holes_by_team, name):
    on_duckdb, on_spark = holes_by_team.ask(name)
    assert on_spark == on_duckdb
