"""What is simulated in each format is read back whole by our own readers, and the counts agree."""

from __future__ import annotations

import datetime
from collections import Counter

import duckdb
import pytest

from upheld.kernel.calendar import LONDON
from upheld.practice.store import Store, Told, load

# No real hour is needed: the files say which days they are about.
AT = datetime.datetime(2022, 4, 1, 9, tzinfo=LONDON)


@pytest.fixture(scope="module")
def loaded(council, tmp_path_factory):
    """Load one format of the small council: `loaded("cin/cin-2021.xml")`."""
    store = Store(tmp_path_factory.mktemp("store"))

    def take(place: str):
        told = Told(at=AT, council="Southwater")
        made, _ = load(council("southwater").folder / place, store, told)
        return made, store

    return take


@pytest.mark.parametrize("place", ["ssd", "ssd-csv"])
def test_every_row_of_the_dataset_comes_back_and_none_is_rejected(council, loaded, place):
    made, _ = loaded(place)
    southwater = council("southwater")
    assert made.rejected == 0
    ((newest,),) = southwater.ask("SELECT max(cont_contact_date) FROM contacts")
    assert made.as_of == newest
    for path in (southwater.folder / "ssd").glob("*.parquet"):
        name = path.stem.removeprefix("ssd_")
        ((there,),) = southwater.ask(f"SELECT count(*) FROM {name}")  # noqa: S608
        if there:
            assert made.tables[name].rows == there, name


@pytest.mark.parametrize("year", [2019, 2020, 2021, 2022])
def test_the_census_comes_back_whole_and_counts_what_the_dataset_counts(council, loaded, year):
    made, _ = loaded(f"cin/cin-{year}.xml")
    assert made.rejected == 0
    ((referred,),) = council("southwater").ask(
        """SELECT count(*) FROM cin_episodes WHERE cine_referral_date <= $2
        AND CASE cine_referral_nfa WHEN 'Y' THEN cine_referral_date >= $1
          ELSE coalesce(cine_close_date, $2) >= $1 END""",
        datetime.date(year - 1, 4, 1),
        datetime.date(year, 3, 31),
    )
    assert made.tables["cin_episodes"].rows == referred


def test_annex_a_comes_back_whole_with_the_children_of_each_list(council, loaded):
    made, _ = loaded("annex-a/annex-a.xlsx")
    assert made.rejected == 0
    southwater = council("southwater")
    for table, query in {
        "contacts": "FROM contacts WHERE cont_contact_date > DATE '2022-03-31' - 183",
        "cp_plans": """FROM cp_plans WHERE coalesce(cppl_cp_plan_end_date, '2022-03-31')
            > DATE '2022-03-31' - 183""",
        "early_help_episodes": """FROM early_help_episodes WHERE greatest(
            earl_episode_start_date, coalesce(earl_assessment_completed_date, '1999-01-01'))
            > DATE '2022-03-31' - 183""",
        "adopters": """FROM adopters WHERE coalesce(adop_order_date, adop_left_date, '2022-03-31')
            > DATE '2021-03-31'""",
    }.items():
        ((there,),) = southwater.ask(f"SELECT count(*) {query}")
        assert made.tables[table].rows == there


@pytest.mark.parametrize("year", [2019, 2022])
def test_the_looked_after_return_comes_back_whole(council, loaded, year):
    made, _ = loaded(f"903/{year}")
    assert made.rejected == 0
    ((episodes,),) = council("southwater").ask(
        """SELECT count(*) FROM cla_episodes WHERE clae_cla_episode_start_date <= $2
        AND coalesce(clae_cla_episode_ceased_date, $2) >= $1""",
        datetime.date(year - 1, 4, 1),
        datetime.date(year, 3, 31),
    )
    assert made.tables["cla_episodes"].rows == episodes


def test_children_are_the_same_codes_in_every_format(council, loaded):
    """A child of the census and of the return is a child of the dataset."""
    southwater = council("southwater")
    known = {child for (child,) in southwater.ask("SELECT pers_person_id FROM person")}
    for place in ("cin/cin-2022.xml", "903/2022", "annex-a/annex-a.xlsx"):
        made, store = loaded(place)
        path = store.table(made.id, "person")
        found = duckdb.execute("SELECT pers_person_id FROM read_parquet(?)", [str(path)]).fetchall()
        assert Counter(child for (child,) in found).most_common(1)[0][1] == 1
        assert {child for (child,) in found} <= known
