"""What waits for somebody, and the investigations in which they have a part."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Max

from upheld.investigations import completeness
from upheld.investigations.models import (
    FullReport,
    Investigation,
    ReportRecipient,
    Signature,
    TermsOfReference,
)
from upheld.investigations.states import SETTLED, Part, Stage, Waits
from upheld.kernel.actor import Actor
from upheld.people import queries as people

from .rows import part_of, seen_by


@dataclass(frozen=True, slots=True)
class InvestigationLine:
    """One investigation in a list: how far it has come, and no word of what it is about."""

    id: str
    stage: Stage
    part: Part
    investigator: str
    proposed_on: date
    commissioned_on: date | None


@dataclass(frozen=True, slots=True)
class WaitingLine:
    """One thing that waits for somebody, since a day."""

    investigation: str
    what: Waits
    since: date
    investigator: str


def under_way(*, actor: Actor, matter: UUID) -> UUID | None:
    """The investigation of a matter that is not over, for somebody with a part in it."""
    open_stages = [each.value for each in Stage if each not in SETTLED]
    found = seen_by(actor).filter(matter=matter, stage__in=open_stages).first()
    return found.id if found else None


def stage_in(*, actor: Actor, matter: UUID) -> Stage | None:
    """How far the newest investigation of a matter has come, for somebody with a part in it."""
    found = seen_by(actor).filter(matter=matter).order_by("-proposed_on", "-id").first()
    return Stage(found.stage) if found else None


def investigations(*, actor: Actor) -> list[InvestigationLine]:
    """Every investigation in which the actor has a part, newest first."""
    rows = list(seen_by(actor).order_by("-proposed_on", "id"))
    titles = people.post_titles(each.investigator_post_id for each in rows)
    return [
        InvestigationLine(
            id=str(row.id),
            stage=Stage(row.stage),
            part=part_of(actor, row),
            investigator=titles[str(row.investigator_post_id)],
            proposed_on=row.proposed_on,
            commissioned_on=row.commissioned_on,
        )
        for row in rows
    ]


def what_waits(*, actor: Actor, on: date | None = None) -> list[WaitingLine]:
    """What the actor has to do, oldest first; with a day, without what is over by then."""
    rows = list(seen_by(actor))
    titles = people.post_titles(each.investigator_post_id for each in rows)
    unsigned = _unsigned(actor, rows)
    unopened = _unopened(actor, rows, on)
    found: list[tuple[Investigation, Waits, date]] = []
    for row in rows:
        found += [(row, Waits.AGREE_TERMS, day) for day in unsigned.get(row.id, ())]
        found += [(row, Waits.OPEN_REPORT, day) for day in unopened.get(row.id, ())]
        waits = _own_step(actor, row)
        found += [(row, *waits)] if waits else []
    lines = [
        WaitingLine(str(row.id), what, since, titles[str(row.investigator_post_id)])
        for row, what, since in found
    ]
    return sorted(lines, key=lambda each: (each.since, each.investigation, each.what))


def _own_step(actor: Actor, row: Investigation) -> tuple[Waits, date] | None:
    stage = Stage(row.stage)
    if actor.id == str(row.investigator_id):
        return _investigators_step(row, stage)
    if actor.id == str(row.commissioner_id) and stage is Stage.PROPOSED and row.declared_on:
        return Waits.COMMISSION, row.declared_on
    if actor.id == str(row.certifier_id) and stage is Stage.UNDER_WAY:
        nothing_missing = not completeness.progress(row.id).missing
        return (Waits.SIGN_OFF, row.commissioned_on or row.proposed_on) if nothing_missing else None
    return None


def _investigators_step(row: Investigation, stage: Stage) -> tuple[Waits, date] | None:
    if stage is Stage.PROPOSED:
        return None if row.declared_on else (Waits.DECLARE, row.proposed_on)
    since = row.signed_off_on or row.opened_on or row.commissioned_on or row.proposed_on
    steps = {
        Stage.COMMISSIONED: Waits.OPEN_FILE,
        Stage.UNDER_WAY: Waits.INVESTIGATE,
        Stage.SIGNED_OFF: Waits.ISSUE_REPORT,
    }
    if stage is Stage.OPENED and completeness.newest_terms(row.id) is None:
        return Waits.DRAFT_TERMS, since
    return (steps[stage], since) if stage in steps else None


def _unsigned(actor: Actor, rows: list[Investigation]) -> dict[UUID, list[date]]:
    """The newest terms that the actor was asked to agree and has not, by investigation."""
    versions = TermsOfReference.objects.filter(investigation__in=rows).order_by("version")
    newest = {each.investigation_id: each for each in versions}
    asked = Signature.objects.filter(
        terms__in=list(newest.values()), person_id=actor.id, signed_on=None
    )
    waiting = set(asked.values_list("terms_id", flat=True)) if rows else set()
    return {
        investigation: [terms.drafted_on]
        for investigation, terms in newest.items()
        if terms.id in waiting
    }


def _unopened(actor: Actor, rows: list[Investigation], on: date | None) -> dict[UUID, list[date]]:
    if not rows:
        return {}
    found = ReportRecipient.objects.filter(
        report__investigation__in=rows, person_id=actor.id, first_opened_on=None
    ).select_related("report")
    newest = dict(
        FullReport.objects.filter(investigation__in=rows)
        .values_list("investigation_id")
        .annotate(newest=Max("version"))
    )
    return {
        each.report.investigation_id: [each.report.issued_on]
        for each in found
        if each.report.version == newest[each.report.investigation_id]
        and not (on and each.expires_on and each.expires_on < on)
    }
