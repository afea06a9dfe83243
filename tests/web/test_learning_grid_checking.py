"""The pages on which a grid is checked, read by two others and published, with scripts off."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests.rooms.learning.conftest import AFTER_THE_STORY
from tests.rooms.learning.scene import AUTHOR, investigate, start
from tests.rooms.learning.test_grid import Gridded
from upheld.learning.states import Verdict

READ = {
    "insider": "Not far.",
    "public": "Nothing.",
    "few": "Nothing.",
    "family": "No.",
    "read": "on",
}
WHY = {"stands": "nobody", "reason": "Any two of hundreds."}


@pytest.fixture
def gridded(cast) -> Gridded:
    grid = Gridded(start(cast, AFTER_THE_STORY, investigate(cast, AFTER_THE_STORY)))
    grid.say(grid.source("An audit"), Verdict.AGREES, quotation="Two people said so.")
    return grid


def at(gridded: Gridded, name: str, *more: object) -> str:
    return reverse(f"casework-grid{name}", args=[gridded.scene.investigated.id, *more])


def words(answer) -> str:
    return " ".join(answer.content.decode().split())


def test_an_author_checks_and_answers_and_two_readers_publish(sign_in, gridded):
    author, first, second = sign_in(AUTHOR), sign_in("mo"), sign_in("ceo")
    gridded.released()
    assert first.get(at(gridded, "-agree")).status_code == 404
    assert "Not yet" in words(author.get(at(gridded, "")))
    checked = author.post(at(gridded, "-run"))
    assert checked.url == at(gridded, "-check")
    page = words(author.get(checked.url))
    assert "<mark><bdi>Two people</bdi></mark>" in page
    assert "Claim 1" in page
    assert "passages of the full report too" in page
    for flag in gridded.checked().flags:
        said = WHY | {"stands": flag.fitting[0], "whose": "The receiver"}
        day = {"on_day": "4", "on_month": "1", "on_year": "2021"}
        author.post(at(gridded, "-flag", flag.number), said | day)
    read = READ | {"revision": gridded.page().revision}
    shown = words(first.get(at(gridded, "-agree")))
    assert "Any two of hundreds." in shown
    assert "How far do you get" in shown
    first.post(at(gridded, "-agree"), read)
    answer = second.post(at(gridded, "-publish"), read)
    assert answer.url == at(gridded, "")
    public = words(second.get(reverse("public-matter", args=["visits"])))
    assert "<q>Two people said so.</q>" in public
    assert "Checked by machine against the confidential file" in public
    assert "Not machine-checked" not in public


def test_what_to_look_for_is_kept_and_asked_for_again(sign_in, gridded):
    author = sign_in(AUTHOR)
    author.post(at(gridded, "-watch"), {"names": "Alex Example", "allowed": "Northside"})
    page = words(author.get(at(gridded, "-watch")))
    assert "Alex Example" in page
    assert "is looked for here too" in page


def test_what_is_missing_is_said_and_nothing_is_lost(sign_in, gridded):
    author = sign_in(AUTHOR)
    gridded.check()
    number = next(each.number for each in gridded.checked().flags if each.text == "Two people")
    page = words(author.post(at(gridded, "-flag", number), {"reason": "Kept."}))
    assert "There is a problem" in page
    assert "Kept." in page
    refused = words(author.post(at(gridded, "-watch"), {"names": "; Kept."}))
    assert "needs a name or a post first" in refused
    assert "; Kept." in refused


def test_a_reader_answers_every_question(sign_in, gridded):
    gridded.clear()
    given = {"revision": gridded.page().revision, "insider": "Kept."}
    page = words(sign_in("mo").post(at(gridded, "-agree"), given))
    assert "Enter what fits one person or a few" in page
    assert "Kept." in page
    assert not gridded.by()["grid"].first_reader


@pytest.mark.parametrize("slug", ["mo", "ceo"])
def test_a_reader_sees_the_flags_and_answers_none(sign_in, gridded, slug):
    gridded.clear()
    client = sign_in(slug)
    assert "It stands:" in words(client.get(at(gridded, "-check")))
    assert client.get(at(gridded, "-watch")).status_code == 404
    assert client.get(at(gridded, "-flag", 1)).status_code == 404
    assert client.post(at(gridded, "-run")).status_code == 404


@pytest.mark.parametrize("slug", ["union", "dcs", "s151"])
def test_for_a_stranger_there_is_no_check(sign_in, gridded, slug):
    gridded.clear()
    client = sign_in(slug)
    for name in ("-check", "-watch", "-agree", "-publish"):
        assert client.get(at(gridded, name)).status_code == 404
    assert client.get(at(gridded, "-flag", 1)).status_code == 404
    assert client.post(at(gridded, "-run")).status_code == 404


def test_a_locked_keyring_leads_to_unlocking(sign_in, gridded):
    answer = sign_in(AUTHOR, unlocked=False).get(at(gridded, "-check"))
    assert answer.status_code == 302
