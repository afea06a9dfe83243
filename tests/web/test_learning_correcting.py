"""The pages on which what is public is corrected, with scripts off."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from tests.rooms.learning.conftest import AFTER_THE_STORY
from tests.rooms.learning.scene import AUTHOR, Scene, investigate, start
from tests.rooms.learning.test_correcting import AFTER, BEFORE, WHY, Released
from tests.web.test_learning import ON_A_DAY, READ
from upheld.learning import queries

EARLIER = ("public-report-earlier", "public-report-earlier-file")


@pytest.fixture
def scene(cast) -> Scene:
    return start(cast, AFTER_THE_STORY, investigate(cast, AFTER_THE_STORY))


def at(name: str, *ids: object) -> str:
    return reverse(name, args=ids)


def plain(answer) -> str:
    return " ".join(answer.content.decode().split())


def test_an_author_proposes_and_two_readers_publish_a_correction(sign_in, client, scene):
    made = Released(scene)
    author, first, second = sign_in(AUTHOR), sign_in("mo"), sign_in("ceo")
    place = at("casework-learning-corrections", scene.id)
    assert place in plain(author.get(at("casework-learning-report", scene.id)))
    propose = at("casework-learning-correct", scene.id, made.passage().id)
    assert propose in plain(author.get(place))
    assert BEFORE in plain(author.get(propose))
    assert author.post(propose, {"corrected": AFTER, "why": WHY}).url == place
    author.post(at("casework-learning-run", scene.id))
    for flag in scene.checked().flags:
        said = {"stands": flag.fitting[0], "reason": "It was decided.", "whose": "The receiver"}
        author.post(at("casework-learning-flag", scene.id, flag.number), said | ON_A_DAY)
    author.post(at("casework-learning-correction-submit", scene.id))
    for who, step in ((first, "agree"), (second, "publish")):
        assert place in plain(who.get(at("casework-home")))
        url = at(f"casework-learning-correction-{step}", scene.id)
        page = plain(who.get(url))
        assert BEFORE in page
        assert AFTER in page
        assert WHY in page
        stale = plain(who.post(url, READ | {"revision": 1}))
        assert "The report has changed since you opened it." in stale
        assert who.post(url, READ | {"revision": scene.row().revision}).url == place
    assert BEFORE in plain(first.get(place))
    public = plain(client.get(at("public-report", "visits")))
    assert "Corrected on" in public
    for words in (BEFORE, AFTER, WHY):
        assert words in public
    earlier = client.get(at("public-report-earlier", "visits", 1))
    assert earlier.content.decode() == made.text
    for each in ("html", "pdf", "docx"):
        file = client.get(at("public-report-earlier-file", "visits", 1, each))
        assert file.content == queries.earlier_file("visits", 1, each)
        assert client.get(at("public-report-earlier-file", "visits", 2, each)).status_code == 404
    assert client.get(at("public-report-earlier", "visits", 2)).status_code == 404


def test_a_correction_is_withdrawn_and_nothing_is_public_of_it(sign_in, client, scene):
    made = Released(scene)
    made.propose()
    author = sign_in(AUTHOR)
    author.post(at("casework-learning-correction-withdraw", scene.id))
    assert queries.published_wording("visits") == made.text
    assert AFTER not in plain(client.get(at("public-report", "visits")))
    again = at("casework-learning-correction-withdraw", scene.id)
    assert author.post(again).status_code == 404


def test_what_is_missing_or_refused_is_said_on_the_page(sign_in, scene):
    made = Released(scene)
    author = sign_in(AUTHOR)
    url = at("casework-learning-correct", scene.id, made.passage().id)
    assert "Enter why it is corrected" in plain(author.post(url, {"corrected": AFTER}))
    same = plain(author.post(url, {"corrected": BEFORE, "why": WHY}))
    assert "These are the words that are public already." in same
    assert WHY in same
    made.propose()
    answer = author.post(at("casework-learning-correction-submit", scene.id), follow=True)
    assert "nobody has checked these words yet" in plain(answer)


@pytest.mark.parametrize("slug", ["mo", "union", "dcs"])
def test_nobody_else_proposes_reads_or_withdraws(sign_in, scene, slug):
    made = Released(scene)
    url = at("casework-learning-correct", scene.id, made.passage().id)
    assert sign_in(slug).get(url).status_code == 404
    made.propose()
    for step in ("agree", "publish"):
        step_url = at(f"casework-learning-correction-{step}", scene.id)
        assert sign_in(slug).get(step_url).status_code == 404
    seen = sign_in(slug).get(at("casework-learning-corrections", scene.id)).status_code
    assert seen == (200 if slug == "mo" else 404)


def test_the_text_before_a_correction_is_no_way_round_an_opening_day(client, scene):
    opens_on = scene.at.date() + timedelta(days=7)
    scene.complete().submit().approve().release(opens_on=opens_on)
    assert client.get(at(EARLIER[0], "visits", 1)).status_code == 404
    assert client.get(at(EARLIER[1], "visits", 1, "pdf")).status_code == 404
