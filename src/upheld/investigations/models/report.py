"""The full report, and the named people to whom it was issued."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from upheld.kernel.handling import Handling

from .commission import Investigation


class FullReport(models.Model):
    """One version of the confidential report, sealed in a compartment of its own.

    A later version stands beside the earlier ones, and each stays as it was issued.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    investigation = models.ForeignKey(Investigation, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveSmallIntegerField(default=1)
    compartment = models.ForeignKey("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey("vault.SealedBody", on_delete=models.PROTECT, related_name="+")
    issued_on = models.DateField()

    handling: ClassVar = {
        "id": Handling.CASEWORK,
        "investigation": Handling.CASEWORK,
        "version": Handling.CASEWORK,
        "compartment": Handling.CASEWORK,
        "body": Handling.CASEWORK,
        "issued_on": Handling.CASEWORK,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(
                name="report_one_of_each_version", fields=["investigation", "version"]
            ),
        )

    def __str__(self) -> str:
        return f"Full report {self.id}"


class ReportRecipient(models.Model):
    """Somebody to whom a version was issued, until a day. Each opening is an event of the ledger.

    After `expires_on` it is not opened for them here; copies that were made stay made. A version
    from before there were such days has none.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    report = models.ForeignKey(FullReport, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    post = models.ForeignKey("people.Post", on_delete=models.PROTECT, related_name="+")
    expires_on = models.DateField(null=True, blank=True)
    first_opened_on = models.DateField(null=True, blank=True)

    handling: ClassVar = {
        "id": Handling.CASEWORK,
        "report": Handling.CASEWORK,
        "person": Handling.CASEWORK,
        "post": Handling.CASEWORK,
        "expires_on": Handling.CASEWORK,
        "first_opened_on": Handling.CASEWORK,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(name="report_recipient_once_each", fields=["report", "person"]),
        )

    def __str__(self) -> str:
        return f"Report recipient {self.id}"


class Classification(models.Model):
    """What a person settled about the passages of the report. The newest counts, earlier ones stay.

    Which passage would give a source away is itself a trace of the source: it is sealed.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    investigation = models.ForeignKey(Investigation, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    body = models.ForeignKey("vault.SealedBody", on_delete=models.PROTECT, related_name="+")
    settled_on = models.DateField()

    handling: ClassVar = {
        "id": Handling.CASEWORK,
        "investigation": Handling.CASEWORK,
        "number": Handling.CASEWORK,
        "body": Handling.CASEWORK,
        "settled_on": Handling.CASEWORK,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(
                name="classification_one_of_each_number", fields=["investigation", "number"]
            ),
        )

    def __str__(self) -> str:
        return f"Classification {self.id}"
