"""Who holds a post, or a role, on a day: what the house must know in order to decide.

No question anybody asks, so it takes no actor; pages may not import it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from upheld.kernel.actor import Role
from upheld.ledger.prepared import Prepared

from .models import PostRole, Tenure, in_force
from .tenures import in_words, overlapping


@dataclass(frozen=True, slots=True)
class PostHolder:
    """Somebody in a post. `person` and `post` are ids."""

    person: str
    post: str
    post_title: str
    post_slug: str


def _with_role(role: str, on: date) -> QuerySet[Tenure]:
    posts = PostRole.objects.filter(in_force(on), role=role).values("post_id")
    return _by_title(Tenure.objects.filter(in_force(on), post__in=posts))


def _in_post(post: UUID, on: date) -> QuerySet[Tenure]:
    return _by_title(Tenure.objects.filter(in_force(on), post=post))


def _by_title(held: QuerySet[Tenure]) -> QuerySet[Tenure]:
    return held.select_related("post").order_by("post__title", "id")


_WITH_ROLE = Prepared(_with_role)
_IN_POST = Prepared(_in_post)


def with_role(role: Role, *, on: date) -> list[PostHolder]:
    """Everybody whose post carries the role on that day, by the post's title."""
    return [_holder(each) for each in _WITH_ROLE(role.value, on)]


def of_post(post: UUID, *, on: date) -> list[PostHolder]:
    """Everybody in the post on that day: nobody, one, or one and an acting holder."""
    return [_holder(each) for each in _IN_POST(post, on)]


def posts_of(person: UUID | str, *, on: date) -> list[PostHolder]:
    """Every post that the person holds on that day, by title."""
    held = Tenure.objects.filter(in_force(on), person_id=person)
    return [_holder(each) for each in held.select_related("post").order_by("post__title", "id")]


def between(starts: date, ends: date) -> list[tuple[PostHolder, str]]:
    """Everybody who held a post on any day of a span, by title, each with their tenure in words."""
    held = Tenure.objects.filter(overlapping(starts, ends)).select_related("post")
    return [
        (_holder(each), in_words(each.starts, each.ends, acting=each.acting))
        for each in held.order_by("post__title", "starts", "id")
    ]


def roles_of(post: UUID | str, *, on: date) -> frozenset[Role]:
    """What the post is trusted with on that day."""
    given = PostRole.objects.filter(in_force(on), post_id=post).values_list("role", flat=True)
    return frozenset(Role(each) for each in given)


def _holder(tenure: Tenure) -> PostHolder:
    return PostHolder(
        person=str(tenure.person_id),
        post=str(tenure.post_id),
        post_title=tenure.post.title,
        post_slug=tenure.post.slug,
    )
