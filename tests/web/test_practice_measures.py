"""The pages of measures, over simulated children whom nobody ever was."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from html import unescape
from pathlib import Path

import pytest
from django.conf import settings as site
from django.test import Client
from django.urls import reverse

from tests.web.markup import Page
from upheld.kernel.calendar import months_after
from upheld.practice import commands, figures, keeping, queries
from upheld.practice.figures import Wanted
from upheld.practice.measures import catalogue, computing
from upheld.practice.measures.engine import Asked, Workbench
from upheld.practice.measures.periods import Every
from upheld.practice.queries import Beside, MeasurePage, Point
from upheld.practice.simulate import run
from upheld.practice.store import Store, Told, load
from upheld.web.practice.chart import chart_of

FIRST, LAST = date(2019, 4, 1), date(2021, 3, 31)
LIST = reverse("practice-measures")


@pytest.fixture(scope="module")
def simulated(tmp_path_factory) -> tuple[Path, str]:
    """A folder of children's data with one load that no row names yet."""
    folder = tmp_path_factory.mktemp("practice")
    made = folder / "made"
    run.simulate(run.Asked("southwater", 120, FIRST, LAST, 7, made, ("ssd",)))
    told = Told(at=datetime(2021, 11, 1, tzinfo=UTC), council=site.UPHELD_COUNCIL_NAME, as_of=LAST)
    return folder, load(made, Store(folder / "store"), told)[0].id


@pytest.fixture
def unrecorded(simulated, settings, db) -> str:
    settings.UPHELD_PRACTICE_DIR = simulated[0]
    return simulated[1]


@pytest.fixture
def loaded(unrecorded, cast, noon) -> str:
    commands.record_load(actor=cast.actor("analyst"), at=noon, load=unrecorded)
    figures.glance()  # what the job after a load does first
    return unrecorded


@pytest.fixture
def analyst(sign_in) -> Client:
    return sign_in("analyst", unlocked=False)


def words(answer) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.text)).split())


def see(client: Client, id: str, **chosen: str):
    return client.get(reverse("practice-measure", args=[id]), chosen)


def test_every_measure_stands_in_the_list_with_a_value_or_a_reason(analyst, loaded):
    answer = analyst.get(LIST)
    assert answer.status_code == 200
    shown = Page(answer.text)
    assert shown.links_within <= shown.ids
    for measure in catalogue.main():
        assert reverse("practice-measure", args=[measure.id]) in answer.text
    lacking = [each for each in figures.glance().values() if each.because]
    assert lacking
    assert words(answer).count("Not measurable from this data, because") == len(
        [each for each in lacking if each.because.startswith("not measurable")]
    )


def test_a_load_that_no_row_names_counts_for_nothing(analyst, unrecorded):
    assert "because nothing has been loaded" in words(see(analyst, "AS01"))
    assert all(not each.points for each in figures.glance().values())


@pytest.mark.parametrize("id", ["AS01", "WL04", "FD05", "CP03"])
def test_the_figures_are_those_of_the_library(loaded, id):
    asked = Asked(months_after(LAST, -24).replace(day=1, month=4), LAST, Every.QUARTER)
    with Workbench(keeping.store().picture(), asked) as bench:
        expected = [
            (each.period, each.numerator, each.denominator, each.value)
            for each in computing.answers(bench, catalogue.named(id))
        ]
    found = figures.series(id, Wanted()).points
    assert [(each.starts, each.numerator, each.denominator, each.value) for each in found] == (
        expected
    )
    assert figures.series(id, Wanted()).points == found  # as it was kept


def test_a_measure_shows_its_series_with_n_of_n_meaning_and_source(analyst, loaded):
    answer = see(analyst, "AS01")
    points = figures.series("AS01", Wanted()).points
    shown, said = Page(answer.text), words(answer)
    assert len(shown.all("h1")) == 1
    assert len(shown.all("circle")) == len([each for each in points if each.value is not None])
    assert len(shown.all("svg")) == len(shown.all("desc")) == 1
    for point in points:
        assert f"{point.numerator:g} of {point.denominator:g}" in said
    assert "Standard Safeguarding Dataset , true on 31 March 2021" in said
    assert catalogue.named("AS01").numerator in said
    assert " style=" not in answer.text.split("<main")[1]


def test_england_stands_beside_whole_years_of_the_council_alone(analyst, loaded):
    yearly = see(analyst, "AS01", every="year", by="council", years="2")
    assert "Grey squares: England." in words(yearly)
    assert len(Page(yearly.text).all("rect")) == 2
    quarterly = words(see(analyst, "AS01"))
    assert "No figure of England stands beside it, because figures are published" in quarterly


def test_the_longest_wait_stands_beside_the_count_that_could_hide_it(analyst, loaded):
    points = figures.series("WL03", Wanted()).points
    longest = [each.longest for each in points if each.longest is not None]
    assert longest
    assert "The longest:" in words(see(analyst, "WL03"))
    assert f"{max(longest):,.0f} days" in words(see(analyst, "WL03"))


def test_what_cannot_be_measured_says_why_and_shows_no_chart(analyst, loaded):
    answer = see(analyst, "LA10")
    assert "Not measurable from this data, because" in words(answer)
    assert not Page(answer.text).all("svg")


def test_teams_stand_in_a_table_without_a_chart(analyst, loaded):
    answer = see(analyst, "WL01", every="year", by="team", years="1")
    units = {each.unit for each in figures.series("WL01", Wanted("year", "team", 1)).points}
    assert len(units) > 1
    assert not Page(answer.text).all("svg")
    for unit in units:
        assert unit in words(answer)


def test_a_choice_that_is_none_is_told_and_the_usual_one_shown(analyst, loaded):
    answer = see(analyst, "AS01", every="hour", by="council", years="900")
    assert answer.status_code == 200
    assert Page(answer.text).all("svg")


def test_for_anybody_else_there_is_no_measure(sign_in, loaded):
    for slug in ("mo", "hr", "union", "senior-a", "cabinet"):
        other = sign_in(slug)
        assert other.get(LIST).status_code == 404
        assert see(other, "AS01").status_code == 404


def test_a_measure_that_does_not_exist_is_not_found(analyst, loaded):
    assert see(analyst, "XX99").status_code == 404


def _page(*values: float | None) -> MeasurePage:
    points = tuple(
        Point(date(2020, 1 + place, 1), date(2020, 1 + place, 28), "", 1, 2, value, "good")
        for place, value in enumerate(values)
    )
    none = Beside(None, "", "there is none")
    return MeasurePage(None, Wanted("month"), points, "", (none,) * len(points), ())  # type: ignore[arg-type]


def test_a_line_breaks_where_there_is_no_value():
    chart = chart_of(_page(1, 2, None, 3, 4))
    assert chart is not None
    assert len(chart.lines) == 2
    assert len(chart.marks) == 4


@pytest.mark.parametrize("values", [(1, 2), (0, 0), (-3.5, 12), (99.9, 100), (0.01, 0.02)])
def test_every_mark_lies_inside_the_picture_and_higher_values_lie_higher(values):
    chart = chart_of(_page(*values))
    assert chart is not None
    assert all(16 <= mark.y <= 218 for mark in chart.marks)
    assert (chart.marks[0].y > chart.marks[1].y) is (values[0] < values[1])


def test_one_value_makes_no_line():
    assert chart_of(_page(1, None)) is None


def test_nobody_but_an_analyst_is_answered(cast, loaded):
    for slug in ("hr", "mo"):
        assert queries.measures(actor=cast.actor(slug)) == []
        assert queries.measure_page(actor=cast.actor(slug), id="AS01", wanted=Wanted()) is None
