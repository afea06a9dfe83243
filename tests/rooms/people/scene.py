"""A small organisation, built by commands, for one test."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import UTC, date, datetime

from upheld.kernel.actor import Actor, Kind, Role
from upheld.people import commands, queries
from upheld.people.models import Account, Line, Person, Post, Tenure
from upheld.people.states import PostKind
from upheld.vault.stretching import new_words

OPENED = date(2019, 1, 7)
NOON = datetime(2020, 2, 3, 12, tzinfo=UTC)
TODAY = NOON.date()
PASSWORD = "long enough to be a password"


def registrar() -> Actor:
    """Somebody who keeps the register."""
    return Actor(
        kind=Kind.PERSON,
        id=str(uuid.uuid4()),
        post=str(uuid.uuid4()),
        roles=frozenset({Role.REGISTRAR}),
    )


def founder(slug: str) -> commands.Founder:
    """One of the first two people."""
    return commands.Founder(
        slug=slug,
        title=slug.capitalize(),
        email=f"{slug}@example.org",
        password=PASSWORD,
        words=new_words(),
    )


@dataclass
class House:
    """The register of a small organisation, with short ways to add to it."""

    registrar: Actor

    def post(self, slug: str, *, directs: bool = False) -> Post:
        """A post."""
        return commands.add_post(
            actor=self.registrar,
            at=NOON,
            slug=slug,
            title=slug.capitalize(),
            kind=PostKind.EMPLOYEE,
            directs_service=directs,
        )

    def person(self) -> Person:
        """A person without a post."""
        return commands.add_person(actor=self.registrar, at=NOON)

    def put(
        self,
        person: Person,
        post: Post,
        starts: date = OPENED,
        ends: date | None = None,
        *,
        acting: bool = False,
    ) -> Tenure:
        """A person comes into a post."""
        return commands.appoint(
            actor=self.registrar,
            at=NOON,
            person=person,
            post=post,
            starts=starts,
            ends=ends,
            acting=acting,
        )

    def held(self, post: Post, starts: date = OPENED, ends: date | None = None) -> Person:
        """A new person in a post."""
        person = self.person()
        self.put(person, post, starts, ends)
        return person

    def line(self, post: Post, reports_to: Post | None, since: date = OPENED) -> Line | None:
        """One post reports to another from a day on."""
        return commands.set_line(
            actor=self.registrar, at=NOON, post=post, reports_to=reports_to, since=since
        )

    def account(self, person: Person) -> Account:
        """A way to sign in."""
        return commands.open_account(
            actor=self.registrar,
            at=NOON,
            person=person,
            email=f"{person.id}@example.org",
            password=PASSWORD,
        )

    def acting(self, person: Person) -> Actor:
        """A person acting, without any post."""
        return Actor(kind=Kind.PERSON, id=str(person.id))

    def actor(self, account: Account, post: Post | None = None, on: date = TODAY) -> Actor:
        """Whoever signs in with the account, acting in the post."""
        actor = queries.actor_for(account=account, post=post.id if post else None, on=on)
        assert actor is not None
        return actor
