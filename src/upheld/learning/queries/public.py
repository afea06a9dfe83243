"""What anyone may read: released reports alone, and the same for every reader."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet
from django.db.models.functions import Length

from upheld.kernel.actor import ANYONE, Actor
from upheld.kernel.actor import Kind as ActorKind
from upheld.learning.models import PublishedFile, PublishedPassage, PublishedReport
from upheld.learning.papers import FORMATS
from upheld.learning.published_words import passages_of, wording_of
from upheld.learning.states import Kind

from .corrections import corrections_of
from .pieces import (
    CorrectionLine,
    PublicFile,
    PublicMatter,
    PublicPassage,
    PublicRecommendation,
    PublicReport,
)
from .register import sources_of


def published_matters(*, actor: Actor = ANYONE) -> list[PublicMatter]:
    """The public record, newest first."""
    rows = _open().order_by("-released_on", "slug")
    return [PublicMatter(r.matter, r.slug, r.title, r.council, r.released_on) for r in rows]


def published(matter: UUID, *, actor: Actor = ANYONE) -> PublicReport | None:
    """The learning report of a matter, once it is released."""
    row = _open().filter(matter=matter).first()
    return None if row is None else _shown(row)


def published_by_slug(slug: str, *, actor: Actor = ANYONE) -> PublicReport | None:
    """The learning report at a public address."""
    row = _open().filter(slug=slug).first()
    return None if row is None else _shown(row)


def published_wording(slug: str, *, actor: Actor = ANYONE) -> str | None:
    """The published text whose SHA-256 is in the log, to the byte."""
    row = _open().filter(slug=slug).first()
    if row is None:
        return None
    return wording_of(row)


def published_file(slug: str, ending: str, *, actor: Actor = ANYONE) -> bytes | None:
    """A released report as a file, to the byte."""
    mine = PublishedFile.objects.filter(report__in=_open().filter(slug=slug), format=ending)
    row = mine.order_by("-edition").first()
    return None if row is None else bytes(row.content)


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


def for_those_who_raised_it(*, actor: Actor, matter: UUID) -> PublicReport | None:
    """A released report for a reporter of its matter, who reads it before everybody else."""
    if actor.kind is not ActorKind.REPORTER:
        return None
    row = PublishedReport.objects.filter(matter=matter).first()
    return None if row is None else _shown(row)


def shown_to_the_embargoed(row: PublishedReport) -> PublicReport:
    """A released report before its day, for somebody whose copy `queries.copies` has found."""
    return _shown(row)


def _open() -> QuerySet[PublishedReport]:
    return PublishedReport.objects.filter(is_open=True)


def _recommended() -> QuerySet[PublishedPassage]:
    found = PublishedPassage.objects.filter(kind=Kind.RECOMMENDATION.value, report__is_open=True)
    return found.select_related("report").order_by("position")


def _recommendation(row: PublishedPassage) -> PublicRecommendation:
    return PublicRecommendation(row.id, row.report.matter, row.ref, row.text, row.origin)


def _shown(row: PublishedReport) -> PublicReport:
    log = corrections_of(row)
    return PublicReport(
        id=row.id,
        matter=row.matter,
        slug=row.slug,
        title=row.title,
        council=row.council,
        released_on=row.released_on,
        read_by=row.read_by,
        digest=row.digest,
        checked_on=row.checked_on,
        flags_left=row.flags_left,
        withheld=row.withheld,
        withheld_under=tuple(int(each) for each in row.withheld_under.split(",") if each),
        withheld_summed_up=row.withheld_summed_up,
        opens_on=row.opens_on,
        is_open=row.is_open,
        cases_upheld=row.cases_upheld,
        cases_examined=row.cases_examined,
        cases_counted_on=row.cases_counted_on,
        passages=tuple(_passage(each, log) for each in passages_of(row)),
        sources=sources_of(row.matter),
        files=tuple(_files(row)),
        corrections=log,
    )


def _files(row: PublishedReport) -> Iterable[PublicFile]:
    made = PublishedFile.objects.filter(report=row, edition=row.edition)
    made = made.annotate(size=Length("content"))
    found = {
        name: PublicFile(name, size, digest)
        for name, size, digest in made.values_list("format", "size", "digest")
    }
    return [found[name] for name in FORMATS if name in found]


def _passage(row: PublishedPassage, log: Iterable[CorrectionLine]) -> PublicPassage:
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
        corrections=tuple(each for each in log if each.passage == row.id),
    )
