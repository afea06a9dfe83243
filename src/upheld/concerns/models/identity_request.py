"""That a receiver asks a second keeper: for a name, or to agree to a step. What is sealed."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from upheld.concerns.states import Asked
from upheld.kernel.handling import Handling

from .concern import sealed_refusals


class IdentityRequest(models.Model):
    """One request to second keepers: to open a name, or to agree to a step.

    Which of the two, and of which concern, stands sealed inside, never beside this row.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    state = models.CharField(
        max_length=16,
        choices=[(each.value, each.value) for each in Asked],
        default=Asked.WAITING.value,
    )
    asked_on = models.DateField()
    compartment = models.OneToOneField("vault.Compartment", models.PROTECT, related_name="+")

    handling: ClassVar = {
        "id": Handling.CASEWORK,
        "state": Handling.CASEWORK,
        "asked_on": Handling.CASEWORK,
        "compartment": Handling.CASEWORK,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="identity_request_state_known",
                condition=Q(state__in=[each.value for each in Asked]),
            ),
        )

    def __str__(self) -> str:
        return f"Identity request {self.id}"

    def refusals_sealed_to(self) -> str:
        """Refused attempts are for whoever asked, the second keepers, and the reporter."""
        return sealed_refusals(self.compartment_id)
