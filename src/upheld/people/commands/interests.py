"""Interests that people declare themselves."""

from __future__ import annotations

from datetime import datetime

from upheld.kernel.actor import Actor
from upheld.kernel.calendar import day_of
from upheld.kernel.decision import NotPossible
from upheld.ledger.command import command
from upheld.people import policy
from upheld.people.events import InterestDeclared, InterestEnded
from upheld.people.models import Interest, Person, Post


@command(policy.may_declare)
def declare_interest(
    *,
    actor: Actor,
    at: datetime,
    about_post: Post | None = None,
    about_person: Person | None = None,
) -> tuple[Interest, InterestDeclared]:
    """Say that one is close to whoever holds a post, or to a person wherever they sit.

    Raises `NotPossible` for both or neither, for oneself, and for what is declared already.
    """
    if (about_post is None) == (about_person is None):
        raise NotPossible("An interest is about one post or about one person.")
    if about_person is not None and str(about_person.id) == actor.id:
        raise NotPossible("You do not need to declare an interest in yourself.")
    declared = Interest.objects.filter(
        person_id=actor.id, about_post=about_post, about_person=about_person, ended_on=None
    )
    if declared.exists():
        raise NotPossible("You have already declared this interest.")
    interest = Interest.objects.create(
        person_id=actor.id,
        about_post=about_post,
        about_person=about_person,
        declared_on=day_of(at),
    )
    return interest, InterestDeclared(interest=str(interest.id))


@command(policy.may_end_interest)
def end_interest(
    *, actor: Actor, at: datetime, interest: Interest
) -> tuple[Interest, InterestEnded]:
    """Say that an interest has ended. It still counts for events until today."""
    if interest.ended_on is not None:
        raise NotPossible("This interest has already ended.")
    interest.ended_on = day_of(at)
    interest.save(update_fields=["ended_on"])
    return interest, InterestEnded(interest=str(interest.id))
