"""Words as a reader hears them, whatever letters they are written in, and where they stand.

Letters are compared as small Latin ones without marks: full-width and joined letters (NFKC),
letters of other scripts that look like Latin ones, and, failing that, the sound of the letter.
Soft hyphens, characters without width, apostrophes and hyphens at the end of a line are no part
of a word. A number word is its digits, and 21 is read as twenty and one.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate

from anyascii import anyascii

from . import lexicon

INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff"
)
_WITHIN = rf"[{INVISIBLE}\u0300-\u036f]"
_APOSTROPHE = "['\u2019\u2018\u02bc\u00b4`\u2032\uff07]"
# Small raised figures are notes at the foot of the page and no part of the word before them.
_RAISED = dict.fromkeys([0xB9, 0xB2, 0xB3, *range(0x2070, 0x207A)], " ")
_LETTER = r"[^\W_]"
_FOREIGN = re.compile(r"[^\x00-\x7f]")
_HYPHENS = frozenset("-\u2010\u2011")
_AROUND = 160
_APART = "qqapartqq"
_HYPHENATED = re.compile(r"[-\u2010\u2011](?<=[^\W_][-\u2010\u2011])(?=[^\W_])")
_JOINT = rf"(?:(?:{_WITHIN}|{_APOSTROPHE})+|[-\u2010\u2011][ \t]*\r?\n[ \t]*(?=[a-z]))"
TOKEN = re.compile(rf"{_LETTER}+(?:{_JOINT}{_LETTER}+)*")
POSSESSIVE = re.compile(rf"{_APOSTROPHE}{_WITHIN}*[sS]$")

_UNITS = lexicon.word_list("units.txt")
_TENS = lexicon.word_list("tens.txt")
NUMBER_WORDS = {
    **{word: at for at, word in enumerate(_UNITS)},
    **{word: (at + 2) * 10 for at, word in enumerate(_TENS)},
}
_DIGITS = {word: str(value) for word, value in NUMBER_WORDS.items()}
_TWO_DIGITS = re.compile(r"[2-9][1-9]")

# Letters of other alphabets that the eye takes for Latin ones, in pairs.
_PAIRS = (
    "аaеeоoрpсcуyхxіiјjѕsԁdԛqԝwһhӏlвbкkмmнhтtгrзeѵvпnαaβbεeηnιiκkνvοoρpτtυuχxγyωwսuոnօoցgհhѐeёeїi"
)
LOOK_ALIKE = dict(zip(_PAIRS[::2], _PAIRS[1::2], strict=True))
_CERTAIN = set("аеорсухіјѕԁԛԝһӏαονρυιѵοѐё")


@lru_cache(maxsize=200_000)
def forms_of(token: str) -> tuple[str, ...]:
    """The form of a word; two for a number such as 21, and for a word without letters none."""
    form = token.lower() if token.isascii() else _folded(token)
    if not form.isalnum():
        form = "".join(each for each in form if each.isalnum())
    form = _DIGITS.get(form, form)
    if _TWO_DIGITS.fullmatch(form):
        return (form[0] + "0", form[1])
    return (form,) if form else ()


@lru_cache(maxsize=200_000)
def folded(token: str) -> str:
    """The letters of a word alone, small, Latin and without marks."""
    plain = token.lower() if token.isascii() else _folded(token)
    return "".join(each for each in plain if each.isalnum())


def _folded(token: str) -> str:
    wide = unicodedata.normalize("NFKC", token).casefold()
    letters = [
        each for each in unicodedata.normalize("NFKD", wide) if not unicodedata.combining(each)
    ]
    seen = any("a" <= each <= "z" for each in letters)
    foreign = [each for each in letters if each.isalpha() and not each.isascii()]
    alike = seen or all(each in _CERTAIN for each in foreign)
    return "".join(_latin(each, alike=alike) for each in letters)


def _latin(letter: str, *, alike: bool) -> str:
    if letter.isascii():
        return letter
    if alike and letter in LOOK_ALIKE:
        return LOOK_ALIKE[letter]
    return anyascii(letter).casefold()


@dataclass(frozen=True, slots=True, repr=False)
class Words:
    """The words of a text in order: forms, and where each begins and ends in the text."""

    text: str
    forms: list[str]
    starts: list[int]
    ends: list[int]
    squeezed: str = field(init=False)
    at: list[int] = field(init=False)

    def __post_init__(self) -> None:
        """Write all forms in one run of letters, and remember where each word begins in it."""
        object.__setattr__(self, "squeezed", "".join(self.forms))
        lengths = (len(each) for each in self.forms)
        object.__setattr__(self, "at", list(accumulate(lengths, initial=0)))

    def __len__(self) -> int:
        """How many words there are."""
        return len(self.forms)

    def raw(self, word: int) -> str:
        """A word as it is written."""
        return self.text[self.starts[word] : self.ends[word]]

    def holding(self, letter: int) -> int:
        """Which word holds a letter of the squeezed text."""
        return bisect_right(self.at, letter) - 1

    def begins_at(self, letter: int) -> int | None:
        """Which word begins at a letter of the squeezed text, if one does."""
        word = self.holding(letter)
        return word if word < len(self) and self.at[word] == letter else None

    def gap(self, word: int) -> str:
        """What stands between a word and the next one."""
        if word + 1 >= len(self):
            return self.text[self.ends[word] :] if self.forms else ""
        return self.text[self.ends[word] : self.starts[word + 1]]


def words_of(text: str) -> Words:
    """Read the words of a text."""
    forms: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    wide, places = _unfolded(text)
    for found in TOKEN.finditer(wide):
        start, end = found.span()
        if places:
            start, end = places[start], places[end - 1] + 1
        for form in forms_of(found.group()):
            forms.append(form)
            starts.append(start)
            ends.append(end)
    return Words(text, forms, starts, ends)


def joined_at_hyphens(words: Words) -> Words:
    """The same words, with those that a hyphen joins as one: well-being is then wellbeing."""
    if not _HYPHENATED.search(words.text):
        return words
    forms: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for word, form in enumerate(words.forms):
        if word and words.gap(word - 1) in _HYPHENS:
            forms[-1] += form
            ends[-1] = words.ends[word]
        else:
            forms.append(form)
            starts.append(words.starts[word])
            ends.append(words.ends[word])
    return Words(words.text, forms, starts, ends)


# What a typesetter writes for marks of a plain keyboard.
_PLAIN = {
    **dict.fromkeys(map(ord, "\u2019\u2018"), "'"),
    **dict.fromkeys(map(ord, "\u201c\u201d\u2013\u2014\u2026\u2022\u00a3\u00a0"), " "),
    0x2011: "-",
}
_ASIDE = {at: " " for at in range(128) if not chr(at).isalnum()}


def tokens_of(text: str) -> list[str]:
    """The tokens of a text without their places: as `TOKEN` finds them, and many times faster."""
    plain = text if text.isascii() else text.translate(_PLAIN)
    if not plain.isascii() or "-\n" in plain or "-\r" in plain or "- " in plain:
        return TOKEN.findall(compatible(text))
    return plain.replace("'", "").replace("`", "").translate(_ASIDE).split()


def around_hyphens(text: str) -> str:
    """What stands around hyphenated words, with their parts put together.

    Between two places stands a word that no text has, so that no run of words goes over it.
    """
    parts: list[str] = []
    done = -1
    for found in _HYPHENATED.finditer(text):
        begin, end = max(0, found.start() - _AROUND), found.end() + _AROUND
        if begin > done:
            parts.append(f" \u2260 {_APART}{len(parts)} ")
        parts.append(text[max(begin, done, 0) : end] if end > done else "")
        done = max(done, end)
    return _HYPHENATED.sub("", "".join(parts))


def compatible(text: str) -> str:
    """A text with compatible letters written as plain ones; small raised figures are left out."""
    return text if text.isascii() else unicodedata.normalize("NFKC", text.translate(_RAISED))


def _unfolded(text: str) -> tuple[str, list[int]]:
    """The same for a draft, with where each letter stands in it; no places if none has moved."""
    if text.isascii():
        return text, []
    letters = [
        " " if ord(each) in _RAISED else unicodedata.normalize("NFKC", each)
        for each in _FOREIGN.findall(text)
    ]
    if all(len(each) == 1 for each in letters):
        given = iter(letters)
        return _FOREIGN.sub(lambda _: next(given), text), []
    wide = [
        each
        if each.isascii()
        else (" " if ord(each) in _RAISED else unicodedata.normalize("NFKC", each))
        for each in text
    ]
    return "".join(wide), [at for at, each in enumerate(wide) for _ in each]
