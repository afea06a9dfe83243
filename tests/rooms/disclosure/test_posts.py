"""Posts whose titles are hard: a letter at the end, and words that are everywhere."""

from __future__ import annotations

import pytest

from upheld.disclosure.normalising import words_of
from upheld.disclosure.posts import Posts
from upheld.disclosure.watchlist import Row

LETTERED = Posts([Row("", (), "Senior post A", 1), Row("", (), "Senior post B", 1)])


@pytest.mark.parametrize(
    "said", ["A culture of fear was found.", "It was a risk.", "Plan B failed."]
)
def test_the_letter_of_a_post_is_no_post(said):
    assert list(LETTERED.flags(words_of(said))) == []


def test_a_post_with_a_letter_is_found():
    assert list(LETTERED.flags(words_of("We were told by senior post A of this.")))
