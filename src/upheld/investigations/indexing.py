"""The index of a file as it grows: a sealed part for each document, folded into larger ones.

Sixteen parts of one size become one of sixteen times that size, up to 256 documents; so a file of
ten thousand documents has some seventy parts of each kind, and keeping one more document opens
at most sixteen small ones. Each part is a sealed body of the file like any other: who holds the
file's keys reads it, and nobody else. ADR 0072 says why it is kept at all.

`titles` says of each document what a list shows. `words` says for each word in which documents
it stands and how often; a line for each word, in order, so that a word is found by its beginning.
"""

from __future__ import annotations

import json
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from upheld.disclosure.normalising import folded, tokens_of
from upheld.kernel.actor import Actor
from upheld.vault.keyring import Keyring

from .models import Document, IndexPart, Investigation
from .reading import Pages
from .states import Indexed
from .writing import sealed_into

FOLD = 16
LARGEST = 256
AT_ONCE = 16  # parts that are opened together
LONGEST_WORD = 60  # letters; what is longer is no word that anybody looks for


def add(
    investigation: Investigation,
    document: Document,
    *,
    said: dict[str, Any],
    text: str,
    seal: dict[str, Any],
) -> None:
    """Take a document into the index. The investigation is locked."""
    title = {"id": str(document.id), "number": document.number, **said}
    words = f"{said['title']}\n{said['file_name']}\n{text}"
    _append(investigation, Indexed.TITLES, [_told([title])], 1, seal)
    _append(investigation, Indexed.WORDS, [counted(document.number, words)], 1, seal)


def _append(
    investigation: Investigation,
    kind: Indexed,
    given: list[bytes],
    documents: int,
    seal: dict[str, Any],
) -> None:
    """Add a part; where it is the sixteenth of its size, fold them all into one."""
    rows = IndexPart.objects.filter(
        investigation=investigation, kind=kind.value, documents=documents, folded=False
    )
    same = list(rows.order_by("id"))
    if len(same) + 1 >= FOLD and documents < LARGEST:
        held = opened(actor=seal["actor"], keys=seal["keys"], parts=same)
        if len(held) == len(same):  # one that is not as it was sealed is not folded in
            rows.update(folded=True)
            return _append(investigation, kind, [*held, *given], documents * FOLD, seal)
    made = together(kind, given)
    body = sealed_into(
        investigation.file_id,
        **seal,
        kind="index",
        content={"of": kind.value},
        attachment=zlib.compress(made),
    )
    IndexPart.objects.create(
        investigation=investigation, kind=kind.value, documents=documents, body_id=body
    )
    return None


def together(kind: Indexed, parts: list[bytes]) -> bytes:
    """Several parts as one."""
    if len(parts) == 1:
        return parts[0]
    if kind is Indexed.TITLES:
        return _told([each for part in parts for each in json.loads(part)])
    places: dict[bytes, list[bytes]] = {}
    for part in parts:
        for line in part.split(b"\n"):
            word, _, where = line.partition(b"\t")
            if word:
                places.setdefault(word, []).append(where)
    return _lines((word, b" ".join(places[word])) for word in sorted(places))


def counted(number: int, text: str) -> bytes:
    """The words of one document, each with the document's number and how often it stands there."""
    found = Counter(filter(None, map(folded, tokens_of(text))))
    words = sorted((word.encode(), n) for word, n in found.items() if len(word) <= LONGEST_WORD)
    return _lines((word, b"%d:%d" % (number, n)) for word, n in words)


def _lines(words: Iterable[tuple[bytes, bytes]]) -> bytes:
    return b"\n" + b"".join(b"%b\t%b\n" % each for each in words)


def _told(titles: list[dict[str, Any]]) -> bytes:
    return json.dumps(titles, ensure_ascii=False).encode()


def opened(*, actor: Actor, keys: Keyring, parts: list[IndexPart]) -> list[bytes]:
    """What these parts say, as far as the keys open them and they are what was sealed."""
    pages = Pages(actor=actor, keys=keys, ids=[each.body_id for each in parts])
    held = (pages.attachment(each.body_id) for each in parts)
    return [zlib.decompress(each) for each in held if each]


def each_opened(*, actor: Actor, keys: Keyring, parts: list[IndexPart]) -> Iterator[bytes]:
    """The same, some at a time: a large file's index need not fit into memory."""
    for start in range(0, len(parts), AT_ONCE):
        yield from opened(actor=actor, keys=keys, parts=parts[start : start + AT_ONCE])


def parts(investigation: Investigation, kind: Indexed) -> list[IndexPart]:
    """The parts that count now."""
    rows = IndexPart.objects.filter(investigation=investigation, kind=kind.value, folded=False)
    return list(rows.order_by("-documents", "id"))


def titles(
    *, actor: Actor, keys: Keyring, investigation: Investigation
) -> dict[UUID, dict[str, Any]]:
    """What a list says of each document, by its id. What is not in the index is absent."""
    held = opened(actor=actor, keys=keys, parts=parts(investigation, Indexed.TITLES))
    return {UUID(each["id"]): each for part in held for each in json.loads(part)}


def holding(lines: bytes, beginning: str) -> dict[int, int]:
    """In which documents a word stands that begins so, and how often."""
    found: Counter[int] = Counter()
    for where in _beginning_with(lines, beginning.encode()):
        for each in where.split(b" "):
            number, _, times = each.partition(b":")
            found[int(number)] += int(times)
    return found


def _beginning_with(lines: bytes, beginning: bytes) -> Iterator[bytes]:
    """The places of all words with one beginning: they stand together, because of the order."""
    at = lines.find(b"\n" + beginning)
    while at >= 0 and lines.startswith(beginning, at + 1):
        end = lines.index(b"\n", at + 1)
        yield lines[lines.index(b"\t", at) + 1 : end]
        at = end if end + 1 < len(lines) else -1
