"""A concern as its receiver, its investigator or its convener reads it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from upheld.concerns import desk, opening, words
from upheld.concerns import identity as kept_identity
from upheld.concerns.models import Concern, Signatory
from upheld.concerns.opening import Joined, Opened
from upheld.concerns.policy import HANDLES
from upheld.concerns.sealing import Kind
from upheld.concerns.states import KnownAs, Risk, Route, State
from upheld.kernel.actor import Actor, Role
from upheld.people import queries as people
from upheld.vault import queries as vault
from upheld.vault.keyring import Keyring
from upheld.vault.queries import Body, Mismatch

from . import unread
from .around import Excluded, Investigator, Renewal, who
from .beside import LinkLine, Note, links, notes
from .continuing import Continued, continued
from .copies import FileWithCopy, with_copies
from .decisions import Triage, decided
from .exporting import Exported, exported
from .thread import (
    Check,
    Clock,
    Feedback,
    Message,
    believed,
    checks,
    child_first,
    clocks,
    clocks_of,
    doubted,
    feedback,
    messages,
    of_kind,
)


@dataclass(frozen=True, slots=True)
class Statement:
    """What one signatory wrote, and the thread with them."""

    signatory: UUID
    joined_on: date
    name: str
    in_confidence: bool  # so that the name takes two people to open
    text: str
    messages: tuple[Message, ...]
    files: tuple[FileWithCopy, ...]
    clocks: tuple[Clock, ...]
    continued: Continued


@dataclass(frozen=True, slots=True)
class ConcernPage:
    """One concern. `as_convener` pages leave out what is for receivers alone.

    `joined` is None while it is too small to show. `doubted` are sealed bodies that are
    not what was sealed: nothing of them is shown, and the page reports them.
    """

    id: UUID
    matter: UUID
    as_convener: bool
    may_handle: bool
    received_on: date
    state: State
    state_words: str
    risk: Risk
    risk_words: str
    nobody_on_duty: bool
    words: str
    known_words: str
    speaks_as: str
    came_by: str
    identity: str
    named_posts: tuple[UUID, ...]
    named: tuple[str, ...]
    somebody_else: bool
    does_not_know: bool
    attested: int | None
    joined: int | None
    cases: int | None
    tokens_issued: int
    excluded: tuple[Excluded, ...]
    excluded_more: int
    readers: tuple[str, ...]
    investigators: tuple[Investigator, ...]
    advisers: tuple[Investigator, ...]
    clocks: tuple[Clock, ...]
    messages: tuple[Message, ...]
    triage: Triage | None
    decisions: tuple[Triage, ...]
    routes: tuple[Route, ...]
    notes: tuple[Note, ...]
    links: tuple[LinkLine, ...]
    checks: tuple[Check, ...]
    renewal: Renewal | None
    alternates: tuple[str, ...]
    feedback: tuple[Feedback, ...]
    statements: tuple[Statement, ...]
    files: tuple[FileWithCopy, ...]
    exported: tuple[Exported, ...]
    continued: Continued
    doubted: tuple[UUID, ...]


def concern_page(*, actor: Actor, keys: Keyring, id: UUID, today: date) -> ConcernPage | None:
    """A concern, for whoever holds it and is free of conflict; None for everybody else."""
    found = _opened(actor, keys, id, today)
    if found is None:
        return None
    everything = vault.bodies(actor=actor, keys=keys, compartment=found.concern.compartment_id)
    held, content = believed(everything), found.content
    as_convener = found.convened_by(actor)
    convener = str(content.get("convener", ""))
    said = messages(held, actor=actor, reporter=str(id), convener=convener)
    on_desk = desk.bodies(actor=actor, keys=keys, held=held, found=found)
    lying = believed(on_desk)
    joined = () if as_convener else _joined(actor, keys, found)
    decisions = decided(held, lying)
    return ConcernPage(
        as_convener=as_convener,
        may_handle=actor.has(*HANDLES) and not as_convener,
        identity=_identity(actor, keys, content.get("identity", "")),
        **_in_the_clear(found.concern),
        **_as_sent(found),
        words=_first_words(actor, keys, held),
        **who(actor, keys, found, today),
        clocks=child_first(clocks(id, today=today), found, decisions[:1], today),
        messages=tuple(said),
        triage=decisions[-1] if decisions else None,
        decisions=decisions,
        routes=tuple(dict.fromkeys(each.route for each in decisions if each.in_force)),
        notes=notes(lying, actor=actor),
        links=links(lying, actor=actor, keys=keys, today=today),
        checks=checks(held, outsiders=found.outsiders),
        feedback=feedback(held),
        statements=_statements(actor, keys, joined, today, held),
        files=with_copies(held, copies_in=held),
        exported=exported(actor=actor, keys=keys, compartment=found.concern.compartment_id),
        continued=continued(held, by=str(id)),
        doubted=doubted([*everything, *on_desk, *(b for _, theirs in joined for b in theirs)]),
    )


def have_read(*, actor: Actor, keys: Keyring, id: UUID, today: date) -> None:
    """Remember that whoever asks has read a concern until now. Nobody else can see it."""
    found = _opened(actor, keys, id, today)
    if found is not None and actor.has(*HANDLES):
        unread.have_read(actor=actor, keys=keys, found=found)


def matter_of(*, actor: Actor, keys: Keyring, concern: Concern, today: date) -> UUID | None:
    """The id under which rooms above work on what this concern began."""
    found = _opened(actor, keys, concern.id, today)
    return None if found is None else found.matter


def named_posts_of(
    *, actor: Actor, keys: Keyring, concern: Concern, today: date
) -> tuple[UUID, ...]:
    """The posts that a concern is about, for whoever may read it: to check appointments."""
    found = _opened(actor, keys, concern.id, today)
    return () if found is None else found.named_posts


def _opened(actor: Actor, keys: Keyring, id: UUID, today: date) -> Opened | None:
    row = Concern.objects.filter(id=id).first()
    if row is None:
        return None
    found = opening.one(actor=actor, keys=keys, concern=row, today=today)
    if found is None or found.hides_from(actor):
        return None
    works = actor.has(*HANDLES, Role.INVESTIGATOR)
    return found if works or found.convened_by(actor) else None


def _in_the_clear(row: Concern) -> dict[str, Any]:
    state = State(row.state)
    return {
        "id": row.id,
        "received_on": row.received_on,
        "state": state,
        "state_words": words.of_state(state),
        "joined": row.joined_shown or None,
        "tokens_issued": row.tokens_issued,
    }


def _first_words(actor: Actor, keys: Keyring, held: list[Body]) -> str:
    """The words as whoever raised it sealed them, whatever a concern said of itself later."""
    first = of_kind(held, Kind.CONCERN)[:1]
    said = opening.whole(actor=actor, keys=keys, bodies=first)
    return next((str(each["words"]) for each in said.values()), "")


def _as_sent(found: Opened) -> dict[str, Any]:
    content, on = found.content, found.concern.received_on
    risk = Risk(content["risk"])
    return {
        "matter": found.matter,
        "risk": risk,
        "risk_words": words.of_risk(risk),
        "nobody_on_duty": content.get("duty_told") is False,
        "speaks_as": words.of_door(content.get("door", "")),
        "came_by": words.of_origin(content.get("origin", "")),
        "known_words": words.of_known_as(KnownAs(content["known_as"])),
        "named_posts": found.named_posts,
        "named": tuple(people.tenure_words(post=each, on=on) for each in found.named_posts),
        "somebody_else": content["somebody_else"],
        "does_not_know": content["does_not_know"],
        "attested": content.get("attested"),
        "cases": content.get("cases"),
    }


def _identity(actor: Actor, keys: Keyring, compartment: str) -> str:
    """The name of somebody who chose to be named. Another takes two people: `identities`."""
    found = kept_identity.kept(actor=actor, keys=keys, compartment=compartment)
    return found.words if found else ""


_Joined = tuple[tuple[Joined, list[Body | Mismatch]], ...]


def _joined(actor: Actor, keys: Keyring, found: Opened) -> _Joined:
    """The signatories, each with everything in their own compartment, believed or not."""
    joined = opening.signatories_of(actor=actor, keys=keys, concern=found.concern.id)
    places = [each.signatory.compartment_id for each in joined]
    held = vault.bodies_in(actor=actor, keys=keys, compartments=places)
    return tuple((each, held[each.signatory.compartment_id]) for each in joined)


def _statements(
    actor: Actor, keys: Keyring, joined: _Joined, today: date, beside: list[Body]
) -> tuple[Statement, ...]:
    owed = clocks_of([each.signatory.id for each, _ in joined], today=today)
    names = _names(actor, keys, [each for each, _ in joined])
    return tuple(
        _statement(
            actor,
            each.signatory,
            believed(theirs),
            name=names.get(str(each.content.get("who", "")), ""),
            beside=beside,
            in_confidence=each.content.get("known_as") == KnownAs.CONFIDENTIAL,
            owed=owed.get(str(each.signatory.id), ()),
        )
        for each, theirs in joined
    )


def _names(actor: Actor, keys: Keyring, joined: list[Joined]) -> dict[str, str]:
    """The names of those signatories who have said them, by the compartment that keeps each."""
    places = [UUID(each.content["who"]) for each in joined if "who" in each.content]
    held = vault.bodies_in(actor=actor, keys=keys, compartments=places) if places else {}
    return {
        str(id): "".join(
            each.content.get("words", "") for each in of_kind(believed(found), Kind.IDENTITY)
        )
        for id, found in held.items()
    }


def _statement(
    actor: Actor,
    row: Signatory,
    held: list[Body],
    *,
    name: str,
    in_confidence: bool,
    beside: list[Body],
    owed: tuple[Clock, ...],
) -> Statement:
    return Statement(
        signatory=row.id,
        joined_on=row.joined_on,
        name=name,
        in_confidence=in_confidence,
        text="\n\n".join(each.content["words"] for each in of_kind(held, Kind.STATEMENT)),
        messages=tuple(messages(held, actor=actor, reporter=str(row.id))),
        files=with_copies(held, copies_in=[*held, *beside]),
        clocks=owed,
        continued=continued(held, by=str(row.id)),
    )
