"""Where passages of a learning report come from. What is said of it is sealed."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from upheld.kernel.handling import Handling
from upheld.learning.derivations import Anew

from .report import LearningReport, Passage


class PassageDerived(models.Model):
    """What its author said of a passage in exactly these words: `of_body` is the passage's body.

    Which passages of the full report it comes from could say who spoke, so that they are sealed;
    `anew` is empty where it comes from any. The newest counts.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    report = models.ForeignKey(LearningReport, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    passage = models.ForeignKey(Passage, on_delete=models.PROTECT, related_name="+")
    of_body = models.UUIDField()
    anew = models.CharField(
        max_length=10, blank=True, default="", choices=[(each.value, each.value) for each in Anew]
    )
    body = models.ForeignKey("vault.SealedBody", on_delete=models.PROTECT, related_name="+")
    said_on = models.DateField()

    handling: ClassVar = {
        "id": Handling.CASEWORK,
        "report": Handling.CASEWORK,
        "number": Handling.CASEWORK,
        "passage": Handling.CASEWORK,
        "of_body": Handling.CASEWORK,
        "anew": Handling.CASEWORK,
        "body": Handling.CASEWORK,
        "said_on": Handling.CASEWORK,
    }

    class Meta:
        verbose_name_plural = "passages derived"
        constraints = (
            models.UniqueConstraint(
                name="learning_derived_one_of_each_number", fields=["report", "number"]
            ),
            models.CheckConstraint(
                name="learning_derived_reason_known",
                condition=Q(anew__in=["", *(each.value for each in Anew)]),
            ),
        )

    def __str__(self) -> str:
        return f"Passage derived {self.id}"
