"""The confidential appendix and the decision on each passage in it, with scripts off."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests.rooms.learning.conftest import AFTER_THE_STORY
from tests.rooms.learning.scene import AUTHOR, Scene, investigate, start
from tests.web.test_conflict_since import declare, unlock
from upheld.disclosure.extracting import extract
from upheld.learning.models import Passage
from upheld.learning.states import Kind

SECRET = "The two who shared a room said so."
TYPED = {
    "paragraph": "2",
    "favour": "The public may know.",
    "against": "It shows who spoke.",
    "balance": "withhold",
    "conclusion": "People must be able to speak.",
    "reason": "It is likely to show who gave evidence.",
    "remains": "fair",
    "because": "The finding is told.",
}


@pytest.fixture
def scene(cast) -> Scene:
    return start(cast, AFTER_THE_STORY, investigate(cast, AFTER_THE_STORY)).complete()


@pytest.fixture
def locked(scene) -> Passage:
    return scene.add(Kind.FOUND, SECRET, findings=scene.upheld(), publishable=False)


def at(name: str, *ids: object) -> str:
    return reverse(f"casework-learning-{name}", args=ids)


def words_of(answer) -> str:
    return " ".join(answer.content.decode().split())


def printed(answer) -> str:
    return " ".join(extract(answer.content, "a.pdf").text.split())


def test_a_receiver_decides_and_the_release_goes_on(sign_in, scene, locked):
    scene.submit()
    receiver = sign_in("mo")
    report = words_of(receiver.get(at("report", scene.id)))
    assert "Decisions of the receiver still needed: 1" in report
    assert at("withheld", scene.id) in report
    page = words_of(receiver.get(at("withheld", scene.id)))
    assert SECRET in page
    assert "Decision needed" in page
    assert at("decide", scene.id, locked.id) in page
    answer = receiver.post(at("decide", scene.id, locked.id), TYPED)
    assert answer.url == at("withheld", scene.id)
    page = words_of(receiver.get(answer.url))
    for each in ("favour", "against", "conclusion", "reason", "because"):
        assert TYPED[each] in page
    assert "Paragraph 2" in page
    assert "still needed" not in words_of(receiver.get(at("report", scene.id)))


def test_both_papers_are_made_and_the_one_to_give_holds_no_word_of_it(sign_in, scene, locked):
    receiver = sign_in("mo")
    receiver.post(at("decide", scene.id, locked.id), TYPED)
    whole = printed(receiver.get(at("appendix", scene.id)))
    assert SECRET in whole
    assert TYPED["favour"] in whole
    given = printed(receiver.get(at("reasons", scene.id)))
    assert TYPED["reason"] in given
    assert SECRET not in given
    assert TYPED["favour"] not in given


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"paragraph": ""}, "paragraph"),
        ({"favour": ""}, "favour"),
        ({"balance": ""}, "balance"),
        ({"reason": ""}, "reason"),
        ({"remains": ""}, "remains"),
        ({"because": ""}, "because"),
        ({"remains": "summarised"}, "summarised_by"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_lost(sign_in, scene, locked, changed, field):
    page = words_of(sign_in("mo").post(at("decide", scene.id, locked.id), TYPED | changed))
    assert "There is a problem" in page
    assert f'href="#id_{field}"' in page
    assert TYPED["against"] in page


def test_a_published_passage_sums_it_up(sign_in, scene, locked):
    summary = Passage.objects.get(report_id=scene.id, kind="found", publishable=True)
    receiver, url = sign_in("mo"), at("decide", scene.id, locked.id)
    typed = TYPED | {"remains": "summarised", "summarised_by": str(summary.id), "because": ""}
    receiver.post(url, typed)
    page = words_of(receiver.get(at("withheld", scene.id)))
    assert "What is published sums it up" in page
    assert "Visits were written up that nobody made." in page


def test_the_author_and_the_commissioner_read_and_do_not_decide(sign_in, scene, locked):
    for slug in (AUTHOR, "ceo"):
        client = sign_in(slug)
        assert SECRET in words_of(client.get(at("withheld", scene.id)))
        assert client.get(at("decide", scene.id, locked.id)).status_code == 404
        assert client.post(at("decide", scene.id, locked.id), TYPED).status_code == 404


def test_what_may_be_published_has_no_page_to_decide_on(sign_in, scene):
    passage = Passage.objects.filter(report_id=scene.id, publishable=True).first()
    assert sign_in("mo").get(at("decide", scene.id, passage.id)).status_code == 404


@pytest.mark.parametrize("slug", ["union", "dcs", "auditor"])
def test_for_a_stranger_there_is_no_appendix(sign_in, scene, locked, slug):
    client = sign_in(slug)
    for name in ("withheld", "appendix", "reasons"):
        assert client.get(at(name, scene.id)).status_code == 404
    assert client.post(at("decide", scene.id, locked.id), TYPED).status_code == 404


@pytest.fixture
def untold(scene) -> object:
    """A finding of a second report, which recommends something and does not tell it."""
    other = start(scene.cast, AFTER_THE_STORY, scene.investigated, title="Again")
    other.add(Kind.NOT_UPHELD, "Nobody was told to do so.", findings=other.not_upheld())
    other.add(Kind.RECOMMENDATION, "Check visits every month.", findings=other.upheld())
    return other


def test_a_receiver_decides_about_a_finding_that_no_passage_tells(sign_in, untold):
    [finding] = untold.upheld()
    receiver, place = sign_in("mo"), at("left-out", untold.id, finding)
    page = words_of(receiver.get(at("withheld", untold.id)))
    assert "Finding on allegation 1, headline area 1" in page
    assert "Visits were invented." not in page
    assert place in page
    refused = words_of(receiver.post(place, TYPED | {"favour": ""}))
    assert "There is a problem" in refused
    assert TYPED["against"] in refused
    assert receiver.post(place, TYPED).url == at("withheld", untold.id)
    assert "still needed" not in words_of(receiver.get(at("report", untold.id)))
    for name in ("appendix", "reasons"):
        paper = printed(receiver.get(at(name, untold.id)))
        assert "Finding on allegation 1" in paper
        assert TYPED["reason"] in paper


@pytest.mark.parametrize("slug", [AUTHOR, "ceo", "union", "auditor"])
def test_others_do_not_decide_about_a_finding(sign_in, untold, slug):
    place = at("left-out", untold.id, untold.upheld()[0])
    client = sign_in(slug)
    assert client.get(place).status_code == 404
    assert client.post(place, TYPED).status_code == 404


def test_what_is_withheld_is_said_on_the_public_page_without_pointing(sign_in, scene, locked):
    scene.decide(locked)
    scene.submit().approve().release()
    for name in ("public-report", "public-matter"):
        page = words_of(sign_in("union").get(reverse(name, args=["visits"])))
        assert "Parts of this report that are not: 1." in page
        assert "paragraph 2 (likely to show who somebody is)." in page
        assert SECRET not in page


def test_a_receiver_who_came_into_conflict_finds_no_page_of_it(cast, sign_in):
    work = investigate(cast, AFTER_THE_STORY, named="senior-a")
    scene = start(cast, AFTER_THE_STORY, work).complete()
    passage = scene.add(Kind.FOUND, SECRET, findings=scene.upheld(), publishable=False)
    receiver = sign_in("mo")
    pages = [at(name, scene.id) for name in ("withheld", "appendix", "reasons")]
    pages.append(at("decide", scene.id, passage.id))
    assert {receiver.get(each).status_code for each in pages} == {200}
    declare(cast, "mo")
    unlock(sign_in("auditor"), cast, "auditor")
    receiver = unlock(receiver, cast, "mo")
    assert {receiver.get(each).status_code for each in pages} == {404}
    assert receiver.post(pages[-1], TYPED).status_code == 404
    assert scene.page("ceo") is not None
