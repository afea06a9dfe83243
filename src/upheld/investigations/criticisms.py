"""What is said of people and what they answered, as the keys of whoever reads open it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from upheld.kernel.actor import Actor
from upheld.people import queries as people
from upheld.vault import queries as vault
from upheld.vault.keyring import Keyring

from .models import Criticism, FlagDecision, Investigation, Packet, Reply, WatchList
from .reading import Pages


@dataclass(frozen=True, slots=True)
class CriticismRead:
    """One passage: of whom, in which post, what is said and the gist of what shows it."""

    id: UUID
    number: int
    person: str
    post: str
    post_title: str
    words: str
    gist: str
    revision: int
    drafted_on: date
    packet: UUID | None

    @property
    def whole(self) -> str:
        """Everything that the person will read of this passage."""
        return f"{self.words}\n\n{self.gist}"


@dataclass(frozen=True, slots=True)
class Passage:
    """One passage as it stands in a packet."""

    number: int
    words: str
    gist: str


@dataclass(frozen=True, slots=True)
class ReplyRead:
    """One answer to a packet."""

    number: int
    words: str
    received_on: date
    by_investigator: bool


@dataclass(frozen=True, slots=True)
class PacketRead:
    """One packet with its answers and what the investigator did about them."""

    id: UUID
    investigation: UUID
    number: int
    person: str
    post_title: str
    passages: tuple[Passage, ...]
    support: str
    on_paper: bool
    served_on: date
    reply_by: date
    first_reply_by: date
    extension: str
    opened_on: date | None
    replies: tuple[ReplyRead, ...]
    considered: str
    considered_on: date | None
    consideration: str

    @property
    def is_extended(self) -> bool:
        """Whether more time was given; it is given once."""
        return self.reply_by > self.first_reply_by


def drafted(
    *, actor: Actor, keys: Keyring, investigation: Investigation
) -> tuple[list[CriticismRead], tuple[UUID, ...]]:
    """Every passage that was not withdrawn, and the bodies that are not what was sealed."""
    rows = list(
        Criticism.objects.filter(investigation=investigation, withdrawn_on=None).order_by("number")
    )
    pages = Pages(actor=actor, keys=keys, ids=[each.body_id for each in rows])
    titles = people.post_titles(
        [post for each in rows if (post := pages.of(each.body_id).get("post"))]
    )
    return [_criticism(each, pages.of(each.body_id), titles) for each in rows], pages.mismatched


def _criticism(row: Criticism, said: dict[str, Any], titles: dict[str, str]) -> CriticismRead:
    post = said.get("post", "")
    return CriticismRead(
        id=row.id,
        number=row.number,
        person=said.get("person", ""),
        post=post,
        post_title=titles.get(post, ""),
        words=said.get("words", ""),
        gist=said.get("gist", ""),
        revision=row.revision,
        drafted_on=row.drafted_on,
        packet=row.packet_id,
    )


def packets(*, actor: Actor, keys: Keyring, rows: Iterable[Packet]) -> list[PacketRead]:
    """These packets with their answers, as far as the keys open them."""
    found = list(rows)
    ids = [each.compartment_id for each in found]
    may_open = vault.openable(actor=actor, keys=keys, ids=ids)
    found = [each for each in found if each.compartment_id in may_open]
    replies = list(Reply.objects.filter(packet__in=found).order_by("number"))
    bodies: list[UUID | None] = [each.body_id for each in found]
    bodies += [each.body_id for each in replies]
    bodies += [each.extension_id for each in found] + [each.consideration_id for each in found]
    pages = Pages(actor=actor, keys=keys, ids=bodies)
    return [_packet(each, replies, pages) for each in found if pages.of(each.body_id)]


def _packet(row: Packet, replies: list[Reply], pages: Pages) -> PacketRead:
    said = pages.of(row.body_id)
    return PacketRead(
        id=row.id,
        investigation=row.investigation_id,
        number=row.number,
        person=said["person"],
        post_title=said["post_title"],
        passages=tuple(Passage(**each) for each in said["passages"]),
        support=said["support"],
        on_paper=row.on_paper,
        served_on=row.served_on,
        reply_by=row.reply_by,
        first_reply_by=row.first_reply_by,
        extension=pages.of(row.extension_id).get("reason", ""),
        opened_on=row.opened_on,
        replies=tuple(_reply(each, pages) for each in replies if each.packet_id == row.id),
        considered=row.considered,
        considered_on=row.considered_on,
        consideration=pages.of(row.consideration_id).get("reasons", ""),
    )


def _reply(row: Reply, pages: Pages) -> ReplyRead:
    said = pages.of(row.body_id)
    return ReplyRead(
        number=row.number,
        words=said.get("words", ""),
        received_on=row.received_on,
        by_investigator=bool(said.get("kept_by_investigator")),
    )


def decided(
    *, actor: Actor, keys: Keyring, criticisms: Iterable[UUID]
) -> dict[UUID, dict[tuple[str, str], str]]:
    """By passage, the reason for each flag that the investigator left, by its kind and words."""
    rows = list(FlagDecision.objects.filter(criticism__in=list(criticisms)))
    pages = Pages(actor=actor, keys=keys, ids=[each.body_id for each in rows])
    found: dict[UUID, dict[tuple[str, str], str]] = {}
    for each in rows:
        said = pages.of(each.body_id)
        if said:
            left = found.setdefault(each.criticism_id, {})
            left[said["kind"], said["text"]] = said["reason"]
    return found


def watch_list(*, actor: Actor, keys: Keyring, investigation: Investigation) -> str:
    """The names that the investigator keeps, one a line; empty before the first list."""
    newest = WatchList.objects.filter(investigation=investigation).order_by("-number").first()
    if newest is None:
        return ""
    pages = Pages(actor=actor, keys=keys, ids=[newest.body_id])
    names: str = pages.of(newest.body_id).get("names", "")
    return names
