"""What a meeting asks, what it is answered, and what the panel makes of the answer."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from upheld.improvement import queries as improvement
from upheld.kernel.actor import Actor
from upheld.kernel.calendar import day_of
from upheld.kernel.decision import NotPossible
from upheld.ledger import queries as ledger
from upheld.ledger.command import command
from upheld.oversight import policy, states
from upheld.oversight.events import (
    AnswerDecided,
    AskAnswered,
    AskFellDue,
    AskRecorded,
    AskStoodDown,
)
from upheld.oversight.matters import require_published
from upheld.oversight.models import Answer, Ask, CitedAction, Meeting
from upheld.oversight.states import AskKind, AskState, Verdict
from upheld.oversight.words import required
from upheld.people import queries as people


@command(policy.may_record)
def record_ask(
    *,
    actor: Actor,
    at: datetime,
    meeting: Meeting,
    matter: UUID,
    number: str,
    text: str,
    kind: AskKind,
    addressed_to: UUID,
    due: date | None,
    condition: str = "",
    origin: str = "",
) -> tuple[Ask, AskRecorded]:
    """Record what a meeting resolved to ask, of which post, and by when."""
    require_published(matter, actor=actor)
    _check(meeting, kind=kind, due=due, condition=condition)
    if people.post(actor=actor, id=addressed_to) is None:
        raise NotPossible("There is no such post.")
    if Ask.objects.filter(meeting=meeting, number=number.strip()).exists():
        raise NotPossible(f"This meeting already has a resolution {number.strip()}.")
    ask = Ask.objects.create(
        meeting=meeting,
        matter=matter,
        number=required(number, "Give the resolution's number."),
        text=required(text, "Say what was asked."),
        kind=kind.value,
        condition=condition.strip(),
        addressed_to_id=addressed_to,
        due=due,
        origin=origin,
    )
    return ask, _recorded(ask)


@command(policy.may_keep_the_record)
def fall_due(*, actor: Actor, at: datetime, ask: Ask, meeting: Meeting) -> tuple[Ask, AskFellDue]:
    """Make a standing ask due again, at another meeting of the body that asked."""
    if AskKind(ask.kind) is not AskKind.STANDING:
        raise NotPossible("Only a standing ask falls due again.")
    if meeting.body_id != ask.meeting.body_id or meeting.held_on <= ask.meeting.held_on:
        raise NotPossible("An ask falls due at a later meeting of the body that asked.")
    if AskState(ask.state) is not AskState.OPEN:
        states.require_ask(AskState(ask.state), then=AskState.OPEN)
    ask.due = meeting.held_on
    ask.state = AskState.OPEN.value
    ask.save()
    return ask, AskFellDue(ask=str(ask.id), meeting=str(meeting.id), due=meeting.held_on)


@command(policy.may_answer, record_refusals=True)
def answer_ask(
    *,
    actor: Actor,
    at: datetime,
    ask: Ask,
    words: str,
    actions: tuple[UUID, ...] = (),
    origin: str = "",
) -> tuple[Answer, AskAnswered]:
    """Answer what was asked, citing the actions that the answer rests on.

    The log's newest checkpoint is kept beside the answer, so that the panel can print
    it in its minutes and anybody can see later that nothing before it was rewritten.
    """
    states.require_ask(AskState(ask.state), then=AskState.ANSWERED)
    plan = improvement.public_plan(matter=ask.matter, today=day_of(at))
    published = {each.id for each in plan.actions} if plan else set()
    if not set(actions) <= published:
        raise NotPossible("An answer can cite only published actions of the same matter.")
    newest = ledger.checkpoint()
    answer = Answer.objects.create(
        ask=ask,
        number=ask.answers.count() + 1,
        words=required(words, "Write your answer."),
        given_on=day_of(at),
        by_post_id=UUID(actor.post),
        by_person=UUID(actor.id),
        checkpoint=newest.text if newest else "",
        origin=origin,
    )
    for action in sorted(set(actions)):
        CitedAction.objects.create(answer=answer, action_id=action)
    ask.state = AskState.ANSWERED.value
    ask.save()
    return answer, AskAnswered(ask=str(ask.id), answer=str(answer.id), actions=len(set(actions)))


@command(policy.may_decide, record_refusals=True)
def decide_answer(
    *, actor: Actor, at: datetime, ask: Ask, answer: Answer, verdict: Verdict, reasons: str
) -> tuple[Answer, AnswerDecided]:
    """Accept an answer for the panel, or say why not; then another answer is owed.

    A standing ask falls due again at once where its next meeting has been called.
    """
    if answer.ask_id != ask.id:
        raise NotPossible("This answer belongs to another ask.")
    states.require_verdict(Verdict(answer.verdict), then=verdict)
    today = day_of(at)
    # An ask that has fallen due again since, or has a newer answer, has gone on without this one.
    stands = AskState(ask.state) is AskState.ANSWERED and answer.number == ask.answers.count()
    due = _owed_again(ask, verdict, today) if stands else None
    if stands:
        _move_on(ask, verdict, due)
    answer.verdict = verdict.value
    answer.reasons = required(reasons, "Give the panel's reasons.")
    answer.decided_on = today
    answer.decided_by_id = UUID(actor.post)
    answer.save()
    return answer, AnswerDecided(
        ask=str(ask.id), answer=str(answer.id), verdict=verdict.value, due=due
    )


@command(policy.may_stand_down, record_refusals=True)
def stand_down(*, actor: Actor, at: datetime, ask: Ask, reasons: str) -> tuple[Ask, AskStoodDown]:
    """Decide that an ask need not be answered any more, and say why. It stays on the record."""
    states.require_ask(AskState(ask.state), then=AskState.STOOD_DOWN)
    if AskState(ask.state) is AskState.ACCEPTED and AskKind(ask.kind) is not AskKind.STANDING:
        raise NotPossible("The panel has accepted an answer to this. Nothing is owed any more.")
    ask.state = AskState.STOOD_DOWN.value
    ask.stood_down_on = day_of(at)
    ask.stood_down_because = required(reasons, "Give the panel's reasons.")
    ask.save()
    return ask, AskStoodDown(ask=str(ask.id))


def _check(meeting: Meeting, *, kind: AskKind, due: date | None, condition: str) -> None:
    if (kind is AskKind.CONDITIONAL) != bool(condition.strip()):
        raise NotPossible("A conditional ask, and no other, says on what it depends.")
    if kind is AskKind.ONE_OFF and due is None:
        raise NotPossible("Say by when the answer is wanted.")
    if due is not None and due < meeting.held_on:
        raise NotPossible("An answer cannot be due before the meeting that asks for it.")


def _recorded(ask: Ask) -> AskRecorded:
    return AskRecorded(
        ask=str(ask.id),
        meeting=str(ask.meeting_id),
        kind=ask.kind,
        addressed_to=str(ask.addressed_to_id),
        due=ask.due,
    )


def _move_on(ask: Ask, verdict: Verdict, due: date | None) -> None:
    done = verdict is Verdict.ACCEPTED and due is None
    then = AskState.ACCEPTED if done else AskState.OPEN
    states.require_ask(AskState(ask.state), then=then)
    ask.state = then.value
    ask.due = due or ask.due
    ask.save()


def _owed_again(ask: Ask, verdict: Verdict, today: date) -> date | None:
    """The day by which another answer is owed after this verdict; None where none is."""
    if verdict is Verdict.NOT_ACCEPTED:
        if ask.due is not None and ask.due > today:
            return ask.due
        return _next_meeting(ask, after=today) or ask.due
    if AskKind(ask.kind) is AskKind.STANDING:
        return _next_meeting(ask, after=max(today, ask.due or today))
    return None


def _next_meeting(ask: Ask, *, after: date) -> date | None:
    coming = Meeting.objects.filter(body=ask.meeting.body_id, held_on__gt=after)
    return coming.order_by("held_on").values_list("held_on", flat=True).first()
