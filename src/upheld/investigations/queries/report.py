"""The full report: its cover for those with a part in it, and its text once they have opened it."""

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

from .rows import investigated_by, part_of, recipient, seen_by


@dataclass(frozen=True, slots=True)
class RecipientLine:
    """Somebody to whom a version was issued, until when, and when they first opened it."""

    id: str
    post_title: str
    expires_on: date | None
    first_opened_on: date | None
    is_me: bool
    is_over: bool


@dataclass(frozen=True, slots=True)
class VersionLine:
    """One version, and whether the reader may open it today."""

    version: int
    issued_on: date
    recipients: tuple[RecipientLine, ...]

    @property
    def opens(self) -> bool:
        """Whether it is opened for the reader."""
        return any(each.is_me and not each.is_over for each in self.recipients)

    @property
    def is_over(self) -> bool:
        """Whether it was opened for the reader once, and is no longer."""
        return any(each.is_me and each.is_over for each in self.recipients)


@dataclass(frozen=True, slots=True)
class ReportPage:
    """The report from outside: its versions, newest first, to whom, and who has opened them."""

    investigation: str
    stage: Stage
    part: Part
    versions: tuple[VersionLine, ...]
    progress: Progress

    @property
    def may_renew(self) -> bool:
        """Whether the reader may let somebody else open it for longer."""
        return self.part in {Part.INVESTIGATOR, Part.RECEIVER, Part.COMMISSIONER}


@dataclass(frozen=True, slots=True)
class FullReportRead:
    """The report as it was sealed. `content` and its parts are plain values, as composed."""

    investigation: str
    version: int
    issued_on: date
    summary: str
    why: str
    interviews: int
    examined: int
    upheld: int
    percent: int
    areas: tuple[dict[str, Any], ...]
    frames: tuple[dict[str, Any], ...]
    cases: tuple[dict[str, Any], ...]
    pinned: tuple[dict[str, Any], ...]
    not_given: tuple[dict[str, Any], ...]
    classes: dict[str, dict[str, Any]]

    @property
    def disagreements(self) -> int:
        """In how many cases the second reader disagreed."""
        return sum(each["second"]["agrees"] is False for each in self.cases if each["second"])


def report_page(*, actor: Actor, id: UUID, on: date) -> ReportPage | None:
    """The report from outside, for everybody with a part in the investigation."""
    row = seen_by(actor).filter(id=id).first()
    if row is None:
        return None
    reports = list(FullReport.objects.filter(investigation=row).order_by("-version"))
    places = list(ReportRecipient.objects.filter(report__in=reports).order_by("id"))
    titles = people.post_titles(each.post_id for each in places)
    return ReportPage(
        investigation=str(row.id),
        stage=Stage(row.stage),
        part=part_of(actor, row),
        versions=tuple(
            VersionLine(
                version=report.version,
                issued_on=report.issued_on,
                recipients=tuple(
                    _recipient(each, titles, actor, on)
                    for each in places
                    if each.report_id == report.id
                ),
            )
            for report in reports
        ),
        progress=completeness.progress(row.id),
    )


def _recipient(
    row: ReportRecipient, titles: dict[str, str], actor: Actor, on: date
) -> RecipientLine:
    return RecipientLine(
        id=str(row.id),
        post_title=titles[str(row.post_id)],
        expires_on=row.expires_on,
        first_opened_on=row.first_opened_on,
        is_me=str(row.person_id) == actor.id,
        is_over=row.expires_on is not None and row.expires_on < on,
    )


def full_report(
    *, actor: Actor, keys: Keyring, id: UUID, on: date, version: int = 0
) -> FullReportRead | None:
    """The text of a version, or of the newest. A recipient asks after `commands.open_report`.

    None for somebody whose day has passed. The investigator, who wrote it, reads every version.
    """
    report = version_for(actor, id, on, version)
    if report is None:
        return None
    said = Pages(actor=actor, keys=keys, ids=[report.body_id]).of(report.body_id)
    return _read(report, said) if said else None


def version_for(actor: Actor, id: UUID, on: date, version: int) -> FullReport | None:
    """A version that is opened for the actor on a day: a recipient's, or the investigator's own."""
    place = recipient(actor=actor, investigation=id, on=on, version=version)
    if place is not None:
        return place.report
    row = investigated_by(actor, id)
    if row is None:
        return None
    found = FullReport.objects.filter(investigation=row).order_by("-version")
    return (found.filter(version=version) if version else found).first()


def _read(report: FullReport, said: dict[str, Any]) -> FullReportRead:
    roll = completeness.Roll(examined=said["examined"], upheld=said["upheld"])
    return FullReportRead(
        investigation=str(report.investigation_id),
        version=report.version,
        issued_on=report.issued_on,
        summary=said["summary"],
        why=said.get("why", ""),
        interviews=said["interviews"],
        examined=roll.examined,
        upheld=roll.upheld,
        percent=roll.percent,
        areas=tuple(_with_days(each) for each in said["areas"]),
        frames=tuple(_with_days(each) for each in said.get("frames", ())),
        cases=tuple(said.get("cases", ())),
        pinned=tuple(_with_days(each) for each in said.get("pinned", ())),
        not_given=tuple(_with_days(each) for each in said.get("not_given", ())),
        classes=said.get("classes", {}),
    )


_DAYS = frozenset({"as_at", "stated_on", "drawn_on", "pinned_on", "asked_on", "starts", "ends"})


def _with_days(said: Any) -> Any:
    """The same with its days as days, however deep they stand."""
    if isinstance(said, dict):
        return {
            name: date.fromisoformat(each) if name in _DAYS and each else _with_days(each)
            for name, each in said.items()
        }
    return [_with_days(each) for each in said] if isinstance(said, list) else said
