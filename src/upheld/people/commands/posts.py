"""Posts: what they are, to which other post they report, and what they are trusted with."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db.models import Q

from upheld.kernel.actor import Actor, Role
from upheld.kernel.decision import NotPermitted, NotPossible
from upheld.ledger.command import command
from upheld.people import policy
from upheld.people.events import LineSet, PostAdded, RoleEnded, RoleGiven
from upheld.people.models import Line, Post, PostRole, Tenure, in_force
from upheld.people.states import Origin, PostKind


@command(policy.may_keep_register, record_refusals=True)
def add_post(
    *,
    actor: Actor,
    at: datetime,
    slug: str,
    title: str,
    kind: PostKind = PostKind.EMPLOYEE,
    directs_service: bool = False,
    note: str = "",
    origin: Origin = Origin.OWN,
) -> tuple[Post, PostAdded]:
    """Add a post. Its title is what pages print; raises `NotPossible` for a short name in use."""
    if not title.strip():
        raise NotPossible("A post needs a title.")
    if Post.objects.filter(slug=slug).exists():
        raise NotPossible("Another post already has this short name.")
    post = Post.objects.create(
        slug=slug,
        title=title.strip(),
        kind=kind.value,
        directs_service=directs_service,
        note=note.strip(),
        origin=origin.value,
    )
    return post, PostAdded(added=str(post.id), kind=kind.value, directs_service=directs_service)


@command(policy.may_keep_register, record_refusals=True)
def set_line(
    *,
    actor: Actor,
    at: datetime,
    post: Post,
    reports_to: Post | None,
    since: date,
    origin: Origin = Origin.OWN,
) -> tuple[Line | None, LineSet]:
    """Make a post report to another from a day on, or to none. The line until then stays known.

    Raises `NotPossible` for a line to itself or in a ring, and where a later line stands.
    """
    if Line.objects.filter(Q(starts__gte=since) | Q(ends__gte=since), post=post).exists():
        raise NotPossible("A line of this post has already been set from that day or later.")
    if reports_to is not None and _would_close_a_ring(post, reports_to, since):
        raise NotPossible("A post cannot report to itself, or to a post that reports to it.")
    Line.objects.filter(post=post, ends=None).update(ends=since - timedelta(days=1))
    line = None
    if reports_to is not None:
        line = Line.objects.create(
            post=post, reports_to=reports_to, starts=since, origin=origin.value
        )
    return line, LineSet(
        reporting=str(post.id), reports_to=str(reports_to.id) if reports_to else "", since=since
    )


def _would_close_a_ring(post: Post, reports_to: Post, since: date) -> bool:
    """Whether `post` is above `reports_to` in lines that stand on or after the day."""
    standing = Line.objects.filter(Q(ends=None) | Q(ends__gte=since))
    lines = list(standing.values_list("post_id", "reports_to_id"))
    above = {reports_to.id}
    while fresh := {higher for lower, higher in lines if lower in above} - above:
        above |= fresh
    return post.id in above


@command(policy.may_give_role, record_refusals=True)
def give_role(
    *, actor: Actor, at: datetime, post: Post, role: Role, since: date
) -> tuple[PostRole, RoleGiven]:
    """Trust a post with a role from a day on.

    Raises `NotPermitted` for a post that the registrar holds beside their own, and
    `NotPossible` for the clock's role or one that the post already has.
    """
    if Tenure.objects.filter(in_force(since), post=post, person_id=actor.id).exists():
        raise NotPermitted("You cannot give a post that you hold a role. Ask another registrar.")
    if role is Role.CLOCK:
        raise NotPossible("No post can be trusted with the clock's role.")
    if PostRole.objects.filter(post=post, role=role.value, ends=None).exists():
        raise NotPossible("The post already has this role.")
    given = PostRole.objects.create(post=post, role=role.value, starts=since)
    return given, RoleGiven(given_to=str(post.id), role=role.value, starts=since)


@command(policy.may_keep_register, record_refusals=True)
def end_role(
    *, actor: Actor, at: datetime, post: Post, role: Role, ends: date
) -> tuple[PostRole, RoleEnded]:
    """Say the last day on which a post is trusted with a role.

    Raises `NotPossible` where the post does not have it, or would lose it before it began.
    """
    given = PostRole.objects.filter(post=post, role=role.value, ends=None).first()
    if given is None:
        raise NotPossible("The post does not have this role.")
    if ends < given.starts:
        raise NotPossible("A role cannot end before it was given.")
    given.ends = ends
    given.save(update_fields=["ends"])
    return given, RoleEnded(taken_from=str(post.id), role=role.value, ends=ends)
