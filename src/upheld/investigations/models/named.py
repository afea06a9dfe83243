"""Whoever is named in an allegation, and what they have been given: never in the clear."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from upheld.kernel.handling import Handling

from .commission import Investigation
from .evidence import Allegation


class NamedPerson(models.Model):
    """Somebody who is named. Who it is, of what, and who supports them is sealed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    investigation = models.ForeignKey(Investigation, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    body = models.ForeignKey("vault.SealedBody", on_delete=models.PROTECT, related_name="+")
    noted_on = models.DateField()
    notice_due_on = models.DateField()
    notice = models.ForeignKey(
        "vault.SealedBody", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    notice_on = models.DateField(null=True, blank=True)

    handling: ClassVar = {
        "id": Handling.CASEWORK,
        "investigation": Handling.CASEWORK,
        "number": Handling.CASEWORK,
        "body": Handling.CASEWORK,
        "noted_on": Handling.CASEWORK,
        "notice_due_on": Handling.CASEWORK,
        "notice": Handling.CASEWORK,
        "notice_on": Handling.CASEWORK,
    }

    class Meta:
        verbose_name_plural = "named persons"
        constraints = (
            models.UniqueConstraint(
                name="named_one_of_each_number", fields=["investigation", "number"]
            ),
            models.CheckConstraint(
                name="named_notice_wholly_or_not_at_all",
                condition=Q(notice=None, notice_on=None)
                | Q(notice__isnull=False, notice_on__isnull=False),
            ),
            models.CheckConstraint(
                name="named_notice_due_when_noted_or_later",
                condition=Q(notice_due_on__gte=F("noted_on")),
            ),
        )

    def __str__(self) -> str:
        return f"Named person {self.id}"


class OutcomeLetter(models.Model):
    """The written outcome of one allegation, as it was sent to whoever it is about."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    named = models.ForeignKey(NamedPerson, on_delete=models.PROTECT, related_name="+")
    allegation = models.ForeignKey(Allegation, on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey("vault.SealedBody", on_delete=models.PROTECT, related_name="+")
    sent_on = models.DateField()

    handling: ClassVar = {
        "id": Handling.CASEWORK,
        "named": Handling.CASEWORK,
        "allegation": Handling.CASEWORK,
        "body": Handling.CASEWORK,
        "sent_on": Handling.CASEWORK,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(
                name="outcome_letter_one_of_each_allegation", fields=["named", "allegation"]
            ),
        )

    def __str__(self) -> str:
        return f"Outcome letter {self.id}"
