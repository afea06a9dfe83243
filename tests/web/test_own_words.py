"""No form of ours ever answers in Django's own English, whatever is sent to it."""

from __future__ import annotations

import copy
import importlib
import pkgutil
import re

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile

import upheld.web
from upheld.web.forms import error_list

DJANGOS = re.compile(
    "This field is required|Ensure this|Enter a valid|Select a valid|Enter a whole number\\.|"
    "Enter a number\\.|Enter a list|Enter a complete|submitted|Null characters|Upload a valid"
)
SENT = ("", "a", "x" * 60_000, "-1", "999999999999", "abc", "2020-13-45", "1.5", "no\x00thing")


def fields() -> list[tuple[str, forms.Field]]:
    """Every field of every form of every page."""
    for each in pkgutil.walk_packages(upheld.web.__path__, "upheld.web."):
        importlib.import_module(each.name)
    found, waiting = {}, list(forms.Form.__subclasses__())
    while waiting:
        form = waiting.pop()
        waiting += form.__subclasses__()
        if form.__module__.startswith("upheld."):
            for name, field in form.base_fields.items():
                found[f"{form.__module__}.{form.__name__}.{name}"] = field
    return sorted(found.items())


FIELDS = fields()


def said(field: forms.Field, value: str) -> list[str]:
    """What a form with this field alone says of something that was sent."""
    one = type("One", (forms.Form,), {"it": copy.deepcopy(field)})
    parts = [f"it_{part}" for part in ("day", "month", "year")]
    given = {"it": value, **dict.fromkeys(parts, value)}
    files = (
        {"it": SimpleUploadedFile("empty.txt", b"")} if isinstance(field, forms.FileField) else {}
    )
    return list(one(given, files)["it"].what_is_wrong)


def test_there_are_fields_to_look_at():
    assert len(FIELDS) > 100


@pytest.mark.parametrize(("name", "field"), FIELDS, ids=[name for name, _field in FIELDS])
def test_a_field_says_what_is_wrong_in_our_words(name, field):
    djangos = {
        value[:20]: words for value in SENT for words in said(field, value) if DJANGOS.search(words)
    }

    assert djangos == {}


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        (forms.CharField(min_length=2), "a", "Write at least 2 characters. There are 1 now"),
        (forms.CharField(max_length=3), "abcd", "Write at most 3 characters. There are 4 now"),
        (forms.IntegerField(min_value=1), "0", "Enter a number of at least 1"),
        (forms.IntegerField(max_value=9), "10", "Enter a number of at most 9"),
        (forms.IntegerField(), "many", "Enter a whole number, in figures"),
        (forms.DateField(), "never", "Enter a real date, such as 2020-03-27"),
        (forms.EmailField(), "nobody", "Enter an e-mail address, such as name@example.org"),
        (
            forms.UUIDField(),
            "old",
            "This page has grown old. Go back, load it again and send it again",
        ),
    ],
)
def test_what_django_would_say_is_said_in_our_words(field, value, words):
    assert said(field, value) == [words]


def test_a_hidden_field_at_fault_is_said_in_our_words_too():
    one = type("One", (forms.Form,), {"it": forms.UUIDField(widget=forms.HiddenInput())})

    [told] = error_list(one({"it": "nothing of the kind"}))

    assert told["text"].startswith("This page has grown old.")


def test_a_form_keeps_its_own_sentence():
    field = forms.IntegerField(min_value=1, error_messages={"min_value": "At least one of you"})

    assert said(field, "0") == ["At least one of you"]
