"""A panel's business brought as far as a test needs it, by commands alone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from upheld.examples.cast import Cast
from upheld.examples.southwater.told import Told
from upheld.ledger import obligations
from upheld.ledger.guard import NOW_WRITING
from upheld.oversight import commands
from upheld.oversight.models import Answer, Ask, Body, Meeting
from upheld.oversight.states import AskKind, Direction, Verdict


@dataclass
class Scene:
    """A panel, its meeting of today, and everybody who has a part in what follows."""

    cast: Cast
    told: Told
    at: datetime
    body: Body
    meeting: Meeting

    @property
    def today(self) -> date:
        return self.at.date()

    @property
    def matter(self) -> UUID:
        assert self.told.matter is not None
        return self.told.matter

    def later(self, days: int) -> date:
        return self.today + timedelta(days=days)

    def after(self, days: int) -> datetime:
        return self.at + timedelta(days=days)

    def by(self, who: str, **given: Any) -> dict[str, Any]:
        """What a command takes when somebody gives it."""
        return {"actor": self.cast.actor(who), "at": self.at, **given}

    def call(self, days: int, *, now: int = 0, **given: Any) -> Meeting:
        """A meeting so many days from today, called now or some days from now."""
        held_on = self.later(days)
        return commands.call_meeting(
            **self.by("dem-services", body=self.body, held_on=held_on)
            | {"at": self.after(now)}
            | given
        )

    def asking(self, who: str = "dem-services", **changes: Any) -> dict[str, Any]:
        given = {
            "meeting": self.meeting,
            "matter": self.matter,
            "number": "i",
            "text": "Tell us what has been done",
            "kind": AskKind.ONE_OFF,
            "addressed_to": self.cast.post("improvement-lead"),
            "due": self.later(30),
        }
        return self.by(who, **(given | changes))

    def asked(self, **changes: Any) -> Ask:
        return commands.record_ask(**self.asking(**changes))

    def standing(self, due: int = 30) -> Ask:
        return self.asked(kind=AskKind.STANDING, due=self.later(due))

    def answer(self, ask: Ask, *refs: str, now: int = 0, **given: Any) -> Answer:
        return commands.answer_ask(
            **self.by("improvement-lead", ask=ask, words="Much has been done.")
            | {"at": self.after(now), "actions": tuple(self.told.actions[ref] for ref in refs)}
            | given
        )

    def answered(self) -> tuple[Ask, Answer]:
        ask = self.asked()
        return ask, self.answer(ask)

    def decide(
        self, ask: Ask, answer: Answer, verdict: Verdict = Verdict.ACCEPTED, *, now: int = 0
    ) -> Ask:
        commands.decide_answer(
            **self.by(
                "chair-scrutiny", ask=ask, answer=answer, verdict=verdict, reasons="So we say."
            )
            | {"at": self.after(now)}
        )
        return fresh(ask)

    def noting(self, who: str = "dem-services", **changes: Any) -> dict[str, Any]:
        given = {
            "meeting": self.meeting,
            "matter": self.matter,
            "words": "Some measures must wait.",
        }
        return self.by(who, **(given | changes))

    def changing(self, who: str = "dem-services", **changes: Any) -> dict[str, Any]:
        given = {
            "matter": self.matter,
            "words": "More children were seen in time.",
            "direction": Direction.BETTER,
            "source": "Published statistics",
            "as_at": self.today,
        }
        return self.by(who, **(given | changes))


def fresh(ask: Ask) -> Ask:
    """The ask as it stands now."""
    return Ask.objects.get(id=ask.id)


def owed(ask: Ask) -> list[date]:
    """The days by which answers are still owed."""
    return [each.due_on for each in obligations.about(ask.id) if each.discharged_on is None]


@contextmanager
def behind_our_back() -> Iterator[None]:
    """What somebody who can write to the database does: the guard does not stand there."""
    token = NOW_WRITING.set("oversight")
    try:
        yield
    finally:
        NOW_WRITING.reset(token)
