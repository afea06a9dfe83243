"""The pages of the register of sources and of the grid, with scripts off."""

from __future__ import annotations

import uuid

import pytest
from django.urls import reverse

from tests.rooms.learning.conftest import AFTER_THE_STORY
from tests.rooms.learning.scene import AUTHOR, Scene, investigate, start
from tests.rooms.learning.test_grid import Gridded
from tests.rooms.learning.test_pinned import loaded, simulated  # noqa: F401  Fixtures.
from tests.rooms.learning.test_sources import inquiry, statement
from upheld.learning.models import SourceOfEvidence
from upheld.learning.states import Openness, Verdict


@pytest.fixture
def scene(cast) -> Scene:
    return start(cast, AFTER_THE_STORY, investigate(cast, AFTER_THE_STORY))


def at(name: str, *ids: object) -> str:
    return reverse(name, args=ids)


def words(answer) -> str:
    return " ".join(answer.content.decode().split())


@pytest.mark.parametrize("slug", [AUTHOR, "mo", "ceo"])
def test_those_who_hold_it_read_the_grid_of_the_story(sign_in, told, slug):
    page = words(sign_in(slug).get(at("casework-grid", told.investigation)))
    assert "Open conflict" in page
    assert "largely manageable" in page
    assert "unrealistically high" in page


@pytest.mark.parametrize("slug", ["union", "dcs", "hr", "s151"])
def test_for_a_stranger_there_is_neither_grid_nor_register(sign_in, told, scene, slug):
    client = sign_in(slug)
    assert client.get(at("casework-grid", told.investigation)).status_code == 404
    if slug == "s151":
        return  # a commissioner keeps the register, and has no part in this investigation
    made = scene.record(inquiry())
    for name in ("casework-sources", "casework-sources-add", "casework-themes"):
        assert client.get(at(name)).status_code == 404
    assert client.get(at("casework-source", made.id)).status_code == 404
    assert client.post(at("casework-sources-confirm")).status_code == 404


def test_an_unknown_id_is_answered_as_an_unseen_one(sign_in, scene):
    made = scene.record(inquiry(openness=Openness.SEALED), "mo", investigation=None)
    author = sign_in(AUTHOR)
    for id in (made.id, uuid.uuid4()):
        assert author.get(at("casework-source", id)).status_code == 404
        assert author.get(at("casework-source-point", id)).status_code == 404


SAID = {
    "title": "Answer in council",
    "said_on_day": "21",
    "said_on_month": "8",
    "said_on_year": "2020",
    "words": "There is no unallocated work.",
}


def test_a_figure_without_its_source_is_asked_for_and_what_was_typed_stays(sign_in, cast):
    receiver, before = sign_in("mo"), SourceOfEvidence.objects.count()
    typed = SAID | {"post": str(cast.post("ceo")), "figure": "12 children"}
    page = receiver.post(at("casework-sources-say"), typed)
    assert "Enter where the figure comes from" in words(page)
    assert 'value="12 children"' in page.text
    assert "There is no unallocated work." in page.text
    assert SourceOfEvidence.objects.count() == before
    made = receiver.post(at("casework-sources-say"), typed | {"figure_source": "The same answer"})
    shown = words(receiver.get(made.url))
    assert "Figure given: 12 children." in shown
    assert "It comes from: The same answer." in shown


def test_before_the_first_load_the_page_says_that_there_is_nothing_to_pin(sign_in, scene):
    made = scene.record(statement(scene), "mo", investigation=None)
    receiver, place = sign_in("mo"), at("casework-source-pin", made.id)
    assert place in receiver.get(at("casework-source", made.id)).text
    assert "No data is loaded yet" in words(receiver.get(place))
    assert "Choose a measure" in words(receiver.post(place, {"measure": ""}))
    assert "Which of the service" not in words(receiver.get(at("casework-sources-say")))


def test_only_those_who_keep_the_register_pin_and_only_to_a_statement(sign_in, scene):
    made = scene.record(statement(scene), "mo", investigation=None)
    for slug in ("union", "dcs", "analyst"):
        assert sign_in(slug).get(at("casework-source-pin", made.id)).status_code == 404
    audit = scene.record(inquiry())
    assert sign_in("mo").get(at("casework-source-pin", audit.id)).status_code == 404


def test_a_measure_is_pinned_on_the_page_and_read_by_anybody(sign_in, client, scene, loaded):  # noqa: F811
    made = scene.record(statement(scene), "mo", investigation=None)
    receiver, place = sign_in("mo"), at("casework-source-pin", made.id)
    assert receiver.post(place, {"measure": "WL03"}).status_code == 302
    said = "Open cases without a worker (WL03) on 21 August 2020"
    for page in (receiver.get(at("casework-source", made.id)), client.get(at("public-sources"))):
        assert said in words(page)
        assert f"From load {loaded}" in words(page)


def test_the_register_shows_a_statement_with_its_words_and_what_the_data_said(
    sign_in,
    scene,
    loaded,  # noqa: F811
):
    made = scene.record(statement(scene, measure="WL03"))
    receiver = sign_in("mo")
    page = words(receiver.get(at("casework-sources")))
    assert "There is no unallocated work." in page
    assert "(WL03) on 21 August 2020" in page
    author, grid = sign_in(AUTHOR), Gridded(scene)
    asked = at("casework-grid-stand", scene.investigated.id, grid.claim.id, made.id)
    assert "(WL03) on 21 August 2020" in words(author.get(asked))


def test_no_measure_is_chosen_beforehand(sign_in, scene, loaded):  # noqa: F811
    page = sign_in("mo").get(at("casework-sources-say"))
    assert "No measure" in words(page)


def test_the_grid_to_take_away_says_what_the_data_said(sign_in, scene, loaded):  # noqa: F811
    grid = Gridded(scene)
    grid.say(scene.record(statement(scene, measure="WL03")), Verdict.CONFLICTS)
    file = sign_in(AUTHOR).get(at("casework-grid-csv", scene.investigated.id)).text
    assert "what the data said on that day" in file
    assert "(WL03) on 21 August 2020" in file
    assert loaded in file


def test_the_grid_is_taken_away_as_a_file_that_no_spreadsheet_runs(sign_in, scene):
    grid = Gridded(scene)
    grid.say(grid.source("=An audit"), Verdict.AGREES, quotation="Too high.")
    file = sign_in(AUTHOR).get(at("casework-grid-csv", scene.investigated.id)).content.decode()
    assert '"\'=An audit","agrees","stated","2019-09-30","Too high."' in file


def test_the_public_page_of_the_matter_compares_the_sources(client, told):
    page = words(client.get(at("public-matter", "southwater-2020")))
    assert "What each source says" in page
    assert "Known since" in page
    assert "There is no unallocated work at present." in page
    text = client.get(at("public-grid-text", "southwater-2020"))
    assert text["Content-Type"].startswith("application/json")


def test_anybody_reads_what_had_been_said_before(client, told):
    page = words(client.get(at("public-sources")))
    assert "Overdue" in page
    assert "No figure was given." in page
    assert "1 of 2 have an answer" in page
    assert "Not answered" in page
