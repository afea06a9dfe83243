"""The public record of a matter: what changed for children, what was asked and answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from upheld.improvement import queries as improvement
from upheld.kernel.actor import ANYONE
from upheld.oversight.models import Ask, Change, Meeting, Note
from upheld.oversight.states import AskState, Direction

from .lines import AnswerLine, AskLine, answer_lines, ask_lines
from .pages import NoteLine


@dataclass(frozen=True, slots=True)
class PublicChange:
    """What became better or worse for children."""

    words: str
    direction: Direction
    source: str
    as_at: date
    origin: str


@dataclass(frozen=True, slots=True)
class PublicMeeting:
    """One meeting that dealt with the matter."""

    body: str
    held_on: date
    special: bool
    asks: tuple[tuple[AskLine, tuple[AnswerLine, ...]], ...]
    notes: tuple[NoteLine, ...]


@dataclass(frozen=True, slots=True)
class PublicRecord:
    """Everything that bodies which oversee have said about a matter."""

    changes: tuple[PublicChange, ...]
    meetings: tuple[PublicMeeting, ...]
    as_at: date

    @property
    def asked(self) -> int:
        """How many asks there are."""
        return sum(len(each.asks) for each in self.meetings)

    @property
    def accepted(self) -> int:
        """How many asks are done with: the panel accepted an answer."""
        return self._in(AskState.ACCEPTED)

    @property
    def waiting(self) -> int:
        """How many asks have an answer that the panel has not decided on."""
        return self._in(AskState.ANSWERED)

    @property
    def late(self) -> int:
        """How many asks have no answer, or none that was accepted, and have passed their day."""
        return sum(line.late for each in self.meetings for line, _ in each.asks)

    def _in(self, state: AskState) -> int:
        return sum(line.state is state for each in self.meetings for line, _ in each.asks)


def public_record(*, matter: UUID, today: date) -> PublicRecord:
    """What anybody may read. A bounded number of queries, whatever there is."""
    lines = ask_lines(Ask.objects.filter(matter=matter), today=today)
    notes = list(Note.objects.filter(matter=matter).order_by("id"))
    found = improvement.actions_by_matter(matters=[matter], today=today)
    actions = {each.id: each for each in found.get(matter, ())}
    answers = answer_lines([each.id for each in lines], actions, actor=ANYONE)
    touched = {each.meeting for each in lines} | {each.meeting_id for each in notes}
    meetings = Meeting.objects.filter(id__in=touched).select_related("body")
    return PublicRecord(
        changes=tuple(
            PublicChange(c.words, Direction(c.direction), c.source, c.as_at, c.origin)
            for c in Change.objects.filter(matter=matter).order_by("-as_at", "direction", "id")
        ),
        meetings=tuple(
            PublicMeeting(
                body=row.body.title,
                held_on=row.held_on,
                special=row.special,
                asks=tuple(
                    (line, answers.get(line.id, ())) for line in lines if line.meeting == row.id
                ),
                notes=tuple(
                    NoteLine(n.words, n.remark, n.origin) for n in notes if n.meeting_id == row.id
                ),
            )
            for row in meetings.order_by("held_on", "id")
        ),
        as_at=today,
    )
