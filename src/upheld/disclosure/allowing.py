"""The allowed list: phrases that somebody has cleared by hand, one a line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from . import lexicon
from .extracting.reading import decoded
from .normalising import Words, words_of
from .refused import CannotRead

_LONGEST = 400


def read(content: bytes, called: str) -> list[str]:
    """Read `allowed.txt`. Lines that begin with # are remarks. Raises `CannotRead`."""
    found = []
    for number, line in enumerate(decoded(content, called).splitlines(), start=1):
        said = line.strip()
        if not said or said.startswith("#"):
            continue
        if len(said) > _LONGEST:
            raise CannotRead(f"{called}, line {number}: is longer than {_LONGEST} characters.")
        if not any(each.isalnum() for each in said):
            raise CannotRead(
                f"{called}, line {number}: “{said}” has neither a letter nor a figure."
            )
        found.append(said)
    return found


class Allowed:
    """Allowed phrases, in any letters."""

    def __init__(self, phrases: Iterable[str]) -> None:
        """Keep phrases by their first word."""
        self.phrases: dict[str, list[tuple[str, ...]]] = {}
        for phrase in phrases:
            forms = tuple(words_of(phrase).forms)
            if forms:
                self.phrases.setdefault(forms[0], []).append(forms)

    def places(self, words: Words) -> Iterator[tuple[int, int]]:
        """First and last word of each mention of an allowed phrase."""
        begin = self.phrases.keys() | {f"{each}s" for each in self.phrases}
        for first, form in enumerate(words.forms):
            if form not in begin:
                continue
            for phrase in [*self.phrases.get(form, ()), *self.phrases.get(_bare(form), ())]:
                last = first + len(phrase) - 1
                written = tuple(words.forms[first : last + 1])
                if written == phrase or (*written[:-1], _bare(written[-1])) == phrase:
                    yield first, last

    def cleared(self, words: Words, *, longer: bool = False) -> Callable[[int, int], bool]:
        """A question for a draft: does an allowed phrase cover these characters?

        With `longer` the phrase must say more than what it covers, as Young Minds does of Young.
        """
        covers: dict[int, tuple[int, int]] = {}
        for first, last in self.places(words):
            begin, end = words.starts[first], words.ends[last]
            for word in range(first, last + 1):
                start = words.starts[word]
                if end > covers.get(start, (0, 0))[1]:
                    covers[start] = (begin, end)

        def asked(start: int, end: int) -> bool:
            begin, last = covers.get(start, (start, -1))
            return last >= end and not (longer and (begin, last) == (start, end))

        return asked


def _bare(form: str) -> str:
    return form[:-1] if form.endswith("s") else form


def public() -> list[str]:
    """Phrases that are allowed everywhere: laws, guidance, national bodies."""
    return list(lexicon.public_phrases())
