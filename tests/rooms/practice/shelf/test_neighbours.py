"""Published figures of the councils that this one compares itself with."""

from __future__ import annotations

from pathlib import Path

import pytest

from upheld.practice import benchmarks, neighbours

ROWS = """measure_short,year,la_code,area,value
Continue_Assess_Comp,2021,301,Here,90
Continue_Assess_Comp,2021,302,There,80
Continue_Assess_Comp,2021,303,Elsewhere,10
Continue_Assess_Comp,2021,304,Nowhere,-
Continue_Assess_Comp,2020,301,Here,70
"""


@pytest.fixture
def published(tmp_path, settings) -> Path:
    path = tmp_path / "figures.csv"
    path.write_text(ROWS)
    settings.UPHELD_PUBLISHED_FIGURES = str(path)
    settings.UPHELD_NEIGHBOURS = "301, There, 304"
    return path


def test_the_middle_and_the_ends_of_those_who_published(published):
    found = neighbours.of_year("AS01", 2021)
    assert found == neighbours.Neighbours(85, 80, 90, 2, 3)
    assert neighbours.of_year("AS01", 2020) == neighbours.Neighbours(70, 70, 70, 1, 3)


def test_what_nobody_published_is_not_there(published, settings):
    assert neighbours.of_year("AS01", 1999) is None
    assert neighbours.of_year("WL05", 2021) is None
    settings.UPHELD_NEIGHBOURS = ""
    assert neighbours.of_year("AS01", 2021) is None


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", "measure_short,year\nx,y\n"])
def test_another_file_brings_no_figure_and_no_fault(published, text):
    published.write_text(text)
    assert neighbours.of_year("AS01", 2021) is None


def test_every_measure_that_has_neighbours_has_a_figure_of_england():
    assert set(neighbours.SHORT) <= set(benchmarks.ENGLAND)
