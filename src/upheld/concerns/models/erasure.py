"""That a concern is to be erased, asked for by one person and carried out by another."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from upheld.concerns.states import ErasureState
from upheld.kernel.handling import Handling

from .concern import Concern, sealed_refusals


class Erasure(models.Model):
    """One request to erase. What it destroys, and why, is sealed for its two people."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    concern = models.ForeignKey(Concern, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(
        max_length=16,
        choices=[(each.value, each.value) for each in ErasureState],
        default=ErasureState.ASKED.value,
    )
    asked_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)
    compartment = models.OneToOneField("vault.Compartment", models.PROTECT, related_name="+")

    handling: ClassVar = {
        "id": Handling.CASEWORK,
        "concern": Handling.CASEWORK,
        "state": Handling.CASEWORK,
        "asked_on": Handling.CASEWORK,
        "done_on": Handling.CASEWORK,
        "compartment": Handling.CASEWORK,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="erasure_done_wholly_or_not_at_all",
                condition=Q(state=ErasureState.DONE.value, done_on__isnull=False)
                | (~Q(state=ErasureState.DONE.value) & Q(done_on=None)),
            ),
            models.UniqueConstraint(
                name="one_erasure_asked_at_a_time",
                fields=["concern"],
                condition=Q(state=ErasureState.ASKED.value),
            ),
        )

    def __str__(self) -> str:
        return f"Erasure {self.id}"

    def refusals_sealed_to(self) -> str:
        """Refused attempts are for the two people of the erasure."""
        return sealed_refusals(self.compartment_id)
