"""Answers to allegations, what stands beside them, and what became known later."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from upheld.investigations.states import Outcome, Standard
from upheld.kernel.handling import Handling

from .choices import choices, known, origin_field
from .commission import Investigation
from .evidence import Allegation, HeadlineArea


class Finding(models.Model):
    """The answer to one allegation. `revision` tells two writers apart until sign-off."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    investigation = models.ForeignKey(Investigation, on_delete=models.PROTECT, related_name="+")
    allegation = models.OneToOneField(Allegation, on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=24, choices=choices(Outcome))
    inferred = models.BooleanField(default=False)
    standard = models.CharField(
        max_length=32, choices=choices(Standard), default=Standard.NOT_STATED.value
    )
    body = models.ForeignKey("vault.SealedBody", on_delete=models.PROTECT, related_name="+")
    revision = models.PositiveSmallIntegerField(default=1)
    decided_on = models.DateField()
    origin = origin_field()

    handling: ClassVar = {
        "id": Handling.CASEWORK,
        "investigation": Handling.CASEWORK,
        "allegation": Handling.CASEWORK,
        "outcome": Handling.CASEWORK,
        "inferred": Handling.CASEWORK,
        "standard": Handling.CASEWORK,
        "body": Handling.CASEWORK,
        "revision": Handling.CASEWORK,
        "decided_on": Handling.CASEWORK,
        "origin": Handling.PUBLIC,
    }

    class Meta:
        constraints = (
            known("finding_outcome_known", "outcome", Outcome),
            known("finding_standard_known", "standard", Standard),
            models.CheckConstraint(name="finding_revised_from_one", condition=Q(revision__gte=1)),
        )

    def __str__(self) -> str:
        return f"Finding {self.id}"


class Observation(models.Model):
    """Something adverse that answers no allegation, or stands beside one not upheld."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    investigation = models.ForeignKey(Investigation, on_delete=models.PROTECT, related_name="+")
    area = models.ForeignKey(HeadlineArea, on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey("vault.SealedBody", on_delete=models.PROTECT, related_name="+")
    observed_on = models.DateField()
    origin = origin_field()

    handling: ClassVar = {
        "id": Handling.CASEWORK,
        "investigation": Handling.CASEWORK,
        "area": Handling.CASEWORK,
        "body": Handling.CASEWORK,
        "observed_on": Handling.CASEWORK,
        "origin": Handling.PUBLIC,
    }

    def __str__(self) -> str:
        return f"Observation {self.id}"


class LaterEvidence(models.Model):
    """What became known after the findings were settled. It stands beside them for ever."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    investigation = models.ForeignKey(Investigation, on_delete=models.PROTECT, related_name="+")
    area = models.ForeignKey(HeadlineArea, on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey("vault.SealedBody", on_delete=models.PROTECT, related_name="+")
    added_on = models.DateField()
    origin = origin_field()

    handling: ClassVar = {
        "id": Handling.CASEWORK,
        "investigation": Handling.CASEWORK,
        "area": Handling.CASEWORK,
        "body": Handling.CASEWORK,
        "added_on": Handling.CASEWORK,
        "origin": Handling.PUBLIC,
    }

    class Meta:
        verbose_name_plural = "later evidence"

    def __str__(self) -> str:
        return f"Later evidence {self.id}"
