"""Lost cookies, long texts and a child's own words: nobody is left without a reason."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from tests.web.test_child_at_risk import words_of
from upheld.web.unlocked import REPORTERS_COOKIE

WORDS = "Visits were written up that nobody made."
AGAIN = "We ask you this again."


@pytest.fixture
def visitor(cast) -> Client:
    return Client()


def test_whose_cookie_is_gone_is_told_at_once_why_the_first_question_comes_again(visitor):
    visitor.post("/speak-up/risk", {"risk": "no"})
    visitor.cookies.pop(REPORTERS_COOKIE)

    sent = visitor.post("/speak-up/what-happened", {"words": WORDS})

    assert sent.url == "/speak-up/risk"
    assert AGAIN in words_of(visitor.get("/speak-up/risk"))
    visitor.post("/speak-up/risk", {"risk": "no"})
    assert WORDS in visitor.get("/speak-up/what-happened").text
    assert AGAIN not in words_of(visitor.get("/speak-up/risk"))


def test_nobody_else_is_told_so(visitor):
    assert AGAIN not in words_of(visitor.get("/speak-up/risk"))
    visitor.post("/speak-up/for/young-people")
    assert AGAIN not in words_of(visitor.get("/speak-up/risk"))


def test_three_megabytes_in_one_field_come_back_with_a_sentence(visitor):
    visitor.post("/speak-up/risk", {"risk": "no"})

    page = visitor.post("/speak-up/what-happened", {"words": "a word " * 430_000})

    assert page.status_code == 200
    assert "Write at most 50000 characters" in words_of(page)
    assert page.text.count("a word ") > 429_000


def test_what_cannot_be_taken_at_all_is_said_to_be_too_much(visitor):
    page = visitor.post("/speak-up/what-happened", {"words": "a word " * 900_000})

    assert page.status_code == 400
    assert "more than 5 MB" in words_of(page)
    assert "shorten it to 50,000 characters" in words_of(page)


def test_a_young_person_finds_their_social_worker_before_the_titles(visitor):
    visitor.post("/speak-up/for/young-people")

    page = visitor.get("/speak-up/how-known")

    shown = re.findall(r'name="posts" type="checkbox" value="([^"]+)"', page.text)
    assert shown[:2] == ["somebody-else", "do-not-know"]
    assert len(shown) > 2
    assert "My social worker, or somebody else whom I know" in words_of(page)


def test_whoever_writes_for_a_child_has_a_door(visitor, sign_in):
    assert 'href="/speak-up/for/advocates"' in visitor.get("/speak-up/").text
    visitor.post("/speak-up/for/advocates")
    visitor.post("/speak-up/risk", {"risk": "no"})
    visitor.post("/speak-up/what-happened", {"words": WORDS})

    page = visitor.get("/speak-up/how-known")

    assert "My social worker" not in words_of(page)
