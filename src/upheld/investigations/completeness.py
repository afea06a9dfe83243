"""What is still unanswered in an investigation: a sum over codes, in which no word is read.

The second person who signs findings off certifies this and nothing else, so it is worked out
from the rows alone and needs no key.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q, Sum
from django.utils.translation import gettext as _

from .models import (
    Allegation,
    CaseExamined,
    Criticism,
    Document,
    DocumentRequest,
    Finding,
    HeadlineArea,
    Interview,
    Observation,
    Packet,
    RepliesClosed,
    RequiredPaper,
    Signature,
    TermsOfReference,
)
from .outside_still import Outside, still_outside
from .states import Given, Outcome, Required


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
class RepliesOwed:
    """What still stands between those who are criticised and their right of reply."""

    not_served: int
    not_considered: int
    closed: bool
    lapsed: bool

    @property
    def in_words(self) -> tuple[str, ...]:
        """Each thing that is owed to those who are criticised."""
        found = []
        if self.not_served:
            found.append(
                _("Passages that nobody was served with yet: %(n)s.") % {"n": self.not_served}
            )
        if self.not_considered:
            words = _("People served whose replies are not considered yet: %(n)s.")
            found.append(words % {"n": self.not_considered})
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Written:
    """How much was found so far; it grows with every finding that is written or changed."""

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
    replies: RepliesOwed
    roll: Roll
    outside: Outside

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
        if self.allegations and not self.no_finding:
            found += self._owed_to_those_criticised
        return (*found, *self.outside.missing)

    @property
    def _owed_to_those_criticised(self) -> list[str]:
        owed = list(self.replies.in_words)
        if self.replies.lapsed:
            owed.append(
                _("Something was found after the right of reply was closed: close it again.")
            )
        elif not self.replies.closed:
            owed.append(_("The right of reply of those who are criticised is not closed yet."))
        return owed


def required_missing(investigation: UUID) -> tuple[str, ...]:
    """Each paper that a commission needs and that is neither laid nor answered by a reason."""
    given = RequiredPaper.objects.filter(investigation_id=investigation)
    kinds = set(given.values_list("kind", flat=True))
    wanted = {
        Required.DATA_PROTECTION: _("There is no data protection impact assessment yet."),
        Required.EQUALITY: _("There is no equality impact assessment yet."),
        Required.CONFLICTS: _("There is no statement of conflicts yet."),
    }
    return tuple(words for kind, words in wanted.items() if kind.value not in kinds)


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
        replies=replies_owed(investigation),
        roll=rolled_up(investigation),
        outside=still_outside(investigation),
    )


def written(investigation: UUID) -> Written:
    """How much was found so far."""
    found = Finding.objects.filter(investigation_id=investigation)
    return Written(
        findings=found.aggregate(sum=Sum("revision"))["sum"] or 0,
        observations=Observation.objects.filter(investigation_id=investigation).count(),
    )


def replies_owed(investigation: UUID) -> RepliesOwed:
    """What is still owed to those who are criticised."""
    newest = (
        RepliesClosed.objects.filter(investigation_id=investigation).order_by("-number").first()
    )
    passages = Criticism.objects.filter(investigation_id=investigation, withdrawn_on=None)
    served = Packet.objects.filter(investigation_id=investigation)
    now = written(investigation)
    stands = newest is not None and now == Written(newest.findings, newest.observations)
    return RepliesOwed(
        not_served=passages.filter(packet=None).count(),
        not_considered=served.filter(considered="").count(),
        closed=stands,
        lapsed=newest is not None and not stands,
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
