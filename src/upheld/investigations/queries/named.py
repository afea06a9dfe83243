"""Whoever is named: what they are owed, and the written outcomes, all in one form."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from upheld.investigations import fairness
from upheld.investigations.models import (
    Allegation,
    Finding,
    NamedPerson,
    OutcomeLetter,
)
from upheld.investigations.reading import Pages
from upheld.investigations.states import SETTLED, Stage
from upheld.kernel.actor import Actor
from upheld.vault.keyring import Keyring

from .rows import investigated_by


@dataclass(frozen=True, slots=True)
class OutcomeLine:
    """One allegation about somebody, and its outcome once findings are signed off."""

    number: int
    alleged: str
    outcome: str
    words: str
    reasons: str
    sent_on: date | None
    kept_until: date | None


@dataclass(frozen=True, slots=True)
class NamedLine:
    """Somebody who is named, with the clock of their notice."""

    id: str
    number: int
    who: str
    support: str
    noted_on: date
    notice_due_on: date
    notice_on: date | None
    notice: str
    outcomes: tuple[OutcomeLine, ...]

    def is_late(self, today: date) -> bool:
        """Whether notice was due before today and has not been given."""
        return self.notice_on is None and self.notice_due_on < today

    @property
    def sent(self) -> bool:
        """Whether they were sent every outcome."""
        return bool(self.outcomes) and all(each.sent_on for each in self.outcomes)


@dataclass(frozen=True, slots=True)
class NamedPage:
    """Everybody who is named, for the investigator."""

    investigation: str
    stage: Stage
    named: tuple[NamedLine, ...]
    allegations: tuple[tuple[str, int, str], ...]
    mismatched: tuple[UUID, ...]

    @property
    def settled(self) -> bool:
        """Whether outcomes can be sent."""
        return self.stage in SETTLED

    def one(self, id: UUID) -> NamedLine | None:
        """One of them."""
        return next((each for each in self.named if each.id == str(id)), None)


def named_page(*, actor: Actor, keys: Keyring, id: UUID) -> NamedPage | None:
    """Everybody who is named, with what was given to them."""
    row = investigated_by(actor, id)
    if row is None:
        return None
    people = list(NamedPerson.objects.filter(investigation=row).order_by("number"))
    allegations = list(Allegation.objects.filter(investigation=row).order_by("number"))
    findings = {each.allegation_id: each for each in Finding.objects.filter(investigation=row)}
    letters = OutcomeLetter.objects.filter(named__investigation=row)
    sent = {(each.named_id, each.allegation_id): each.sent_on for each in letters}
    bodies = [id for each in people for id in (each.body_id, each.notice_id)]
    bodies += [each.body_id for each in allegations]
    bodies += [each.body_id for each in findings.values()]
    pages = Pages(actor=actor, keys=keys, ids=bodies)
    file = _File(pages, allegations, findings, sent, row.signed_off_on)
    return NamedPage(
        investigation=str(row.id),
        stage=Stage(row.stage),
        named=tuple(_line(each, pages, file.outcomes(each)) for each in people),
        allegations=tuple(
            (str(each.id), each.number, pages.of(each.body_id).get("words", ""))
            for each in allegations
        ),
        mismatched=pages.mismatched,
    )


@dataclass(frozen=True, slots=True)
class _File:
    """What outcomes are put together from."""

    pages: Pages
    allegations: list[Allegation]
    findings: dict[UUID, Finding]
    sent: dict[tuple[UUID, UUID], date]
    settled_on: date | None

    def outcomes(self, named: NamedPerson) -> tuple[OutcomeLine, ...]:
        """Every allegation about somebody; answers only once they are frozen."""
        about = self.pages.of(named.body_id).get("allegations", ())
        return tuple(self._one(named, each) for each in self.allegations if str(each.id) in about)

    def _one(self, named: NamedPerson, allegation: Allegation) -> OutcomeLine:
        found = self.findings.get(allegation.id) if self.settled_on else None
        said = self.pages.of(found.body_id) if found else {}
        return OutcomeLine(
            number=allegation.number,
            alleged=self.pages.of(allegation.body_id).get("words", ""),
            outcome=found.outcome if found else "",
            words=said.get("words", ""),
            reasons=said.get("reasons", ""),
            sent_on=self.sent.get((named.id, allegation.id)),
            kept_until=(
                fairness.kept_until(found.outcome, self.settled_on)
                if found and self.settled_on
                else None
            ),
        )


def _line(row: NamedPerson, pages: Pages, outcomes: tuple[OutcomeLine, ...]) -> NamedLine:
    said = pages.of(row.body_id)
    return NamedLine(
        id=str(row.id),
        number=row.number,
        who=said.get("who", ""),
        support=said.get("support", ""),
        noted_on=row.noted_on,
        notice_due_on=row.notice_due_on,
        notice_on=row.notice_on,
        notice=pages.of(row.notice_id).get("words", ""),
        outcomes=outcomes,
    )


def named_person(*, actor: Actor, investigation: UUID, id: UUID) -> NamedPerson | None:
    """The row to hand to a command, for the investigator."""
    row = investigated_by(actor, investigation)
    return NamedPerson.objects.filter(investigation=row, id=id).first() if row else None
