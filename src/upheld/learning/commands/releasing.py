"""Two people who did not write it read a learning report, and then it is public."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from upheld.kernel.actor import Actor
from upheld.kernel.calendar import day_of
from upheld.kernel.decision import NotPossible
from upheld.learning import completeness, findings, policy, states
from upheld.learning.events import ReleaseApproved, ReportReleased, ReportSubmitted
from upheld.learning.models import LearningReport, PublishedReport
from upheld.learning.opening import opened, traced
from upheld.learning.publishing import publish
from upheld.learning.states import Stage
from upheld.ledger.command import command
from upheld.people import queries as people
from upheld.vault.keyring import Keyring


@command(policy.may_change)
def submit(
    *, actor: Actor, at: datetime, report: LearningReport, keys: Keyring
) -> tuple[LearningReport, ReportSubmitted]:
    """Ask two others to read the report.

    Raises `NotPossible` while a finding that was not upheld is not told, and while an upheld
    one leads to neither a recommendation nor a reason for none.
    """
    states.require(report.state, then=Stage.SUBMITTED)
    found = findings.of(actor=actor, keys=keys, report=report)
    if not found:
        raise NotPossible("Your keys do not open the findings, so nothing can be compared.")
    missing = completeness.gaps(found, traced(report.id))
    if missing:
        raise NotPossible(completeness.in_words(missing, found))
    report.state = Stage.SUBMITTED.value
    report.submitted_on = day_of(at)
    report.save()
    return report, ReportSubmitted(report=str(report.id), revision=report.revision)


@command(policy.may_approve, record_refusals=True)
def approve_release(
    *, actor: Actor, at: datetime, report: LearningReport, revision: int, keys: Keyring
) -> tuple[LearningReport, ReleaseApproved]:
    """Agree, as the first reader, to the revision that was read.

    Raises `NotPossible` where it has changed since, or where a passage cannot be believed,
    and `NotPermitted` for keys that do not open it.
    """
    states.require(report.state, then=Stage.REVIEWED)
    _require_read(report, revision)
    opened(actor=actor, keys=keys, report=report)
    report.state = Stage.REVIEWED.value
    report.first_reader = UUID(actor.id)
    report.first_read_as = actor.post_title
    report.save()
    return report, ReleaseApproved(report=str(report.id), revision=report.revision)


@command(policy.may_release, record_refusals=True)
def release(
    *,
    actor: Actor,
    at: datetime,
    report: LearningReport,
    revision: int,
    slug: str,
    council: str,
    keys: Keyring,
) -> tuple[PublishedReport, ReportReleased]:
    """Publish the passages that may be published, as the second of two readers.

    The words are copied into public rows, and the event holds the digest of the published
    text. Until the machine's disclosure check is built, this works in an example alone.

    Raises `NotPossible` outside an example, for a revision that was not the one read, and for
    an address that is taken; `NotPermitted` for keys that do not open the report.
    """
    states.require(report.state, then=Stage.RELEASED)
    if not people.is_example():
        raise NotPossible(
            "Words can be released only in an example until they can be checked by machine."
        )
    _require_read(report, revision)
    _require_free(report, slug)
    shown = opened(actor=actor, keys=keys, report=report)
    report.state = Stage.RELEASED.value
    report.second_reader = UUID(actor.id)
    report.released_on = day_of(at)
    report.save()
    read_by = f"{report.first_read_as} and {actor.post_title}"
    published = publish(report, shown, slug=slug, council=council, read_by=read_by)
    return published, ReportReleased(
        report=str(report.id),
        published=str(published.id),
        matter=str(report.matter),
        digest=published.digest,
        revision=report.revision,
        passages=sum(each.publishable for each in shown),
    )


def _require_read(report: LearningReport, revision: int) -> None:
    if report.revision != revision:
        raise NotPossible("The report has changed since you opened it. Read it again.")


def _require_free(report: LearningReport, slug: str) -> None:
    if PublishedReport.objects.filter(slug=slug).exists():
        raise NotPossible("Another report has this address already. Choose another.")
    if PublishedReport.objects.filter(matter=report.matter).exists():
        raise NotPossible("A learning report of this matter is public already.")
