"""What a receiver decided about each passage that is not published."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from upheld.kernel.handling import Handling
from upheld.learning.exemptions import Balance, Paragraph, Remains

from .report import LearningReport, Passage


class ExemptionDecided(models.Model):
    """One decision about a passage in exactly these words: `of_body` is the passage's body.

    It lapses when the passage is written again, or the passage that sums it up is. The newest
    counts. A finding that the report does not tell is decided on in the same way.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    report = models.ForeignKey(LearningReport, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    passage = models.ForeignKey(
        Passage, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    finding = models.ForeignKey(
        "investigations.Finding", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    of_body = models.UUIDField()
    paragraph = models.PositiveSmallIntegerField(
        choices=[(each.value, str(each.value)) for each in Paragraph]
    )
    balance = models.CharField(max_length=10, choices=[(e.value, e.value) for e in Balance])
    remains = models.CharField(
        max_length=10, blank=True, default="", choices=[(e.value, e.value) for e in Remains]
    )
    summarised_by = models.ForeignKey(
        Passage, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    summary_body = models.UUIDField(null=True, blank=True)
    body = models.ForeignKey("vault.SealedBody", on_delete=models.PROTECT, related_name="+")
    decided_by = models.UUIDField()
    decided_on = models.DateField()

    handling: ClassVar = {
        "id": Handling.CASEWORK,
        "report": Handling.CASEWORK,
        "number": Handling.CASEWORK,
        "passage": Handling.CASEWORK,
        "finding": Handling.CASEWORK,
        "of_body": Handling.CASEWORK,
        "paragraph": Handling.CASEWORK,
        "balance": Handling.CASEWORK,
        "remains": Handling.CASEWORK,
        "summarised_by": Handling.CASEWORK,
        "summary_body": Handling.CASEWORK,
        "body": Handling.CASEWORK,
        "decided_by": Handling.CASEWORK,
        "decided_on": Handling.CASEWORK,
    }

    class Meta:
        verbose_name_plural = "exemptions decided"
        constraints = (
            models.UniqueConstraint(
                name="learning_exemption_one_of_each_number", fields=["report", "number"]
            ),
            models.CheckConstraint(
                name="learning_exemption_of_one",
                condition=Q(passage__isnull=False, finding=None)
                | Q(passage=None, finding__isnull=False),
            ),
            models.CheckConstraint(
                name="learning_exemption_paragraph_known",
                condition=Q(paragraph__in=[each.value for each in Paragraph]),
            ),
            models.CheckConstraint(
                name="learning_exemption_says_what_remains",
                condition=Q(balance=Balance.PUBLISH.value, remains="")
                | Q(
                    balance=Balance.WITHHOLD.value,
                    remains__in=[each.value for each in Remains],
                ),
            ),
            models.CheckConstraint(
                name="learning_exemption_names_its_summary",
                condition=Q(
                    remains=Remains.SUMMARISED.value,
                    summarised_by__isnull=False,
                    summary_body__isnull=False,
                )
                | Q(~Q(remains=Remains.SUMMARISED.value), summarised_by=None, summary_body=None),
            ),
        )

    def __str__(self) -> str:
        return f"Exemption {self.id}"
