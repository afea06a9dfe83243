"""The cases examined: from what they were chosen, and what others said and did about each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from upheld.investigations import completeness, outsiders
from upheld.investigations.completeness import Roll
from upheld.investigations.drawing import drawn
from upheld.investigations.models import (
    CaseExamined,
    FollowUp,
    SafetyAction,
    SampleFrame,
    SecondReading,
)
from upheld.investigations.reading import Pages
from upheld.investigations.states import Stage
from upheld.kernel.actor import Actor
from upheld.kernel.decision import NotPossible
from upheld.people import queries as people
from upheld.vault.keyring import Keyring

from .pages import Choice
from .rows import investigated_by


@dataclass(frozen=True, slots=True)
class Beside:
    """What somebody outside was given of a case, and their answer if there is one."""

    post_title: str
    due_on: date | None
    answered_on: date | None
    code: str
    said: dict[str, Any]


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One child's case, by its pseudonym."""

    id: str
    number: int
    pseudonym: str
    outcome: str
    reasons: str
    examined_on: date
    origin: str
    second: Beside | None
    follow_up: Beside | None


@dataclass(frozen=True, slots=True)
class FrameLine:
    """From what the cases are chosen. `chosen` are the lines that were drawn."""

    id: str
    number: int
    rule: str
    total: int
    wanted: int
    source: str
    reason: str
    as_at: date
    stated_on: date
    drawn_on: date | None
    log_size: int | None
    log_root: str
    chosen: tuple[tuple[int, str], ...]

    @property
    def waits(self) -> bool:
        """Whether it is to be drawn and is not drawn yet."""
        return self.rule == "random" and self.drawn_on is None


@dataclass(frozen=True, slots=True)
class SafetyLine:
    """One alarm about a child, and what came of it."""

    number: int
    words: str
    opened_on: date
    due_on: date
    answered_on: date | None
    answered_in: str
    answer: str

    def is_late(self, today: date) -> bool:
        """Whether the day has passed without an answer."""
        return self.answered_on is None and self.due_on < today


@dataclass(frozen=True, slots=True)
class CasesPage:
    """The cases examined, and how many were upheld, added up."""

    investigation: str
    stage: Stage
    frame: FrameLine | None
    cases: tuple[CaseLine, ...]
    safety: tuple[SafetyLine, ...]
    roll: Roll
    mismatched: tuple[UUID, ...]

    @property
    def unread(self) -> tuple[CaseLine, ...]:
        """Cases that no second person was asked to read."""
        return tuple(each for each in self.cases if each.second is None)

    @property
    def not_handed_over(self) -> tuple[CaseLine, ...]:
        """Cases whose follow-up is open because no reviewer has them."""
        return tuple(each for each in self.cases if each.follow_up is None)

    @property
    def followed(self) -> int:
        """How many children were followed up."""
        return sum(bool(each.follow_up and each.follow_up.answered_on) for each in self.cases)


def cases_page(*, actor: Actor, keys: Keyring, id: UUID) -> CasesPage | None:
    """The cases examined, each with its outcome and what others said of it."""
    row = investigated_by(actor, id)
    if row is None:
        return None
    found = list(CaseExamined.objects.filter(investigation=row).order_by("number"))
    readings = list(SecondReading.objects.filter(investigation=row))
    reviews = list(FollowUp.objects.filter(investigation=row))
    alarms = list(SafetyAction.objects.filter(investigation=row).order_by("number"))
    frame = SampleFrame.objects.filter(investigation=row).order_by("-number").first()
    pages = Pages(
        actor=actor,
        keys=keys,
        ids=[
            *(each.body_id for each in found),
            *(each.answer_id for each in readings),
            *(each.answer_id for each in reviews),
            *(id for each in alarms for id in (each.body_id, each.answer_id)),
            frame.body_id if frame else None,
        ],
    )
    posts = [*(each.post_id for each in readings), *(each.post_id for each in reviews)]
    posts += [each.answered_in_id for each in alarms if each.answered_in_id]
    titles = people.post_titles(posts)
    seconds = {each.case_id: _second(each, pages, titles) for each in readings}
    follow_ups = {each.case_id: _follow_up(each, pages, titles) for each in reviews}
    return CasesPage(
        investigation=str(row.id),
        stage=Stage(row.stage),
        frame=_frame(frame, pages) if frame else None,
        cases=tuple(
            _case(each, pages, seconds.get(each.id), follow_ups.get(each.id)) for each in found
        ),
        safety=tuple(_safety(each, pages, titles) for each in alarms),
        roll=completeness.rolled_up(row.id),
        mismatched=pages.mismatched,
    )


def outsiders_for(
    *, actor: Actor, keys: Keyring, id: UUID, at: datetime
) -> tuple[Choice, ...] | None:
    """Whom a case can be given to; nobody where the session cannot tell who is in conflict."""
    row = investigated_by(actor, id)
    if row is None:
        return None
    try:
        free = outsiders.free(actor=actor, keys=keys, investigation=row, at=at)
    except NotPossible:
        return ()
    return tuple(Choice(each.person, each.post_title) for each in free)


def cases(*, actor: Actor, investigation: UUID, ids: Iterable[UUID]) -> list[CaseExamined]:
    """The rows of cases to hand to a command, for the investigator."""
    row = investigated_by(actor, investigation)
    found = CaseExamined.objects.filter(investigation=row, id__in=list(ids)).order_by("number")
    return list(found) if row else []


def frame(*, actor: Actor, investigation: UUID) -> SampleFrame | None:
    """The newest frame, for the investigator."""
    row = investigated_by(actor, investigation)
    found = SampleFrame.objects.filter(investigation=row).order_by("-number")
    return found.first() if row else None


def _case(
    row: CaseExamined, pages: Pages, second: Beside | None, follow_up: Beside | None
) -> CaseLine:
    return CaseLine(
        id=str(row.id),
        number=row.number,
        pseudonym=pages.of(row.body_id).get("pseudonym", ""),
        outcome=row.outcome,
        reasons=pages.of(row.body_id).get("reasons", ""),
        examined_on=row.examined_on,
        origin=row.origin,
        second=second,
        follow_up=follow_up,
    )


def _second(row: SecondReading, pages: Pages, titles: dict[str, str]) -> Beside:
    code = "" if row.agrees is None else "agrees" if row.agrees else "disagrees"
    return Beside(titles[str(row.post_id)], None, row.answered_on, code, pages.of(row.answer_id))


def _follow_up(row: FollowUp, pages: Pages, titles: dict[str, str]) -> Beside:
    told = {"child": row.child, "parents": row.parents, "officer": row.officer}
    said = pages.of(row.answer_id) | told
    return Beside(titles[str(row.post_id)], row.due_on, row.answered_on, row.changed, said)


def _safety(row: SafetyAction, pages: Pages, titles: dict[str, str]) -> SafetyLine:
    return SafetyLine(
        number=row.number,
        words=pages.of(row.body_id).get("words", ""),
        opened_on=row.opened_on,
        due_on=row.due_on,
        answered_on=row.answered_on,
        answered_in=titles.get(str(row.answered_in_id), ""),
        answer=pages.of(row.answer_id).get("words", ""),
    )


def _frame(row: SampleFrame, pages: Pages) -> FrameLine:
    said = pages.of(row.body_id)
    lines = said.get("lines", [])
    picked: tuple[int, ...] = ()
    if row.log_root and lines:
        root = bytes.fromhex(row.log_root)
        picked = drawn(root=root, frame=row.id, total=row.total, wanted=row.wanted)
    return FrameLine(
        id=str(row.id),
        number=row.number,
        rule=row.rule,
        total=row.total,
        wanted=row.wanted,
        source=said.get("source", ""),
        reason=said.get("reason", ""),
        as_at=row.as_at,
        stated_on=row.stated_on,
        drawn_on=row.drawn_on,
        log_size=row.log_size,
        log_root=row.log_root,
        chosen=tuple((each, lines[each - 1]) for each in picked),
    )
