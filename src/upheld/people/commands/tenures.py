"""People, and their time in posts."""

from __future__ import annotations

from datetime import date, datetime

from upheld.kernel.actor import Actor
from upheld.kernel.decision import NotPossible
from upheld.ledger.command import command
from upheld.people import policy
from upheld.people.events import PersonAdded, TenureBegan, TenureEnded
from upheld.people.models import Person, Post, Tenure
from upheld.people.states import Origin
from upheld.people.tenures import overlapping


@command(policy.may_keep_register, record_refusals=True)
def add_person(*, actor: Actor, at: datetime, name: str = "") -> tuple[Person, PersonAdded]:
    """Add a person to the register. The name is for the register alone; pages print posts."""
    person = Person.objects.create(name=name.strip())
    return person, PersonAdded(person=str(person.id))


@command(policy.may_place, record_refusals=True)
def appoint(
    *,
    actor: Actor,
    at: datetime,
    person: Person,
    post: Post,
    starts: date,
    ends: date | None = None,
    acting: bool = False,
    origin: Origin = Origin.OWN,
) -> tuple[Tenure, TenureBegan]:
    """Put a person into a post from a day on. An acting holder may stand beside another.

    Raises `NotPossible` where the days are the wrong way round, where the person is in
    the post already, or where somebody else holds it and neither of them is acting.
    """
    if ends is not None and ends < starts:
        raise NotPossible("The last day in post cannot come before the first.")
    sharing = Tenure.objects.filter(overlapping(starts, ends), post=post)
    if sharing.filter(person=person).exists():
        raise NotPossible("This person is already in this post in that time.")
    if not acting and sharing.filter(acting=False).exists():
        raise NotPossible("Somebody else holds this post in that time. End their tenure first.")
    tenure = Tenure.objects.create(
        post=post, person=person, starts=starts, ends=ends, acting=acting, origin=origin.value
    )
    return tenure, TenureBegan(
        tenure=str(tenure.id),
        held=str(post.id),
        person=str(person.id),
        starts=starts,
        acting=acting,
    )


@command(policy.may_keep_register, record_refusals=True)
def end_tenure(
    *, actor: Actor, at: datetime, tenure: Tenure, ends: date
) -> tuple[Tenure, TenureEnded]:
    """Say a person's last day in a post. What they held until then stays known.

    Raises `NotPossible` where it has ended already, or would end before it began.
    """
    if tenure.ends is not None:
        raise NotPossible("This tenure has already been given its last day.")
    if ends < tenure.starts:
        raise NotPossible("The last day in post cannot come before the first.")
    tenure.ends = ends
    tenure.save(update_fields=["ends"])
    return tenure, TenureEnded(
        tenure=str(tenure.id),
        held=str(tenure.post_id),
        person=str(tenure.person_id),
        ends=ends,
    )
