"""Two people who did not write it read a learning report, and then it is public."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from upheld.kernel.actor import Actor
from upheld.kernel.calendar import day_of
from upheld.kernel.decision import NotPossible
from upheld.learning import (
    clearing,
    completeness,
    deriving,
    exempting,
    findings,
    policy,
    reading,
    states,
)
from upheld.learning.events import ReleaseApproved, ReportOpened, ReportReleased, ReportSubmitted
from upheld.learning.intruder import Intruder
from upheld.learning.models import LearningReport, PublishedFile, PublishedReport
from upheld.learning.opening import opened, traced
from upheld.learning.publishing import publish
from upheld.learning.states import Stage
from upheld.ledger.command import command
from upheld.vault.keyring import Keyring

LONGEST_WAIT = timedelta(weeks=8)


@command(policy.may_change)
def submit(
    *, actor: Actor, at: datetime, report: LearningReport, keys: Keyring
) -> tuple[LearningReport, ReportSubmitted]:
    """Ask two others to read the report.

    Raises `NotPossible` while a finding that was not upheld is not told, while an upheld
    one leads to neither a recommendation nor a reason for none, while a passage does not say
    where it comes from, and until the words were checked and every flag is answered.
    """
    states.require(report.state, then=Stage.SUBMITTED)
    found = findings.of(actor=actor, keys=keys, report=report)
    if not found:
        raise NotPossible("Your keys do not open the findings, so nothing can be compared.")
    shown = opened(actor=actor, keys=keys, report=report)
    said = deriving.derived(actor=actor, keys=keys, report=report, shown=shown)
    silent = deriving.silent(shown, said)
    missing = completeness.gaps(found, traced(report.id), silent)
    if missing:
        raise NotPossible(completeness.in_words(missing, found))
    clearing.require_cleared(actor=actor, keys=keys, report=report, shown=shown)
    report.state = Stage.SUBMITTED.value
    report.submitted_on = day_of(at)
    report.save()
    return report, ReportSubmitted(report=str(report.id), revision=report.revision)


@command(policy.may_approve, record_refusals=True)
def approve_release(
    *,
    actor: Actor,
    at: datetime,
    report: LearningReport,
    revision: int,
    intruder: Intruder,
    keys: Keyring,
) -> tuple[LearningReport, ReleaseApproved]:
    """Agree, as the first reader, to the revision that was read, with every flag and its answer.

    Raises `NotPossible` where it has changed since, where a passage cannot be believed, while a
    flag has no answer, and without an answer to each question of the intruder; `NotPermitted` for
    keys that do not open it.
    """
    states.require(report.state, then=Stage.REVIEWED)
    reading.require_read(report, revision)
    shown = opened(actor=actor, keys=keys, report=report)
    clearing.require_cleared(actor=actor, keys=keys, report=report, shown=shown)
    answers = reading.answered(report, intruder, actor=actor, at=at, keys=keys)
    report.state = Stage.REVIEWED.value
    report.first_reader = UUID(actor.id)
    report.first_read_as = actor.post_title
    report.save()
    return report, ReleaseApproved(report=str(report.id), revision=report.revision, answers=answers)


@command(policy.may_release, record_refusals=True)
def release(
    *,
    actor: Actor,
    at: datetime,
    report: LearningReport,
    revision: int,
    slug: str,
    council: str,
    intruder: Intruder,
    keys: Keyring,
    opens_on: date | None = None,
) -> tuple[PublishedReport, ReportReleased]:
    """Publish the passages that may be published, as the second of two readers.

    Until it opens, those who raised it alone can read it. Raises `NotPossible` for another
    revision than was read, for a flag without an answer, and for an address that is taken.
    """
    states.require(report.state, then=Stage.RELEASED)
    reading.require_read(report, revision)
    _require_free(report, slug)
    shown = opened(actor=actor, keys=keys, report=report)
    checked = clearing.require_cleared(actor=actor, keys=keys, report=report, shown=shown)
    said: dict[str, Any] = {"slug": slug, "council": council, **_opening(opens_on, day_of(at))}
    said["withheld"] = exempting.withheld(actor=actor, keys=keys, report=report, shown=shown)
    _close(report, actor, at)
    said["read_by"] = f"{report.first_read_as} and {actor.post_title}"
    said["flags_left"] = len(checked.flags)
    published = publish(report, shown, checked_on=checked.ran_on, **said)
    return published, ReportReleased(
        report=str(report.id),
        published=str(published.id),
        matter=str(report.matter),
        digest=published.digest,
        revision=report.revision,
        passages=sum(each.publishable for each in shown),
        answers=reading.answered(report, intruder, actor=actor, at=at, keys=keys),
        flags_left=said["flags_left"],
        **_digests(published),
        opens_on=said["opens_on"],
    )


@command(policy.may_open_release)
def open_release(
    *, actor: Actor, at: datetime, published: PublishedReport
) -> tuple[PublishedReport, ReportOpened]:
    """Let everybody read a released report, on its day. Raises `NotPossible` before and twice."""
    if published.is_open or published.opens_on is None or published.opens_on > day_of(at):
        raise NotPossible("This report is open already, or its day has not come.")
    published.is_open = True
    published.save()
    return published, ReportOpened(published=str(published.id), matter=str(published.matter))


def _opening(opens_on: date | None, today: date) -> dict[str, Any]:
    if opens_on is not None and not today <= opens_on <= today + LONGEST_WAIT:
        raise NotPossible("It opens today or later, and in eight weeks at most.")
    return {"opens_on": opens_on or today, "is_open": opens_on is None or opens_on <= today}


def _digests(published: PublishedReport) -> dict[str, str]:
    """The digest of each file, by its format."""
    made = PublishedFile.objects.filter(report=published)
    return dict(made.values_list("format", "digest"))


def _close(report: LearningReport, actor: Actor, at: datetime) -> None:
    report.state = Stage.RELEASED.value
    report.second_reader = UUID(actor.id)
    report.released_on = day_of(at)
    report.save()


def _require_free(report: LearningReport, slug: str) -> None:
    if PublishedReport.objects.filter(slug=slug).exists():
        raise NotPossible("Another report has this address already. Choose another.")
    if PublishedReport.objects.filter(matter=report.matter).exists():
        raise NotPossible("A learning report of this matter is public already.")
