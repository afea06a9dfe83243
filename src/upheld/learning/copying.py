"""Embargoed copies: for whom one can be made, and what stands inside one, as keys open it.

For whom a copy is stands in its sealed body alone. It is found by whoever's keys open it, as a
packet is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from upheld.concerns import queries as concerns
from upheld.investigations import queries as investigations
from upheld.kernel.actor import Actor, Kind, Role
from upheld.kernel.decision import NotPossible
from upheld.people import holders
from upheld.people.holders import PostHolder
from upheld.vault import queries as vault
from upheld.vault.keyring import Keyring
from upheld.vault.queries import Body

from .models import EmbargoedCopy, LearningReport, PublishedReport

GONE = "This is no longer here. Go back and look again."
OPEN = "Everybody can read this report already."


@dataclass(frozen=True, slots=True)
class CopyRead:
    """One copy with what is sealed in it."""

    row: EmbargoedCopy
    person: str
    post_title: str
    words: str
    stopped_because: str

    def is_for(self, actor: Actor) -> bool:
        """Whether it was made for whoever acts."""
        return actor.kind is Kind.PERSON and actor.id == self.person


@dataclass(frozen=True, slots=True)
class ServedPerson:
    """Somebody who was served, by the packet that a copy of theirs is sealed beside."""

    packet: UUID
    compartment: UUID
    person: str
    post_title: str
    on_paper: bool


@dataclass(frozen=True, slots=True)
class Served:
    """Everybody who was served, once each, as far as the keys open their packets.

    Keys that were changed since open none of the packets from before: nobody else can.
    """

    people: tuple[ServedPerson, ...] = ()
    packets: int = 0
    not_opened: int = 0

    @property
    def is_whole(self) -> bool:
        """Whether somebody was served, and the keys open every packet."""
        return self.packets > 0 and self.not_opened == 0


def opened(*, actor: Actor, keys: Keyring, rows: Iterable[EmbargoedCopy]) -> list[CopyRead]:
    """These copies, as far as the keys open them. Two questions, however many there are."""
    found = list(rows)
    mine = vault.openable(actor=actor, keys=keys, ids=[each.compartment_id for each in found])
    found = [each for each in found if each.compartment_id in mine]
    wanted = [id for each in found for id in (each.body_id, each.stopping_id) if id]
    bodies = vault.bodies_by_id(actor=actor, keys=keys, ids=wanted) if wanted else {}
    said = {id: each.content for id, each in bodies.items() if isinstance(each, Body)}
    return [
        CopyRead(
            row=each,
            person=said[each.body_id]["person"],
            post_title=said[each.body_id]["post_title"],
            words=said[each.body_id]["words"],
            stopped_because=said[each.stopping_id]["reason"] if each.stopping_id else "",
        )
        for each in found
        if each.body_id in said
    ]


def released(report: LearningReport) -> PublishedReport | None:
    """What is to be public of a report, once it is released."""
    return PublishedReport.objects.filter(report=report).first()


def require_waiting(report: LearningReport) -> None:
    """Raise `NotPossible` once everybody can read the report: there is nothing to copy early."""
    found = released(report)
    if found is not None and found.is_open:
        raise NotPossible(OPEN)


def under_embargo(report: LearningReport) -> PublishedReport:
    """The released report before its day. Raises `NotPossible` before release and from its day."""
    found = released(report)
    if found is None:
        raise NotPossible(GONE)
    if found.is_open:
        raise NotPossible(OPEN)
    return found


def unions(*, actor: Actor, keys: Keyring, matter: UUID, on: date) -> list[PostHolder]:
    """Who lodged a concern of this matter for others, and speaks for a union today."""
    lodged = concerns.conveners_of(actor=actor, keys=keys, matter=matter, today=on)
    speak = holders.with_role(Role.CONVENER, on=on) if lodged else []
    found = {each.person: each for each in speak if each.person in lodged}
    return [found[person] for person in lodged if person in found]


def served(*, actor: Actor, keys: Keyring, report: LearningReport) -> Served:
    """Everybody who was served in the investigation, for whoever served them.

    Of several packets of one person the newest counts that they can open themselves.
    """
    found = investigations.served_on(actor=actor, keys=keys, id=report.investigation_id)
    if found is None:
        return Served()
    newest: dict[str, ServedPerson] = {}
    for each in found.packets:
        known = newest.get(each.person)
        if known is None or known.on_paper or not each.on_paper:
            newest[each.person] = ServedPerson(
                packet=each.id,
                compartment=found.compartments[each.id],
                person=each.person,
                post_title=each.post_title,
                on_paper=each.on_paper,
            )
    return Served(tuple(newest.values()), found.total, found.total - len(found.packets))
