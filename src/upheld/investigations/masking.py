"""The disclosure check of criticism, before anybody is served with it.

A packet is read by the very manager who was in the room. It is held against the notes and the
documents of the file, against the names that the investigator keeps, and against what is said to
everybody else, because those who are criticised compare what they got.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from upheld.disclosure import apart
from upheld.disclosure.checking import Check
from upheld.disclosure.extracting import Extracted
from upheld.disclosure.flags import CURES, Flag
from upheld.disclosure.refused import CannotRead
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

MOST_DOCUMENTS = 20  # each is read in a process of its own, which takes a second or so
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
    """What the check found in each passage, and how much of the file it was held against."""

    flags: Mapping[UUID, tuple[Flagged, ...]]
    notes: int
    documents: int
    not_read: int
    names: int

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
    notes = _notes(actor, keys, investigation)
    documents, not_read = _documents(actor, keys, investigation)
    names = criticisms.watch_list(actor=actor, keys=keys, investigation=investigation).splitlines()
    names = [each.strip() for each in names if each.strip()]
    left = criticisms.decided(actor=actor, keys=keys, criticisms=[each.id for each in passages])
    found: dict[UUID, tuple[Flagged, ...]] = {}
    for person in {each.person for each in passages}:
        of_others = {
            f"passage {each.number}": each.whole for each in everything if each.person != person
        }
        own = {each.post for each in everything if each.person == person}
        check = Check(
            [*_named(names), *_posts(actor, investigation, without=own)],
            {**notes, **documents},
            allowed=[each.post_title for each in everything if each.person == person],
            published=of_others,
        )
        for each in passages:
            if each.person == person:
                found[each.id] = _flags(check, each, left.get(each.id, {}))
    return Checked(found, len(notes), len(documents), not_read, len(names))


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


def _notes(actor: Actor, keys: Keyring, investigation: Investigation) -> dict[str, str]:
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


def _documents(
    actor: Actor, keys: Keyring, investigation: Investigation
) -> tuple[dict[str, str], int]:
    """The words of the documents, and how many had none that could be read."""
    rows = list(Document.objects.filter(investigation=investigation).order_by("-number"))
    read: dict[str, str] = {}
    for row in rows[:MOST_DOCUMENTS]:
        pages = Pages(actor=actor, keys=keys, ids=[row.body_id])
        name = pages.of(row.body_id).get("file_name", "")
        try:
            read[f"document {row.number}"] = apart.words(pages.attachment(row.body_id), name)
        except CannotRead:
            continue
    return read, len(rows) - len(read)


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
