"""What a reporter's own browser could have sealed is believed only in the shape that ours has."""

from __future__ import annotations

from typing import Any

import pytest

from upheld.concerns.questions import Answer, Category, Question
from upheld.concerns.sealing import Kind
from upheld.concerns.shapes import SHAPES

ANSWER: dict[str, Any] = {
    "question": Question.CATEGORY.value,
    **Answer(codes=(Category.FEAR.value,), words="Words.").as_content(),
}
GOOD: tuple[tuple[Kind, dict[str, Any]], ...] = (
    (Kind.ANSWER, ANSWER),
    (Kind.ANSWER, ANSWER | {"first": "2021-03-01", "unsure": True}),
    (Kind.ADDED, {"words": "", "files": [{"body": "x", "name": "list.txt"}]}),
    (Kind.DETRIMENT, {"words": "Words.", "happened": ""}),
    (Kind.DETRIMENT, {"words": "Words.", "happened": "2021-03-01"}),
    (Kind.SINCE, {"words": "", "since": "rather-not"}),
    (Kind.WITHDRAWAL, {"words": ""}),
    (Kind.DISCLOSED, {"known_as": "named"}),
    (Kind.STRUCK, {"posts": ["an id"]}),
    (Kind.OWN, {"kept": "YWdl"}),
    (Kind.EXPERIENCE, {"taken": "partly", "words": ""}),
    (Kind.EXPERIENCE, {"taken": "partly", "again": "no", "words": ""}),
)
BAD: tuple[tuple[Kind, dict[str, Any]], ...] = (
    (Kind.ANSWER, ANSWER | {"question": "religion"}),
    (Kind.ANSWER, ANSWER | {"question": ["when"]}),
    (Kind.ANSWER, ANSWER | {"codes": "fear"}),
    (Kind.ANSWER, ANSWER | {"codes": [["fear"]]}),
    (Kind.ANSWER, ANSWER | {"codes": ["made-up"]}),
    (Kind.ANSWER, ANSWER | {"words": "\ud800"}),
    (Kind.ANSWER, ANSWER | {"first": "yesterday"}),
    (Kind.ANSWER, ANSWER | {"first": None}),
    (Kind.ANSWER, ANSWER | {"unsure": "yes"}),
    (Kind.ANSWER, {"question": "when"}),
    (Kind.ADDED, {"words": "Words."}),
    (Kind.ADDED, {"words": "Words.", "files": ["list.txt"]}),
    (Kind.ADDED, {"words": "Words.", "files": [{"name": "../list.txt"}]}),
    (Kind.DETRIMENT, {"words": "Words."}),
    (Kind.DETRIMENT, {"words": 7, "happened": ""}),
    (Kind.SINCE, {"words": "", "since": "maybe"}),
    (Kind.WITHDRAWAL, {}),
    (Kind.DISCLOSED, {"known_as": "king"}),
    (Kind.STRUCK, {"posts": "all"}),
    (Kind.OWN, {"kept": 7}),
    (Kind.EXPERIENCE, {"taken": "partly", "again": "maybe", "words": ""}),
)


@pytest.mark.parametrize(("kind", "said"), GOOD)
def test_what_our_pages_seal_is_believed(kind, said):
    assert SHAPES[kind](said)


@pytest.mark.parametrize(("kind", "said"), BAD)
def test_what_no_page_of_ours_would_seal_is_not(kind, said):
    assert not SHAPES[kind](said)
