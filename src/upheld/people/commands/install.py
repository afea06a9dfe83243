"""An empty house gets its first two people: one keeps the register, one receives concerns."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from upheld.kernel.actor import Actor, Role
from upheld.kernel.decision import NotPossible
from upheld.ledger.command import command
from upheld.people import policy
from upheld.people.events import HouseInstalled
from upheld.people.models import Person, Post, PostRole, Tenure
from upheld.people.states import Origin
from upheld.vault import commands as vault
from upheld.vault.holders import open_keys

from .accounts import new_account


@dataclass(frozen=True, slots=True)
class Founder:
    """One of the first two: the post, and how its holder signs in and unlocks."""

    slug: str
    title: str
    email: str
    password: str = field(repr=False)
    words: str = field(repr=False)
    name: str = ""
    origin: Origin = Origin.OWN


@command(policy.may_install)
def install(
    *, actor: Actor, at: datetime, registrar: Founder, receiver: Founder, since: date
) -> tuple[tuple[Person, Person], HouseInstalled]:
    """Set up an empty house with a registrar and a receiver, who vouch for each other's keys.

    Everybody else is added by the registrar. Raises `NotPossible` where anybody is
    registered already, and for an unfit email address or password.
    """
    if Person.objects.exists():
        raise NotPossible("People are registered already. Ask the registrar to add others.")
    keeper, keepers_post = _found(registrar, Role.REGISTRAR, since)
    opener, openers_post = _found(receiver, Role.RECEIVER, since)
    offered = [
        vault.offer_keys(actor=actor, at=at, person=person.id, words=founder.words)
        for person, founder in ((keeper, registrar), (opener, receiver))
    ]
    opened = [
        open_keys(row, founder.words)
        for row, founder in zip(offered, (registrar, receiver), strict=True)
    ]
    for row, others_keys in zip(offered, reversed(opened), strict=True):
        vault.countersign(actor=actor, at=at, offered=row, keys=others_keys)
    return (keeper, opener), HouseInstalled(
        registrar=str(keeper.id),
        registrar_post=str(keepers_post.id),
        receiver=str(opener.id),
        receiver_post=str(openers_post.id),
        since=since,
    )


def _found(founder: Founder, role: Role, since: date) -> tuple[Person, Post]:
    person = Person.objects.create(name=founder.name)
    post = Post.objects.create(slug=founder.slug, title=founder.title, origin=founder.origin.value)
    PostRole.objects.create(post=post, role=role.value, starts=since)
    Tenure.objects.create(post=post, person=person, starts=since, origin=founder.origin.value)
    new_account(person, founder.email, founder.password)
    return person, post
