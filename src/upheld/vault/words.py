"""Words that a person can copy by hand: drawn by chance, never chosen.

The list is the Electronic Frontier Foundation's large list of 7,776 words (CC BY 3.0 US,
see NOTICE). Some are never drawn: crude ones, and ones that hurt somebody who is afraid for a
child or for themselves. They stay known, since receipts with them have been given out. Each of
the 7,464 others is worth 12.87 bits.
"""

from __future__ import annotations

import re
import secrets
import unicodedata
from functools import cache
from importlib.resources import files

_DASHES = re.compile(r"[\u2010-\u2015\u2212\ufe58\uff0d]")
_BETWEEN = re.compile(r"[^\w-]+")


@cache
def all_words() -> tuple[str, ...]:
    """The 7,776 words, in the order of the list."""
    text = (files(__package__) / "data" / "eff_large_wordlist.txt").read_text("utf-8")
    return tuple(text.split())


@cache
def drawn_words() -> tuple[str, ...]:
    """The words that are drawn, in the order of the list. Add to `never_drawn.txt`, take none out
    of the whole list, and keep more than 7,419: seven of them must stay worth 90 bits.
    """
    text = (files(__package__) / "data" / "never_drawn.txt").read_text("utf-8")
    never = frozenset(text.split())
    return tuple(each for each in all_words() if each not in never)


@cache
def _known() -> frozenset[str]:
    return frozenset(all_words())


def draw(count: int) -> str:
    """That many words from those that are drawn, each drawn by chance, with spaces between them."""
    return " ".join(secrets.choice(drawn_words()) for _ in range(count))


def normalise(text: str) -> str:
    """The same words whatever case, spacing, commas, line breaks or dashes were typed."""
    plain = _DASHES.sub("-", unicodedata.normalize("NFKC", text).casefold())
    return _BETWEEN.sub(" ", plain).strip()


def unknown_words(text: str) -> list[str]:
    """The words that are not in our list, as typed words for an error message, in order.

    A word that is mistyped can be told apart from seven good words that fit no receipt.
    """
    return [each for each in normalise(text).split() if each not in _known()]
