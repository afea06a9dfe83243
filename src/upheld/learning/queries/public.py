"""What anyone may read: released reports alone, and the same for every reader."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from upheld.kernel.actor import ANYONE, Actor
from upheld.learning.events import SHARE_WITH_CONTRIBUTORS
from upheld.learning.models import PublishedPassage, PublishedReport, SourceOfEvidence
from upheld.learning.states import Kind
from upheld.learning.wording import Front, Words, published_text
from upheld.ledger import obligations

from .pieces import (
    PublicMatter,
    PublicPassage,
    PublicRecommendation,
    PublicReport,
    PublicSource,
)


def published_matters(*, actor: Actor = ANYONE) -> list[PublicMatter]:
    """The public record, newest first."""
    rows = PublishedReport.objects.order_by("-released_on", "slug")
    return [PublicMatter(r.matter, r.slug, r.title, r.council, r.released_on) for r in rows]


def published(matter: UUID, *, actor: Actor = ANYONE) -> PublicReport | None:
    """The learning report of a matter, once it is released."""
    row = PublishedReport.objects.filter(matter=matter).first()
    return None if row is None else _shown(row)


def published_by_slug(slug: str, *, actor: Actor = ANYONE) -> PublicReport | None:
    """The learning report at a public address."""
    row = PublishedReport.objects.filter(slug=slug).first()
    return None if row is None else _shown(row)


def published_wording(slug: str, *, actor: Actor = ANYONE) -> str | None:
    """The published text whose SHA-256 is in the log, to the byte."""
    row = PublishedReport.objects.filter(slug=slug).first()
    if row is None:
        return None
    front = Front(
        title=row.title,
        council=row.council,
        released_on=row.released_on,
        read_by=row.read_by,
        cases_upheld=row.cases_upheld,
        cases_examined=row.cases_examined,
        cases_counted_on=row.cases_counted_on,
    )
    return published_text(front, [_words(each) for each in _passages_of(row)])


def published_recommendations(*, actor: Actor = ANYONE, matter: UUID) -> list[PublicRecommendation]:
    """The published recommendations of a matter, by their numbers."""
    return [_recommendation(each) for each in _recommended().filter(report__matter=matter)]


def all_published_recommendations(*, actor: Actor = ANYONE) -> list[PublicRecommendation]:
    """Every published recommendation, for whoever takes them up."""
    return [_recommendation(each) for each in _recommended()]


def published_recommendation(*, actor: Actor = ANYONE, id: UUID) -> PublicRecommendation | None:
    """A published recommendation by the id of its passage."""
    row = _recommended().filter(id=id).first()
    return None if row is None else _recommendation(row)


def sources_of(report: UUID) -> tuple[PublicSource, ...]:
    """The earlier sources that a report lists, oldest first; those without a day stand first."""
    rows = list(SourceOfEvidence.objects.filter(report_id=report))
    rows.sort(key=lambda row: (row.completed_on or date.min, row.title))
    owed = {
        each.about: each.due_on
        for each in obligations.about(*(row.id for row in rows))
        if each.kind == SHARE_WITH_CONTRIBUTORS
    }
    return tuple(
        PublicSource(
            id=row.id,
            kind=row.kind,
            title=row.title,
            date_words=row.date_words,
            commissioned_by=row.commissioned_by,
            had_contributors=row.had_contributors,
            shared_on=row.shared_with_contributors_on,
            share_by=owed.get(str(row.id)),
            origin=row.origin,
        )
        for row in rows
    )


def _recommended() -> QuerySet[PublishedPassage]:
    found = PublishedPassage.objects.filter(kind=Kind.RECOMMENDATION.value)
    return found.select_related("report").order_by("position")


def _recommendation(row: PublishedPassage) -> PublicRecommendation:
    return PublicRecommendation(row.id, row.report.matter, row.ref, row.text, row.origin)


def _shown(row: PublishedReport) -> PublicReport:
    return PublicReport(
        id=row.id,
        matter=row.matter,
        slug=row.slug,
        title=row.title,
        council=row.council,
        released_on=row.released_on,
        read_by=row.read_by,
        digest=row.digest,
        cases_upheld=row.cases_upheld,
        cases_examined=row.cases_examined,
        cases_counted_on=row.cases_counted_on,
        passages=tuple(_passage(each) for each in _passages_of(row)),
        sources=sources_of(row.report_id),
    )


def _passages_of(row: PublishedReport) -> Iterable[PublishedPassage]:
    return PublishedPassage.objects.filter(report=row).order_by("position")


def _words(row: PublishedPassage) -> Words:
    return Words(
        kind=row.kind,
        ref=row.ref,
        text=row.text,
        areas=row.areas,
        outcome=row.outcome,
        inferred=row.inferred,
        posts=row.posts,
        said_by=row.said_by,
        as_at=row.as_at,
        origin=row.origin,
    )


def _passage(row: PublishedPassage) -> PublicPassage:
    return PublicPassage(
        id=row.id,
        kind=Kind(row.kind),
        ref=row.ref,
        text=row.text,
        areas=row.areas,
        outcome=row.outcome,
        inferred=row.inferred,
        posts=row.posts,
        said_by=row.said_by,
        as_at=row.as_at,
        origin=row.origin,
    )
