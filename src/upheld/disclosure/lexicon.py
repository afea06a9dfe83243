"""Words that are no names: a list of ordinary English, and what sentences are made of."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

# After the end of a sentence, or at the head of a line after a number, a letter or a bullet.
_SENTENCE_END = re.compile(
    r"[.!?:;][\"'\u201d\u2019)\]*_]*\s+[\"'\u201c\u2018(\[*_]*$"
    r"|\n\s*(?:\(?[\dA-Za-z]{1,3}[.)]\S{0,2}|\d{1,3}(?:\.\d+)*|[^\w\s]{1,3})?\s*$"
)

_SHORT = 6
_CELL = re.compile(r"[|\t]\s*[*_]*$")
_BRITISH = (
    ("isation", "ization"),
    ("ising", "izing"),
    ("ise", "ize"),
    ("our", "or"),
    ("ll", "l"),
    ("ence", "ense"),
    ("ae", "e"),
    ("re", "er"),
    ("yse", "yze"),
    ("eing", "ing"),
)
_BEFORE = re.compile(
    r"(?:non|multi|inter|co|pre|re|un|sub|over|under|anti|self|mid|semi|mis)(\w{4,})"
)


@cache
def ordinary() -> frozenset[str]:
    """Words that a dictionary writes small."""
    return word_set("ordinary.txt")


@cache
def also_names() -> frozenset[str]:
    """Given names that are ordinary words too."""
    return word_set("names-that-are-words.txt")


@cache
def public_names() -> frozenset[str]:
    """Words that are written large and name no person: days, months, national bodies, laws."""
    return word_set("public-names.txt")


@cache
def public_phrases() -> tuple[str, ...]:
    """The same, of several words."""
    return tuple(lines("public-phrases.txt"))


def word_set(name: str) -> frozenset[str]:
    """The words of one of our lists."""
    return frozenset(word_list(name))


def word_list(name: str) -> list[str]:
    """The same in order."""
    return [word for line in lines(name) for word in line.split()]


def lines(name: str) -> list[str]:
    """The lines of one of our lists without its remarks."""
    whole = resources.files(__package__).joinpath("words", name).read_text(encoding="utf-8")
    return [line for line in whole.splitlines() if line and not line.startswith("#")]


def is_ordinary(form: str) -> bool:
    """Say whether a word is an ordinary one, also with the endings that a list leaves out."""
    known = ordinary()
    if form in known or form.isdigit():
        return True
    if any(form.endswith(end) and form[: -len(end)] in known for end in ("s", "ly", "ness")):
        return True
    if len(form) > _SHORT and any(a in form and form.replace(a, b) in known for a, b in _BRITISH):
        return True
    longer = _BEFORE.fullmatch(form)
    return longer is not None and longer.group(1) in known


def begins_sentence(text: str, start: int) -> bool:
    """Say whether a word that starts here is the first of a sentence, a line or a cell."""
    before = text[max(0, start - 12) : start]
    if _CELL.search(before):
        return True
    bare = before.rstrip(" \t\"'\u201c\u2018([*_#>-\u2022\u2013|0123456789.)")
    return not bare or bare[-1] in "\n!?:;\u2026" or bool(_SENTENCE_END.search(before))
