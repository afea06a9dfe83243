"""What the law asks for: requests with a clock, and holds that stop erasure."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from upheld.concerns.states import RequestState
from upheld.kernel.handling import Handling

from .concern import Concern, sealed_refusals


class LegalRequest(models.Model):
    """One request of somebody who has a right to ask. Who asks, and for what, is sealed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    state = models.CharField(
        max_length=16,
        choices=[(each.value, each.value) for each in RequestState],
        default=RequestState.OPEN.value,
    )
    received_on = models.DateField()
    due_on = models.DateField()
    compartment = models.OneToOneField("vault.Compartment", models.PROTECT, related_name="+")

    handling: ClassVar = {
        "id": Handling.CASEWORK,
        "state": Handling.CASEWORK,
        "received_on": Handling.CASEWORK,
        "due_on": Handling.CASEWORK,
        "compartment": Handling.CASEWORK,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="legal_request_state_known",
                condition=Q(state__in=[each.value for each in RequestState]),
            ),
        )

    def __str__(self) -> str:
        return f"Legal request {self.id}"

    def refusals_sealed_to(self) -> str:
        """Refused attempts are for those who can open the request."""
        return sealed_refusals(self.compartment_id)


class LegalHold(models.Model):
    """That a concern must be kept, until the hold is lifted. Why is sealed with the concern.

    It stands in the clear because whoever approves an erasure holds no key to the concern
    and must be stopped all the same; it says nothing of who spoke or who is accused.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    concern = models.ForeignKey(Concern, on_delete=models.PROTECT, related_name="+")
    since = models.DateField()
    lifted_on = models.DateField(null=True, blank=True)

    handling: ClassVar = {
        "id": Handling.CASEWORK,
        "concern": Handling.CASEWORK,
        "since": Handling.CASEWORK,
        "lifted_on": Handling.CASEWORK,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(
                name="one_legal_hold_at_a_time",
                fields=["concern"],
                condition=Q(lifted_on=None),
            ),
        )

    def __str__(self) -> str:
        return f"Legal hold {self.id}"

    def refusals_sealed_to(self) -> str:
        """Refused attempts are for those who can open the concern."""
        return sealed_refusals(self.concern.compartment_id)
