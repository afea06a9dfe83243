"""What a form says when something cannot be taken is ours, in plain words."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

DJANGOS = ("Ensure this value", "Select a valid choice", "Null characters", "submitted file")


@pytest.fixture
def visitor(cast) -> Client:
    return Client()


@pytest.mark.parametrize(
    ("address", "posted", "said"),
    [
        ("risk", {"risk": "perhaps"}, "Choose from the answers on this page"),
        ("risk", {"risk": "yes\x00"}, "Choose from the answers on this page"),
        ("what-happened", {"words": "x" * 50_001}, "Write at most 50000 characters"),
        ("what-happened", {"words": "a\x00b"}, "a character in here that cannot be read"),
        (
            "how-known",
            {"known_as": "anonymous", "posts": ["nobody"]},
            "Choose from the answers on this page",
        ),
        ("return", {"receipt": "a\x00b"}, "a character in here that cannot be read"),
        ("return", {"receipt": "x" * 501}, "Write at most 500 characters"),
    ],
)
def test_what_cannot_be_taken_is_said_in_our_words(visitor, address, posted, said):
    answer = visitor.post(f"/speak-up/{address}", posted, secure=True)

    assert answer.status_code == 200
    assert said in answer.text
    assert not [each for each in DJANGOS if each in answer.text]


def test_what_was_typed_too_long_is_still_there(visitor):
    answer = visitor.post("/speak-up/what-happened", {"words": "quince " * 8000}, secure=True)

    assert "There are 5" in answer.text
    assert answer.text.count("quince") >= 7000


def test_an_empty_file_is_refused_with_a_sentence_and_the_words_stay(visitor):
    file = SimpleUploadedFile("notes.txt", b"")
    typed = {"words": "What I saw.", "files": file, "file": file}

    answer = visitor.post("/speak-up/what-happened", typed, secure=True)

    assert answer.status_code == 200
    assert "This file is empty" in answer.text
    assert "What I saw." in answer.text
