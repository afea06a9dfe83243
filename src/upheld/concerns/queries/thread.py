"""What is written in a thread, and what is owed: the parts that every page shows alike."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from upheld.concerns import words
from upheld.concerns.opening import Opened
from upheld.concerns.sealing import Kind
from upheld.concerns.states import Obligation, Outcome, Risk
from upheld.kernel.actor import Actor
from upheld.ledger import obligations
from upheld.people import holders as posts
from upheld.vault.queries import Body, Mismatch

from .decisions import Triage

WRITTEN = frozenset({Kind.ACKNOWLEDGEMENT.value, Kind.MESSAGE.value, Kind.DETRIMENT_CHECK.value})


@dataclass(frozen=True, slots=True)
class Message:
    """Something that somebody wrote in a thread."""

    sender: str
    day: date
    text: str
    mine: bool


@dataclass(frozen=True, slots=True)
class Feedback:
    """What those who raised a concern were told came of it."""

    day: date
    outcome: str
    text: str


@dataclass(frozen=True, slots=True)
class Clock:
    """Something owed: by when, and when it was done."""

    kind: str
    words: str
    due: date
    done: date | None
    late: bool


@dataclass(frozen=True, slots=True)
class Check:
    """That those who raised it were asked about detriment, and since when they have answered."""

    asked_on: date
    answered_on: date | None


def checks(held: list[Body], *, outsiders: Collection[str]) -> tuple[Check, ...]:
    """Each time that they were asked, and the first word from them afterwards."""
    return tuple(
        Check(each.day, next((b.day for b in held[number:] if b.author in outsiders), None))
        for number, each in enumerate(held)
        if each.kind == Kind.DETRIMENT_CHECK
    )


def believed(found: Iterable[Body | Mismatch]) -> list[Body]:
    """The bodies that can be shown."""
    return [each for each in found if isinstance(each, Body)]


def doubted(found: Iterable[Body | Mismatch]) -> tuple[UUID, ...]:
    """The ids of bodies that are not what was sealed."""
    return tuple(each.id for each in found if isinstance(each, Mismatch))


def of_kind(found: Iterable[Body], kind: Kind) -> list[Body]:
    """The bodies of one kind, in the order of sealing."""
    return [each for each in found if each.kind == kind.value]


def by_day(found: Iterable[Body]) -> list[Body]:
    """Bodies of several compartments in the order of days, those of one day as sealed."""
    return sorted(found, key=lambda each: each.day)


def titles_of(persons: Iterable[str], today: date) -> tuple[str, ...]:
    """The posts that persons hold, in alphabetical order."""
    found = {each.post_title for person in persons for each in posts.posts_of(person, on=today)}
    return tuple(sorted(found))


def messages(
    found: Iterable[Body], *, actor: Actor, reporter: str = "", convener: str = ""
) -> list[Message]:
    """The conversation as somebody reads it. Senders are said by part, never by name."""
    senders = {
        reporter: _("The person who raised this"),
        convener: _("The convener"),
        actor.id: _("You"),
    }
    return [
        Message(
            sender=senders.get(each.author, _("Those who received this")),
            day=each.day,
            text=each.content["words"],
            mine=each.author == actor.id,
        )
        for each in found
        if each.kind in WRITTEN
    ]


def feedback(found: Iterable[Body]) -> tuple[Feedback, ...]:
    """The answers given so far."""
    return tuple(
        Feedback(
            day=each.day,
            outcome=words.of_outcome(Outcome(each.content["outcome"])),
            text=each.content["words"],
        )
        for each in of_kind(list(found), Kind.FEEDBACK)
    )


SEE_TO_CHILD = "see-to-child"
"""A clock of pages alone: what is owed stands in the clear, and who said "at risk" must not."""


def child_first(
    owed: tuple[Clock, ...], found: Opened, decided: tuple[Triage, ...], today: date
) -> tuple[Clock, ...]:
    """The clocks with the child's own before them, where one was said to be at risk: that day.

    It stops with the first decision, which says what was done so that the child is safe.
    """
    if found.content["risk"] != Risk.YES:
        return owed
    due, done = found.concern.received_on, decided[0].day if decided else None
    said = words.of_obligation(SEE_TO_CHILD)
    return (Clock(SEE_TO_CHILD, said, due, done, late=(done or today) > due), *owed)


def clocks(id: UUID, *, today: date) -> tuple[Clock, ...]:
    """What is owed for a concern, first due first, and each once."""
    return _each_once(clocks_of([id], today=today).get(str(id), ()))


def clocks_of(ids: Iterable[UUID], *, today: date) -> dict[str, tuple[Clock, ...]]:
    """What is owed for several concerns, in one question."""
    gathered: dict[str, list[Clock]] = {}
    for owed in obligations.about(*ids):
        gathered.setdefault(owed.about, []).append(
            Clock(
                kind=owed.kind,
                words=words.of_obligation(owed.kind),
                due=owed.due_on,
                done=owed.discharged_on,
                late=owed.is_late(today),
            )
        )
    return {about: tuple(found) for about, found in gathered.items()}


def promised(*ids: UUID, today: date) -> tuple[Clock, ...]:
    """The clocks as those to whom they are owed read them: in words to them, and each once."""
    found = [each for owed in clocks_of(ids, today=today).values() for each in owed]
    return tuple(replace(each, words=words.of_promise(each.kind)) for each in _each_once(found))


def _each_once(found: Iterable[Clock]) -> tuple[Clock, ...]:
    """Every word to them opens the next update: only the newest of these says anything new."""
    newest: dict[tuple[str, date | None], Clock] = {}
    for each in sorted(found, key=lambda clock: clock.due):
        newest[each.kind, None if each.kind == Obligation.UPDATE else each.due] = each
    return tuple(sorted(newest.values(), key=lambda clock: clock.due))
