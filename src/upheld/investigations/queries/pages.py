"""The record of an investigation, its progress without content, and the proposal to make."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from upheld.investigations import appointing, completeness
from upheld.investigations.clocks import Clock, clocks
from upheld.investigations.completeness import Progress
from upheld.investigations.models import FullReport, Investigation
from upheld.investigations.reading import Pages
from upheld.investigations.states import Part, Stage
from upheld.investigations.tasks import TaskLine, tasks_of
from upheld.kernel.actor import Actor, Role
from upheld.people import queries as people
from upheld.people.holders import PostHolder
from upheld.vault.keyring import Keyring

from .rows import part_of, seen_by


@dataclass(frozen=True, slots=True)
class Choice:
    """Somebody who may be appointed: the person's id, and the post that is shown."""

    person: str
    post_title: str


@dataclass(frozen=True, slots=True)
class ProposalPage:
    """Whom a receiver may propose. Whoever is in conflict is not on the lists."""

    concern: str
    received_on: date
    attested: int | None
    cases: int | None
    commissioners: tuple[Choice, ...]
    investigators: tuple[Choice, ...]
    certifiers: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class InvestigationPage:
    """Everything about an investigation that everybody with a part in it may know.

    `received_on` and what follows it are sealed in the brief: empty for whoever does not hold it.
    """

    id: str
    matter: str
    stage: Stage
    part: Part
    receiver: str
    commissioner: str
    investigator: str
    certifier: str
    proposed_on: date
    declared_on: date | None
    commissioned_on: date | None
    opened_on: date | None
    signed_off_on: date | None
    fee_pounds: int | None
    procurement: str
    controller_during: str
    controller_after: str
    clocks: tuple[Clock, ...]
    required_missing: tuple[str, ...]
    origin: str
    commission_origin: str
    received_on: date | None
    attested: int | None
    cases: int | None
    reasons: str
    declaration: str
    mismatched: tuple[UUID, ...]
    progress: Progress
    tasks: tuple[TaskLine, ...]

    @property
    def days_to_commission(self) -> int | None:
        """Days from the concern to the commission."""
        if self.received_on is None or self.commissioned_on is None:
            return None
        return (self.commissioned_on - self.received_on).days


@dataclass(frozen=True, slots=True)
class ProgressPage:
    """How far an investigation has come: stages and counts, and no word of what it says."""

    id: str
    stage: Stage
    part: Part
    investigator: str
    certifier: str
    proposed_on: date
    commissioned_on: date | None
    opened_on: date | None
    signed_off_on: date | None
    progress: Progress


def proposal_page(
    *, actor: Actor, keys: Keyring, concern: UUID, today: date
) -> ProposalPage | None:
    """Whom to propose for an opened concern; None where it does not open for this receiver."""
    if not actor.has(Role.RECEIVER, Role.INDEPENDENT_HOLDER):
        return None
    opened = appointing.opened_or_none(actor=actor, keys=keys, concern=concern, today=today)
    if opened is None:
        return None
    away = opened.in_conflict
    own = away | {actor.id}
    return ProposalPage(
        concern=str(concern),
        received_on=opened.received_on,
        attested=opened.attested,
        cases=opened.cases,
        commissioners=_choices(appointing.free_in(Role.COMMISSIONER, on=today, away=own)),
        investigators=_choices(appointing.free_in(Role.INVESTIGATOR, on=today, away=own)),
        certifiers=_choices(appointing.free_in(*appointing.CERTIFIERS, on=today, away=away)),
    )


def investigation_page(*, actor: Actor, keys: Keyring, id: UUID) -> InvestigationPage | None:
    """The record of an investigation, for everybody with a part in it."""
    row = seen_by(actor).filter(id=id).first()
    if row is None:
        return None
    pages = Pages(actor=actor, keys=keys, ids=[row.proposal_id, row.declaration_id])
    proposal = pages.of(row.proposal_id)
    reached = completeness.progress(row.id)
    return InvestigationPage(
        **_known_to_all(actor, row),
        matter=str(row.matter),
        receiver=_titles(row)[str(row.receiver_post_id)],
        commissioner=_titles(row)[str(row.commissioner_post_id)],
        declared_on=row.declared_on,
        fee_pounds=row.fee_pounds,
        procurement=row.procurement,
        controller_during=row.controller_during,
        controller_after=row.controller_after,
        clocks=_clocks(row, _day(proposal.get("received_on"))),
        required_missing=completeness.required_missing(row.id),
        origin=row.origin,
        commission_origin=row.commission_origin,
        received_on=_day(proposal.get("received_on")),
        attested=proposal.get("attested"),
        cases=proposal.get("cases"),
        reasons=proposal.get("reasons", ""),
        declaration=pages.of(row.declaration_id).get("words", ""),
        mismatched=pages.mismatched,
        progress=reached,
        tasks=tasks_of(row, reached),
    )


def progress_without_content(*, actor: Actor, id: UUID) -> ProgressPage | None:
    """How far an investigation has come, for everybody with a part in it. It needs no key."""
    row = seen_by(actor).filter(id=id).first()
    if row is None:
        return None
    return ProgressPage(**_known_to_all(actor, row), progress=completeness.progress(row.id))


def _known_to_all(actor: Actor, row: Investigation) -> dict[str, Any]:
    titles = _titles(row)
    return {
        "id": str(row.id),
        "stage": Stage(row.stage),
        "part": part_of(actor, row),
        "investigator": titles[str(row.investigator_post_id)],
        "certifier": titles[str(row.certifier_post_id)],
        "proposed_on": row.proposed_on,
        "commissioned_on": row.commissioned_on,
        "opened_on": row.opened_on,
        "signed_off_on": row.signed_off_on,
    }


def _clocks(row: Investigation, received_on: date | None) -> tuple[Clock, ...]:
    issued = FullReport.objects.filter(investigation=row).order_by("issued_on").first()
    steps = {
        "proposed": row.proposed_on,
        "commissioned": row.commissioned_on,
        "opened": row.opened_on,
        "signed-off": row.signed_off_on,
        "reported": issued.issued_on if issued else None,
    }
    return clocks(received_on, steps)


def _titles(row: Investigation) -> dict[str, str]:
    return people.post_titles(
        [
            row.receiver_post_id,
            row.commissioner_post_id,
            row.investigator_post_id,
            row.certifier_post_id,
        ]
    )


def _choices(free: list[PostHolder]) -> tuple[Choice, ...]:
    return tuple(Choice(person=each.person, post_title=each.post_title) for each in free)


def _day(text: object) -> date | None:
    return date.fromisoformat(text) if isinstance(text, str) else None
