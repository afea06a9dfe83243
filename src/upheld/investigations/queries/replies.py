"""The right of reply: the investigator's pages, and the one page of whoever is criticised."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from upheld.investigations import completeness, criticisms, masking
from upheld.investigations.completeness import RepliesOwed
from upheld.investigations.criticisms import CriticismRead, PacketRead
from upheld.investigations.masking import Checked
from upheld.investigations.models import Packet, RepliesClosed
from upheld.investigations.policy import is_about
from upheld.investigations.states import Stage
from upheld.kernel.actor import Actor, Kind
from upheld.people import holders
from upheld.vault import holders as vault_holders
from upheld.vault.keyring import Keyring

from .rows import investigated_by

YEARS_BACK = 3
"""How long before the investigation somebody may have left and still be criticised in it."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody who may be criticised, in one post. `words` are the post and the tenure."""

    person: str
    post: str
    words: str


@dataclass(frozen=True, slots=True)
class RepliesPage:
    """What is drafted, what was served and what came back."""

    investigation: str
    stage: Stage
    drafts: tuple[CriticismRead, ...]
    packets: tuple[PacketRead, ...]
    owed: RepliesOwed
    closed_on: date | None
    names: int
    mismatched: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class CriticismPage:
    """One passage, and what the disclosure check says of it while it can still be changed."""

    investigation: str
    stage: Stage
    passage: CriticismRead
    checked: Checked


@dataclass(frozen=True, slots=True)
class Served:
    """Somebody who would be served, and with which passages."""

    post_title: str
    passages: tuple[CriticismRead, ...]
    on_paper: bool


@dataclass(frozen=True, slots=True)
class ServePage:
    """Everybody who would be served today, and whether anything stands in the way."""

    investigation: str
    stage: Stage
    people: tuple[Served, ...]
    checked: Checked


@dataclass(frozen=True, slots=True)
class PacketPage:
    """One packet, for the investigator."""

    investigation: str
    stage: Stage
    packet: PacketRead


@dataclass(frozen=True, slots=True)
class ClosePage:
    """What is still owed, and the posts in findings about which nobody was served."""

    investigation: str
    stage: Stage
    owed: tuple[str, ...]
    posts: tuple[str, ...]


def replies_page(*, actor: Actor, keys: Keyring, id: UUID) -> RepliesPage | None:
    """The right of reply of an investigation, for its investigator."""
    row = investigated_by(actor, id)
    if row is None:
        return None
    drafts, mismatched = criticisms.drafted(actor=actor, keys=keys, investigation=row)
    served = Packet.objects.filter(investigation=row).order_by("number")
    closed = RepliesClosed.objects.filter(investigation=row).order_by("-number").first()
    names = criticisms.watch_list(actor=actor, keys=keys, investigation=row).splitlines()
    owed = completeness.replies_owed(row.id)
    return RepliesPage(
        investigation=str(row.id),
        stage=Stage(row.stage),
        drafts=tuple(each for each in drafts if each.packet is None),
        packets=tuple(criticisms.packets(actor=actor, keys=keys, rows=served)),
        owed=owed,
        closed_on=closed.closed_on if closed and owed.closed else None,
        names=sum(bool(each.strip()) for each in names),
        mismatched=mismatched,
    )


def who_may_be_criticised(
    *, actor: Actor, keys: Keyring, id: UUID, today: date
) -> tuple[Holder, ...] | None:
    """Everybody who held a post since three years before the investigation, but its own hands."""
    row = investigated_by(actor, id)
    if row is None:
        return None
    starts = row.proposed_on - timedelta(days=365 * YEARS_BACK)
    hands = {str(row.investigator_id), str(row.certifier_id)}
    return tuple(
        Holder(each.person, each.post, f"{each.post_title}, {words}")
        for each, words in holders.between(starts, today)
        if each.person not in hands
    )


def criticism_page(
    *, actor: Actor, keys: Keyring, id: UUID, criticism: UUID
) -> CriticismPage | None:
    """One passage that was not served yet, with the flags of the disclosure check."""
    row = investigated_by(actor, id)
    if row is None:
        return None
    drafts, _ = criticisms.drafted(actor=actor, keys=keys, investigation=row)
    found = [each for each in drafts if each.id == criticism and each.packet is None]
    if not found:
        return None
    checked = masking.checked(
        actor=actor, keys=keys, investigation=row, passages=found, everything=drafts
    )
    return CriticismPage(str(row.id), Stage(row.stage), found[0], checked)


def serve_page(*, actor: Actor, keys: Keyring, id: UUID, today: date) -> ServePage | None:
    """What would be served today, person by person."""
    row = investigated_by(actor, id)
    if row is None:
        return None
    drafts, _ = criticisms.drafted(actor=actor, keys=keys, investigation=row)
    waiting = [each for each in drafts if each.packet is None]
    checked = masking.checked(
        actor=actor, keys=keys, investigation=row, passages=waiting, everything=drafts
    )
    persons = list(dict.fromkeys(each.person for each in waiting if each.person))
    with_keys = {each.id for each in vault_holders.of_persons(persons, today)}
    people = [
        _served([each for each in waiting if each.person == person], person not in with_keys)
        for person in persons
    ]
    return ServePage(str(row.id), Stage(row.stage), tuple(people), checked)


def _served(passages: list[CriticismRead], on_paper: bool) -> Served:
    titles = dict.fromkeys(each.post_title for each in passages)
    return Served(", ".join(titles), tuple(passages), on_paper)


def packet_page(*, actor: Actor, keys: Keyring, id: UUID, packet: UUID) -> PacketPage | None:
    """One packet with its replies, for the investigator."""
    row = investigated_by(actor, id)
    if row is None:
        return None
    rows = Packet.objects.filter(investigation=row, id=packet)
    found = criticisms.packets(actor=actor, keys=keys, rows=rows)
    return PacketPage(str(row.id), Stage(row.stage), found[0]) if found else None


def close_page(*, actor: Actor, keys: Keyring, id: UUID) -> ClosePage | None:
    """What the investigator has to say before the right of reply can be closed."""
    row = investigated_by(actor, id)
    if row is None:
        return None
    owed = completeness.replies_owed(row.id).in_words
    posts = masking.posts_without_packet(actor=actor, keys=keys, investigation=row)
    return ClosePage(str(row.id), Stage(row.stage), owed, posts)


def watch_list(*, actor: Actor, keys: Keyring, id: UUID) -> str | None:
    """The names that no packet may give away, for the investigator."""
    row = investigated_by(actor, id)
    return None if row is None else criticisms.watch_list(actor=actor, keys=keys, investigation=row)


def my_packets(*, actor: Actor, keys: Keyring) -> list[PacketRead]:
    """What was served on whoever asks, oldest first. A conflict takes nothing of it away."""
    if actor.kind is not Kind.PERSON:
        return []
    rows = Packet.objects.filter(on_paper=False).order_by("served_on", "id")
    read = criticisms.packets(actor=actor, keys=keys, rows=rows)
    return [each for each in read if is_about(actor, each.person)]


def my_packet(*, actor: Actor, keys: Keyring, id: UUID) -> PacketRead | None:
    """One packet, for the person it is about."""
    return next((each for each in my_packets(actor=actor, keys=keys) if each.id == id), None)


def packet_served(*, actor: Actor, keys: Keyring, id: UUID) -> Packet | None:
    """The row of a packet, to hand to a command, for the person it is about."""
    mine = my_packet(actor=actor, keys=keys, id=id)
    return Packet.objects.filter(id=mine.id).first() if mine else None
