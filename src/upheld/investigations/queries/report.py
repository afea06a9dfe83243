"""The full report: its cover for those who may open it, and its text once they have."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from upheld.investigations import completeness
from upheld.investigations.completeness import Progress
from upheld.investigations.models import FullReport, ReportRecipient
from upheld.investigations.reading import Pages
from upheld.investigations.states import Part, Stage
from upheld.kernel.actor import Actor
from upheld.people import queries as people
from upheld.vault.keyring import Keyring

from .rows import part_of, seen_by


@dataclass(frozen=True, slots=True)
class RecipientLine:
    """Somebody to whom the report was issued, and when they first opened it."""

    post_title: str
    first_opened_on: date | None


@dataclass(frozen=True, slots=True)
class ReportPage:
    """The report from outside: whether it is issued, to whom, and who has opened it."""

    investigation: str
    stage: Stage
    part: Part
    issued_on: date | None
    recipients: tuple[RecipientLine, ...]
    is_recipient: bool
    progress: Progress


@dataclass(frozen=True, slots=True)
class FullReportRead:
    """The report as it was sealed. `areas` are plain values, just as they were composed."""

    investigation: str
    issued_on: date
    summary: str
    interviews: int
    examined: int
    upheld: int
    percent: int
    areas: tuple[dict[str, Any], ...]
    not_given: tuple[dict[str, Any], ...]


def report_page(*, actor: Actor, id: UUID) -> ReportPage | None:
    """The report from outside, for everybody with a part in the investigation."""
    row = seen_by(actor).filter(id=id).first()
    if row is None:
        return None
    report = FullReport.objects.filter(investigation=row).first()
    recipients = list(ReportRecipient.objects.filter(report=report).order_by("id"))
    titles = people.post_titles(each.post_id for each in recipients)
    return ReportPage(
        investigation=str(row.id),
        stage=Stage(row.stage),
        part=part_of(actor, row),
        issued_on=report.issued_on if report else None,
        recipients=tuple(
            RecipientLine(titles[str(each.post_id)], each.first_opened_on) for each in recipients
        ),
        is_recipient=any(str(each.person_id) == actor.id for each in recipients),
        progress=completeness.progress(row.id),
    )


def full_report(*, actor: Actor, keys: Keyring, id: UUID) -> FullReportRead | None:
    """The text of the report. Ask after `commands.open_report` has recorded the opening."""
    row = seen_by(actor).filter(id=id).first()
    report = FullReport.objects.filter(investigation=row).first() if row else None
    if report is None:
        return None
    said = Pages(actor=actor, keys=keys, ids=[report.body_id]).of(report.body_id)
    if not said:
        return None
    roll = completeness.Roll(examined=said["examined"], upheld=said["upheld"])
    return FullReportRead(
        investigation=str(report.investigation_id),
        issued_on=report.issued_on,
        summary=said["summary"],
        interviews=said["interviews"],
        examined=roll.examined,
        upheld=roll.upheld,
        percent=roll.percent,
        areas=tuple(said["areas"]),
        not_given=tuple(
            each | {"asked_on": date.fromisoformat(each["asked_on"])}
            for each in said.get("not_given", ())
        ),
    )
