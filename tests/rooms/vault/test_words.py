from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from upheld.vault import receipts, stretching, words

LIST = "6d557f0693958fb5e650b68b5bee585eb82cf4da32965505c789e924743bc522"


def test_the_list_has_7776_different_words_that_will_never_change():
    assert len(words.all_words()) == len(set(words.all_words())) == 7776
    text = "".join(f"{each}\n" for each in words.all_words())
    assert hashlib.sha256(text.encode()).hexdigest() == LIST


def test_words_that_hurt_are_never_drawn_and_known_all_the_same():
    hurting = ["rectal", "douche", "snitch", "traitor", "strangle", "womb", "mutilated"]
    assert set(hurting) <= set(words.all_words())
    assert not set(hurting) & set(words.drawn_words())
    assert not set(hurting) & set(words.draw(20_000).split())
    assert words.unknown_words(" ".join(hurting)) == []


def test_every_word_that_is_not_drawn_is_in_the_list():
    never = (Path(words.__file__).parent / "data" / "never_drawn.txt").read_text("utf-8").split()
    assert never == sorted(set(never) & set(words.all_words()))
    assert len(words.drawn_words()) == len(words.all_words()) - len(never)


def test_no_word_changes_when_it_is_normalised():
    assert [each for each in words.all_words() if words.normalise(each) != each] == []


def test_a_receipt_is_seven_words_and_unlocking_takes_six():
    assert len(receipts.new_words().split()) == 7
    assert len(stretching.new_words().split()) == 6
    assert words.unknown_words(receipts.new_words()) == []


def test_drawn_words_differ_each_time():
    assert len({words.draw(7) for _ in range(50)}) == 50


@pytest.mark.parametrize(
    "typed",
    [
        "abacus yo-yo zebra",
        "  Abacus\r\n\tYO-YO   zebra ",
        "abacus, yo-yo, zebra.",
        "abacus yo\u2011yo zebra",
        "abacus yo\u2013yo\u00a0zebra",
        "\uff41bacus yo-yo zebra",
    ],
)
def test_typing_may_differ_and_mean_the_same(typed):
    assert words.normalise(typed) == "abacus yo-yo zebra"


def test_a_mistyped_word_is_told_apart():
    assert words.unknown_words("Abacus appel zebra, qqq") == ["appel", "qqq"]
