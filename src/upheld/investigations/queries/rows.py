"""Rows to hand to a command, for those who have a part in the investigation."""

from __future__ import annotations

from datetime import date
from typing import TypeVar
from uuid import UUID

from django.db import models
from django.db.models import Q, QuerySet

from upheld.investigations.models import (
    Allegation,
    Criticism,
    Document,
    DocumentRequest,
    HeadlineArea,
    Interview,
    Investigation,
    Packet,
    ReportRecipient,
    RequiredPaper,
    Signature,
)
from upheld.investigations.states import Part
from upheld.kernel.actor import Actor, Kind

Row = TypeVar("Row", bound=models.Model)


def seen_by(actor: Actor) -> QuerySet[Investigation]:
    """The investigations in which somebody has a part, and from which no conflict keeps them."""
    if actor.kind is not Kind.PERSON:
        return Investigation.objects.none()
    asked = Signature.objects.filter(person_id=actor.id).values("terms__investigation_id")
    has_a_part = (
        Q(receiver_id=actor.id)
        | Q(commissioner_id=actor.id)
        | Q(investigator_id=UUID(actor.id))
        | Q(certifier_id=actor.id)
        | Q(id__in=asked)
    )
    return Investigation.objects.filter(has_a_part).exclude(matter__in=actor.excluded_from)


def part_of(actor: Actor, row: Investigation) -> Part:
    """What somebody who may see an investigation is to it."""
    parts = {
        str(row.certifier_id): Part.CERTIFIER,
        str(row.receiver_id): Part.RECEIVER,
        str(row.commissioner_id): Part.COMMISSIONER,
        str(row.investigator_id): Part.INVESTIGATOR,
    }
    return parts.get(actor.id, Part.UNION)


def investigation(*, actor: Actor, id: UUID) -> Investigation | None:
    """An investigation in which the actor has a part."""
    return seen_by(actor).filter(id=id).first()


def investigated_by(actor: Actor, id: UUID) -> Investigation | None:
    """An investigation whose investigator the actor is."""
    row = investigation(actor=actor, id=id)
    return row if row and str(row.investigator_id) == actor.id else None


def signature(*, actor: Actor, investigation: UUID) -> Signature | None:
    """The actor's own place under the newest terms of reference."""
    found = Signature.objects.filter(
        terms__investigation__in=seen_by(actor).filter(id=investigation), person_id=actor.id
    )
    # Somebody may be asked in two posts: first the one they act in.
    newest = found.order_by("-terms__version", "id")
    here = newest.filter(post_id=UUID(actor.post)) if actor.post else newest
    return here.first() or newest.first()


def allegation(*, actor: Actor, investigation: UUID, id: UUID) -> Allegation | None:
    """An allegation, for the investigator."""
    return _in_file(Allegation.objects.all(), actor, investigation, id)


def area(*, actor: Actor, investigation: UUID, id: UUID) -> HeadlineArea | None:
    """A headline area, for the investigator."""
    return _in_file(HeadlineArea.objects.all(), actor, investigation, id)


def document(*, actor: Actor, investigation: UUID, id: UUID) -> Document | None:
    """A document, for the investigator."""
    return _in_file(Document.objects.all(), actor, investigation, id)


def document_request(*, actor: Actor, investigation: UUID, id: UUID) -> DocumentRequest | None:
    """A document that was asked for, for the investigator."""
    return _in_file(DocumentRequest.objects.all(), actor, investigation, id)


def required_paper(*, actor: Actor, investigation: UUID, id: UUID) -> RequiredPaper | None:
    """A paper that the commission needs, for those who prepare it and the investigator."""
    row = prepared_by(actor, investigation)
    return RequiredPaper.objects.filter(id=id, investigation=row).first() if row else None


def prepared_by(actor: Actor, id: UUID) -> Investigation | None:
    """An investigation whose brief the actor holds: receiver, commissioner or investigator."""
    row = investigation(actor=actor, id=id)
    holders = {Part.RECEIVER, Part.COMMISSIONER, Part.INVESTIGATOR}
    return row if row and part_of(actor, row) in holders else None


def interview(*, actor: Actor, investigation: UUID, id: UUID) -> Interview | None:
    """An interview, for the investigator."""
    return _in_file(Interview.objects.all(), actor, investigation, id)


def criticism(*, actor: Actor, investigation: UUID, id: UUID) -> Criticism | None:
    """A passage about somebody, for the investigator."""
    return _in_file(Criticism.objects.all(), actor, investigation, id)


def packet(*, actor: Actor, investigation: UUID, id: UUID) -> Packet | None:
    """A packet that was served, for the investigator."""
    return _in_file(Packet.objects.all(), actor, investigation, id)


def recipient(
    *, actor: Actor, investigation: UUID, on: date, version: int = 0
) -> ReportRecipient | None:
    """The actor's own place among those for whom a version is opened on a day: the newest one's.

    Somebody whose day has passed gets None, like somebody to whom it was never issued.
    """
    found = ReportRecipient.objects.filter(
        Q(expires_on=None) | Q(expires_on__gte=on),
        report__investigation__in=seen_by(actor).filter(id=investigation),
        person_id=actor.id,
    ).order_by("-report__version")
    return (found.filter(report__version=version) if version else found).first()


def a_recipient(*, actor: Actor, investigation: UUID, id: UUID) -> ReportRecipient | None:
    """Anybody's place among the recipients, for whoever answers for the report."""
    row = prepared_by(actor, investigation)
    found = ReportRecipient.objects.filter(report__investigation=row, id=id)
    return found.first() if row else None


def _in_file(rows: QuerySet[Row], actor: Actor, investigation: UUID, id: UUID) -> Row | None:
    own = investigated_by(actor, investigation)
    return rows.filter(id=id, investigation=own).first() if own else None
