"""Words that nobody could see or read are refused in a sentence, wherever somebody writes."""

from __future__ import annotations

import importlib
import pkgutil
import uuid

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.test import Client

import upheld.web
from tests.rooms.concerns.scene import Reporter, raise_alone
from tests.web.test_your_concern import Back, come_back
from upheld.kernel.visible import says_something
from upheld.vault.models import SealedBody
from upheld.web.fields import must_be_readable

UNSEEN = {
    "zero width": "\u200b\u200d\ufeff",
    "soft hyphens": "\u00ad\u00ad",
    "empty braille": "\u2800 \u2800",
    "turns of direction": "\u202e\u2066\u2069\u200f",
    "tags": "\U000e0001\U000e0041\U000e007f",
    "Hangul fillers": "\u3164\uffa0\u115f",
    "variation selectors": "\ufe0f\U000e0100",
    "spaces of many kinds": "\u2003\u3000\u2028",
}


@pytest.fixture
def back(cast) -> Back:
    who = Reporter()
    raise_alone(who)
    return come_back(who)


def text_fields() -> list[tuple[str, forms.CharField]]:
    """Every text field of every form of every page."""
    for each in pkgutil.walk_packages(upheld.web.__path__, "upheld.web."):
        importlib.import_module(each.name)
    found, waiting = [], list(forms.Form.__subclasses__())
    while waiting:
        form = waiting.pop()
        waiting += form.__subclasses__()
        if form.__module__.startswith("upheld."):
            found += [
                (f"{form.__module__}.{form.__name__}.{name}", field)
                for name, field in form.base_fields.items()
                if type(field) is forms.CharField
            ]
    return found


def test_every_text_field_refuses_what_nobody_could_read():
    found = text_fields()

    assert len(found) > 60
    assert [name for name, field in found if must_be_readable not in field.validators] == []


@pytest.mark.parametrize("typed", UNSEEN.values(), ids=UNSEEN)
def test_words_that_nobody_can_see_are_no_words(typed):
    assert not says_something(typed)
    with pytest.raises(ValidationError, match="invisible"):
        must_be_readable(typed)


@pytest.mark.parametrize("typed", ["é", "e\u0301", "🏳\ufe0f\u200d🌈", "\u202eabc", "한", "0", "."])
def test_words_that_can_be_seen_are_taken_whatever_stands_between(typed):
    assert says_something(typed)
    must_be_readable(typed)


@pytest.mark.parametrize("typed", ["\u200b\u200d\ufeff", "\u2800 \u2800", "\U000e0041", "\u202e"])
@pytest.mark.parametrize("page", ["", "/add", "/treated-badly", "/withdraw"])
def test_a_reporter_is_told_that_nobody_could_see_it(back, page, typed):
    before = SealedBody.objects.count()

    answer = back.send(page, words=typed)

    assert answer.status_code == 200
    assert "only empty or invisible characters" in answer.text
    assert SealedBody.objects.count() == before


def test_a_text_field_that_makes_an_id_of_its_text_is_left_alone():
    must_be_readable(uuid.uuid4())


def test_a_concern_of_nothing_visible_goes_no_further(cast):
    browser = Client()
    browser.post("/speak-up/risk", {"risk": "no"})

    answer = browser.post("/speak-up/what-happened", {"words": "\u2800\u200b"})

    assert "only empty or invisible characters" in answer.text


def test_letters_that_could_not_be_read_are_pointed_out_and_nothing_is_lost(cast):
    browser = Client()
    browser.post("/speak-up/risk", {"risk": "no"})

    answer = browser.generic(
        "POST",
        "/speak-up/what-happened",
        b"words=The+caf%E9+is+quince",
        content_type="application/x-www-form-urlencoded",
    )

    assert "a character in here that cannot be read" in answer.text
    assert "is quince" in answer.text
