"""What was said to have happened, and what was heard, read and examined about it."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from upheld.investigations.states import Outcome
from upheld.kernel.handling import Handling

from .choices import choices, known, origin_field
from .commission import Investigation


class HeadlineArea(models.Model):
    """A cluster of complaints under one heading, which ends in an answer."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    investigation = models.ForeignKey(Investigation, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    body = models.ForeignKey("vault.SealedBody", on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=24, choices=choices(Outcome), blank=True, default="")
    inferred = models.BooleanField(default=False)
    answer = models.ForeignKey(
        "vault.SealedBody", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    answered_on = models.DateField(null=True, blank=True)
    origin = origin_field()

    handling: ClassVar = {
        "id": Handling.CASEWORK,
        "investigation": Handling.CASEWORK,
        "number": Handling.CASEWORK,
        "body": Handling.CASEWORK,
        "outcome": Handling.CASEWORK,
        "inferred": Handling.CASEWORK,
        "answer": Handling.CASEWORK,
        "answered_on": Handling.CASEWORK,
        "origin": Handling.PUBLIC,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(
                name="area_one_of_each_number", fields=["investigation", "number"]
            ),
            models.CheckConstraint(
                name="area_answered_wholly_or_not_at_all",
                condition=Q(outcome="", inferred=False, answer=None, answered_on=None)
                | Q(~Q(outcome=""), answer__isnull=False, answered_on__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return f"Headline area {self.id}"


class Allegation(models.Model):
    """One thing said to have happened. Without an area it is not mapped yet, and that shows."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    investigation = models.ForeignKey(Investigation, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    area = models.ForeignKey(
        HeadlineArea, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    body = models.ForeignKey("vault.SealedBody", on_delete=models.PROTECT, related_name="+")
    origin = origin_field()

    handling: ClassVar = {
        "id": Handling.CASEWORK,
        "investigation": Handling.CASEWORK,
        "number": Handling.CASEWORK,
        "area": Handling.CASEWORK,
        "body": Handling.CASEWORK,
        "origin": Handling.PUBLIC,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(
                name="allegation_one_of_each_number", fields=["investigation", "number"]
            ),
        )

    def __str__(self) -> str:
        return f"Allegation {self.id}"


class Interview(models.Model):
    """One conversation, counted. From which side somebody came stands in the sealed note alone."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    investigation = models.ForeignKey(Investigation, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    held_on = models.DateField()
    note = models.ForeignKey("vault.SealedBody", on_delete=models.PROTECT, related_name="+")
    origin = origin_field()

    handling: ClassVar = {
        "id": Handling.CASEWORK,
        "investigation": Handling.CASEWORK,
        "number": Handling.CASEWORK,
        "held_on": Handling.CASEWORK,
        "note": Handling.CASEWORK,
        "origin": Handling.PUBLIC,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(
                name="interview_one_of_each_number", fields=["investigation", "number"]
            ),
        )

    def __str__(self) -> str:
        return f"Interview {self.id}"


class CaseExamined(models.Model):
    """A child's case read in detail, with its own outcome. The pseudonym is sealed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    investigation = models.ForeignKey(Investigation, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    outcome = models.CharField(max_length=24, choices=choices(Outcome))
    body = models.ForeignKey("vault.SealedBody", on_delete=models.PROTECT, related_name="+")
    examined_on = models.DateField()
    origin = origin_field()

    handling: ClassVar = {
        "id": Handling.CASEWORK,
        "investigation": Handling.CASEWORK,
        "number": Handling.CASEWORK,
        "outcome": Handling.CASEWORK,
        "body": Handling.CASEWORK,
        "examined_on": Handling.CASEWORK,
        "origin": Handling.PUBLIC,
    }

    class Meta:
        verbose_name_plural = "cases examined"
        constraints = (
            known("case_outcome_known", "outcome", Outcome),
            models.UniqueConstraint(
                name="case_one_of_each_number", fields=["investigation", "number"]
            ),
        )

    def __str__(self) -> str:
        return f"Case {self.id}"
