"""Watched names in a draft: whole and in part, whatever letters, spaces and hyphens they have."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import ahocorasick

from . import lexicon
from .flags import Flag, Kind
from .misspelling import Near
from .normalising import POSSESSIVE, Words
from .variants import Variant, variants, watched_words
from .watchlist import Row

TITLES = lexicon.word_set("titles.txt")
_AFTER_A_NAME = lexicon.word_set("after-a-name.txt")
_BEFORE_A_MONTH = frozenset(
    ["in", "since", "until", "during", "early", "late", "mid", "last", "next", "this", "each"]
)
_LEAST_JOINED = 4
_LEAST_ACROSS = 6
_SHORT = 3


class Watch:
    """Names looked for all at once. It is made once and used for any number of drafts."""

    def __init__(self, rows: Sequence[Row]) -> None:
        """Write every variant of every name into one automaton."""
        self.automaton = ahocorasick.Automaton()
        self.terms = 0
        kept: dict[str, list[Variant]] = {}
        for row in rows:
            for variant in variants(row):
                same = kept.setdefault("".join(variant.words), [])
                if all(each.words != variant.words for each in same):
                    same.append(variant)
        for key, same in kept.items():
            self.automaton.add_word(key, (len(key), same))
            self.terms += len(same)
        if kept:
            self.automaton.make_automaton()
        self.near = Near(watched_words(rows))

    def flags(self, words: Words, cleared: Callable[[int, int], bool]) -> list[Flag]:
        """Every mention of a watched name; `cleared`: does an allowed phrase cover this place?"""
        found = list(self._exact(words, cleared)) if self.terms else []
        taken = {word for first, last, _ in found for word in range(first, last + 1)}
        found += self._misspelt(words, taken, cleared)
        return [_flag(words, *each) for each in _joined(words, found)]

    def _exact(
        self, words: Words, cleared: Callable[[int, int], bool]
    ) -> Iterator[tuple[int, int, str]]:
        for end, (length, same) in self.automaton.iter(words.squeezed):
            first = words.begins_at(end - length + 1)
            if first is None:
                continue
            last = _ending(words, end + 1)
            if last is None:
                continue
            for variant in same:
                if _stands(words, first, last, variant) and (
                    variant.whole or not cleared(words.starts[first], words.ends[last])
                ):
                    yield first, last, variant.what
                    break

    def _misspelt(
        self, words: Words, taken: set[int], cleared: Callable[[int, int], bool]
    ) -> Iterator[tuple[int, int, str]]:
        meant: dict[str, str | None] = {}
        for word, form in enumerate(words.forms):
            if word in taken or form.isdigit():
                continue
            owner = form.endswith("s") and POSSESSIVE.search(words.raw(word))
            bare = form[:-1] if owner else form
            if bare not in meant:
                meant[bare] = self.near.meant(bare)
            what = meant[bare]
            if what is None or cleared(words.starts[word], words.ends[word]):
                continue
            if words.raw(word)[:1].isupper() or len(bare) > _LEAST_ACROSS:
                yield word, word, f"{what}, with a letter changed"


def _ending(words: Words, letter: int) -> int | None:
    """The word that ends before this letter, or before its possessive s."""
    last = words.holding(letter - 1)
    if words.at[last + 1] == letter:
        return last
    within = words.at[last + 1] - letter
    if within == 1 and POSSESSIVE.search(words.raw(last)):
        return last
    return None


def _stands(words: Words, first: int, last: int, variant: Variant) -> bool:
    """Say whether these words of the draft are that form of a name."""
    written = words.forms[first : last + 1]
    if len(written) == len(variant.words):
        same = all(a == b or a == b + "s" for a, b in zip(written, variant.words, strict=True))
        return same and (variant.whole or likely_name(words, first, last, variant.words))
    if len(variant.words) > 1:
        letters = sum(map(len, variant.words))
        return letters >= _LEAST_ACROSS and min(map(len, variant.words)) > 1
    if all(len(each) == 1 for each in written):
        return len(written) >= _LEAST_JOINED
    gaps = [words.gap(word) for word in range(first, last)]
    return len(variant.words[0]) >= _LEAST_JOINED and not any(
        each.isspace() or len(each) > _SHORT for each in gaps
    )


def likely_name(words: Words, first: int, last: int, variant: tuple[str, ...]) -> bool:
    """Say whether a word is meant as a name here, and not as the ordinary word it also is."""
    common = any(lexicon.is_ordinary(each) or each in lexicon.public_names() for each in variant)
    if not common and max(map(len, variant)) > 1 + 1:
        return True
    written = words.raw(first)
    if not written[:1].isupper():
        return False
    before = words.forms[first - 1] if first else ""
    after = words.forms[last + 1] if last + 1 < len(words) else ""
    if before in TITLES or POSSESSIVE.search(words.raw(last)):
        return True
    if (
        written.isupper()
        and len(written) > 1 + 1
        and words.raw(last + 1 if after else last).isupper()
    ):
        return False
    if variant[0] in lexicon.public_names() and (
        after.isdigit() or before.isdigit() or before in _BEFORE_A_MONTH
    ):
        return False
    if not lexicon.begins_sentence(words.text, words.starts[first]):
        return True
    capital = bool(after) and words.raw(last + 1)[:1].isupper() and words.gap(last).strip() == ""
    return capital or after in _AFTER_A_NAME


def _joined(words: Words, found: list[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """The longest of what overlaps, and what stands side by side as one."""
    found.sort(key=lambda each: (each[0], -each[1]))
    now: tuple[int, int, str] | None = None
    for first, last, what in found:
        if now and first <= now[1]:
            now = (now[0], max(now[1], last), now[2])
        elif now and first == now[1] + 1 and words.gap(now[1]) in {" ", "\u00a0", "-", " '"}:
            now = (now[0], last, "the whole name")
        else:
            if now:
                yield now
            now = (first, last, what)
    if now:
        yield now


def _flag(words: Words, first: int, last: int, what: str) -> Flag:
    start = words.starts[first]
    if first and words.forms[first - 1] in TITLES and "\n" not in words.gap(first - 1):
        start = words.starts[first - 1]
    return Flag(
        Kind.NAME,
        start,
        words.ends[last],
        f"Somebody on the watch-list: {what}.",
    )
