"""Holding a draft against the file that it was made from, before anybody else reads it.

It is looked at as one text, as the public will read it, so that numbers are compared across
passages. What was found is sealed in the compartment of the report, or of the grid, where both
readers find it: they hold no key to the file itself.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from upheld.concerns import queries as concerns
from upheld.disclosure import measured
from upheld.disclosure.checking import Check
from upheld.disclosure.extracting import Extracted
from upheld.disclosure.flags import Flag
from upheld.disclosure.watchlist import Row
from upheld.investigations import queries as investigations
from upheld.kernel.actor import Actor
from upheld.kernel.decision import NotPossible
from upheld.people.watched import watched
from upheld.vault.keyring import Keyring

from . import watching
from .checkable import Checkable
from .grid_wording import words_of
from .models import Bearing, LearningReport, PublishedGrid, PublishedReport, SourceOfEvidence
from .opening import Opened
from .published_words import wording_of
from .publishing import posts_in_words
from .states import Kind

AROUND = 80  # characters of the sentence that are shown on each side
# A full stop, since “…August 2020” and “Two people…” below it would be read as one number.
BETWEEN_LINES, BETWEEN_PIECES = ".\n", ".\n\n"


@dataclass(frozen=True, slots=True, repr=False)
class Piece:
    """One part of the draft: a passage, a claim, a source…, and the body of its words."""

    about: UUID
    of_body: UUID
    text: str


@dataclass(frozen=True, slots=True, repr=False)
class Looked:
    """What a run of the check found, and over which words it ran."""

    covers: str
    flags: tuple[dict[str, Any], ...]
    against: dict[str, Any]


def pieces_of(report: LearningReport, shown: Iterable[Opened]) -> list[Piece]:
    """Everything that would be printed, in its order."""
    passages = [Piece(each.id, each.body, _printed(each)) for each in shown if each.publishable]
    bearing = Bearing.objects.filter(matter=report.matter).values("source_id")
    sources = SourceOfEvidence.objects.filter(id__in=bearing).exclude(title="").order_by("id")
    return passages + [Piece(each.id, each.id, printed_source(each)) for each in sources]


def covers_of(draft: Checkable, pieces: Iterable[Piece]) -> str:
    """A digest of ids: another for other words, another list to look for, or more in public."""
    held = [f"{each.about} {each.of_body}" for each in pieces]
    held += map(str, watching.in_force(draft))
    public = PublishedReport.objects.order_by("id").values_list("id", flat=True)
    grids = PublishedGrid.objects.order_by("id").values_list("id", flat=True)
    held += map(str, (*public, *grids))
    return hashlib.sha256("\n".join(held).encode()).hexdigest()


def look(
    *, actor: Actor, keys: Keyring, draft: Checkable, pieces: list[Piece], today: date
) -> Looked:
    """Run the check, for an author whose keys open both the draft and the file.

    Raises `NotPossible` where the keys do not open the file.
    """
    file = investigations.held_against(actor=actor, keys=keys, id=draft.investigation_id)
    if file is None or not (file.texts or file.names):
        raise NotPossible("Your keys do not open the file, so nothing can be compared.")
    kept = watching.looked_for(actor=actor, keys=keys, draft=draft)
    told = _told(actor=actor, keys=keys, matter=draft.matter, today=today)
    house = watched(file.on)
    posts = [Row("", (), title, count) for title, count in house.holders.items()]
    people = [Row(each, (), "", 0) for each in dict.fromkeys((*file.names, *house.names))]
    published = public_words()
    rows = [*people, *posts, *kept.rows()]
    check = Check(rows, {**file.texts, **told}, allowed=kept.phrases, published=published)
    text, places = _joined(pieces)
    found = check.draft(Extracted(text, (), "text"), "draft").flags
    return Looked(
        covers=covers_of(draft, pieces),
        flags=tuple(_said(each, text, pieces, places) for each in found),
        against={
            "notes": file.notes,
            "documents": file.documents,
            "not_read": file.not_read,
            "passages": file.passages,
            "may_be_copied": file.may_be_copied,
            "told": len(told),
            "people": sum(bool(each.name) for each in rows),
            "posts": sum(bool(each.post) for each in rows),
            "published": len(published),
            "recall": measured.RECALL_AT_FIRST,
        },
    )


def public_words() -> dict[str, str]:
    """Every text of ours that is public, or will be on a day that is fixed."""
    reports = {each.title: wording_of(each) for each in PublishedReport.objects.all()}
    rows = PublishedGrid.objects.order_by("published_on", "revision")
    grids = {
        f"grid of {each.published_on.isoformat()}, {each.id}": words_of(each.content)
        for each in rows
    }
    return reports | grids


def _told(*, actor: Actor, keys: Keyring, matter: UUID, today: date) -> dict[str, str]:
    """The words of those who raised it, as far as the author may read them."""
    given: dict[str, Any] = {"actor": actor, "keys": keys, "today": today}
    said: dict[str, str] = {}
    for line in concerns.concerns(**given):
        page = concerns.concern_page(**given, id=line.id)
        if page is None or page.matter != matter:
            continue
        theirs = (page.words, *(each.text for each in page.messages if not each.mine))
        statements = (
            words
            for each in page.statements
            for words in (each.text, *(message.text for message in each.messages))
        )
        for words in (*theirs, *statements):
            if words.strip():
                said[f"what was told, {len(said) + 1}"] = words
    return said


def _joined(pieces: list[Piece]) -> tuple[str, list[int]]:
    """The draft as one text, and where each piece begins."""
    places, length = [], 0
    for each in pieces:
        places.append(length)
        length += len(each.text) + len(BETWEEN_PIECES)
    return BETWEEN_PIECES.join(each.text for each in pieces), places


def _said(flag: Flag, text: str, pieces: list[Piece], places: list[int]) -> dict[str, Any]:
    at = max(0, bisect_right(places, flag.start) - 1)
    begin, end = places[at], places[at] + len(pieces[at].text)
    return {
        "about": str(pieces[at].about),
        "of_body": str(pieces[at].of_body),
        "kind": flag.kind.value,
        "text": text[flag.start : flag.end],
        "before": text[max(begin, flag.start - AROUND) : flag.start],
        "after": text[flag.end : max(flag.end, min(end, flag.end + AROUND))],
        "why": flag.why,
    }


def printed_source(source: SourceOfEvidence) -> str:
    """What is printed of a source."""
    said = (
        source.title,
        source.date_words,
        source.commissioned_by,
        source.words,
        source.figure,
        source.figure_source,
    )
    return BETWEEN_LINES.join(each for each in said if each)


def _printed(passage: Opened) -> str:
    said = passage.content or {}
    if passage.kind == Kind.CASES.value:
        return (
            f"In {said['upheld']} of {said['examined']} cases of children that were read in "
            "detail, the complaint was upheld."
        )
    marks = (posts_in_words(said["posts"]), said["said_by"], said["as_at"])
    return BETWEEN_LINES.join([str(said["text"]), *(each for each in marks if each)])
