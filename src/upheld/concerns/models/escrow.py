"""What waits for others to come forward. In the clear stand random ids and the last day."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from upheld.kernel.handling import Handling

from .concern import sealed_refusals


class Held(models.Model):
    """A concern that its reporter holds until others have named the same post.

    Its words lie in a compartment that opens with the reporter's receipt alone. `lookup` is
    what the receipt is found by; the vault keeps the receipt only once the concern is sent.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    compartment = models.OneToOneField("vault.Compartment", models.PROTECT, related_name="+")
    lookup = models.BinaryField(max_length=32, unique=True)
    last_day = models.DateField(db_index=True)

    handling: ClassVar = {
        "id": Handling.CASEWORK,
        "compartment": Handling.CASEWORK,
        "lookup": Handling.CASEWORK,
        "last_day": Handling.CASEWORK,
    }

    class Meta:
        verbose_name_plural = "held concerns"

    def __str__(self) -> str:
        return f"Held concern {self.id}"

    def refusals_sealed_to(self) -> str:
        """Refused attempts on a held concern are for its reporter alone."""
        return sealed_refusals(self.compartment_id)


class EscrowTag(models.Model):
    """Which post somebody has named and how many they wait for, sealed to custodians.

    Its id is not the held concern's: the way from one to the other is sealed in the
    reporter's own compartment.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    compartment = models.OneToOneField("vault.Compartment", models.PROTECT, related_name="+")
    body = models.UUIDField(editable=False)
    last_day = models.DateField(db_index=True)

    handling: ClassVar = {
        "id": Handling.CASEWORK,
        "compartment": Handling.CASEWORK,
        "body": Handling.CASEWORK,
        "last_day": Handling.CASEWORK,
    }

    def __str__(self) -> str:
        return f"Escrow tag {self.id}"


class EscrowToken(models.Model):
    """Words that a convener gave to one person, by their hash. Using them deletes the row.

    Who gave them and who got them stand nowhere.
    """

    hash = models.CharField(primary_key=True, max_length=64)

    handling: ClassVar = {"hash": Handling.CASEWORK}

    def __str__(self) -> str:
        return "An escrow token"
