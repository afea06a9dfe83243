"""SQL written beside the measures is what their expressions say, and old SQL is not used."""

from __future__ import annotations

import json
from datetime import date

import pytest

from upheld.practice.measures import spelled, spelling
from upheld.practice.measures.engine import Asked, Workbench
from upheld.practice.measures.engines import DuckDB
from upheld.practice.measures.local import Local
from upheld.practice.measures.periods import By

DAY = date(2024, 3, 31)


def test_the_sql_was_written_from_the_code_as_it_is():
    assert spelled.fresh(), "Run make docs: the SQL beside the measures is older than they are."


# One of each kind: an event, a span, a middle, one that stands on others, one that a table decides.
@pytest.mark.parametrize("name", ["AS01/0", "CP07/0", "FD06/0", "WL03/0", "WL02/1"])
@pytest.mark.parametrize("by", spelling.WRITTEN_FOR)
def test_what_is_written_is_what_the_expression_says(name, by):
    written = {
        each: (one["sql"], tuple(one["stands_on"]))
        for one in json.loads(spelled.KNOWN.read_text(encoding="utf-8"))["questions"]
        for each in one["names"]
    }
    with Workbench({}, Asked(DAY, DAY, by=by), engine=DuckDB(threads=1)) as bench:
        anew = bench.spelled_anew(spelling.questions()[name])
        assert written[bench.key(name).words()] == (anew.sql, anew.stands_on)


def test_every_question_is_written():
    told = json.loads(spelled.KNOWN.read_text(encoding="utf-8"))
    names = {name for one in told["questions"] for name in one["names"]}
    for by in spelling.WRITTEN_FOR:
        for name in spelling.questions():
            assert spelled.words_of(name, "duckdb", by, ()) in names


def test_sql_of_other_code_is_not_used(tmp_path, monkeypatch):
    old = tmp_path / "spelled.json"
    key = spelled.Key("AS01/0", "duckdb", By.COUNCIL, (), Local())
    question = {"names": [key.words()], "stands_on": [], "sql": "SELECT 1"}
    monkeypatch.setattr(spelled, "KNOWN", old)
    monkeypatch.setattr(spelled, "_remembered", {})
    for mark, found in ((spelled.mark(), "SELECT 1"), ("something else", None)):
        old.write_text(json.dumps({"written_from": mark, "questions": [question]}))
        spelled._known.cache_clear()  # noqa: SLF001 -- a file that changes under a running program
        known = spelled.find(key)
        assert (known.sql if known else None) == found
    spelled._known.cache_clear()  # noqa: SLF001 -- so that the next test reads the real one


def test_a_councils_own_settings_are_not_answered_with_the_sql_of_the_usual_ones():
    usual = spelled.Key("WL02/0", "duckdb", By.COUNCIL, (), Local())
    own = spelled.Key("WL02/0", "duckdb", By.COUNCIL, (), Local().but(caseload_ceiling=12.0))
    assert spelled.find(usual) is not None
    assert spelled.find(own) is None
