"""What is still unanswered in an investigation: a sum over codes, in which no word is read.

The second person who signs findings off certifies this and nothing else, so it is worked out
from the rows alone and needs no key.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from .models import (
    Allegation,
    CaseExamined,
    Document,
    DocumentRequest,
    Finding,
    HeadlineArea,
    Interview,
    Observation,
    Signature,
    TermsOfReference,
)
from .states import Given, Outcome


@dataclass(frozen=True, slots=True)
class Roll:
    """Cases examined, added up. Nobody types these numbers."""

    examined: int
    upheld: int

    @property
    def percent(self) -> int:
        """The share that was upheld, rounded to a whole per cent; 0 where there is no case."""
        return round(100 * self.upheld / self.examined) if self.examined else 0


@dataclass(frozen=True, slots=True)
class AreaCount:
    """How far one headline area has come, without a word of it."""

    number: int
    answered: bool
    allegations: int
    findings: int
    observations: int


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an investigation has come, without a word of what it says."""

    terms_version: int
    agreed: int
    asked: int
    areas: tuple[AreaCount, ...]
    allegations: int
    not_placed: tuple[int, ...]
    no_finding: tuple[int, ...]
    interviews: int
    documents: int
    asked_for: int
    waited_for: int
    roll: Roll

    @property
    def terms_agreed(self) -> bool:
        """Whether every party has agreed the newest terms."""
        return self.asked > 0 and self.agreed == self.asked

    @property
    def findings(self) -> int:
        """How many allegations are answered."""
        return self.allegations - len(self.no_finding)

    @property
    def unanswered_areas(self) -> tuple[int, ...]:
        """The numbers of areas that have no answer yet."""
        return tuple(each.number for each in self.areas if not each.answered)

    @property
    def missing(self) -> tuple[str, ...]:
        """Each thing that stands between this investigation and its sign-off, in words."""
        found = []
        if not self.terms_agreed:
            found.append(_("The newest terms of reference are not agreed by every party."))
        if not self.areas:
            found.append(_("There are no headline areas yet."))
        if not self.allegations:
            found.append(_("There are no allegations yet."))
        if self.not_placed:
            found.append(_numbered(_("Not under a headline area yet: allegation"), self.not_placed))
        if self.no_finding:
            found.append(_numbered(_("Without a finding: allegation"), self.no_finding))
        if self.unanswered_areas:
            found.append(_numbered(_("Without an answer: headline area"), self.unanswered_areas))
        return tuple(found)


def newest_terms(investigation: UUID) -> TermsOfReference | None:
    """The newest version of the terms of reference."""
    found = TermsOfReference.objects.filter(investigation_id=investigation)
    return found.order_by("-version").first()


def terms_are_agreed(investigation: UUID) -> bool:
    """Whether every party has agreed the newest version."""
    newest = newest_terms(investigation)
    return newest is not None and not newest_unsigned(newest.id)


def newest_unsigned(terms: UUID) -> int:
    """How many parties have not agreed a version."""
    return Signature.objects.filter(terms_id=terms, signed_on=None).count()


def rolled_up(investigation: UUID) -> Roll:
    """How many cases were examined, and in how many of them concerns were upheld."""
    counted = CaseExamined.objects.filter(investigation_id=investigation).aggregate(
        examined=Count("id"), upheld=Count("id", filter=Q(outcome=Outcome.UPHELD.value))
    )
    return Roll(examined=counted["examined"], upheld=counted["upheld"])


def progress(investigation: UUID) -> Progress:
    """How far an investigation has come."""
    newest = newest_terms(investigation)
    signatures = Signature.objects.filter(terms_id=newest.id if newest else None)
    allegations = list(Allegation.objects.filter(investigation_id=investigation).order_by("number"))
    answered = set(
        Finding.objects.filter(investigation_id=investigation).values_list(
            "allegation_id", flat=True
        )
    )
    requested = DocumentRequest.objects.filter(investigation_id=investigation).aggregate(
        asked_for=Count("id"), waited_for=Count("id", filter=~Q(given=Given.GIVEN.value))
    )
    return Progress(
        terms_version=newest.version if newest else 0,
        agreed=signatures.filter(signed_on__isnull=False).count(),
        asked=signatures.count(),
        areas=_areas(investigation, allegations, answered),
        allegations=len(allegations),
        not_placed=tuple(each.number for each in allegations if each.area_id is None),
        no_finding=tuple(each.number for each in allegations if each.id not in answered),
        interviews=Interview.objects.filter(investigation_id=investigation).count(),
        documents=Document.objects.filter(investigation_id=investigation).count(),
        asked_for=requested["asked_for"],
        waited_for=requested["waited_for"],
        roll=rolled_up(investigation),
    )


def _areas(
    investigation: UUID, allegations: list[Allegation], answered: set[UUID]
) -> tuple[AreaCount, ...]:
    observed = Observation.objects.filter(investigation_id=investigation)
    observations = list(observed.values_list("area_id", flat=True))
    rows = HeadlineArea.objects.filter(investigation_id=investigation).order_by("number")
    return tuple(
        AreaCount(
            number=row.number,
            answered=row.outcome != "",
            allegations=sum(each.area_id == row.id for each in allegations),
            findings=sum(each.area_id == row.id and each.id in answered for each in allegations),
            observations=observations.count(row.id),
        )
        for row in rows
    )


def _numbered(words: str, numbers: tuple[int, ...]) -> str:
    return f"{words} {', '.join(str(each) for each in numbers)}."
