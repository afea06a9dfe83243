"""Asks and answers as pages print them, each fetched in a bounded number of queries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from upheld.improvement.queries import PublicAction
from upheld.kernel.actor import Actor
from upheld.ledger import queries as ledger
from upheld.ledger.queries import EntryLine
from upheld.oversight import words
from upheld.oversight.models import Answer, Ask, CitedAction, Meeting
from upheld.oversight.states import AskKind, AskState, Verdict
from upheld.people import queries as people


@dataclass(frozen=True, slots=True)
class InLog:
    """One entry of the log. `index` is None until the night after."""

    id: UUID
    words: str
    at: datetime | date
    index: int | None


@dataclass(frozen=True, slots=True)
class Cited:
    """An action that an answer rests on, and what the log holds about it."""

    action: PublicAction
    entries: tuple[InLog, ...]


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """An answer, what it rests on, and what the panel said of it."""

    id: UUID
    number: int
    words: str
    given_on: date
    by: str
    verdict: Verdict
    reasons: str
    decided_on: date | None
    decided_by: str
    cited: tuple[Cited, ...]
    checkpoint: str
    entries: tuple[InLog, ...]
    origin: str


@dataclass(frozen=True, slots=True)
class AskLine:
    """One ask. `missed` are meetings that a standing ask was not answered for."""

    id: UUID
    matter: UUID
    meeting: UUID
    meeting_on: date
    number: str
    text: str
    kind: AskKind
    condition: str
    addressed_to: str
    due: date | None
    late: bool
    state: AskState
    missed: tuple[date, ...]
    stood_down_on: date | None
    stood_down_because: str
    origin: str


def ask_lines(asks: Iterable[Ask], *, today: date) -> list[AskLine]:
    """Asks as lines, by meeting and number. Four queries more than fetching them."""
    rows = list(asks)
    held = {each.id: each for each in Meeting.objects.filter(id__in={r.meeting_id for r in rows})}
    missed = _missed([r for r in rows if AskKind(r.kind) is AskKind.STANDING], held, today)
    titles = people.post_titles({r.addressed_to_id for r in rows})
    rows.sort(key=lambda each: (held[each.meeting_id].held_on, len(each.number), each.number))
    return [
        AskLine(
            id=r.id,
            matter=r.matter,
            meeting=r.meeting_id,
            meeting_on=held[r.meeting_id].held_on,
            number=r.number,
            text=r.text,
            kind=AskKind(r.kind),
            condition=r.condition,
            addressed_to=titles.get(str(r.addressed_to_id), ""),
            due=r.due,
            late=AskState(r.state) is AskState.OPEN and r.due is not None and r.due < today,
            state=AskState(r.state),
            missed=missed.get(r.id, ()),
            stood_down_on=r.stood_down_on,
            stood_down_because=r.stood_down_because,
            origin=r.origin,
        )
        for r in rows
    ]


def answer_lines(
    asks: Iterable[UUID], actions: Mapping[UUID, PublicAction], *, actor: Actor
) -> dict[UUID, tuple[AnswerLine, ...]]:
    """Answers by ask, oldest first. Six queries, whatever there is."""
    rows = list(Answer.objects.filter(ask__in=list(asks)).order_by("number"))
    cited: dict[UUID, list[UUID]] = {}
    for each in CitedAction.objects.filter(answer__in=rows).order_by("action__ref"):
        cited.setdefault(each.answer_id, []).append(each.action_id)
    titles = people.post_titles(
        {r.by_post_id for r in rows} | {r.decided_by_id for r in rows if r.decided_by_id}
    )
    about = {r.ask_id for r in rows} | {id for ids in cited.values() for id in ids}
    entries = _by_thing(ledger.entries_about(actor=actor, ids=about))
    grouped: dict[UUID, tuple[AnswerLine, ...]] = {}
    for row in rows:
        shown = tuple(
            Cited(actions[id], entries.get(str(id), ()))
            for id in cited.get(row.id, [])
            if id in actions
        )
        line = _answer_line(row, shown, titles, entries.get(str(row.id), ()))
        grouped[row.ask_id] = (*grouped.get(row.ask_id, ()), line)
    return grouped


def _answer_line(
    row: Answer, cited: tuple[Cited, ...], titles: dict[str, str], entries: tuple[InLog, ...]
) -> AnswerLine:
    return AnswerLine(
        id=row.id,
        number=row.number,
        words=row.words,
        given_on=row.given_on,
        by=titles.get(str(row.by_post_id), ""),
        verdict=Verdict(row.verdict),
        reasons=row.reasons,
        decided_on=row.decided_on,
        decided_by=titles.get(str(row.decided_by_id), ""),
        cited=cited,
        checkpoint=row.checkpoint,
        entries=entries,
        origin=row.origin,
    )


def _by_thing(entries: Iterable[EntryLine]) -> dict[str, tuple[InLog, ...]]:
    """Entries by the answer that they speak of, or else by the action."""
    grouped: dict[str, tuple[InLog, ...]] = {}
    for each in entries:
        thing = each.fields.get("answer") or each.fields.get("action", "")
        line = InLog(each.id, words.of_event(each.event), each.at, each.index)
        grouped[thing] = (*grouped.get(thing, ()), line)
    return grouped


def _missed(
    standing: list[Ask], held: dict[UUID, Meeting], today: date
) -> dict[UUID, tuple[date, ...]]:
    """For each standing ask, the meetings since for which nobody answered it."""
    if not standing:
        return {}
    bodies = {held[each.meeting_id].body_id for each in standing}
    days: dict[UUID, list[date]] = {}
    called = Meeting.objects.filter(body__in=bodies, held_on__lte=today).order_by("held_on")
    for body, day in called.values_list("body", "held_on"):
        days.setdefault(body, []).append(day)
    given: dict[UUID, list[date]] = {}
    answers = Answer.objects.filter(ask__in=[each.id for each in standing])
    for ask, day in answers.values_list("ask", "given_on"):
        given.setdefault(ask, []).append(day)
    return {
        each.id: _unanswered(
            days.get(held[each.meeting_id].body_id, []),
            given.get(each.id, []),
            since=held[each.meeting_id].held_on,
            until=each.stood_down_on or today,
        )
        for each in standing
    }


def _unanswered(
    days: list[date], given: list[date], *, since: date, until: date
) -> tuple[date, ...]:
    after = [day for day in days if since < day <= until]
    before = [since, *after]
    return tuple(
        day
        for last, day in zip(before, after, strict=False)
        if not any(last < each <= day for each in given)
    )
