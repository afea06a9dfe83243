"""Compartments, what is sealed in them, and the public halves of those who may open them.

Persons are plain ids here: the vault stands below the room that knows them.
"""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from upheld.kernel.handling import Handling

from .states import KeyState


class Compartment(models.Model):
    """An age key pair of its own. Anyone may seal into it; its holders can open it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    recipient = models.CharField(max_length=80)
    grants = models.BinaryField()  # one age file: the private half, always eight stanzas
    grants_version = models.PositiveIntegerField(default=0)
    recovery = models.BinaryField()  # for keepers, or for nobody: the two look the same
    made_on = models.DateField()
    shredded_on = models.DateField(null=True, blank=True)  # its keys were destroyed
    continues = models.ForeignKey(
        "self", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )

    handling: ClassVar = {
        "shredded_on": Handling.CASEWORK,
        "continues": Handling.CASEWORK,
        "id": Handling.CASEWORK,
        "recipient": Handling.CASEWORK,
        "grants": Handling.SOURCE,
        "grants_version": Handling.CASEWORK,
        "recovery": Handling.SOURCE,
        "made_on": Handling.CASEWORK,
    }

    def __str__(self) -> str:
        return f"Compartment {self.id}"

    def refusals_sealed_to(self) -> str:
        """A refused attempt on a compartment is for its holders alone to read."""
        return self.recipient


class SealedBody(models.Model):
    """One age file to a compartment: who wrote it and what it says are inside."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    compartment = models.ForeignKey(Compartment, on_delete=models.PROTECT, related_name="+")
    blob = models.BinaryField()
    lists_holders = models.BooleanField(default=False)

    handling: ClassVar = {
        "id": Handling.CASEWORK,
        "compartment": Handling.CASEWORK,
        "blob": Handling.SOURCE,
        "lists_holders": Handling.CASEWORK,
    }

    class Meta:
        verbose_name_plural = "sealed bodies"

    def __str__(self) -> str:
        return f"Sealed body {self.id}"


class Attachment(models.Model):
    """A file on disk under this id. What opens it stands in a sealed body of the compartment."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    compartment = models.ForeignKey(Compartment, on_delete=models.PROTECT, related_name="+")

    handling: ClassVar = {"id": Handling.CASEWORK, "compartment": Handling.CASEWORK}

    def __str__(self) -> str:
        return f"Attachment {self.id}"


class HolderKeys(models.Model):
    """One pair of keys of one person. They count once another holder has countersigned."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.UUIDField(db_index=True)
    recipient = models.CharField(max_length=80)
    verify_key = models.BinaryField(max_length=32)
    sealed_identity = models.BinaryField()  # to the key that the unlock words make
    salt = models.BinaryField(max_length=16)
    state = models.CharField(
        max_length=16,
        choices=[(each.value, each.value) for each in KeyState],
        default=KeyState.OFFERED.value,
    )
    countersigned_by = models.ForeignKey(
        "self", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    countersignature = models.BinaryField(max_length=64, null=True, blank=True)
    counts_from = models.DateTimeField(null=True, blank=True)

    handling: ClassVar = {
        "id": Handling.CASEWORK,
        "person": Handling.CASEWORK,
        "recipient": Handling.PUBLIC,
        "verify_key": Handling.PUBLIC,
        "sealed_identity": Handling.SEALED,
        "salt": Handling.CASEWORK,
        "state": Handling.CASEWORK,
        "countersigned_by": Handling.CASEWORK,
        "countersignature": Handling.CASEWORK,
        "counts_from": Handling.CASEWORK,
    }

    class Meta:
        verbose_name_plural = "holder keys"
        constraints = (
            models.UniqueConstraint(
                name="one_offer_of_keys_at_a_time",
                fields=["person"],
                condition=Q(state=KeyState.OFFERED.value),
            ),
            models.CheckConstraint(
                name="keys_countersigned_wholly_or_not_at_all",
                condition=Q(
                    state=KeyState.COUNTERSIGNED.value,
                    countersigned_by__isnull=False,
                    countersignature__isnull=False,
                    counts_from__isnull=False,
                )
                | Q(
                    ~Q(state=KeyState.COUNTERSIGNED.value),
                    countersigned_by=None,
                    countersignature=None,
                    counts_from=None,
                ),
            ),
        )

    def __str__(self) -> str:
        return f"Keys {self.id}"


class Receipt(models.Model):
    """The public halves of a receipt, found by the hash of its look-up key."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    lookup = models.BinaryField(max_length=32, unique=True)
    recipient = models.CharField(max_length=80)
    verify_key = models.BinaryField(max_length=32)
    compartment = models.ForeignKey(Compartment, on_delete=models.PROTECT, related_name="+")

    handling: ClassVar = {
        "id": Handling.CASEWORK,
        "lookup": Handling.CASEWORK,
        "recipient": Handling.CASEWORK,
        "verify_key": Handling.CASEWORK,
        "compartment": Handling.CASEWORK,
    }

    def __str__(self) -> str:
        return f"Receipt {self.id}"


class Unlocked(models.Model):
    """An unlocked session, sealed to a key that only one browser's cookie holds."""

    token = models.CharField(max_length=64, primary_key=True)  # SHA-256 of the cookie
    sealed = models.BinaryField()
    kind = models.CharField(max_length=8)
    last_used = models.DateTimeField()
    ends = models.DateTimeField(db_index=True)

    lies_as_written: ClassVar = "No row lasts a night, and it says when it was last used."
    handling: ClassVar = {
        "token": Handling.CASEWORK,
        "sealed": Handling.SOURCE,
        "kind": Handling.CASEWORK,
        "last_used": Handling.CASEWORK,
        "ends": Handling.CASEWORK,
    }

    class Meta:
        # The router sends this table to a file of its own on SQLite; on PostgreSQL the
        # first migration makes it UNLOGGED. Neither is in a backup.
        db_table = "vault_unlocked"
        verbose_name_plural = "unlocked sessions"

    def __str__(self) -> str:
        return "An unlocked session"


class HolderIndex(models.Model):
    """Which grants a holder has already tried, sealed to that holder alone."""

    holder = models.UUIDField(primary_key=True)
    sealed = models.BinaryField()
    read = models.BinaryField(default=bytes)  # how far they have read, sealed the same way

    handling: ClassVar = {
        "holder": Handling.CASEWORK,
        "sealed": Handling.SOURCE,
        "read": Handling.SOURCE,
    }

    class Meta:
        verbose_name_plural = "holder indexes"

    def __str__(self) -> str:
        return f"Index of {self.holder}"
