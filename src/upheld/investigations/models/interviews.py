"""What was added to an interview after it was held. Nothing that was sealed is ever changed."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from upheld.investigations.states import Addition
from upheld.kernel.handling import Handling

from .choices import choices, known
from .evidence import Interview


class InterviewAddition(models.Model):
    """One thing added to an interview: a correction, the note's return, a consent, a withdrawal.

    The kind stands in the clear, so that notes not agreed yet can be counted without a key; it
    says nothing of who was interviewed. The words are sealed.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    interview = models.ForeignKey(Interview, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=20, choices=choices(Addition))
    body = models.ForeignKey("vault.SealedBody", on_delete=models.PROTECT, related_name="+")
    added_on = models.DateField()

    handling: ClassVar = {
        "id": Handling.CASEWORK,
        "interview": Handling.CASEWORK,
        "number": Handling.CASEWORK,
        "kind": Handling.CASEWORK,
        "body": Handling.CASEWORK,
        "added_on": Handling.CASEWORK,
    }

    class Meta:
        constraints = (
            known("interview_addition_known", "kind", Addition),
            models.UniqueConstraint(
                name="interview_addition_one_of_each_number", fields=["interview", "number"]
            ),
        )

    def __str__(self) -> str:
        return f"Addition {self.id}"
