"""The people of an example: their posts, accounts and keys, made through commands only."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from upheld.kernel.actor import Actor, Kind, Role, machine
from upheld.people import commands as people
from upheld.people import queries
from upheld.people.commands import Founder
from upheld.people.states import Origin, PostKind
from upheld.vault import commands as vault
from upheld.vault import stretching, unlocking, words
from upheld.vault.keyring import Keyring

from .posts import POSTS, CastPost

DOMAIN = "southwater.example"
WORDS_OF_A_PASSWORD = 4
REGISTRAR, RECEIVER = "hr", "mo"


@dataclass(frozen=True, slots=True)
class Member:
    """One person of the cast, and how a visitor signs in as them."""

    slug: str
    title: str
    person: UUID
    post: UUID
    email: str
    password: str
    unlock: str
    home: str
    signs_in: bool
    actor: Actor = field(repr=False)
    keys: Keyring = field(repr=False)


@dataclass(slots=True)
class Cast:
    """Everybody in the example, by the short name of their post."""

    members: dict[str, Member] = field(default_factory=dict)

    def actor(self, slug: str) -> Actor:
        """Somebody acting in their post."""
        return self.members[slug].actor

    def keys(self, slug: str) -> Keyring:
        """Somebody's unlocked keys."""
        return self.members[slug].keys

    def person(self, slug: str) -> UUID:
        """The person in a post."""
        return self.members[slug].person

    def post(self, slug: str) -> UUID:
        """A post."""
        return self.members[slug].post


def gather(*, name: str, at: datetime) -> Cast:
    """Set up an example's house and everybody in it. The database must be empty."""
    people.start_story(actor=machine("example"), at=at, name=name)
    cast = Cast()
    _found(cast, at)
    registrar = cast.actor(REGISTRAR)
    for each in POSTS:
        if each.slug not in cast.members:
            _place(each, cast, registrar, at)
    for each in POSTS:
        _finish(each, registrar, at)
    return cast


def _found(cast: Cast, at: datetime) -> None:
    """The first two, who vouch for each other's keys."""
    by_slug = {each.slug: each for each in POSTS}
    founders = {slug: _founder(by_slug[slug]) for slug in (REGISTRAR, RECEIVER)}
    persons = people.install(
        actor=machine("installer"),
        at=at,
        registrar=founders[REGISTRAR],
        receiver=founders[RECEIVER],
        since=by_slug[REGISTRAR].starts,
    )
    for (slug, founder), person in zip(founders.items(), persons, strict=True):
        post = queries.post_by_slug(slug)
        assert post is not None  # noqa: S101  It was made a line ago.
        cast.members[slug] = _member(
            by_slug[slug],
            person.id,
            post.id,
            founder.password,
            founder.words,
            roles=by_slug[slug].roles,
            keys=_unlocked(person.id, founder.words, at),
        )


def _founder(post: CastPost) -> Founder:
    return Founder(
        slug=post.slug,
        title=post.title,
        email=_email(post),
        password=_password(),
        words=stretching.new_words(),
        origin=Origin(post.origin),
    )


def _place(each: CastPost, cast: Cast, registrar: Actor, at: datetime) -> None:
    """A post, the person in it, their account and their keys."""
    post = people.add_post(
        actor=registrar,
        at=at,
        slug=each.slug,
        title=each.title,
        kind=PostKind(each.kind),
        directs_service=each.directs_service,
        origin=Origin(each.origin),
    )
    password, unlock = _password(), stretching.new_words()
    for days in each.earlier_holders:
        _put(each, days, "", registrar, at)
    person = _put(each, (each.starts, each.ends), password, registrar, at)
    cast.members[each.slug] = _member(
        each,
        person,
        post.id,
        password,
        unlock,
        roles=each.roles,
        keys=_keys(person, unlock, cast, at),
    )


def _put(
    each: CastPost,
    days: tuple[date, date | None],
    password: str,
    registrar: Actor,
    at: datetime,
) -> UUID:
    """A new person in a post, with an account where one is for visitors. Gives the id."""
    post = queries.post_by_slug(each.slug)
    assert post is not None  # noqa: S101  It has just been added.
    person = people.add_person(actor=registrar, at=at)
    people.appoint(
        actor=registrar,
        at=at,
        person=person,
        post=post,
        starts=days[0],
        ends=days[1],
        origin=Origin.SYNTHETIC,
    )
    if each.signs_in and password:
        people.open_account(
            actor=registrar, at=at, person=person, email=_email(each), password=password
        )
    return person.id


def _keys(person: UUID, unlock: str, cast: Cast, at: datetime) -> Keyring:
    """A person's own keys, which the receiver vouches for."""
    own = Actor(kind=Kind.PERSON, id=str(person))
    offered = vault.offer_keys(actor=own, at=at, person=person, words=unlock)
    vault.countersign(actor=cast.actor(RECEIVER), at=at, offered=offered, keys=cast.keys(RECEIVER))
    return _unlocked(person, unlock, at)


def _unlocked(person: UUID, unlock: str, at: datetime) -> Keyring:
    secret = unlocking.unlock(person=person, words=unlock, now=at)
    keys = unlocking.keyring(secret=secret or "", now=at)
    assert keys is not None  # noqa: S101  These are the words that the keys were made with.
    unlocking.lock(secret=secret or "")
    return keys


def _finish(each: CastPost, registrar: Actor, at: datetime) -> None:
    """What a post is trusted with, and to whom it reports: once every post is there."""
    post = queries.post_by_slug(each.slug)
    assert post is not None  # noqa: S101  Every post has been added.
    given = {Role.REGISTRAR} if each.slug == REGISTRAR else set()
    given |= {Role.RECEIVER} if each.slug == RECEIVER else set()
    for role in each.roles:
        if role not in given:
            people.give_role(actor=registrar, at=at, post=post, role=role, since=each.starts)
    for manager, since in (*each.lines_before, (each.reports_to, each.line_since)):
        above = queries.post_by_slug(manager) if manager else None
        if above is not None:
            people.set_line(
                actor=registrar,
                at=at,
                post=post,
                reports_to=above,
                since=since,
                origin=Origin.SYNTHETIC,
            )


def _member(
    each: CastPost,
    person: UUID,
    post: UUID,
    password: str,
    unlock: str,
    *,
    roles: tuple[Role, ...],
    keys: Keyring,
) -> Member:
    return Member(
        slug=each.slug,
        title=each.title,
        person=person,
        post=post,
        email=_email(each),
        password=password,
        unlock=unlock,
        home=each.home,
        signs_in=each.signs_in,
        actor=Actor(
            kind=Kind.PERSON,
            id=str(person),
            post=str(post),
            post_title=each.title,
            roles=frozenset(roles),
        ),
        keys=keys,
    )


def _email(post: CastPost) -> str:
    return f"{post.slug}@{DOMAIN}"


def _password() -> str:
    return words.draw(WORDS_OF_A_PASSWORD).replace(" ", "-")
