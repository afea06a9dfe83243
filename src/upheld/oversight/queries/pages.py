"""What the pages of panels and boards show. All of it is a public record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from upheld.improvement import queries as improvement
from upheld.improvement.queries import PublicAction
from upheld.kernel.actor import Actor, Kind, Role
from upheld.learning import queries as learning
from upheld.oversight import policy
from upheld.oversight.models import Ask, Body, Meeting, Note
from upheld.oversight.states import AskKind, AskState, BodyKind

from .lines import AnswerLine, AskLine, answer_lines, ask_lines
from .rows import waiting_answer


@dataclass(frozen=True, slots=True)
class BodyLine:
    """A panel or board in the register."""

    id: UUID
    title: str
    kind: BodyKind


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """A meeting in a list."""

    id: UUID
    body: str
    held_on: date
    special: bool
    origin: str
    asks: int
    unanswered: int


@dataclass(frozen=True, slots=True)
class Tally:
    """How the plan of a matter stands, for somebody who reads an answer about it."""

    title: str
    slug: str
    actions: tuple[PublicAction, ...]
    as_at: date

    @property
    def closed(self) -> int:
        """How many actions are closed, each on proof that somebody else judged met."""
        return sum(each.closed is not None for each in self.actions)

    @property
    def late(self) -> tuple[PublicAction, ...]:
        """The actions that have passed their date without being closed."""
        return tuple(each for each in self.actions if each.late)

    @property
    def claimed_without_proof(self) -> tuple[PublicAction, ...]:
        """The actions that somebody reports on, without a proof that was judged met."""
        return tuple(each for each in self.actions if each.claimed_without_proof)


@dataclass(frozen=True, slots=True)
class AskPage:
    """One ask with every answer, how the plan stands, and what this person may do."""

    ask: AskLine
    body: str
    answers: tuple[AnswerLine, ...]
    plan: Tally
    may_answer: bool
    may_decide: bool
    may_stand_down: bool


@dataclass(frozen=True, slots=True)
class NoteLine:
    """What a meeting noted."""

    words: str
    remark: str
    origin: str


@dataclass(frozen=True, slots=True)
class MeetingPage:
    """One meeting: what it asked, what it noted, and what is due at it."""

    id: UUID
    body: str
    held_on: date
    special: bool
    origin: str
    asks: tuple[AskLine, ...]
    due: tuple[AskLine, ...]
    notes: tuple[NoteLine, ...]
    may_record: bool


def bodies(*, actor: Actor) -> list[BodyLine]:
    """Every panel and board."""
    rows = Body.objects.order_by("title", "id")
    return [BodyLine(each.id, each.title, BodyKind(each.kind)) for each in rows]


def may_keep_the_record(*, actor: Actor) -> bool:
    """Whether this person writes the record of meetings."""
    return bool(policy.may_keep_the_record(actor))


def meetings(*, actor: Actor) -> list[MeetingLine]:
    """Every meeting, newest first, with how many asks still wait for an answer."""
    rows = Meeting.objects.select_related("body").prefetch_related("asks")
    return [
        MeetingLine(
            id=row.id,
            body=row.body.title,
            held_on=row.held_on,
            special=row.special,
            origin=row.origin,
            asks=len(row.asks.all()),
            unanswered=sum(AskState(a.state) is AskState.OPEN for a in row.asks.all()),
        )
        for row in rows.order_by("-held_on", "id")
    ]


def meeting_page(*, actor: Actor, id: UUID, today: date) -> MeetingPage | None:
    """One meeting with its asks and notes, and what earlier meetings asked for by then."""
    row = Meeting.objects.select_related("body").filter(id=id).first()
    if row is None:
        return None
    asks = list(Ask.objects.filter(meeting__body=row.body, meeting__held_on__lte=row.held_on))
    lines = ask_lines(asks, today=today)
    return MeetingPage(
        id=row.id,
        body=row.body.title,
        held_on=row.held_on,
        special=row.special,
        origin=row.origin,
        asks=tuple(each for each in lines if each.meeting == row.id),
        due=tuple(each for each in lines if _is_due_at(row, each, today)),
        notes=tuple(
            NoteLine(n.words, n.remark, n.origin)
            for n in Note.objects.filter(meeting=row).order_by("id")
        ),
        may_record=may_keep_the_record(actor=actor),
    )


def _is_due_at(meeting: Meeting, line: AskLine, today: date) -> bool:
    """Whether a meeting deals with an ask: one to come also with what is late by then."""
    if line.due is None or line.state not in {AskState.OPEN, AskState.ANSWERED}:
        return False
    return line.due <= meeting.held_on if meeting.held_on >= today else line.due == meeting.held_on


def ask_page(*, actor: Actor, id: UUID, today: date) -> AskPage | None:
    """One ask with every answer, each action that it cites, and where the log has it."""
    row = Ask.objects.select_related("meeting__body").filter(id=id).first()
    if row is None:
        return None
    [line] = ask_lines([row], today=today)
    plan = tallies([row.matter], actor=actor, today=today)[row.matter]
    actions = {each.id: each for each in plan.actions}
    waiting = waiting_answer(actor=actor, ask=row.id)
    comes_back = line.state is AskState.ACCEPTED and line.kind is AskKind.STANDING
    still_open = comes_back or line.state in {AskState.OPEN, AskState.ANSWERED}
    return AskPage(
        ask=line,
        body=row.meeting.body.title,
        answers=answer_lines([row.id], actions, actor=actor).get(row.id, ()),
        plan=plan,
        may_answer=bool(policy.may_answer(actor, row)) and line.state is AskState.OPEN,
        may_decide=waiting is not None and bool(policy.may_decide(actor, row, waiting)),
        may_stand_down=still_open and bool(policy.may_stand_down(actor, row)),
    )


def tallies(matters: list[UUID], *, actor: Actor, today: date) -> dict[UUID, Tally]:
    """How the plan of each matter stands. Eight queries, whatever the number."""
    published = {each.matter: each for each in learning.published_matters(actor=actor)}
    actions = improvement.actions_by_matter(matters=matters, today=today, actor=actor)
    return {
        matter: Tally(
            title=published[matter].title if matter in published else "",
            slug=published[matter].slug if matter in published else "",
            actions=actions.get(matter, ()),
            as_at=today,
        )
        for matter in matters
    }


def watches(actor: Actor) -> tuple[BodyKind, ...]:
    """The kinds of body whose next meeting this person prepares for."""
    if actor.kind is Kind.PERSON and actor.has(Role.SCRUTINY):
        return (BodyKind.SCRUTINY_PANEL,)
    if actor.kind is Kind.PERSON and actor.has(Role.CLOSER):
        return (BodyKind.IMPROVEMENT_BOARD,)
    return tuple(BodyKind)
