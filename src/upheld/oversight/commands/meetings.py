"""Bodies, their meetings, what they noted, and what changed for children."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from upheld.kernel.actor import Actor
from upheld.kernel.calendar import day_of
from upheld.kernel.decision import NotPossible
from upheld.ledger.command import command
from upheld.oversight import policy
from upheld.oversight.events import BodySetUp, ChangeRecorded, MeetingCalled, NoteTaken
from upheld.oversight.matters import require_published
from upheld.oversight.models import Ask, Body, Change, Meeting, Note
from upheld.oversight.states import AskKind, AskState, BodyKind, Direction
from upheld.oversight.words import required

from .asks import fall_due


@command(policy.may_keep_the_record)
def set_up_body(
    *, actor: Actor, at: datetime, slug: str, title: str, kind: BodyKind
) -> tuple[Body, BodySetUp]:
    """Enter a panel or board in the register."""
    if Body.objects.filter(slug=slug).exists():
        raise NotPossible("There is already a body with this short name.")
    body = Body.objects.create(
        slug=required(slug, "Give the body's short name."),
        title=required(title, "Give the body's name."),
        kind=kind.value,
    )
    return body, BodySetUp(body=str(body.id), kind=kind.value)


@command(policy.may_keep_the_record)
def call_meeting(
    *,
    actor: Actor,
    at: datetime,
    body: Body,
    held_on: date,
    special: bool = False,
    origin: str = "",
) -> tuple[Meeting, MeetingCalled]:
    """Call a meeting. Every standing ask of the body falls due at it, in its turn.

    An ask that is owed at an earlier meeting still to come waits: it falls due again when
    the panel decides on that answer.
    """
    if Meeting.objects.filter(body=body, held_on=held_on).exists():
        raise NotPossible("There is already a meeting on that day.")
    meeting = Meeting.objects.create(body=body, held_on=held_on, special=special, origin=origin)
    standing = Ask.objects.filter(
        kind=AskKind.STANDING, meeting__body=body, meeting__held_on__lt=held_on
    )
    for ask in standing.exclude(state=AskState.STOOD_DOWN).order_by("id"):
        if not _is_owed_before(ask, held_on, today=day_of(at)):
            fall_due(actor=actor, at=at, ask=ask, meeting=meeting)
    return meeting, MeetingCalled(meeting=str(meeting.id), body=str(body.id), held_on=held_on)


@command(policy.may_record)
def take_note(
    *,
    actor: Actor,
    at: datetime,
    meeting: Meeting,
    matter: UUID,
    words: str,
    remark: str = "",
    origin: str = "",
) -> tuple[Note, NoteTaken]:
    """Record what a meeting noted, with a remark of ours where the words could mislead."""
    require_published(matter, actor=actor)
    note = Note.objects.create(
        meeting=meeting,
        matter=matter,
        words=required(words, "Say what the meeting noted."),
        remark=remark.strip(),
        origin=origin,
    )
    return note, NoteTaken(meeting=str(meeting.id), note=str(note.id))


@command(policy.may_record)
def record_change(
    *,
    actor: Actor,
    at: datetime,
    matter: UUID,
    words: str,
    direction: Direction,
    source: str,
    as_at: date,
    origin: str = "",
) -> tuple[Change, ChangeRecorded]:
    """Record what became better or worse for children, with its source and date."""
    require_published(matter, actor=actor)
    if as_at > day_of(at):
        raise NotPossible("This cannot be known yet: the day has not come.")
    change = Change.objects.create(
        matter=matter,
        words=required(words, "Say what changed for children."),
        direction=direction.value,
        source=required(source, "Say where this comes from."),
        as_at=as_at,
        recorded_on=day_of(at),
        origin=origin,
    )
    return change, ChangeRecorded(change=str(change.id), direction=direction.value, as_at=as_at)


def _is_owed_before(ask: Ask, held_on: date, *, today: date) -> bool:
    undecided = AskState(ask.state) in {AskState.OPEN, AskState.ANSWERED}
    return undecided and ask.due is not None and today <= ask.due <= held_on
