"""What every measure must be, and what it says when it cannot answer."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from upheld.practice import benchmarks, standard
from upheld.practice.measures import catalogue, computing
from upheld.practice.measures.engine import Asked, Workbench
from upheld.practice.measures.engines import DuckDB
from upheld.practice.measures.local import settings
from upheld.practice.measures.periods import By, Every

YEAR = Asked(date(2022, 4, 1), date(2023, 3, 31))


@pytest.fixture(scope="module")
def nothing():
    """A store without rows, asked by team."""
    asked = Asked(YEAR.first, YEAR.last, Every.QUARTER, By.TEAM)
    with Workbench({}, asked, engine=DuckDB(threads=1)) as bench:
        yield bench


def test_there_are_sixty_two_measures_and_each_id_is_its_own():
    assert len(catalogue.main()) == 62
    assert len(catalogue.BY_ID) == len(catalogue.ALL)


@pytest.mark.parametrize("measure", catalogue.ALL, ids=lambda measure: measure.id)
def test_a_measure_says_what_it_stands_on(measure):
    assert measure.pair in catalogue.BY_ID
    assert measure.pair != measure.id
    assert not measure.variant_of or measure.variant_of in catalogue.BY_ID
    assert set(measure.settings) <= {setting.name for setting in settings()}
    assert not measure.benchmark or measure.benchmark in benchmarks.ENGLAND
    assert all((measure.name, measure.numerator, measure.denominator, measure.time, measure.basis))
    for source in measure.sources:
        for table, columns in source.needs.items():
            assert set(columns) <= set(standard.TABLES[table].by_name)


@pytest.mark.parametrize("measure", catalogue.ALL, ids=lambda measure: measure.id)
def test_a_store_without_rows_says_why_and_never_nought(nothing, measure):
    [answer] = computing.answers(nothing, measure)
    assert answer.quality.startswith("not measurable from this data, because ")
    assert answer.quality.endswith(".")
    assert (answer.numerator, answer.denominator, answer.value) == (None, None, None)


@pytest.mark.parametrize("measure", catalogue.main(), ids=lambda measure: measure.id)
def test_every_source_of_a_measure_gives_an_expression_of_one_shape(nothing, measure):
    for source in measure.sources:
        alone = dataclasses.replace(measure, sources=(source,))
        answer = nothing.answer(alone.expression(nothing))
        assert answer.schema.names == ["council", "unit", "place", "num", "den"]


def test_an_unknown_id_is_refused_in_words():
    with pytest.raises(KeyError, match="no measure XX99"):
        catalogue.named("XX99")
    assert catalogue.named("as01").id == "AS01"


def test_a_column_that_is_empty_throughout_is_named(small):
    small.put(
        "cin_episodes",
        "cine_referral_id cine_person_id cine_referral_date",
        ("r", "c", date(2022, 5, 1)),
    )
    [answer] = small.ask("FD03", YEAR.first, YEAR.last)
    assert "nothing is filled in cine_referral_nfa" in answer.quality
    [answer] = small.ask("FD02", YEAR.first, YEAR.last)
    assert (answer.numerator, answer.denominator) == (0, 1)
    assert answer.quality == "good, history too short"


def beside(id, first, last, by=By.COUNCIL):
    return benchmarks.beside(
        catalogue.named(id), date.fromisoformat(first), date.fromisoformat(last), by
    )


def test_a_benchmark_is_shown_only_of_the_same_year_unit_and_population():
    assert beside("AS01", "2021-04-01", "2022-03-31").value == 84.5
    assert beside("WL01", "2021-10-01", "2022-09-30").value == 16.6
    assert "2022" in beside("AS01", "2021-04-01", "2022-03-31").source
    assert beside("AS01", "2022-03-01", "2022-03-31").value is None
    assert beside("CP07", "2022-03-31", "2022-03-31").value == 2.5
    assert beside("WL01", "2021-04-01", "2022-03-31").value is None
    assert beside("AS01", "2021-04-01", "2022-03-31", By.TEAM).value is None
    assert "this population" in beside("AS04", "2021-04-01", "2022-03-31").because
    assert "not held" in beside("AS01", "2022-04-01", "2023-03-31").because
