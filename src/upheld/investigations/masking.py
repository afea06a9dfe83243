"""The disclosure check of criticism, before anybody is served with it.

A packet is read by the very manager who was in the room. It is held against the notes and the
documents of the file, against the names that the investigator keeps, and against what is said to
everybody else, because those who are criticised compare what they got.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from upheld.disclosure.checking import Check
from upheld.disclosure.extracting import Extracted
from upheld.disclosure.flags import CURES, Flag
from upheld.disclosure.sources import Sources
from upheld.disclosure.watchlist import Row
from upheld.kernel.actor import Actor
from upheld.kernel.decision import NotPossible
from upheld.people import queries as people
from upheld.vault.keyring import Keyring

from . import criticisms
from .criticisms import CriticismRead
from .models import Document, Interview, InterviewAddition, Investigation
from .reading import Pages, matrix
from .states import Outcome

MOST_LETTERS = 40_000_000
"""Six hundred documents of twenty pages, which takes some five seconds. The rest is said to be
left out: a page that never comes is no check either."""
AT_ONCE = 100  # documents that are opened together
AROUND = 60  # characters of the sentence that are shown on each side


@dataclass(frozen=True, slots=True)
class Flagged:
    """One thing to look at in a passage. `reason` is why it stays; empty while undecided."""

    kind: str
    text: str
    before: str
    after: str
    why: str
    cure: str
    reason: str


@dataclass(frozen=True, slots=True)
class Checked:
    """What the check found in each passage, and how much of the file it was held against.

    Of the documents some have `no_words`; of some the words are `not_sealed` yet; some are
    `left_out` because there are too many.
    """

    flags: Mapping[UUID, tuple[Flagged, ...]]
    notes: int = 0
    documents: int = 0
    no_words: int = 0
    not_sealed: int = 0
    left_out: int = 0
    names: int = 0

    @property
    def all_documents(self) -> int:
        """How many documents the file holds."""
        return self.documents + self.no_words + self.not_sealed + self.left_out

    @property
    def undecided(self) -> int:
        """How many flags are neither cured nor left with a reason."""
        return sum(not each.reason for found in self.flags.values() for each in found)


def checked(
    *,
    actor: Actor,
    keys: Keyring,
    investigation: Investigation,
    passages: list[CriticismRead],
    everything: list[CriticismRead],
) -> Checked:
    """Look at these passages; `everything` are all passages, of which subjects compare theirs."""
    if not passages:
        return Checked({})
    notes = notes_of(actor, keys, investigation)
    documents, counted = documents_of(actor, keys, investigation)
    names = criticisms.watch_list(actor=actor, keys=keys, investigation=investigation).splitlines()
    names = [each.strip() for each in names if each.strip()]
    left = criticisms.decided(actor=actor, keys=keys, criticisms=[each.id for each in passages])
    found: dict[UUID, tuple[Flagged, ...]] = {}
    sealed = {**notes, **documents}
    sources = Sources(sealed)
    for person in {each.person for each in passages}:
        of_others = {
            f"passage {each.number}": each.whole for each in everything if each.person != person
        }
        own = {each.post for each in everything if each.person == person}
        check = Check(
            [*_named(names), *_posts(actor, investigation, without=own)],
            sealed,
            allowed=[each.post_title for each in everything if each.person == person],
            published=of_others,
            sources=sources,
        )
        for each in passages:
            if each.person == person:
                found[each.id] = _flags(check, each, left.get(each.id, {}))
    return Checked(found, notes=len(notes), names=len(names), **counted)


def _flags(
    check: Check, passage: CriticismRead, left: dict[tuple[str, str], str]
) -> tuple[Flagged, ...]:
    text = passage.whole
    result = check.draft(Extracted(text, (), "text"), f"passage {passage.number}")
    return tuple(_flagged(each, text, left) for each in result.flags)


def _flagged(flag: Flag, text: str, left: dict[tuple[str, str], str]) -> Flagged:
    words = text[flag.start : flag.end]
    return Flagged(
        kind=flag.kind.value,
        text=words,
        before=text[max(0, flag.start - AROUND) : flag.start],
        after=text[flag.end : flag.end + AROUND],
        why=flag.why,
        cure=CURES[flag.kind],
        reason=left.get((flag.kind.value, words), ""),
    )


def notes_of(actor: Actor, keys: Keyring, investigation: Investigation) -> dict[str, str]:
    """Every interview note with what was added to it."""
    rows = list(Interview.objects.filter(investigation=investigation).order_by("number"))
    added = list(InterviewAddition.objects.filter(interview__in=rows).order_by("number"))
    pages = Pages(
        actor=actor,
        keys=keys,
        ids=[each.note_id for each in rows] + [each.body_id for each in added],
    )
    said = {each.id: [pages.of(each.note_id).get("note", "")] for each in rows}
    for each in added:
        said[each.interview_id].append(pages.of(each.body_id).get("words", ""))
    return {
        f"interview {each.number}": words
        for each in rows
        if (words := "\n\n".join(filter(None, said[each.id])))
    }


def documents_of(
    actor: Actor, keys: Keyring, investigation: Investigation
) -> tuple[dict[str, str], dict[str, int]]:
    """The sealed words of all documents, newest first; and what came of how many of them."""
    rows = Document.objects.filter(investigation=investigation).order_by("-number")
    places: list[tuple[int, UUID | None]] = list(rows.values_list("number", "words_id"))
    with_words = [(number, body) for number, body in places if body is not None]
    read: dict[str, str] = {}
    letters = tried = 0
    while tried < len(with_words) and letters < MOST_LETTERS:
        some = with_words[tried : tried + AT_ONCE]
        pages = Pages(actor=actor, keys=keys, ids=[body for _, body in some])
        for number, body in some:
            text = pages.attachment(body).decode()
            letters += len(text)
            if text.strip():
                read[f"document {number}"] = text
        tried += len(some)
    return read, {
        "documents": len(read),
        "no_words": tried - len(read),
        "not_sealed": len(places) - len(with_words),
        "left_out": len(with_words) - tried,
    }


def _named(names: list[str]) -> list[Row]:
    return [Row(name=each, aliases=(), post="", holders=0) for each in names]


def _posts(actor: Actor, investigation: Investigation, *, without: set[str]) -> list[Row]:
    """Every post but those of whom the packet speaks. A post has one holder at a time."""
    on = investigation.commissioned_on or investigation.proposed_on
    return [
        Row(name="", aliases=(), post=each.title, holders=1)
        for each in people.posts(actor=actor, on=on)
        if each.id not in without
    ]


def posts_without_packet(
    *, actor: Actor, keys: Keyring, investigation: Investigation
) -> tuple[str, ...]:
    """The posts printed in findings upheld or partly upheld about which nobody was served."""
    found = matrix(actor=actor, keys=keys, investigation=investigation)
    if found is None:
        raise NotPossible("Your keys do not open the file of this investigation.")
    answers = [
        allegation.finding
        for allegation in (*found.unplaced, *(a for area in found.areas for a in area.allegations))
    ]
    printed = {
        post
        for finding in answers
        if finding and finding.outcome in {Outcome.UPHELD, Outcome.PARTLY_UPHELD}
        for post in finding.post_ids
    }
    passages, _ = criticisms.drafted(actor=actor, keys=keys, investigation=investigation)
    served = {each.post for each in passages if each.packet}
    return tuple(sorted(people.post_titles(printed - served).values()))
