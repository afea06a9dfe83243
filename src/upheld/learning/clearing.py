"""The newest check of a report or a grid with its answers, and whether all flags have one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from upheld.disclosure.flags import Kind
from upheld.kernel.actor import Actor
from upheld.kernel.decision import NotPossible
from upheld.vault import queries as vault
from upheld.vault.keyring import Keyring
from upheld.vault.queries import Body

from . import checking, exempting
from .checkable import Checkable, of
from .models import Correction, DraftCheck, FlagDisposition, LearningReport
from .opening import Opened
from .states import OPEN_CORRECTIONS, Stage


@dataclass(frozen=True, slots=True, repr=False)
class Flagged:
    """One flag of the newest check; `stands` is empty while nobody has answered it."""

    number: int
    about: UUID
    of_body: UUID
    kind: Kind
    text: str
    before: str
    after: str
    why: str
    stands: str = ""
    reason: str = ""
    whose: str = ""
    on: date | None = None

    @property
    def key(self) -> tuple[str, str]:
        """What makes the same words the same flag."""
        return self.kind.value, self.text.casefold()


@dataclass(frozen=True, slots=True, repr=False)
class Checked:
    """The newest check. It says nothing any more once the words have changed (`is_current`)."""

    ran_on: date
    is_current: bool
    flags: tuple[Flagged, ...]
    against: dict[str, Any]

    @property
    def undecided(self) -> int:
        """How many flags have no answer."""
        return sum(not each.stands for each in self.flags)


def checked(
    *, actor: Actor, keys: Keyring, report: LearningReport, shown: list[Opened]
) -> Checked | None:
    """The newest check of a report with its answers, and whether it is of the words that stand."""
    row = newest(report)
    current = row is not None and _is_current(report, shown, row)
    return opened(actor=actor, keys=keys, draft=report, row=row, is_current=current)


def newest(draft: Checkable) -> DraftCheck | None:
    """The row of the newest check."""
    return DraftCheck.objects.filter(**of(draft)).order_by("-number").first()


def opened(
    *, actor: Actor, keys: Keyring, draft: Checkable, row: DraftCheck | None, is_current: bool
) -> Checked | None:
    """A check with its answers; None before the first, or where it cannot be believed."""
    if row is None:
        return None
    answers = list(FlagDisposition.objects.filter(**of(draft)).order_by("decided_on", "id"))
    ids = [row.body_id, *(each.body_id for each in answers)]
    bodies = vault.bodies_by_id(actor=actor, keys=keys, ids=ids)
    kept = bodies.get(row.body_id)
    if not isinstance(kept, Body):
        return None
    given = _given(answers, bodies)
    return Checked(
        ran_on=row.ran_on,
        is_current=is_current,
        flags=tuple(
            _flagged(number, each, given) for number, each in enumerate(kept.content["flags"], 1)
        ),
        against=dict(kept.content["against"]),
    )


def _is_current(report: LearningReport, shown: list[Opened], row: DraftCheck) -> bool:
    """Whether the check is of these words. What is released stands as it was checked.

    Words that are to correct it are not released: for them the check must be run again.
    """
    corrected = Correction.objects.filter(report=report, state__in=OPEN_CORRECTIONS).exists()
    if report.state == Stage.RELEASED.value and not corrected:
        return True
    pieces = checking.pieces_of(report, shown) if all(each.content for each in shown) else []
    return bool(pieces) and checking.covers_of(report, pieces) == row.covers


def require_cleared(
    *, actor: Actor, keys: Keyring, report: LearningReport, shown: list[Opened]
) -> Checked:
    """The check under which a report may go on. Raises `NotPossible` while something is open.

    For those who read it after the author, what stays locked has to be decided on as well.
    """
    found = require_answered(
        checked(actor=actor, keys=keys, report=report, shown=shown),
        "Check the report against the file first: nobody has checked these words yet.",
    )
    exempting.require_decided(actor=actor, keys=keys, report=report, shown=shown)
    return found


def require_answered(found: Checked | None, unchecked: str) -> Checked:
    """Raise `NotPossible` where nobody checked these words, or something flagged has no answer."""
    if found is None or not found.is_current:
        raise NotPossible(unchecked)
    if found.undecided:
        raise NotPossible(
            "Answer everything that the check flagged first, or write it in another way. "
            f"Without an answer: {found.undecided}."
        )
    return found


_Given = dict[tuple[str, str, str, str], dict[str, Any]]


def _given(answers: list[FlagDisposition], bodies: dict[UUID, Any]) -> _Given:
    """The newest answer to each flag, by passage, its words, and what was flagged in them."""
    found: _Given = {}
    for each in answers:
        body = bodies.get(each.body_id)
        if isinstance(body, Body):
            said = body.content
            key = (str(each.about), str(each.of_body), said["kind"], said["text"].casefold())
            found[key] = {"stands": each.stands, **said["answer"]}
    return found


def _flagged(number: int, said: dict[str, Any], given: _Given) -> Flagged:
    key = (said["about"], said["of_body"], said["kind"], said["text"].casefold())
    answer = given.get(key, {})
    return Flagged(
        number=number,
        about=UUID(said["about"]),
        of_body=UUID(said["of_body"]),
        kind=Kind(said["kind"]),
        text=said["text"],
        before=said["before"],
        after=said["after"],
        why=said["why"],
        stands=answer.get("stands", ""),
        reason=answer.get("reason", ""),
        whose=answer.get("whose", ""),
        on=date.fromisoformat(answer["on"]) if answer.get("on") else None,
    )
