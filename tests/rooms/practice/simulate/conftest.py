"""One small council of each scenario, made once for all tests that look into it."""

from __future__ import annotations

import datetime
import json
from functools import cache
from pathlib import Path

import duckdb
import pytest
from lxml import etree

from tests.reference_data import reference
from upheld.practice.simulate.run import Asked, simulate

SMALL = 1500
ALL = ("ssd", "ssd-csv", "annex-a", "cin", "903")
FIRST, LAST = datetime.date(2018, 4, 1), datetime.date(2022, 3, 31)


GENDERS = """<xs:simpleType xmlns:xs="http://www.w3.org/2001/XMLSchema" name="gendertype">
<xs:restriction base="xs:string"><xs:enumeration value="0"/><xs:enumeration value="1"/>
<xs:enumeration value="2"/><xs:enumeration value="9"/></xs:restriction></xs:simpleType>"""


def census_schema(year: int) -> etree.XMLSchema:
    """The census schema of a year: the published one of 2026, less what came later.

    The guides name two changes since 2019: dates of plans for children in need came in 2022, and
    sex took the place of current gender in 2025.
    """
    told = etree.parse(reference("specs/CIN_schema_2026.xsd"))
    elements = {each.get("name"): each for each in told.iter("{*}element")}
    if year < 2025:
        elements["Sex"].set("name", "GenderCurrent")
        elements["Sex"].set("type", "gendertype")
        told.getroot().append(etree.fromstring(GENDERS))
    if year < 2022:
        plans = elements["CINPlanDates"]
        plans.getparent().remove(plans)
    return etree.XMLSchema(told)


class Council:
    """What one run made: a folder, the answers, and its tables to be asked in SQL."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
        self._engine = duckdb.connect()
        for path in (folder / "ssd").glob("*.parquet"):
            name = path.stem.removeprefix("ssd_")
            self._engine.execute(f"CREATE VIEW {name} AS FROM read_parquet('{path}')")

    def ask(self, query: str, *given: object) -> list[tuple]:
        return self._engine.execute(query, list(given)).fetchall()

    def planted(self, kind: str) -> list[dict]:
        told = self.truth["planted"][kind]
        assert told["all_named"]
        assert told["count"] == len(told["items"])
        return told["items"]


@pytest.fixture(scope="session")
def council(tmp_path_factory):
    """Give the council of a scenario: `council("southwater")`."""

    @cache
    def made(scenario: str, children: int = SMALL) -> Council:
        # The small council is looked at in every format, the larger ones for their history.
        formats = ALL if children == SMALL else ("ssd",)
        out = tmp_path_factory.mktemp("simulated") / scenario
        simulate(Asked(scenario, children, FIRST, LAST, 7, out, formats))
        return Council(out)

    return made
