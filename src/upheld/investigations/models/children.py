"""A parent, a carer or a young person asks: was this child one of those whose cases were read?"""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from upheld.kernel.handling import Handling

from .commission import Investigation


class ChildQuestion(models.Model):
    """One question. Which child, who asked and what the answer is are sealed, all three.

    It is held by the receiver, who checked who asks, and by the investigator, who knows the cases.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    investigation = models.ForeignKey(Investigation, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    body = models.ForeignKey("vault.SealedBody", on_delete=models.PROTECT, related_name="+")
    asked_on = models.DateField()
    due_on = models.DateField()
    answer = models.ForeignKey(
        "vault.SealedBody", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    answered_on = models.DateField(null=True, blank=True)
    told = models.ForeignKey(
        "vault.SealedBody", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    told_on = models.DateField(null=True, blank=True)

    handling: ClassVar = {
        "id": Handling.CASEWORK,
        "investigation": Handling.CASEWORK,
        "number": Handling.CASEWORK,
        "body": Handling.CASEWORK,
        "asked_on": Handling.CASEWORK,
        "due_on": Handling.CASEWORK,
        "answer": Handling.CASEWORK,
        "answered_on": Handling.CASEWORK,
        "told": Handling.CASEWORK,
        "told_on": Handling.CASEWORK,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(
                name="child_question_one_of_each_number", fields=["investigation", "number"]
            ),
            models.CheckConstraint(
                name="child_question_answered_wholly_or_not_at_all",
                condition=Q(answer=None, answered_on=None)
                | Q(answer__isnull=False, answered_on__isnull=False),
            ),
            models.CheckConstraint(
                name="child_question_told_after_the_answer",
                condition=Q(told=None, told_on=None)
                | Q(told__isnull=False, told_on__gte=F("asked_on"), answered_on__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return f"Question about a child {self.id}"
