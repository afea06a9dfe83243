"""The page on which an author says where a passage comes from, with scripts off."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests.rooms.learning.conftest import AFTER_THE_STORY
from tests.rooms.learning.scene import AUTHOR, Scene, investigate, start
from tests.rooms.learning.test_grid import Gridded
from upheld.disclosure.extracting import extract
from upheld.learning.derivations import Comes
from upheld.learning.states import Kind


@pytest.fixture
def scene(cast) -> Scene:
    return start(cast, AFTER_THE_STORY, investigate(cast, AFTER_THE_STORY))


@pytest.fixture
def passage(scene):
    return scene.add(Kind.TOLD, "Visits were made up on Fridays.", publishable=False)


def at(name: str, *ids: object) -> str:
    return reverse(f"casework-learning-{name}", args=ids)


def words(answer) -> str:
    return " ".join(answer.content.decode().split())


def test_an_author_chooses_from_the_words_of_the_full_report(sign_in, scene, passage):
    claim = Gridded(scene).claim
    author, url = sign_in(AUTHOR), at("derivation", scene.id, passage.id)
    asked = words(author.get(url))
    for said in ("What was found on allegation 1: Visits were invented.", "Caseloads were too"):
        assert said in asked
    assert "Says not where it comes from" in words(author.get(at("report", scene.id)))
    chosen = {"passages": ["finding-1", "reasons-1"], "claims": [str(claim.id)]}
    assert author.post(url, chosen).url == at("report", scene.id)
    report = words(author.get(at("report", scene.id)))
    assert "What was found on allegation 1; Reasons on allegation 1." in report
    assert "From claims of the grid: 1." in report
    assert 'value="finding-1" checked' in words(author.get(url))


def test_an_author_says_why_it_is_written_anew(sign_in, scene, passage):
    author, url = sign_in(AUTHOR), at("derivation", scene.id, passage.id)
    author.post(url, {"anew": "context", "words": "Anybody can know it."})
    assert "Written anew: Context that anybody can know. <bdi>Anybody can know it.</bdi>" in words(
        author.get(at("report", scene.id))
    )


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({}, "anew"),
        ({"passages": ["finding-1"], "anew": "context", "words": "Kept."}, "anew"),
        ({"anew": "context"}, "words"),
        ({"passages": ["finding-9"], "words": "Kept."}, "passages"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_lost(sign_in, scene, passage, typed, field):
    page = words(sign_in(AUTHOR).post(at("derivation", scene.id, passage.id), typed))
    assert "There is a problem" in page
    assert f'href="#id_{field}"' in page
    assert typed.get("words", "") in page


def test_the_readers_see_numbers_and_no_word_of_the_file(sign_in, scene, passage):
    scene.derive(passage, Comes(passages=("finding-1",)))
    author = words(sign_in(AUTHOR).get(at("derivation", scene.id, passage.id)))
    assert 'dir="auto">Visits were invented.</p>' in author
    for slug in ("mo", "ceo"):
        client = sign_in(slug)
        page = words(client.get(at("derivation", scene.id, passage.id)))
        assert "What was found on allegation 1" in page
        assert "Visits were invented." not in page
        assert "finding-1" not in page
        before = line_of(scene, passage)
        client.post(at("derivation", scene.id, passage.id), {"anew": "context", "words": "No."})
        assert line_of(scene, passage) == before


def line_of(scene, passage):
    return next(each.derived for each in scene.page().passages if each.id == passage.id)


def test_what_is_taken_away_says_it_by_numbers(sign_in, scene, passage):
    scene.derive(passage, Comes(passages=("finding-1",)))
    client = sign_in("mo")
    sheet = client.get(at("derivation-csv", scene.id)).content.decode()
    assert "3,told,False,,finding 1,,\r\n" in sheet
    assert "invented" not in sheet
    paper = client.get(at("appendix", scene.id)).content
    assert "What was found on allegation 1" in extract(paper, "a.pdf").text


@pytest.mark.parametrize("slug", ["union", "dcs", "auditor"])
def test_for_a_stranger_there_is_no_such_page(sign_in, scene, passage, slug):
    client = sign_in(slug)
    assert client.get(at("derivation", scene.id, passage.id)).status_code == 404
    assert client.post(at("derivation", scene.id, passage.id)).status_code == 404
    assert client.get(at("derivation-csv", scene.id)).status_code == 404
