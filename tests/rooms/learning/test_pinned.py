"""What the data said on the day of a public statement: read from the loads, and nothing small."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.conf import settings as site

from tests.rooms.learning.scene import AUTHOR
from tests.rooms.learning.test_grid import Gridded
from tests.rooms.learning.test_sources import inquiry, statement
from upheld.kernel.decision import NotPossible
from upheld.learning import commands, queries
from upheld.learning.drafts import PostThen
from upheld.learning.models import PinnedFigure, SourceOfEvidence
from upheld.learning.states import Stage, Verdict
from upheld.practice import commands as practice
from upheld.practice.simulate import run
from upheld.practice.store import Store, Told, load
from upheld.web.data_said import data_said

FIRST, LAST = date(2019, 4, 1), date(2021, 3, 31)


@pytest.fixture(scope="module")
def simulated(tmp_path_factory):
    folder = tmp_path_factory.mktemp("practice")
    made = folder / "made"
    run.simulate(run.Asked("southwater", 120, FIRST, LAST, 7, made, ("ssd",)))
    told = Told(at=datetime(2021, 11, 1, tzinfo=UTC), council=site.UPHELD_COUNCIL_NAME, as_of=LAST)
    return folder, load(made, Store(folder / "store"), told)[0].id


@pytest.fixture
def loaded(simulated, settings, scene):
    settings.UPHELD_PRACTICE_DIR, id = simulated
    practice.record_load(actor=scene.cast.actor("analyst"), at=scene.at, load=id)
    return id


def pin(scene, source, measure="WL03", slug="mo"):
    given = {"source": source, "measure": measure}
    return commands.pin_figure(actor=scene.cast.actor(slug), at=scene.at, **given)


def said_of(source):
    [found] = [each for each in queries.public_sources() if each.id == source.id]
    return found.data_said


@pytest.mark.parametrize("slug", ["mo", "ceo", AUTHOR])
def test_whoever_records_a_statement_pins_what_the_data_said_on_that_day(scene, loaded, slug):
    made = scene.record(statement(scene, measure="WL03"), slug, investigation=None)
    [pinned] = said_of(made)
    assert (pinned.measure, pinned.point.ends) == ("WL03", date(2020, 8, 21))
    assert pinned.loads == ((loaded, LAST),)
    assert pinned.cannot_say
    assert data_said(pinned).startswith("Open cases without a worker (WL03) on 21 August 2020: ")


def test_no_number_from_one_to_four_is_kept_even_of_what_an_analyst_may_see(scene, loaded):
    made = scene.record(statement(scene), "mo", investigation=None)
    for measure in ("WL01", "WL02", "WL03", "WL04", "AS01", "CP01", "FD02"):
        pin(scene, made, measure)
    for each in PinnedFigure.objects.filter(source=made):
        counts = [each.content[name] for name in ("numerator", "denominator")]
        assert not [count for count in counts if count and (count < 5 or count % 5)]
        assert each.content["unit"] != "percent" or each.content["denominator"] != 25
        assert set(each.content) & {"longest", "rows"} == set()


def test_what_the_data_cannot_answer_is_said_to_be_so(scene, loaded):
    made = scene.record(statement(scene), "mo", investigation=None)
    pin(scene, made, "WL10")
    [pinned] = said_of(made)
    assert "not measurable from this data, because" in pinned.because
    assert "on 21 August 2020: Not measurable from this data, because" in data_said(pinned)


def then(scene, on):
    by = PostThen(scene.cast.post("ceo"), on)
    return statement(scene, completed_on=on, commissioned_by=by)


@pytest.mark.parametrize(
    ("on", "measure", "why"),
    [
        (date(2020, 8, 21), "XX99", "no such measure"),
        (date(2021, 4, 1), "WL03", "No load tells of that day"),
        (date(2016, 3, 30), "WL03", "No load tells of that day"),
    ],
)
def test_what_no_load_tells_of_is_not_pinned(scene, loaded, on, measure, why):
    made = scene.record(then(scene, on), "mo", investigation=None)
    with pytest.raises(NotPossible, match=why):
        pin(scene, made, measure)
    assert said_of(made) == ()


def test_before_the_first_load_there_is_nothing_to_choose_and_nothing_to_pin(scene, settings):
    made = scene.record(statement(scene), "mo", investigation=None)
    with pytest.raises(NotPossible, match="Nothing has been loaded"):
        pin(scene, made)


def test_a_statement_is_not_recorded_where_its_figure_cannot_be_pinned(scene, loaded):
    before = SourceOfEvidence.objects.count()
    with pytest.raises(NotPossible, match="no such measure"):
        scene.record(statement(scene, measure="XX99"), "mo", investigation=None)
    assert SourceOfEvidence.objects.count() == before


def test_only_what_was_said_in_public_has_a_figure_pinned_to_it(scene, loaded):
    with pytest.raises(NotPossible, match="what was said in public"):
        pin(scene, scene.record(inquiry()))
    with pytest.raises(NotPossible, match="Only a public statement"):
        scene.record(inquiry(measure="WL03"))


def test_a_figure_that_somebody_types_says_where_it_comes_from(scene):
    with pytest.raises(NotPossible, match="where it comes from"):
        scene.record(statement(scene, figure="12"))
    made = scene.record(statement(scene, figure="12", figure_source="The same answer"))
    assert (made.figure, made.figure_source) == ("12", "The same answer")


def test_a_pinned_figure_sends_a_report_that_is_being_read_back(scene, loaded):
    made = scene.record(statement(scene))
    scene.complete().submit().approve()
    pin(scene, made)
    assert scene.page().state == Stage.DRAFTED


def test_the_grid_holds_the_statement_beside_what_the_data_said(scene, loaded):
    grid = Gridded(scene)
    made = scene.record(statement(scene, measure="WL03"))
    grid.say(made, Verdict.CONFLICTS)
    keys, id = scene.cast.keys(AUTHOR), scene.investigated.id
    page = queries.grid_page(actor=scene.cast.actor(AUTHOR), keys=keys, investigation=id)
    [pinned] = page.source(made.id).data_said
    assert pinned.measure == "WL03"
