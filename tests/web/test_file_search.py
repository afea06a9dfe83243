"""Looking for words in an investigation, in the browser."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from tests.web.investigation_chain import text, url


@pytest.fixture
def place(told) -> str:
    return url("casework-file-search", told.investigation)


def test_what_is_found_leads_to_where_it_stands(sign_in, place):
    client = sign_in("investigator")
    page = client.post(place, {"words": "planning meeting"})
    assert "Found in" in text(page)
    link = re.search(r'href="([^"]+/documents/[0-9a-f-]{36})"', page.content.decode()).group(1)
    assert "Minutes of a planning meeting" in text(client.get(link))
    assert "<mark>" in page.content.decode()


def test_words_that_stand_nowhere_say_so(sign_in, place):
    page = sign_in("investigator").post(place, {"words": "zyzzogeton"})
    assert "These words stand nowhere" in text(page)


@pytest.mark.parametrize("words", ["", "x", "x" * 201])
def test_too_little_or_too_much_is_asked_again(sign_in, place, words):
    page = sign_in("investigator").post(place, {"words": words})
    assert "There is a problem" in text(page)


def test_signs_alone_find_nothing(sign_in, place):
    assert "These words stand nowhere" in text(sign_in("investigator").post(place, {"words": "?!"}))


def test_an_address_with_words_in_it_looks_for_nothing(sign_in, place):
    page = text(sign_in("investigator").get(place, {"words": "planning"}))
    assert "Found in" not in page


def test_more_results_come_by_a_button_that_holds_the_words(sign_in, place, monkeypatch):
    monkeypatch.setattr("upheld.investigations.searching.A_PAGE", 2)
    client = sign_in("investigator")
    first = client.post(place, {"words": "the"}).content.decode()
    assert "More results" in first
    assert 'name="words" value="the"' in first
    second = client.post(place, {"words": "the", "page": "2"})
    assert "Earlier results" in text(second)
    assert "Page 2 of" in text(second)


@pytest.mark.parametrize("slug", ["ceo", "mo", "ia", "senior-a"])
def test_for_everybody_else_there_is_no_such_page(sign_in, place, slug):
    assert sign_in(slug).get(place).status_code == 404
    assert sign_in(slug).post(place, {"words": "planning"}).status_code == 404


def test_whoever_has_not_signed_in_is_asked_to(place, cast):
    assert Client().post(place, {"words": "planning"}).status_code in {302, 403}
