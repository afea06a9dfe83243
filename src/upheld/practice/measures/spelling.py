"""Writing down the SQL of every measure, so that nobody waits while it is spelled."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import date

from upheld.practice.measures import catalogue, engine, spelled
from upheld.practice.measures.engine import Asked, Build, Workbench
from upheld.practice.measures.periods import By
from upheld.practice.measures.spelled import Spelled

# Councils are asked most; what is asked of teams is spelled when it is asked.
WRITTEN_FOR = (By.COUNCIL,)
ANY_DAY = date(2020, 4, 1)  # the SQL of a measure does not say for which days it is asked


class _Supposed(Workbench):
    """A store of which only this is supposed: whether the tables that decide have rows."""

    there = False
    was_asked = False

    def filled(self, name: str) -> dict[str, int]:
        """Whether it is supposed to have rows; and somebody wanted to know."""
        self.was_asked = True
        return {"": int(self.there)}


def written() -> str:
    """What `spelled.json` should hold: each question once, under all the names that ask it."""
    mark = spelled.mark()
    names: dict[Spelled, list[str]] = defaultdict(list)
    for by in WRITTEN_FOR:
        for name, build in questions().items():
            for there, found in _both(by, build):
                decided = engine.DECIDING if there else ()
                names[found].append(spelled.words_of(name, "duckdb", by, decided))
    told = [
        {"names": sorted(asked), "stands_on": found.stands_on, "sql": found.sql}
        for found, asked in names.items()
    ]
    whole = {"written_from": mark, "questions": told}
    return json.dumps(whole, ensure_ascii=False, indent=0) + "\n"


def questions() -> dict[str, Build]:
    """Every expression by name: what is worked out once, and each measure from each source."""
    found = dict(engine.ONCE)
    for measure in catalogue.ALL:
        found |= measure.questions()
    return found


def _both(by: By, build: Build) -> list[tuple[bool, Spelled]]:
    """A question to a store without rows in the tables that decide, and to one with them."""
    bench = _Supposed({}, Asked(ANY_DAY, ANY_DAY, by=by))
    without = bench.spelled_anew(build)
    if not bench.was_asked:
        return [(False, without), (True, without)]
    bench.there = True
    return [(False, without), (True, bench.spelled_anew(build))]
