"""Names that nobody has cleared: whatever is written large and is no ordinary word of a report."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from . import lexicon
from .flags import Flag, Kind
from .naming import TITLES, likely_name
from .normalising import Words, folded

# What councils write large without meaning a person: offices, bodies, parts of a document.
_OFFICIAL = lexicon.word_set("official.txt")
_NAMED_BY = lexicon.word_set("named-by.txt")
_INNER = frozenset(
    ["of", "the", "and", "for", "in", "to", "on", "at", "a", "an", "with", "by", "s"]
)
_SEPARATE = re.compile(r"^(?:['\u2019]s?)?[ \t\u00a0]*\n?[ \t]*$|^[-\u2010\u2011]$|^ ?& ?$")
_BREAK = re.compile(r"\n\s*\n|[.!?:;|\t]")
_CAPITALS = 2
_HEADING = 90


def flags(words: Words, cleared: Callable[[int, int], bool]) -> Iterator[Flag]:
    """Every sequence of capitalised words that is not on the allowed list."""
    for begin, end in _sequences(words):
        first, last = _trimmed(words, begin, end)
        if first > last or cleared(words.starts[first], words.ends[last]):
            continue
        named = [
            word
            for word in range(first, last + 1)
            if _names(words, word, first, last)
            and not cleared(words.starts[word], words.ends[word])
        ]
        if named:
            why = "Written as a name, and on no list: nobody has cleared it."
            yield Flag(Kind.UNKNOWN, words.starts[first], words.ends[last], why)


def _sequences(words: Words) -> Iterator[tuple[int, int]]:
    """Runs of capitalised words, over small words between two of them."""
    word = 0
    while word < len(words):
        if not _capital(words, word):
            word += 1
            continue
        last = word
        while (further := _next(words, last)) is not None:
            last = further
        yield word, last
        word = last + 1


def _capital(words: Words, word: int) -> bool:
    return words.raw(word)[:1].isupper()


def _next(words: Words, word: int) -> int | None:
    at = word
    for _ in range(_CAPITALS + 1):
        short = len(words.forms[at]) == 1 and words.gap(at) == ". "
        if at + 1 >= len(words) or not (short or _SEPARATE.match(words.gap(at))):
            return None
        at += 1
        if _capital(words, at):
            return at
        if words.forms[at] not in {"of", "the", "and", "for", "de", "van", "al"}:
            return None
    return None


def _trimmed(words: Words, first: int, last: int) -> tuple[int, int]:
    """Without ordinary words at the head of a sentence, and official words on either side."""
    while first <= last and (
        words.forms[first] in _INNER
        or (_opens(words, first) and not _may_be_named(words, first, first))
    ):
        first += 1
    while last >= first and words.forms[last] in _INNER:
        last -= 1
    return first, last


def _opens(words: Words, word: int) -> bool:
    return lexicon.begins_sentence(words.text, words.starts[word])


def _may_be_named(words: Words, first: int, last: int) -> bool:
    form = _base(words, first)
    if form in lexicon.also_names() and form not in _OFFICIAL:
        return likely_name(words, first, last, (form,)) and not _heading(words, first)
    return not lexicon.is_ordinary(form) and form not in lexicon.public_names()


def _base(words: Words, word: int) -> str:
    """A word without the s of the possessive."""
    raw = words.raw(word)
    bare = re.sub(r"['\u2019]s$", "", raw)
    return folded(bare)


def _names(words: Words, word: int, first: int, last: int) -> bool:
    form, raw = _base(words, word), words.raw(word)
    if form in _OFFICIAL or form in _INNER or form in lexicon.public_names() or form.isdigit():
        return form in lexicon.also_names() and form not in lexicon.public_names()
    figures = sum(each.isdigit() for each in form)
    if len(form) == 1 or figures == len(form) or figures > _CAPITALS:
        return False
    known = lexicon.is_ordinary(form) or contraction(raw)
    if not known:
        return not _plural_of_short(form, raw)
    if raw.isupper() and len(raw) > 1:
        return False
    if _opens(words, word):
        return form in lexicon.also_names() and _may_be_named(words, word, word)
    if words.forms[word - 1] in TITLES:
        return True
    return not _heading(words, word) and not _quoted_title(words, word, first, last)


def contraction(raw: str) -> bool:
    """Don't, We're, It's."""
    return bool(
        re.search(r"['\u2019](?:t|re|ve|ll|d|m|s)$", raw, re.IGNORECASE)
    ) and lexicon.is_ordinary(folded(re.split(r"['\u2019]", raw)[0]))


def _plural_of_short(form: str, raw: str) -> bool:
    """IROs, LADOs."""
    return raw.rstrip("s").isupper() and form.rstrip("s") in lexicon.public_names()


def _heading(words: Words, word: int) -> bool:
    """Whether a word stands in a heading, where ordinary words are written large too."""
    text, start = words.text, words.starts[word]
    begin = text.rfind("\n", max(0, start - 4 * _HEADING), start) + 1
    end = text.find("\n", start, start + 4 * _HEADING)
    if (begin == 0 and start > 4 * _HEADING) or (end < 0 and len(text) > start + 4 * _HEADING):
        return False
    line = text[begin : end if end >= 0 else len(text)].strip(" #*_\t|")
    if "|" in line:
        line = _cell(text[begin : end if end >= 0 else len(text)], start - begin)
    letters = [each for each in re.findall(r"[^\W\d_]+", line) if len(each) > 1 + 1]
    large = sum(each[0].isupper() for each in letters)
    return (
        len(line) < _HEADING and not line.endswith((".", ",", ";")) and large >= 0.6 * len(letters)
    )


def _cell(line: str, at: int) -> str:
    before = line.rfind("|", 0, at) + 1
    after = line.find("|", at)
    return line[before : after if after >= 0 else len(line)].strip()


def _quoted_title(words: Words, word: int, first: int, last: int) -> bool:
    """Part of a title such as Director for Resources: an official word stands beside it."""
    beside = range(max(first, word - 2), min(last, word + 2) + 1)
    official = [
        each
        for each in beside
        if each != word and _base(words, each) in _OFFICIAL and _base(words, each) not in _NAMED_BY
    ]
    return bool(official) and _base(words, word) not in lexicon.also_names()
