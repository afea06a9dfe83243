"""What a reporter asks who holds a concern, and what a custodian counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from upheld.concerns import escrow
from upheld.concerns.models import EscrowTag, EscrowToken, Held
from upheld.concerns.sealing import Kind
from upheld.kernel import actor as acting
from upheld.kernel.actor import Actor, Role
from upheld.people import queries as people
from upheld.vault import queries as vault
from upheld.vault import receipts
from upheld.vault.keyring import Keyring
from upheld.vault.queries import Body
from upheld.vault.receipts import Derived


@dataclass(frozen=True, slots=True, repr=False)
class HeldPage:
    """What somebody holds, on what terms, and whether they have been asked."""

    answers: dict[str, Any]
    compartment: UUID
    post_title: str
    how_many: int
    last_day: date
    asked_on: date | None
    counted: int
    declined_on: date | None


@dataclass(frozen=True, slots=True)
class EscrowLine:
    """A post that enough people have named, as a custodian sees it after unlocking."""

    post: UUID
    post_title: str
    counted: int
    to_ask: int
    asked: int


def held_by_receipt(*, receipt: Derived) -> Actor | None:
    """Who comes back to a held concern. No actor: the words are the authority."""
    row = Held.objects.filter(lookup=receipt.lookup).first()
    return None if row is None else acting.reporter(str(row.id))


def escrow_words_fit(*, token: str) -> bool:
    """Whether these words can be used. No actor: the words are the authority."""
    return EscrowToken.objects.filter(hash=receipts.derive(token).lookup.hex()).exists()


def held(*, actor: Actor) -> Held | None:
    """The row of what a reporter holds."""
    if actor.kind is not acting.Kind.REPORTER:
        return None
    return Held.objects.filter(id=actor.id).first()


def held_page(*, actor: Actor, keys: Keyring, today: date) -> HeldPage | None:
    """What a reporter holds. None where there is nothing, or its last day is over."""
    row = held(actor=actor)
    if row is None or row.last_day < today:
        return None
    kept = _believed(actor, keys, row.compartment_id)
    answers = [each for each in kept if each.kind == Kind.DRAFT]
    terms = next((each.content for each in kept if each.kind == Kind.HELD), None)
    if terms is None or not answers:
        return None
    asked = _question(actor, keys, UUID(terms["tag"]))
    declined = [each for each in kept if each.kind == Kind.ESCROW_ANSWER]
    post = UUID(terms["post"])
    return HeldPage(
        answers=answers[-1].content,
        compartment=row.compartment_id,
        post_title=people.post_titles([post]).get(str(post), ""),
        how_many=terms["how_many"],
        last_day=row.last_day,
        asked_on=asked.day if asked else None,
        counted=asked.content["counted"] if asked else 0,
        declined_on=declined[-1].day if declined else None,
    )


def escrow_lines(*, actor: Actor, keys: Keyring, today: date) -> list[EscrowLine]:
    """The posts that enough people have named. Whatever has not come so far is not listed."""
    if not actor.has(Role.CUSTODIAN):
        return []
    found = escrow.tags(actor=actor, keys=keys, today=today)
    posts = {each.post for each in found}
    titles = people.post_titles(posts)
    lines = [_line(found, post, titles.get(str(post), "")) for post in posts]
    return sorted((each for each in lines if each.to_ask + each.asked), key=lambda e: e.post_title)


def _line(found: list[escrow.Tag], post: UUID, title: str) -> EscrowLine:
    ready = escrow.ready(found, post)
    asked = sum(each.asked for each in ready)
    counted = escrow.counted(each for each in found if each.post == post)
    return EscrowLine(post, title, counted, len(ready) - asked, asked)


def _question(actor: Actor, keys: Keyring, tag: UUID) -> Body | None:
    row = EscrowTag.objects.filter(id=tag).first()
    held = [] if row is None else _believed(actor, keys, row.compartment_id)
    return next((each for each in held if each.kind == Kind.ESCROW_QUESTION), None)


def _believed(actor: Actor, keys: Keyring, compartment: UUID) -> list[Body]:
    found = vault.bodies(actor=actor, keys=keys, compartment=compartment)
    return [each for each in found if isinstance(each, Body)]
