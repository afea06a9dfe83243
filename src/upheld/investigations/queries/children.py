"""Questions whether a child was one of those examined, for the two who hold them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from upheld.investigations.models import ChildQuestion, Investigation
from upheld.investigations.reading import Pages
from upheld.investigations.states import Part, Stage
from upheld.kernel.actor import Actor
from upheld.vault.keyring import Keyring

from .rows import part_of, seen_by

_HOLD = (Part.RECEIVER, Part.INVESTIGATOR)


@dataclass(frozen=True, slots=True)
class ChildQuestionLine:
    """One question. Its words are empty for a receiver who came after the one who took it."""

    id: str
    number: int
    child: str
    asker: str
    checked: str
    asked_on: date
    due_on: date
    examined: str
    words: str
    answered_on: date | None
    told: str
    told_on: date | None

    def is_late(self, today: date) -> bool:
        """Whether they were to be told before today, and are not."""
        return self.told_on is None and self.due_on < today


@dataclass(frozen=True, slots=True)
class ChildQuestionsPage:
    """Every question about a child in one investigation."""

    investigation: str
    stage: Stage
    part: Part
    questions: tuple[ChildQuestionLine, ...]
    mismatched: tuple[UUID, ...]

    def one(self, id: UUID) -> ChildQuestionLine | None:
        """One of them."""
        return next((each for each in self.questions if each.id == str(id)), None)


@dataclass(frozen=True, slots=True)
class ChildQuestionWaits:
    """A question that waits for whoever is acting."""

    investigation: str
    id: str
    part: Part
    asked_on: date
    due_on: date


def child_questions(*, actor: Actor, keys: Keyring, id: UUID) -> ChildQuestionsPage | None:
    """The questions of one investigation; None for anybody but the two."""
    row = _held(actor, id)
    if row is None:
        return None
    rows = list(ChildQuestion.objects.filter(investigation=row).order_by("number"))
    bodies = [body for each in rows for body in (each.body_id, each.answer_id, each.told_id)]
    pages = Pages(actor=actor, keys=keys, ids=bodies)
    return ChildQuestionsPage(
        investigation=str(row.id),
        stage=Stage(row.stage),
        part=part_of(actor, row),
        questions=tuple(_line(each, pages) for each in rows),
        mismatched=pages.mismatched,
    )


def child_question(*, actor: Actor, investigation: UUID, id: UUID) -> ChildQuestion | None:
    """The row of one question, to hand to a command."""
    row = _held(actor, investigation)
    return ChildQuestion.objects.filter(investigation=row, id=id).first() if row else None


def child_questions_waiting(*, actor: Actor) -> list[ChildQuestionWaits]:
    """What waits for the investigator until it is answered, and then for the receiver."""
    open_ones = ChildQuestion.objects.filter(
        investigation__in=seen_by(actor), told_on=None
    ).select_related("investigation")
    found = [(each, part_of(actor, each.investigation)) for each in open_ones.order_by("due_on")]
    return [
        ChildQuestionWaits(
            str(each.investigation_id), str(each.id), part, each.asked_on, each.due_on
        )
        for each, part in found
        if part is (Part.INVESTIGATOR if each.answered_on is None else Part.RECEIVER)
    ]


def _held(actor: Actor, id: UUID) -> Investigation | None:
    row = seen_by(actor).filter(id=id).first()
    return row if row is not None and part_of(actor, row) in _HOLD else None


def _line(row: ChildQuestion, pages: Pages) -> ChildQuestionLine:
    asked, answer = pages.of(row.body_id), pages.of(row.answer_id)
    return ChildQuestionLine(
        id=str(row.id),
        number=row.number,
        child=asked.get("child", ""),
        asker=asked.get("asker", ""),
        checked=asked.get("checked", ""),
        asked_on=row.asked_on,
        due_on=row.due_on,
        examined=answer.get("examined", ""),
        words=answer.get("words", ""),
        answered_on=row.answered_on,
        told=pages.of(row.told_id).get("words", ""),
        told_on=row.told_on,
    )
