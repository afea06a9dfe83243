"""The sector's own schemas accept what is written, and every file says that it is synthetic."""

from __future__ import annotations

import csv
import datetime
import re
from itertools import pairwise

import openpyxl
import pyarrow.parquet as pq
import pytest
import yaml
from lxml import etree

from tests.reference_data import reference
from tests.rooms.practice.simulate.conftest import census_schema
from upheld.practice.readers.annex_a_lists import ANNEX_A


@pytest.fixture
def southwater(council):
    return council("southwater").folder


def test_the_census_is_valid_by_the_schema_of_its_year(southwater):
    files = sorted((southwater / "cin").glob("*.xml"))
    assert [path.name for path in files] == [f"cin-{year}.xml" for year in range(2019, 2023)]
    for path in files:
        census = etree.parse(path)
        census_schema(int(path.stem.removeprefix("cin-"))).assertValid(census)
        assert census.findtext(".//Year") == path.stem.removeprefix("cin-")
        assert len(census.findall(".//Child")) > 300
        assert census.findall(".//Section47")
        assert census.findall(".//ChildProtectionPlans")


def test_the_census_of_a_year_says_nothing_of_later_days(southwater):
    for path in (southwater / "cin").glob("*.xml"):
        census = etree.parse(path)
        for element in census.iterfind(".//Child//*"):
            if "Target" in element.tag or "Expected" in element.tag or "target" in element.tag:
                continue
            if element.text and re.fullmatch(r"\d{4}-\d\d-\d\d", element.text):
                assert element.text <= f"{path.stem.removeprefix('cin-')}-03-31", element.tag


def test_annex_a_has_the_headings_and_the_codes_of_the_published_lists(southwater):
    told = yaml.safe_load(reference("annex_a_spec.yaml").read_text(encoding="utf-8"))["lists"]
    book = openpyxl.load_workbook(southwater / "annex-a" / "annex-a.xlsx")
    for number in range(1, 12):
        columns = told[f"list_{number}"]["columns"]
        rows = list(book[f"List {number}"].iter_rows(values_only=True))
        assert list(rows[0]) == [column["name"] for column in columns]
        for at, column in enumerate(columns):
            allowed = column.get("categories")
            used = {row[at] for row in rows[1:]} - {None}
            if allowed and not column.get("categories_note"):
                assert used <= set(allowed), column["name"]
            if column["type"] == "date":
                assert all(isinstance(value, datetime.datetime) for value in used)


def test_annex_a_leaves_no_required_column_empty_but_what_nobody_recorded(southwater):
    told = yaml.safe_load(reference("annex_a_spec.yaml").read_text(encoding="utf-8"))["lists"]
    book = openpyxl.load_workbook(southwater / "annex-a" / "annex-a.xlsx")
    # A child without a worker is what this scenario is about.
    excused = {"Allocated Team", "Allocated Worker"}
    for number in range(1, 12):
        rows = list(book[f"List {number}"].iter_rows(values_only=True))
        assert len(rows) > 1, number
        for at, column in enumerate(told[f"list_{number}"]["columns"]):
            if column["required"] and column["name"] not in excused:
                assert all(row[at] is not None for row in rows[1:]), column["name"]


def allowed_codes(year):
    """Codes of each column of the looked-after return in one year, from the published schemas."""
    told = yaml.safe_load(reference("specs/SSDA903_schema_2017.yml").read_text(encoding="utf-8"))
    modules = {name: dict(columns) for name, columns in told["column_map"].items()}
    for change in (2019, 2022, 2024, 2025, 2026):
        if change > year:
            break
        path = reference(f"specs/SSDA903_schema_{change}.diff.yml")
        for key, diff in yaml.safe_load(path.read_text(encoding="utf-8")).items():
            _, module, *column = key.split(".")
            if diff["type"] == "add":
                modules[module] = diff["value"]
            else:
                modules[module][column[0]] = {
                    **modules[module][column[0]], "category": diff["value"],
                }  # fmt: skip
    return modules


@pytest.mark.parametrize("year", [2019, 2022])
def test_the_looked_after_return_has_the_columns_and_codes_of_its_year(southwater, year):
    told = allowed_codes(year)
    named = {"placed_for_adoption": "placed_adoption", "sw_episodes": "social_worker"}
    files = sorted((southwater / "903" / str(year)).glob("*.csv"))
    assert {path.stem for path in files} >= {"header", "episodes", "reviews", "oc2", "oc3"}
    for path in files:
        columns = told[named.get(path.stem, path.stem)]
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        assert rows, path.name
        assert set(rows[0]) == set(columns), path.name
        for name, rule in columns.items():
            values = {row[name] for row in rows} - {""}
            if "category" in rule:
                assert values <= {code["code"] for code in rule["category"]}, (path.name, name)
            if "date" in rule:
                assert all(datetime.datetime.strptime(each, rule["date"]) for each in values)  # noqa: DTZ007
            if not rule["canbeblank"]:
                assert all(row[name] for row in rows), (path.name, name)


def test_social_workers_of_the_return_follow_one_another_without_overlap(tmp_path):
    from upheld.practice.simulate.run import Asked, simulate  # noqa: PLC0415

    out = tmp_path / "council"
    first, last = datetime.date(2022, 4, 1), datetime.date(2025, 3, 31)
    simulate(Asked("steady", 800, first, last, 3, out, ("903",)))
    with (out / "903" / "2025" / "sw_episodes.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows
    assert all(row["SW_ID"].startswith("XX") for row in rows)
    told = {code["code"] for code in allowed_codes(2025)["social_worker"]["SW_REASON"]["category"]}
    assert {row["SW_REASON"] for row in rows} <= told
    by_child: dict[str, list] = {}
    for row in rows:
        since = datetime.datetime.strptime(row["SW_DECOM"], "%d/%m/%Y")  # noqa: DTZ007
        until = row["SW_DEC"] and datetime.datetime.strptime(row["SW_DEC"], "%d/%m/%Y")  # noqa: DTZ007
        by_child.setdefault(row["CHILD"], []).append((since, until or datetime.datetime.max))  # noqa: DTZ901
    for times in by_child.values():
        times.sort()
        assert all(a[1] <= b[0] for a, b in pairwise(times))


def test_every_file_says_that_it_is_synthetic(southwater):
    for path in southwater.rglob("*"):
        if path.is_dir():
            assert path.name == "" or (path / "README.txt").exists()
        elif path.suffix == ".parquet":
            assert b"Synthetic" in pq.read_schema(path).metadata[b"synthetic"]
        elif path.suffix == ".csv":
            with path.open(encoding="utf-8", newline="") as file:
                assert all(row[0].startswith("SYN") for row in list(csv.reader(file))[1:]), path
        elif path.suffix == ".xlsx":
            book = openpyxl.load_workbook(path)
            assert "Synthetic data" in book["Synthetic"]["A1"].value
        else:
            assert "ynthetic data" in path.read_text(encoding="utf-8"), path


def test_nobody_has_a_name(council):
    """A worker is a post and a number; a child is a code."""
    southwater = council("southwater")
    names = {name for (name,) in southwater.ask("SELECT prof_professional_name FROM professionals")}
    post = re.compile(r"(Social worker|Senior practitioner|Team manager|Duty)( [A-Z][a-z ]+)? \d+")
    assert all(post.fullmatch(name) for name in names)
    found = southwater.ask("SELECT pers_person_id, pers_forename, pers_surname FROM person")
    assert all(re.fullmatch(r"SYN\d{8}", id) and not (a or b) for id, a, b in found)


def test_an_annex_a_list_that_excel_can_open_has_no_more_rows_than_excel_takes():
    from upheld.practice.simulate.annex_a import MOST_ROWS  # noqa: PLC0415

    assert MOST_ROWS + 1 == 2**20
    assert set(ANNEX_A) == set(range(1, 12))
