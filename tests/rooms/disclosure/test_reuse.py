"""Words taken from a sealed text are found, whatever was done to letters and spaces."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from upheld.disclosure import lexicon
from upheld.disclosure.flags import Flag
from upheld.disclosure.normalising import TOKEN, compatible, tokens_of, words_of
from upheld.disclosure.prints import SHORTEST_RUN
from upheld.disclosure.reuse import flags
from upheld.disclosure.sources import Sources

WORDS = sorted(each for each in lexicon.ordinary() if 3 <= len(each) <= 9)
FILLER = "zimmern quillon vastrel ombrey"
SPACES = [" ", "  ", "\n", "\t", "\u00a0", "\u2009", " \r\n ", "\n\n"]
MARKS = ["", "", ",", ".", ";", " –", "—", "…", ")", "”", "’", " *", " | ", " _"]
FORMS = ["NFC", "NFD", "NFKC", "NFKD"]
CASES = [str.lower, str.upper, str.title, str.swapcase]
WIDE = {at: at + 0xFEE0 for at in range(0x21, 0x7F)}


def never(_start: int, _end: int) -> bool:
    return False


def found(draft: str, sealed: str) -> list[Flag]:
    return flags(words_of(draft), Sources({"sealed": sealed}), never)


words = some.lists(
    some.sampled_from([*WORDS, "café", "naïve", "don't", "o’clock"]), min_size=8, max_size=14
)


@settings(max_examples=150, deadline=None)
@given(
    said=words,
    before=some.integers(0, 12),
    after=some.integers(0, 12),
    dice=some.randoms(use_true_random=False),
)
def test_any_shared_run_of_eight_words_is_found_in_any_dress(said, before, after, dice):
    sealed = " ".join([*(FILLER.split() * 3)[:before], *said, *(FILLER.split() * 3)[:after]])
    dressed = ""
    for word in said:
        shown = unicodedata.normalize(dice.choice(FORMS), dice.choice(CASES)(word))
        shown = shown.translate(WIDE) if dice.random() < 0.1 else shown
        if dice.random() < 0.2 and shown.isascii() and shown.isalpha():
            at = dice.randrange(1, len(shown))
            shown = shown[:at] + dice.choice(["\u00ad", "\u200b", "\u2060"]) + shown[at:]
        dressed += shown + dice.choice(MARKS) + dice.choice(SPACES)
    begin = "Quite another beginning: "
    draft = f"{begin}{dressed}and an end of its own."
    flagged = found(draft, sealed)
    assert flagged
    first, last = min(each.start for each in flagged), max(each.end for each in flagged)
    assert first <= len(begin)
    assert last >= len(begin) + len(dressed.rstrip(" \n\t\r\u00a0\u2009,.;–—…)”’*|_")) - 2


@settings(max_examples=60, deadline=None)
@given(said=words, count=some.integers(1, SHORTEST_RUN - 2))
def test_fewer_words_are_not_a_run(said, count):
    draft = f"Mondays were {' '.join(said[:count])} unlike other mornings there."
    assert not [each for each in found(draft, " ".join(said)) if "in a row" in each.why]


@settings(max_examples=200, deadline=None)
@given(text=some.text(alphabet="abcXYZ019 '’`-–.,\n\t£é\u00a0\u2011\"", max_size=60))
def test_the_fast_way_of_cutting_words_is_the_careful_one(text):
    careful = [each.replace("'", "") for each in TOKEN.findall(compatible(text))]

    def bare(token: str) -> str:
        return "".join(each for each in token if each.isalnum())

    assert [bare(each) for each in tokens_of(text)] == [bare(each) for each in careful]


@pytest.mark.parametrize(
    ("sealed", "draft"),
    [
        (
            "her well-being was of no concern to them that day",
            "her wellbeing was of no concern to them",
        ),
        (
            "they met in the multi-agency hub on a wet Monday",
            "They met in the multi agency hub on a",
        ),
        (
            "we waited twenty-one days for the plan to be read",
            "we waited 21 days for the plan to be",
        ),
        (
            "nobody told the fam-\nily that the plan had been changed",
            "nobody told the family that the plan had",
        ),
        (
            "the man's brother’s friend knew it all from the first",
            "the mans brothers friend knew it all from",
        ),
    ],
)
def test_hyphens_number_words_and_line_ends_make_no_difference(sealed, draft):
    assert found(draft, sealed)


@pytest.mark.parametrize(
    "draft",
    [
        "She said to me that numbers had been invented on a Friday evening and everybody knew it.",
        "Numbers were being made up every Friday and everyone in the team knew about it.",
    ],
)
def test_a_sentence_changed_in_three_words_is_found(draft):
    sealed = (
        "She told me that the numbers were being made up on a Friday afternoon and that everybody "
        "in the management team knew about it but nobody dared to say so."
    )
    assert found(draft, sealed)


def test_another_sentence_about_the_same_matter_is_not():
    sealed = "The numbers were made up on Fridays and everybody in the management team knew."
    assert not found("Staff said that figures for the board were not always right.", sealed)


def test_a_place_is_given_in_the_draft_and_the_source_by_name():
    sealed = "I told her that I would not sign off the visits because nobody had seen the child."
    draft = "As one put it: “I told her that I would NOT sign off the visits”."
    (flag,) = found(draft, sealed)
    assert draft[flag.start : flag.end] == "I told her that I would NOT sign off the visits"
    assert "sealed" in flag.why
