"""Putting an earlier inquiry, inspection or audit on the record."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from upheld.kernel.actor import Actor
from upheld.kernel.calendar import day_of
from upheld.kernel.decision import NotPossible
from upheld.learning import policy
from upheld.learning.drafts import EarlierSource
from upheld.learning.events import SourceRecorded, SourceShared
from upheld.learning.models import LearningReport, SourceOfEvidence
from upheld.learning.revising import changed
from upheld.ledger.command import command
from upheld.people import queries as people

SHARED_WITHIN = timedelta(days=28)


@command(policy.may_change)
def record_source(
    *, actor: Actor, at: datetime, report: LearningReport, source: EarlierSource
) -> tuple[SourceOfEvidence, SourceRecorded]:
    """Record a source of evidence. Sharing it with those who gave evidence falls due in 28 days.

    The duty runs from completion, so it may be late on the day on which it is recorded.

    Raises `NotPossible` where people gave evidence and no day of completion is known.
    """
    voided = changed(report)
    if source.had_contributors and source.completed_on is None:
        raise NotPossible("Say when it was completed: those who gave evidence wait from that day.")
    by = source.commissioned_by
    row = SourceOfEvidence.objects.create(
        matter=report.matter,
        report=report,
        kind=source.kind.value,
        title=source.title,
        date_words=source.date_words,
        completed_on=source.completed_on,
        commissioned_by=people.tenure_words(post=by.post, on=by.on) if by else "",
        had_contributors=source.had_contributors,
        shared_with_contributors_on=source.shared_on,
        origin=source.origin.value,
    )
    owed = source.had_contributors and source.shared_on is None
    return row, SourceRecorded(
        source=str(row.id),
        matter=str(row.matter),
        kind=row.kind,
        completed_on=row.completed_on,
        share_by=row.completed_on + SHARED_WITHIN if owed and row.completed_on else None,
        approvals_voided=voided,
    )


@command(policy.may_say_shared)
def say_shared(
    *, actor: Actor, at: datetime, source: SourceOfEvidence, on: date
) -> tuple[SourceOfEvidence, SourceShared]:
    """Say on which day a source was shared with those who gave evidence to it.

    It may be said after release too: the public page then shows that day, and how late it was.

    Raises `NotPossible` where nothing is owed, and for a day that cannot be true.
    """
    if not source.had_contributors or source.shared_with_contributors_on is not None:
        raise NotPossible("Nothing is owed: nobody gave evidence, or it has been shared already.")
    if on > day_of(at) or (source.completed_on is not None and on < source.completed_on):
        raise NotPossible("It was shared on a day from its completion until today.")
    source.shared_with_contributors_on = on
    source.save()
    return source, SourceShared(source=str(source.id), matter=str(source.matter), shared_on=on)
