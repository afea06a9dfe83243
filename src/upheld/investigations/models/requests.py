"""What the investigator asked for, of whom and by when, and whether it was given."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from upheld.investigations.states import Given
from upheld.kernel.handling import Handling

from .choices import choices, known
from .commission import Investigation
from .documents import Document


class DocumentRequest(models.Model):
    """A document that was asked for. What was asked, and of whom, is sealed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    investigation = models.ForeignKey(Investigation, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    body = models.ForeignKey("vault.SealedBody", on_delete=models.PROTECT, related_name="+")
    asked_on = models.DateField()
    due_on = models.DateField()
    given = models.CharField(max_length=16, choices=choices(Given), default=Given.WAITING.value)
    answered_on = models.DateField(null=True, blank=True)
    answer = models.ForeignKey(
        "vault.SealedBody", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )

    handling: ClassVar = {
        "id": Handling.CASEWORK,
        "investigation": Handling.CASEWORK,
        "number": Handling.CASEWORK,
        "body": Handling.CASEWORK,
        "asked_on": Handling.CASEWORK,
        "due_on": Handling.CASEWORK,
        "given": Handling.CASEWORK,
        "answered_on": Handling.CASEWORK,
        "answer": Handling.CASEWORK,
        "document": Handling.CASEWORK,
    }

    class Meta:
        constraints = (
            known("request_given_known", "given", Given),
            models.UniqueConstraint(
                name="request_one_of_each_number", fields=["investigation", "number"]
            ),
            models.CheckConstraint(
                name="request_due_when_asked_or_later", condition=Q(due_on__gte=F("asked_on"))
            ),
            models.CheckConstraint(
                name="request_answered_wholly_or_not_at_all",
                condition=Q(given=Given.WAITING.value, answered_on=None, answer=None, document=None)
                | Q(~Q(given=Given.WAITING.value), answered_on__isnull=False, answer__isnull=False),
            ),
            models.CheckConstraint(
                name="request_has_a_document_only_where_given",
                condition=Q(document=None) | Q(given=Given.GIVEN.value),
            ),
        )

    def __str__(self) -> str:
        return f"Document request {self.id}"
