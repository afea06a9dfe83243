"""Questions about people and posts. Posts are public; who holds them is for the house.

A person sees their own posts, tenures and interests; only the registrar gets rows of
other people. `actor_for` and `acting_choices` answer for whoever has just signed in, so
they take the account instead of an actor.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser

from upheld.kernel.actor import Actor, Kind, Role

from . import holders, tenures
from .models import Account, Clock, HouseText, Interest, Person, Post, Tenure, in_force
from .states import PostKind
from .texts import TEXTS


@dataclass(frozen=True, slots=True)
class PostChoice:
    """A post that somebody may act as."""

    id: str
    title: str
    roles: tuple[Role, ...]
    words: str


@dataclass(frozen=True, slots=True)
class PostLine:
    """A post in a list."""

    id: str
    slug: str
    title: str
    kind: PostKind


@dataclass(frozen=True, slots=True)
class TenureLine:
    """Somebody's own time in a post."""

    post_title: str
    words: str
    roles: tuple[Role, ...]


@dataclass(frozen=True, slots=True)
class InterestLine:
    """An interest that somebody declared."""

    id: str
    words: str
    declared_on: date
    ended_on: date | None


Signed = Account | AbstractBaseUser | AnonymousUser


def actor_for(*, account: Signed, post: UUID | None, on: date) -> Actor | None:
    """Who acts when this account does: in the post asked for, if it is held on that day.

    Otherwise in the first post held that carries a role, then in any post held. Somebody
    without a post keeps their own access and has no functions. None where the account
    stands for nobody.
    """
    person = _person_of(account)
    if person is None:
        return None
    choices = acting_choices(account=account, on=on)
    chosen = next((each for each in choices if post and each.id == str(post)), None)
    chosen = chosen or next((each for each in choices if each.roles), None)
    chosen = chosen or next(iter(choices), None)
    if chosen is None:
        return Actor(kind=Kind.PERSON, id=str(person))
    return Actor(
        kind=Kind.PERSON,
        id=str(person),
        post=chosen.id,
        post_title=chosen.title,
        roles=frozenset(chosen.roles),
    )


def acting_choices(*, account: Signed, on: date) -> list[PostChoice]:
    """The posts that whoever signed in holds on that day."""
    person = _person_of(account)
    if person is None:
        return []
    held = Tenure.objects.filter(in_force(on), person_id=person).select_related("post")
    return [
        PostChoice(
            id=str(each.post_id),
            title=each.post.title,
            roles=_roles(each.post_id, on),
            words=tenures.in_words(each.starts, each.ends, acting=each.acting),
        )
        for each in held.order_by("post__title", "id")
    ]


def posts(*, actor: Actor, on: date) -> list[PostLine]:
    """Every post, by title. Anyone may read them: a reporter chooses among them."""
    return [
        PostLine(id=str(each.id), slug=each.slug, title=each.title, kind=PostKind(each.kind))
        for each in Post.objects.order_by("title", "slug")
    ]


def post_titles(ids: Iterable[UUID | str]) -> dict[str, str]:
    """The titles of posts, by id. Ids that are no post are left out."""
    found = Post.objects.filter(id__in=list(ids)).values_list("id", "title")
    return {str(id): title for id, title in found}


def post(*, actor: Actor, id: UUID | str) -> Post | None:
    """A post, to hand to a command."""
    return Post.objects.filter(id=id).first()


def post_by_slug(slug: str) -> Post | None:
    """A post by its short name, to hand to a command."""
    return Post.objects.filter(slug=slug).first()


def person(*, actor: Actor, id: UUID | str) -> Person | None:
    """A person, to hand to a command: oneself, and anybody for the registrar."""
    if actor.id != str(id) and not actor.has(Role.REGISTRAR):
        return None
    return Person.objects.filter(id=id).first()


def holder_in_post(*, actor: Actor, post: UUID | str, on: date) -> Person | None:
    """Who holds a post now, to declare an interest in them. People of the house may ask."""
    if actor.kind is not Kind.PERSON:
        return None
    held = Tenure.objects.filter(in_force(on), post_id=post).select_related("person")
    first = held.order_by("acting", "starts", "id").first()
    return first.person if first else None


def tenure(*, actor: Actor, post: UUID | str, person: UUID | str, on: date) -> Tenure | None:
    """A person's time in a post on a day, to hand to a command. For the registrar."""
    if not actor.has(Role.REGISTRAR):
        return None
    return Tenure.objects.filter(in_force(on), post_id=post, person_id=person).first()


def tenure_words(*, post: UUID | str, on: date) -> str:
    """A post's title with the tenure of whoever held it on a day, so that no successor is blamed.

    "Senior post A (in post from 1 April 2018 to 30 June 2020)". The title alone where
    nobody held it; empty where there is no such post.
    """
    found = Post.objects.filter(id=post).first()
    if found is None:
        return ""
    held = Tenure.objects.filter(in_force(on), post=found).order_by("acting", "starts", "id")
    words = [tenures.in_words(each.starts, each.ends, acting=each.acting) for each in held]
    return f"{found.title} ({'; '.join(words)})" if words else found.title


def is_example() -> bool:
    """Whether this database tells a worked example: the same answer for everybody."""
    return Clock.objects.exists()


def my_tenures(*, actor: Actor, on: date) -> list[TenureLine]:
    """The posts that somebody holds and held, latest first."""
    if actor.kind is not Kind.PERSON:
        return []
    held = Tenure.objects.filter(person_id=actor.id).select_related("post")
    return [
        TenureLine(
            post_title=each.post.title,
            words=tenures.in_words(each.starts, each.ends, acting=each.acting),
            roles=_roles(each.post_id, on),
        )
        for each in held.order_by("-starts", "post__title", "id")
    ]


def posts_in_words(*, actor: Actor, person: UUID | str, on: date) -> str:
    """The posts that a person holds, for somebody of the house who must know whom they face."""
    if actor.kind is not Kind.PERSON:
        return ""
    return ", ".join(each.post_title for each in holders.posts_of(person, on=on))


def tenures_in_words(posts: Iterable[UUID | str], *, on: date) -> dict[str, str]:
    """Since when whoever holds each of these posts on a day has been in it, by post id.

    One query, whatever the number; a post that nobody holds is left out.
    """
    held = Tenure.objects.filter(in_force(on), post__in=list(posts))
    found: dict[str, list[str]] = {}
    for each in held.order_by("acting", "starts", "id"):
        said = tenures.in_words(each.starts, each.ends, acting=each.acting)
        found.setdefault(str(each.post_id), []).append(said)
    return {post: "; ".join(said) for post, said in found.items()}


def my_interests(*, actor: Actor) -> list[InterestLine]:
    """The interests that somebody declared, latest first."""
    if actor.kind is not Kind.PERSON:
        return []
    declared = Interest.objects.filter(person_id=actor.id).select_related("about_post")
    return [
        InterestLine(
            id=str(each.id),
            words=_about(each),
            declared_on=each.declared_on,
            ended_on=each.ended_on,
        )
        for each in declared.order_by("-declared_on", "id")
    ]


def interest(*, actor: Actor, id: UUID | str) -> Interest | None:
    """One of somebody's own interests, to hand to a command."""
    if actor.kind is not Kind.PERSON:
        return None
    return Interest.objects.filter(id=id, person_id=actor.id).first()


def _about(interest: Interest) -> str:
    if interest.about_post is not None:
        return interest.about_post.title
    if interest.about_person_id is None:
        return ""
    held = Tenure.objects.filter(person_id=interest.about_person_id).select_related("post")
    latest = held.order_by("-starts", "id").first()
    return latest.post.title if latest else ""


def _person_of(account: Signed) -> UUID | None:
    if isinstance(account, Account) and account.is_active:
        return account.person_id
    return None


def _roles(post: UUID, on: date) -> tuple[Role, ...]:
    return tuple(sorted(holders.roles_of(post, on=on)))


def texts(*, actor: Actor, language: str) -> dict[str, str]:
    """The council's words by place, the usual ones where it has chosen none. For everybody."""
    own = dict(HouseText.objects.filter(language=language).values_list("key", "words"))
    return {key: own.get(key) or str(place.usual) for key, place in TEXTS.items()}
