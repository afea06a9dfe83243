"""That a concern is also a grievance, told to human resources as far as they must know."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from upheld.kernel.handling import Handling

from .concern import sealed_refusals


class Grievance(models.Model):
    """One grievance. Of which concern it is, and what it says, stands sealed inside."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    compartment = models.OneToOneField("vault.Compartment", models.PROTECT, related_name="+")
    shared_on = models.DateField()

    handling: ClassVar = {
        "id": Handling.CASEWORK,
        "compartment": Handling.CASEWORK,
        "shared_on": Handling.CASEWORK,
    }

    def __str__(self) -> str:
        return f"Grievance {self.id}"

    def refusals_sealed_to(self) -> str:
        """Refused attempts are for those with whom it was shared."""
        return sealed_refusals(self.compartment_id)
