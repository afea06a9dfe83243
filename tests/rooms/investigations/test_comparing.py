"""What changed between two texts: everything that did, and nothing that did not."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from upheld.investigations.comparing import LONGEST_BY_WORD, Change, Piece, changed_paragraphs

TEXTS = st.lists(
    st.lists(st.sampled_from(["read", "each", "file", "in", "May", "June"]), max_size=6), max_size=5
).map(lambda lines: "\n".join(" ".join(line) for line in lines))


def _lines(text):
    return [line for line in text.splitlines() if line]


def _side(paragraphs, *changes):
    sides = (
        " ".join(each.words for each in pieces if each.change in changes) for pieces in paragraphs
    )
    return [each for each in sides if each]


def test_one_word_is_one_change():
    assert changed_paragraphs(
        "Same.\nRead the files of May.", "Same.\n\nRead the files of June."
    ) == (
        (
            Piece(Change.KEPT, "Read the files of"),
            Piece(Change.OUT, "May."),
            Piece(Change.IN, "June."),
        ),
    )


@settings(deadline=None)
@given(before=TEXTS, after=TEXTS)
def test_the_pieces_are_the_old_lines_and_the_new_ones(before, after):
    found = changed_paragraphs(before, after)
    gone = Counter(_side(found, Change.KEPT, Change.OUT))
    come = Counter(_side(found, Change.KEPT, Change.IN))
    # What is left stayed.
    assert Counter(_lines(before)) - gone == Counter(_lines(after)) - come
    assert gone <= Counter(_lines(before))
    assert come <= Counter(_lines(after))


@settings(deadline=None)
@given(text=TEXTS)
def test_the_same_text_has_no_changes(text):
    assert changed_paragraphs(text, text + "\n\n") == ()


def test_a_very_long_paragraph_is_shown_as_a_whole():
    old = " ".join(["word"] * (LONGEST_BY_WORD + 1))
    found = changed_paragraphs(old, old + " more")
    assert [each.change for each in found[0]] == [Change.OUT, Change.IN]
