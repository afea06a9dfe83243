"""Earlier inquiries, inspections and audits, in words written for publication."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from upheld.kernel.handling import Handling
from upheld.learning.states import SourceKind

from .choices import ORIGINS
from .report import LearningReport


class SourceOfEvidence(models.Model):
    """An earlier inquiry, inspection or audit that said something of the same.

    Where people gave evidence, sharing it with them falls due 28 days after completion.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    matter = models.UUIDField(db_index=True)
    report = models.ForeignKey(LearningReport, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(
        max_length=20, choices=[(each.value, each.value) for each in SourceKind]
    )
    title = models.CharField(max_length=200)
    date_words = models.CharField(max_length=100)
    completed_on = models.DateField(null=True, blank=True)
    commissioned_by = models.CharField(max_length=200, blank=True, default="")
    had_contributors = models.BooleanField(default=False)
    shared_with_contributors_on = models.DateField(null=True, blank=True)
    origin = models.CharField(max_length=10, choices=ORIGINS, blank=True, default="")

    handling: ClassVar = {
        "id": Handling.PUBLIC,
        "matter": Handling.PUBLIC,
        "report": Handling.CASEWORK,
        "kind": Handling.PUBLIC,
        "title": Handling.PUBLIC,
        "date_words": Handling.PUBLIC,
        "completed_on": Handling.PUBLIC,
        "commissioned_by": Handling.PUBLIC,
        "had_contributors": Handling.PUBLIC,
        "shared_with_contributors_on": Handling.PUBLIC,
        "origin": Handling.PUBLIC,
    }

    class Meta:
        verbose_name_plural = "sources of evidence"
        constraints = (
            models.CheckConstraint(
                name="source_kind_known", condition=Q(kind__in=[each.value for each in SourceKind])
            ),
            models.CheckConstraint(
                name="source_with_contributors_has_a_day",
                condition=Q(had_contributors=False) | Q(completed_on__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return f"Source of evidence {self.id}"
