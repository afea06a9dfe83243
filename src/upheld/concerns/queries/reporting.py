"""What a reporter asks: the draft, the readers before sending, and the thread afterwards."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from upheld.concerns import joining, opening, words
from upheld.concerns.models import Concern, Draft, JoiningToken, Signatory
from upheld.concerns.opening import Joined
from upheld.concerns.sealing import Kind
from upheld.concerns.states import Route, State
from upheld.concerns.submission import File
from upheld.kernel import actor as acting
from upheld.kernel.actor import Actor
from upheld.kernel.sealing import unseal
from upheld.people import queries as people
from upheld.vault import attachments, receipts
from upheld.vault import queries as vault
from upheld.vault.keyring import Keyring, reporter_keyring
from upheld.vault.queries import Body, Mismatch
from upheld.vault.receipts import Derived

from . import rows
from .continuing import Continued, OwnPart, continued, own_part
from .exporting import Exported, exported
from .identities import NameAsked, told_of_name
from .thread import (
    Clock,
    Feedback,
    Message,
    believed,
    by_day,
    doubted,
    feedback,
    messages,
    of_kind,
    promised,
    titles_of,
)


@dataclass(frozen=True, slots=True, repr=False)
class DraftPage:
    """What a reporter has answered so far."""

    answers: dict[str, Any]


@dataclass(frozen=True, slots=True)
class CommonText:
    """What a collective concern says in short, for somebody who holds joining words."""

    received_on: date
    words: str
    named: tuple[str, ...]
    attested: int | None
    readers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """What opens the entry that the log holds for a reporter, so that they can check it."""

    digest: bytes
    seed: bytes
    fields: dict[str, str]
    day: date


@dataclass(frozen=True, slots=True)
class ReporterPage:
    """A thread as the person who raised or joined it reads it."""

    matter: UUID
    joined_here: bool
    nobody_on_duty: bool
    received_on: date
    state: State
    state_words: str
    route_words: str
    words: str
    statement: str
    files: tuple[str, ...]
    readers: tuple[str, ...]
    clocks: tuple[Clock, ...]
    messages: tuple[Message, ...]
    feedback: tuple[Feedback, ...]
    attested: int | None
    joined: int | None
    entry: Entry | None
    has_told: bool
    continued: Continued
    own: OwnPart
    name_asked: tuple[NameAsked, ...]
    exported: tuple[Exported, ...]
    doubted: tuple[UUID, ...]


def draft_page(*, actor: Actor, keys: Keyring, draft: Draft | None = None) -> DraftPage | None:
    """The reporter's own draft, as last kept; `draft` is its row, for whoever has it already."""
    row = draft or rows.draft(actor=actor)
    if row is None or str(row.id) != actor.id:
        return None
    place = row.compartment_id
    if row.body is None:  # begun before the row said which body is the newest
        newest = believed(vault.bodies(actor=actor, keys=keys, compartment=place, kind=Kind.DRAFT))
    else:
        found = vault.bodies_here(actor=actor, keys=keys, compartment=place, ids=[row.body])
        newest = of_kind(believed(found.values()), Kind.DRAFT)
    return DraftPage(newest[-1].content) if newest else None


def draft_files(
    *, actor: Actor, keys: Keyring, compartment: UUID, ids: Iterable[UUID]
) -> list[File]:
    """The files kept with the reporter's draft, in this order, all opened together."""
    wanted = list(ids)
    found = vault.bodies_here(actor=actor, keys=keys, compartment=compartment, ids=wanted)
    held = of_kind(believed(found[id] for id in wanted if id in found), Kind.DRAFT_FILE)
    files = [(each.content["name"], each.content.get("file")) for each in held]
    sealed = [(name, attachments.from_content(said)) for name, said in files]
    return [File(name=name, sealed=file) for name, file in sealed if file]


def whose_receipt(*, receipt: Derived) -> Actor | None:
    """Who comes back with these words. No actor: the words are the authority."""
    compartment = vault.by_receipt(derived=receipt)
    if compartment is None:
        return None
    concern = Concern.objects.filter(compartment_id=compartment.id).first()
    row = concern or Signatory.objects.filter(compartment_id=compartment.id).first()
    return None if row is None else acting.reporter(str(row.id))


def common_text(*, actor: Actor, token: str, today: date) -> CommonText | None:
    """What a collective concern says, for whoever types unused joining words."""
    derived = receipts.derive(token)
    row = JoiningToken.objects.filter(hash=derived.lookup.hex()).select_related("concern").first()
    if row is None:
        return None
    identity = unseal(bytes(row.carried), derived.identity).decode()
    keys = reporter_keyring(derived, actor.id).also(row.concern.compartment_id, identity)
    found = opening.one(actor=actor, keys=keys, concern=row.concern, today=today)
    if found is None:
        return None
    reading = joining.readers(actor=actor, keys=keys, found=found, at=today)
    return CommonText(
        received_on=row.concern.received_on,
        words=found.content["words"],
        named=tuple(people.post_titles(found.named_posts).values()),
        attested=found.content.get("attested"),
        readers=titles_of([each.id for each in reading], today),
    )


@dataclass(frozen=True, slots=True)
class _Came:
    """What somebody came back to, opened: the concern, and their own part of it."""

    place: Joined | None
    row: Concern
    content: dict[str, Any]
    shared: list[Body]
    own: list[Body | Mismatch]
    beside: tuple[UUID, ...]  # bodies of the common part that are not what was sealed
    compartment: UUID
    persons: list[str]

    @property
    def mine(self) -> list[Body]:
        return believed(self.own)

    @property
    def convener(self) -> str:
        return str(self.content.get("convener", ""))


def reporter_page(*, actor: Actor, keys: Keyring, today: date) -> ReporterPage | None:
    """The thread of whoever came back with a receipt; None where there is none."""
    found = _came(actor, keys)
    if found is None:
        return None
    place, row, mine = found.place, found.row, found.mine
    said = mine if place is None else [*found.shared, *mine]
    return ReporterPage(
        **_standing(found, today),
        matter=UUID(found.content["matter"]),
        words=found.content["words"],
        statement=next((b.content["words"] for b in of_kind(mine, Kind.STATEMENT)), ""),
        files=tuple(b.content["name"] for b in of_kind(mine, Kind.FILE)),
        messages=tuple(messages(by_day(said), actor=actor, convener=found.convener)),
        feedback=feedback(found.shared),
        entry=_entry(mine),
        exported=exported(actor=actor, keys=keys, compartment=row.compartment_id),
        name_asked=told_of_name(actor=actor, keys=keys, place=found.compartment, today=today),
        has_told=bool(of_kind(mine, Kind.EXPERIENCE)),
        continued=continued(mine, by=actor.id),
        own=own_part(
            mine,
            thread=place.signatory if place else row,
            persons=found.persons,
            convener=found.convener,
            today=today,
        ),
        doubted=tuple(dict.fromkeys([*doubted(found.own), *found.beside])),
    )


def _came(actor: Actor, keys: Keyring) -> _Came | None:
    place = opening.own_place(actor=actor, keys=keys)
    if place is not None:
        keys = opening.along(keys, place.content)
    id = place.concern if place else actor.id
    row = Concern.objects.filter(id=id).first() if actor.kind is acting.Kind.REPORTER else None
    if row is None:
        return None
    shared = vault.bodies(actor=actor, keys=keys, compartment=row.compartment_id)
    body = next((each for each in believed(shared) if each.id == row.body), None)
    if body is None:
        return None
    own, compartment = shared, row.compartment_id
    if place is not None:
        compartment = place.signatory.compartment_id
        own = vault.bodies(actor=actor, keys=keys, compartment=compartment)
    return _Came(
        place=place,
        row=row,
        content=opening.whole(actor=actor, keys=keys, bodies=[body])[body.id],
        shared=believed(shared),
        own=own,
        beside=doubted(shared),
        compartment=compartment,
        persons=vault.holders_of(actor=actor, keys=keys, compartment=compartment),
    )


def _standing(found: _Came, today: date) -> dict[str, Any]:
    """Where it stands, who reads it, and what is owed."""
    place, row = found.place, found.row
    own = [place.signatory.id] if place else []  # owed for what they alone have said
    return {
        "joined_here": place is not None,
        "nobody_on_duty": place is None and found.content.get("duty_told") is False,
        "received_on": place.signatory.joined_on if place else row.received_on,
        "state": State(row.state),
        "state_words": words.of_state(State(row.state)),
        "route_words": _route(found.shared),
        "readers": titles_of(found.persons, today),
        "clocks": promised(row.id, *own, today=today),
        "attested": found.content.get("attested"),
        "joined": row.joined_shown or None,
    }


def _route(held: list[Body]) -> str:
    decided = of_kind(held, Kind.TRIAGE)
    return words.of_route(Route(decided[-1].content["route"])) if decided else ""


def _entry(held: list[Body]) -> Entry | None:
    for body in of_kind(held, Kind.ENTRY)[:1]:
        return Entry(
            digest=bytes.fromhex(body.content["digest"]),
            seed=bytes.fromhex(body.content["seed"]),
            fields=dict(body.content["fields"]),
            day=body.day,
        )
    return None
