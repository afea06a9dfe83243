"""`upheld practice measures`, `measure` and `compare`, on a store of a few rows."""

from __future__ import annotations

import csv
import io
import json
from datetime import date

import pytest

from tests.rooms.practice.files import csv_file
from upheld.practice.measures import catalogue
from upheld.practice.measures.computing import Answer
from upheld.project import cli
from upheld.project.practice_asking import in_words

FORMULA = "=cmd|' /C calc'!A0"


@pytest.fixture
def program(tmp_path, capsys):
    """The program on a store with two councils, one of which has a formula for a name."""
    store = ("--store", str(tmp_path / "store"))
    for council, day in (("Southwater", "2021-05-03"), (FORMULA, "2021-06-01")):
        path = csv_file(
            tmp_path / "assessments.csv",
            "cina_assessment_id,cina_person_id,cina_assessment_start_date,"
            "cina_assessment_auth_date,cina_assessment_team",
            f"A1,C1,{day},2021-06-30,North",
            f"A2,C2,2021-04-01,2021-09-30,{FORMULA}",
        )
        given = ("load", str(path), "--council", council, "--as-of", "2022-03-31", *store)
        assert cli.main(["practice", *given]) == 0
    capsys.readouterr()

    def run(*words: str) -> tuple[int, str, str]:
        return cli.main(["practice", *words, *store]), *capsys.readouterr()

    return run


def test_a_measure_is_one_object_a_line(program):
    code, out, _ = program("measure", "AS01", "--json", "--council", "Southwater")

    assert code == 0
    (line,) = out.splitlines()
    told = json.loads(line)
    assert {key: told[key] for key in ("measure", "period", "unit", "numerator")} == {
        "measure": "AS01", "period": "2021-04-01", "unit": "Southwater", "numerator": 1,
    }  # fmt: skip
    assert (told["denominator"], told["value"], told["quality"]) == (2, 50, "good")


@pytest.mark.parametrize(
    ("measure", "part", "whole", "value", "said"),
    [
        ("WL03", 2, 485, 0.41, "0.4%  (2 of 485; good)"),
        ("WL06", 91, 483, 91, "91.0 days  (of 483; good)"),
        ("WL01", 483, 20.4, 23.7, "23.7  (483 of 20.4; good)"),
        ("CL01", 1634, None, 1634, "1,634"),
        ("WL03", 0, 0, None, "nobody to count  (0 of 0; good)"),
    ],
)
def test_an_answer_in_words_says_of_how_many(measure, part, whole, value, said):
    first, last = date(2021, 1, 1), date(2021, 12, 31)
    answer = Answer(measure, first, last, "council", "Southwater", part, whole, value, "good")
    assert in_words(answer) == f"{measure}  2021-01-01 to 2021-12-31  Southwater  {said}"


def test_what_cannot_be_measured_says_why_and_is_never_nought(program):
    _, out, _ = program("measure", "WL01", "--json")
    (line,) = out.splitlines()
    told = json.loads(line)

    assert told["quality"].startswith("not measurable from this data, because it holds no rows of")
    assert told["period"] is told["numerator"] is told["denominator"] is told["value"] is None
    assert "0" not in program("measure", "WL01")[1].split("because")[0].replace("WL01", "")


def test_no_value_of_the_csv_starts_a_formula(program):
    code, out, _ = program("measure", "AS01", "--csv", "--by", "team")
    rows = list(csv.reader(io.StringIO(out)))

    assert code == 0
    assert rows[0] == [
        "measure", "period", "ends", "by", "unit", "numerator", "denominator", "value", "quality",
    ]  # fmt: skip
    assert {row[4] for row in rows[1:]} >= {"North", f"'{FORMULA}"}
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "@", "\t"))]


def test_all_measures_are_listed_and_all_can_be_asked_at_once(program):
    listed = [json.loads(line) for line in program("measures", "--json")[1].splitlines()]
    code, out, _ = program("measure", "all", "--json", "--council", "Southwater")
    answered = {json.loads(line)["measure"] for line in out.splitlines()}

    assert [each["id"] for each in listed] == [each.id for each in catalogue.main()]
    assert code == 0
    assert answered == {each["id"] for each in listed}


def test_englands_figure_stands_beside_a_whole_year_of_a_council_and_nothing_else(program):
    _, whole, _ = program("compare", "AS01", "--benchmarks", "--json", "--council", "Southwater")
    _, quarter, _ = program(
        "compare", "AS01", "--json", "--every", "quarter", "--council", "Southwater"
    )

    assert json.loads(whole)["benchmark"] == pytest.approx(84.5)
    assert all(json.loads(line)["benchmark"] is None for line in quarter.splitlines())
    assert all(json.loads(line)["because"] for line in quarter.splitlines())


def test_local_records_loaded_later_do_not_move_the_last_day(program, tmp_path):
    path = csv_file(tmp_path / "audits.csv", "id,person_id,date", "A1,C1,2025-01-01")
    assert program("load", str(path), "--council", "Southwater", "--as-of", "2025-06-30")[0] == 0
    _, out, _ = program("measure", "AS01", "--json", "--council", "Southwater")

    assert json.loads(out)["ends"] == "2022-03-31"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("measure", "XX9"), "There is no measure XX9. `upheld practice measures` lists them all."),
        (
            ("measure", "AS01", "--from", "2022-01-01", "--to", "2021-01-01"),
            "The last day comes before the first.",
        ),
        (
            ("measure", "AS01", "--council", "Nowhere"),
            "Nothing of Nowhere has been loaded into ",
        ),
    ],
)
def test_what_cannot_be_asked_is_refused_in_a_sentence(program, words, sentence):
    code, out, err = program(*words, "--json")

    assert code == 1
    assert err.startswith(sentence)
    assert json.loads(out)["error"] == err.strip()


def test_a_measure_of_an_empty_store_says_that_nothing_was_loaded(tmp_path, capsys):
    assert cli.main(["practice", "measure", "AS01", "--store", str(tmp_path / "none")]) == 1
    assert capsys.readouterr().err.startswith("Nothing has been loaded into ")
