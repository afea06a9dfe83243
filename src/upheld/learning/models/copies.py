"""Who may read a released report before its day. No column says who that is."""

from __future__ import annotations

import uuid
from typing import ClassVar
from uuid import UUID

from django.db import models
from django.db.models import Q

from upheld.kernel.handling import Handling
from upheld.learning.states import CopyFor

from .report import LearningReport


class EmbargoedCopy(models.Model):
    """A copy for one person, who stands in the sealed body together with what was agreed.

    The words of the report are not in it: they are read where everybody will read them, so that a
    correction reaches every copy. Of somebody criticised, the compartment is that of their packet.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    report = models.ForeignKey(LearningReport, on_delete=models.PROTECT, related_name="+")
    made_for = models.CharField(
        max_length=10, choices=[(each.value, each.value) for each in CopyFor]
    )
    compartment = models.ForeignKey("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey("vault.SealedBody", on_delete=models.PROTECT, related_name="+")
    on_paper = models.BooleanField(default=False)
    given_by = models.UUIDField()
    given_on = models.DateField()
    first_opened_on = models.DateField(null=True, blank=True)  # or first printed, on paper
    stopped_on = models.DateField(null=True, blank=True)
    stopping = models.ForeignKey(
        "vault.SealedBody", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )

    handling: ClassVar = {
        "id": Handling.CASEWORK,
        "report": Handling.CASEWORK,
        "made_for": Handling.CASEWORK,
        "compartment": Handling.CASEWORK,
        "body": Handling.CASEWORK,
        "on_paper": Handling.CASEWORK,
        "given_by": Handling.CASEWORK,
        "given_on": Handling.CASEWORK,
        "first_opened_on": Handling.CASEWORK,
        "stopped_on": Handling.CASEWORK,
        "stopping": Handling.CASEWORK,
    }

    class Meta:
        verbose_name_plural = "embargoed copies"
        constraints = (
            models.UniqueConstraint(
                name="learning_copy_once_in_each_compartment", fields=["report", "compartment"]
            ),
            models.CheckConstraint(
                name="learning_copy_for_whom_known",
                condition=Q(made_for__in=[each.value for each in CopyFor]),
            ),
            models.CheckConstraint(
                name="learning_copy_on_paper_for_the_criticised",
                condition=Q(on_paper=False) | Q(made_for=CopyFor.CRITICISED.value),
            ),
            models.CheckConstraint(
                name="learning_copy_stopped_with_a_reason",
                condition=Q(stopped_on=None, stopping=None)
                | Q(made_for=CopyFor.UNION.value, stopped_on__isnull=False, stopping__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return f"Embargoed copy {self.id}"

    @property
    def matter(self) -> UUID:
        """The matter of the report, in which somebody can be in conflict."""
        return self.report.matter

    def refusals_sealed_to(self) -> str:
        """A refused attempt on a copy is for the holders of its compartment alone to read."""
        recipient: str = self.compartment.recipient
        return recipient
