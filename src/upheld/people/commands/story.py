"""The clock of an example."""

from __future__ import annotations

from datetime import date, datetime

from upheld.kernel.actor import Actor
from upheld.kernel.decision import NotPossible
from upheld.ledger.command import command
from upheld.people import clock, policy
from upheld.people.events import StoryDateSet, StoryStarted
from upheld.people.models import Clock, Person


@command(policy.may_tell_a_story, record_refusals=True)
def start_story(*, actor: Actor, at: datetime, name: str) -> tuple[Clock, StoryStarted]:
    """Make an empty database an example, for good.

    Possible only while the register holds nobody, so that a council's own database can
    never be given an example's clock or its relaxed sign-in. Raises `NotPossible`.
    """
    if Person.objects.exists():
        raise NotPossible("Only an empty database can become an example.")
    if not name.strip():
        raise NotPossible("An example needs a name.")
    if Clock.objects.exists():
        raise NotPossible("This database already tells an example.")
    row = Clock.objects.create(example=name.strip())
    return row, StoryStarted(example=row.example)


@command(policy.may_tell_a_story, record_refusals=True)
def set_story_date(*, actor: Actor, at: datetime, day: date) -> tuple[Clock, StoryDateSet]:
    """Set an example's clock to a day; the time of day stays real and runs on.

    Raises `NotPossible` in a database that is no example.
    """
    row = Clock.objects.select_for_update().first()
    if row is None:
        raise NotPossible("Only an example has a clock that can be set.")
    row.offset_seconds = clock.offset_to(day)
    row.save(update_fields=["offset_seconds"])
    return row, StoryDateSet(day=day)
