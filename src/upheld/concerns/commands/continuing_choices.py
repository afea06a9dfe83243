"""What a reporter decides after sending: who they are, who reads it, and whether to go on."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from upheld.concerns import identity, policy, readers, states
from upheld.concerns.adding import Adding, Thread
from upheld.concerns.events import ConcernWithdrawn, IdentityDisclosed, ReaderExcluded
from upheld.concerns.models import Concern
from upheld.concerns.requests import left_behind
from upheld.concerns.sealing import Kind, from_text
from upheld.concerns.states import KnownAs, State
from upheld.kernel.actor import Actor
from upheld.kernel.calendar import day_of
from upheld.kernel.decision import NotPossible
from upheld.ledger.command import command
from upheld.people import holders as posts
from upheld.vault import holders
from upheld.vault import queries as vault
from upheld.vault.keyring import Keyring

from .identities import lapse_identity


@command(policy.may_disclose_identity, record_refusals=True)
def disclose_identity(
    *, actor: Actor, at: date, concern: Thread, known_as: KnownAs, words: str, keys: Keyring
) -> tuple[Thread, IdentityDisclosed]:
    """Say later who one is, by name or in confidence. It cannot be taken back."""
    adding = Adding(actor, at, concern, keys)
    content, found = adding.content(), adding.concern()
    if not words.strip():
        raise NotPossible(_("Enter your name."))
    if known_as not in states.CAN_BECOME[KnownAs(content.get("known_as", KnownAs.ANONYMOUS))]:
        raise NotPossible(_("What has been said cannot be taken back."))
    persons = readers.persons_of(adding, concern.compartment_id)
    may_know = [each for each in persons if each != found.content.get("convener")]
    if known_as is not KnownAs.NAMED:
        may_know = readers.who_receive(persons, found, on=day_of(at))
    struck = {*found.content["struck"], *content.get("struck", [])}
    kept = identity.keep(
        actor=actor,
        at=at,
        keys=keys,
        words=words,
        known_as=known_as,
        reporter=from_text(content["reporter"]),
        readers=holders.of_persons(may_know, at),
        keepers=identity.second_keepers(
            named_posts=found.named_posts, struck=[UUID(each) for each in struck], at=at
        ),
    )
    # A signatory's place says "identity" of the common concern's key, so the name is `who`.
    where = "identity" if isinstance(concern, Concern) else "who"
    adding.say_anew(content | {"known_as": known_as.value, where: str(kept)})
    body = adding.put(Kind.DISCLOSED, {"known_as": known_as.value})
    event = IdentityDisclosed(
        concern=str(concern.id), known_as=known_as, body=str(body), seal_to=adding.sealed_to()
    )
    return concern, event


@command(policy.may_exclude_reader, record_refusals=True)
def exclude_reader(
    *, actor: Actor, at: date, concern: Thread, reader: UUID, keys: Keyring
) -> tuple[Thread, ReaderExcluded]:
    """Take a reader out, at once: what they have read stays read, and they find nothing more.

    Where nobody is left who receives concerns, somebody outside the council reads it.
    """
    adding, person = Adding(actor, at, concern, keys), str(reader)
    content = adding.content()
    convener = adding.concern().content.get("convener")
    if person == convener or person not in readers.persons_of(adding, concern.compartment_id):
        raise NotPossible(_("Choose one of those who can read it."))
    readers.take_out(adding, person=person, also=_names_kept(adding))
    out = [each.post for each in posts.posts_of(person, on=day_of(at))]
    struck = sorted({*content.get("struck", []), *out})
    adding.say_anew(content | {"struck": struck})
    body = adding.put(Kind.STRUCK, {"posts": sorted(out)})
    for request in left_behind(actor=actor, keys=keys, thread=concern, out={person}):
        lapse_identity(actor=actor, at=at, request=request, thread=concern, keys=keys)
    event = ReaderExcluded(concern=str(concern.id), body=str(body), seal_to=adding.sealed_to())
    return concern, event


@command(policy.may_withdraw, record_refusals=True)
def withdraw(
    *, actor: Actor, at: date, concern: Thread, words: str, keys: Keyring
) -> tuple[Thread, ConcernWithdrawn]:
    """Withdraw a concern, or one's own part of a collective one. Nothing of it is lost.

    What is owed for it stays owed: a receiver may have to act for a child all the same.
    """
    adding = Adding(actor, at, concern, keys)
    if isinstance(concern, Concern):
        states.require(State(concern.state), then=State.WITHDRAWN)
        concern.state = State.WITHDRAWN.value
        concern.save()
    elif _has_withdrawn(adding):
        raise NotPossible(_("You have withdrawn this already."))
    body = adding.put(Kind.WITHDRAWAL, {"words": words})
    event = ConcernWithdrawn(concern=str(concern.id), body=str(body), seal_to=adding.sealed_to())
    return concern, event


def _has_withdrawn(adding: Adding) -> bool:
    return bool(
        vault.bodies(
            actor=adding.actor,
            keys=adding.keys,
            compartment=adding.thread.compartment_id,
            kind=Kind.WITHDRAWAL.value,
        )
    )


def _names_kept(adding: Adding) -> set[UUID]:
    """Each place where a name is kept that belongs to this part."""
    kind = Kind.CONCERN if isinstance(adding.thread, Concern) else Kind.COMMON
    where = "identity" if isinstance(adding.thread, Concern) else "who"
    said = vault.bodies(
        actor=adding.actor,
        keys=adding.keys,
        compartment=adding.thread.compartment_id,
        kind=kind.value,
    )
    contents = [each.content for each in said if isinstance(each, vault.Body)]
    return {UUID(each[where]) for each in contents if each.get(where)}
