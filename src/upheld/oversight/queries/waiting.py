"""What waits: for a panel's next meeting, and for whoever was asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from upheld.improvement.queries import PublicAction
from upheld.kernel.actor import Actor, Kind
from upheld.oversight import policy
from upheld.oversight.models import Answer, Ask, Meeting
from upheld.oversight.states import AskState, Verdict

from .lines import AskLine, ask_lines
from .pages import Tally, tallies, watches


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing that waits for this person."""

    kind: str  # answer or decide
    ask: AskLine


@dataclass(frozen=True, slots=True)
class NextMeeting:
    """What a member needs before the next meeting, in the order of ten minutes' reading."""

    id: UUID | None
    body: str
    held_on: date | None
    promised: tuple[AskLine, ...]
    late_asks: tuple[AskLine, ...]
    plans: tuple[Tally, ...]
    as_at: date

    @property
    def actions(self) -> int:
        """How many actions were promised."""
        return sum(len(each.actions) for each in self.plans)

    @property
    def closed(self) -> int:
        """How many of them are closed on proof."""
        return sum(each.closed for each in self.plans)

    @property
    def late_actions(self) -> tuple[PublicAction, ...]:
        """The actions that have passed their date without being closed."""
        return tuple(action for each in self.plans for action in each.late)

    @property
    def claimed_without_proof(self) -> tuple[PublicAction, ...]:
        """The actions that somebody reports on, without a proof that was judged met."""
        return tuple(action for each in self.plans for action in each.claimed_without_proof)


def what_waits(*, actor: Actor, today: date) -> list[Waiting]:
    """Asks of this person's post, and answers that wait for the panel; nearest date first."""
    if actor.kind is not Kind.PERSON or not actor.post:
        return []
    mine = Ask.objects.filter(addressed_to=UUID(actor.post), state=AskState.OPEN)
    asked = [each for each in mine if policy.may_answer(actor, each)]
    undecided = Answer.objects.filter(verdict=Verdict.WAITING).select_related("ask")
    given = {a.ask_id: a.ask for a in undecided if policy.may_decide(actor, a.ask, a)}
    found = [Waiting("answer", line) for line in ask_lines(asked, today=today)]
    found += [Waiting("decide", line) for line in ask_lines(given.values(), today=today)]
    return sorted(found, key=lambda each: each.ask.due or date.max)


def next_meeting(*, actor: Actor, today: date) -> NextMeeting:
    """What was promised, what is late, and what is claimed without proof.

    A bounded number of queries, whatever there is.
    """
    kinds = watches(actor)
    coming = (
        Meeting.objects.filter(held_on__gte=today, body__kind__in=kinds)
        .select_related("body")
        .order_by("held_on", "id")
        .first()
    )
    asks = list(Ask.objects.filter(meeting__body__kind__in=kinds))
    undecided = [each for each in asks if each.state in {AskState.OPEN, AskState.ANSWERED}]
    lines = sorted(ask_lines(undecided, today=today), key=lambda each: each.due or date.max)
    matters = sorted({each.matter for each in asks})
    return NextMeeting(
        id=coming.id if coming else None,
        body=coming.body.title if coming else "",
        held_on=coming.held_on if coming else None,
        promised=tuple(each for each in lines if not each.late),
        late_asks=tuple(each for each in lines if each.late),
        plans=tuple(tallies(matters, actor=actor, today=today).values()),
        as_at=today,
    )
