"""Seven words as people copy them from paper, brought back to how they were printed.

They come with numbers before them, with dashes between them, over several lines, in capitals,
or with marks that a telephone puts in and nobody sees. All of it means the same seven words.
"""

from __future__ import annotations

import re
import unicodedata

from upheld.vault.words import normalise, unknown_words

_DASHES = re.compile(r"[\u00ad\u2010-\u2015\u2212\ufe58\uff0d_]")
_BROKEN = re.compile(r"(?<=\w)-[ \t]*\r?\n[ \t]*(?=\w)")


def as_printed(text: str) -> str:
    """The same words with one space between them, whatever else was typed around them."""
    visible = "".join(each for each in text if each == "\u00ad" or not _is_unseen(each))
    plain = _DASHES.sub("-", unicodedata.normalize("NFKC", visible))
    found = [each for each in _whole(plain).split() if not each.isdecimal()]
    return " ".join(part for each in found for part in _parts(each))


def _whole(text: str) -> str:
    """Words that were broken at the end of a line, put together where that makes a word."""

    def joined(match: re.Match[str]) -> str:
        start = re.search(r"[\w-]*$", text[: match.start()])
        end = re.match(r"\w*", text[match.end() :])
        whole = (start[0] if start else "") + (end[0] if end else "")
        return "" if whole and not unknown_words(whole) else " "

    return normalise(_BROKEN.sub(joined, text))


def _parts(word: str) -> list[str]:
    """A word of the list as it is; several with dashes between them, each alone.

    Some words of the list have a dash themselves, so the longest that fits comes first.
    """
    pieces = [each for each in word.split("-") if each]
    found: list[str] = []
    while pieces:
        fitting = (n for n in range(len(pieces), 0, -1) if _is_known("-".join(pieces[:n])))
        taken = next(fitting, 0)
        if not taken:
            return [word]
        found.append("-".join(pieces[:taken]))
        pieces = pieces[taken:]
    return found


def _is_known(word: str) -> bool:
    return not unknown_words(word)


def _is_unseen(character: str) -> bool:
    return unicodedata.category(character) == "Cf"
