"""The corpus: drafts with planted leaks and clean ones, and the file that they were made from.

All of it is synthetic. A leak is planted as `{{kind|words}}`; the marks are taken out first.
The first part was written and committed before any rule, the second after, and the third after the
rules had been mended.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from upheld.disclosure import allowing, watchlist
from upheld.disclosure.checking import Check
from upheld.disclosure.extracting import extract
from upheld.disclosure.flags import Flag

FOLDER = Path(__file__).parent / "corpus"
PARTS = ("first", "second", "third")
_MARK = re.compile(r"\{\{([\w-]+)\|(.*?)\}\}", re.DOTALL)
_DRAFT = re.compile(r"^=== (\S+)\n", re.MULTILINE)
WORDS_ON_A_PAGE = 500
TOGETHER = 3


@dataclass(frozen=True)
class Leak:
    """A planted leak and where it stands."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True)
class Draft:
    """A draft without its marks."""

    name: str
    part: str
    text: str
    leaks: tuple[Leak, ...]


def written(part: str, kind: str) -> list[tuple[str, str]]:
    """The paragraphs of one file of the corpus, by name."""
    whole = (FOLDER / f"{part}-{kind}.txt").read_text(encoding="utf-8")
    parts = _DRAFT.split(whole)
    return list(zip(parts[1::2], (each.strip() for each in parts[2::2]), strict=True))


def leaking(part: str) -> Iterator[Draft]:
    """Drafts with planted leaks."""
    for name, marked in written(part, "leaks"):
        text, leaks, done = "", [], 0
        for found in _MARK.finditer(marked):
            text += marked[done : found.start()]
            leaks.append(Leak(found[1], len(text), len(text) + len(found[2])))
            text += found[2]
            done = found.end()
        yield Draft(name, part, text + marked[done:], tuple(leaks))


def clean(part: str) -> Iterator[Draft]:
    """Clean drafts: each paragraph with others of its part, in turning order."""
    paragraphs = written(part, "clean")
    count = len(paragraphs)
    for at in range(max(count, 30)):
        step = 1 + at // count
        chosen = [paragraphs[(at + step * each * 3) % count] for each in range(TOGETHER)]
        name = "+".join(each for each, _ in chosen)
        yield Draft(name, part, "\n\n".join(said for _, said in chosen), ())


def check() -> Check:
    """The check as a disclosure officer would start it on the corpus's own file."""
    people = (FOLDER / "people.csv").read_bytes()
    allowed = (FOLDER / "allowed.txt").read_bytes()
    sealed = {
        path.name: extract(path.read_bytes(), path.name).text
        for path in sorted((FOLDER / "sealed").iterdir())
    }
    return Check(
        watchlist.read(people, "people.csv"), sealed, allowed=allowing.read(allowed, "allowed.txt")
    )


def flags(check: Check, draft: Draft) -> list[Flag]:
    """What the check says of a draft."""
    return check.draft(extract(draft.text.encode(), f"{draft.name}.txt"), draft.name).flags


def found(leak: Leak, flags: list[Flag]) -> bool:
    """A leak is found when a flag of its kind overlaps it."""
    return any(
        each.kind == leak.kind and each.start < leak.end and leak.start < each.end for each in flags
    )
