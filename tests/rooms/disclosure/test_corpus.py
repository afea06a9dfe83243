"""The check on the corpus: what it finds of each kind, and what it flags in clean drafts.

`upheld.disclosure.measured` says these numbers to users; here they are held to what is measured.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import pytest

from tests.rooms.disclosure import drafts
from tests.rooms.disclosure.files import leaking_files
from upheld.disclosure import measured
from upheld.disclosure.extracting import extract
from upheld.disclosure.flags import Kind

DIRECT = ("name", "initials", "pattern", "reuse")
AIM_DIRECT, AIM_POSTS, AIM_FALSE = 99.0, 95.0, 2.0
FEWEST = 60


@pytest.fixture(scope="module")
def check():
    return drafts.check()


def recall(check, halves: Iterable[str]) -> dict[str, float]:
    planted: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for half in halves:
        for draft in drafts.leaking(half):
            flags = drafts.flags(check, draft)
            planted.update(leak.kind for leak in draft.leaks)
            found.update(leak.kind for leak in draft.leaks if drafts.found(leak, flags))
    for name, content, words in leaking_files():
        draft = extract(content, name)
        flags = check.draft(draft, name).flags
        for each in words:
            planted["metadata"] += 1
            found["metadata"] += any(
                flag.kind == Kind.METADATA and each in draft.text[flag.start : flag.end]
                for flag in flags
            )
    shares = {kind: round(100 * found[kind] / planted[kind], 1) for kind in planted}
    shares["all"] = round(100 * found.total() / planted.total(), 1)
    return shares


def false_flags_a_page(check, half: str) -> float:
    flags = words = 0
    for draft in drafts.clean(half):
        flags += len(drafts.flags(check, draft))
        words += len(draft.text.split())
    return flags / words * drafts.WORDS_ON_A_PAGE


def test_the_corpus_is_as_large_as_it_says_and_has_every_kind():
    leaking = [each for half in drafts.HALVES for each in drafts.leaking(half)]
    clean = [each for half in drafts.HALVES for each in drafts.clean(half)]
    assert min(len(leaking), len(clean), len({each.text for each in clean})) >= FEWEST
    kinds = {leak.kind for draft in leaking for leak in draft.leaks}
    assert kinds | {"metadata"} == {kind.value for kind in Kind}


def test_recall_on_the_whole_corpus_is_what_we_say_and_reaches_the_aims(check):
    shares = recall(check, drafts.HALVES)
    assert shares == measured.RECALL
    assert min(shares[kind] for kind in DIRECT) >= AIM_DIRECT
    assert shares["single-holder-post"] >= AIM_POSTS


def test_recall_on_the_half_written_after_the_rules_is_given_by_itself(check):
    assert recall(check, ["second"])["all"] == measured.RECALL_SECOND_HALF
    assert measured.RECALL_SECOND_HALF_AT_FIRST < measured.RECALL_SECOND_HALF


@pytest.mark.parametrize("half", drafts.HALVES)
def test_clean_drafts_are_seldom_flagged_after_the_first_clearing(check, half):
    share = false_flags_a_page(check, half)
    assert share <= AIM_FALSE
    assert round(share, 2) == measured.FALSE_FLAGS_A_PAGE[half]
