"""A text that was taken from a file, and what the file hides."""

from __future__ import annotations

from dataclasses import dataclass

_TITLES = frozenset(["title of the page", "property title", "property Title"])


@dataclass(frozen=True, slots=True, repr=False)
class Piece:
    """Something that a file holds and a reader of its pages does not see."""

    what: str
    said: str


@dataclass(frozen=True, slots=True, repr=False)
class Hidden:
    """The same, with its place in the extracted text."""

    what: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, repr=False)
class Extracted:
    """The words of a file."""

    text: str
    hidden: tuple[Hidden, ...]
    kind: str


def _is_seen(what: str, said: str, body: str) -> bool:
    """A title or an address of a link that the page shows gives nothing away beside it."""
    if what == "target of a link":
        return said.partition(":")[2].partition("?")[0] in body
    return what in _TITLES and said in body


def together(body: str, pieces: list[Piece], kind: str) -> Extracted:
    """Put what is hidden below the body, one piece a line."""
    seen = " ".join(body.split()).casefold()
    hidden: list[Hidden] = []
    parts, length = [body], len(body)
    for piece in pieces:
        said = " ".join(piece.said.split())
        if not said or _is_seen(piece.what, said.casefold(), seen):
            continue
        before = ("\n\n" if length and not hidden else "\n" if length else "") + f"{piece.what}: "
        hidden.append(Hidden(piece.what, length + len(before), length + len(before) + len(said)))
        parts += [before, said]
        length += len(before) + len(said)
    return Extracted("".join(parts), tuple(hidden), kind)
