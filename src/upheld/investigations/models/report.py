"""The full report, and the named people to whom it was issued."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from upheld.kernel.handling import Handling

from .commission import Investigation


class FullReport(models.Model):
    """The confidential report, composed from findings, sealed in a compartment of its own."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    investigation = models.OneToOneField(Investigation, on_delete=models.PROTECT, related_name="+")
    compartment = models.ForeignKey("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey("vault.SealedBody", on_delete=models.PROTECT, related_name="+")
    issued_on = models.DateField()

    handling: ClassVar = {
        "id": Handling.CASEWORK,
        "investigation": Handling.CASEWORK,
        "compartment": Handling.CASEWORK,
        "body": Handling.CASEWORK,
        "issued_on": Handling.CASEWORK,
    }

    def __str__(self) -> str:
        return f"Full report {self.id}"


class ReportRecipient(models.Model):
    """Somebody to whom the report was issued. Each opening is an event of the ledger."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    report = models.ForeignKey(FullReport, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    post = models.ForeignKey("people.Post", on_delete=models.PROTECT, related_name="+")
    first_opened_on = models.DateField(null=True, blank=True)

    handling: ClassVar = {
        "id": Handling.CASEWORK,
        "report": Handling.CASEWORK,
        "person": Handling.CASEWORK,
        "post": Handling.CASEWORK,
        "first_opened_on": Handling.CASEWORK,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(name="report_recipient_once_each", fields=["report", "person"]),
        )

    def __str__(self) -> str:
        return f"Report recipient {self.id}"
