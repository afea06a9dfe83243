"""Bodies outside to which something found is referred, and what was sealed to them."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from upheld.investigations.outside_bodies import Compared, OutsideBody
from upheld.kernel.handling import Handling

from .choices import choices, known


class BodyKey(models.Model):
    """The public key of a body, registered after its fingerprint was compared by another way.

    It belongs to no investigation: keys are registered before anybody needs one, so that the
    day says nothing. The newest of a body counts; the log says which that is.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.PositiveSmallIntegerField()
    body = models.CharField(max_length=24, choices=choices(OutsideBody))
    recipient = models.CharField(max_length=80)
    compared = models.CharField(max_length=16, choices=choices(Compared))
    checked_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    checked_in = models.ForeignKey("people.Post", on_delete=models.PROTECT, related_name="+")
    registered_on = models.DateField()

    handling: ClassVar = {
        "id": Handling.CASEWORK,
        "number": Handling.CASEWORK,
        "body": Handling.CASEWORK,
        "recipient": Handling.CASEWORK,
        "compared": Handling.CASEWORK,
        "checked_by": Handling.CASEWORK,
        "checked_in": Handling.CASEWORK,
        "registered_on": Handling.CASEWORK,
    }

    class Meta:
        constraints = (
            known("body_key_body_known", "body", OutsideBody),
            known("body_key_compared_known", "compared", Compared),
            models.UniqueConstraint(name="body_key_one_of_each_number", fields=["body", "number"]),
        )

    def __str__(self) -> str:
        return f"Key of {self.body}"


class Referral(models.Model):
    """Something that was referred to a body outside. The row says nothing but that it is there.

    Of which investigation, to whom, about what, on which day and what came back stand inside its
    compartment. Those who hold it find it by trying their keys.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    compartment = models.ForeignKey("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey("vault.SealedBody", on_delete=models.PROTECT, related_name="+")

    handling: ClassVar = {
        "id": Handling.CASEWORK,
        "compartment": Handling.CASEWORK,
        "body": Handling.CASEWORK,
    }

    def __str__(self) -> str:
        return f"Referral {self.id}"

    def refusals_sealed_to(self) -> str:
        """A refused attempt on a referral is for its holders alone to read."""
        return self.compartment.recipient
