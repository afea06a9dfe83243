"""How the panel's business is done in the story: meetings, asks, answers and verdicts."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from upheld.examples.cast import Cast
from upheld.oversight import commands, queries
from upheld.oversight.queries import Ask, Meeting
from upheld.oversight.states import Verdict

from .minutes import RESOLVED
from .told import Told

PANEL = "children-and-families-scrutiny-panel"
Day = tuple[int, int, int]


def call(
    cast: Cast,
    told: Told,
    day: date,
    *,
    called: date | None = None,
    special: bool = False,
    origin: str = "public",
) -> None:
    """Call a meeting, three weeks before it where nothing else is said."""
    clerk = cast.actor("dem-services")
    body = queries.body_by_slug(actor=clerk, slug=PANEL)
    assert body is not None  # noqa: S101  It was set up at the start.
    called = called or day - timedelta(weeks=3)
    meeting = commands.call_meeting(
        actor=clerk,
        at=told.at(called.year, called.month, called.day),
        body=body,
        held_on=day,
        special=special,
        origin=origin,
    )
    told.meetings[day.isoformat()] = meeting.id


def resolve(cast: Cast, told: Told, day: date) -> None:
    """Record what the minutes of a meeting say that it resolved to ask."""
    clerk = cast.actor("dem-services")
    for each in RESOLVED[day]:
        asked = commands.record_ask(
            actor=clerk,
            at=told.at(day.year, day.month, day.day, 18),
            meeting=_meeting(cast, told, day),
            matter=matter(told),
            number=each.number,
            text=each.text,
            kind=each.kind,
            addressed_to=cast.post("improvement-lead"),
            due=each.due,
            condition=each.condition,
            origin="public",
        )
        told.asks[f"{day.isoformat()} {each.number}"] = asked.id


def answer(
    cast: Cast, told: Told, asked: str, day: Day, words: str, *, actions: tuple[str, ...] = ()
) -> None:
    answer = commands.answer_ask(
        actor=cast.actor("improvement-lead"),
        at=told.at(*day),
        ask=_asked(cast, told, asked),
        words=words,
        actions=tuple(told.actions[ref] for ref in actions),
        origin="synthetic",
    )
    told.answers[asked] = answer.id


def decide(cast: Cast, told: Told, asked: str, day: Day, verdict: tuple[Verdict, str]) -> None:
    member = cast.actor("chair-scrutiny")
    answer = queries.answer(actor=member, id=told.answers[asked])
    assert answer is not None  # noqa: S101  It was given above.
    commands.decide_answer(
        actor=member,
        at=told.at(*day, 14),
        ask=_asked(cast, told, asked),
        answer=answer,
        verdict=verdict[0],
        reasons=verdict[1],
    )


def note(cast: Cast, told: Told, day: date, words: str, remark: str = "") -> None:
    commands.take_note(
        actor=cast.actor("dem-services"),
        at=told.at(day.year, day.month, day.day, 15),
        meeting=_meeting(cast, told, day),
        matter=matter(told),
        words=words,
        remark=remark,
        origin="public",
    )


def matter(told: Told) -> UUID:
    assert told.matter is not None  # noqa: S101  An earlier chapter made it.
    return told.matter


def _meeting(cast: Cast, told: Told, day: date) -> Meeting:
    found = queries.meeting(actor=cast.actor("dem-services"), id=told.meetings[day.isoformat()])
    assert found is not None  # noqa: S101  It was called above.
    return found


def _asked(cast: Cast, told: Told, asked: str) -> Ask:
    found = queries.ask(actor=cast.actor("dem-services"), id=told.asks[asked])
    assert found is not None  # noqa: S101  It was recorded above.
    return found
