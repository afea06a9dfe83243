"""Who holds a post, or a role, on a day: what the house must know in order to decide.

No question anybody asks, so it takes no actor; pages may not import it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from upheld.kernel.actor import Role

from .models import PostRole, Tenure, in_force


@dataclass(frozen=True, slots=True)
class PostHolder:
    """Somebody in a post. `person` and `post` are ids."""

    person: str
    post: str
    post_title: str
    post_slug: str


def with_role(role: Role, *, on: date) -> list[PostHolder]:
    """Everybody whose post carries the role on that day, by the post's title."""
    posts = PostRole.objects.filter(in_force(on), role=role.value).values_list("post_id", flat=True)
    return _holders(posts=posts, on=on)


def of_post(post: UUID, *, on: date) -> list[PostHolder]:
    """Everybody in the post on that day: nobody, one, or one and an acting holder."""
    return _holders(posts=[post], on=on)


def posts_of(person: UUID | str, *, on: date) -> list[PostHolder]:
    """Every post that the person holds on that day, by title."""
    held = Tenure.objects.filter(in_force(on), person_id=person)
    return [_holder(each) for each in held.select_related("post").order_by("post__title", "id")]


def roles_of(post: UUID | str, *, on: date) -> frozenset[Role]:
    """What the post is trusted with on that day."""
    given = PostRole.objects.filter(in_force(on), post_id=post).values_list("role", flat=True)
    return frozenset(Role(each) for each in given)


def _holders(*, posts: Iterable[UUID], on: date) -> list[PostHolder]:
    held = Tenure.objects.filter(in_force(on), post__in=posts)
    return [_holder(each) for each in held.select_related("post").order_by("post__title", "id")]


def _holder(tenure: Tenure) -> PostHolder:
    return PostHolder(
        person=str(tenure.person_id),
        post=str(tenure.post_id),
        post_title=tenure.post.title,
        post_slug=tenure.post.slug,
    )
