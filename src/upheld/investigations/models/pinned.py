"""A measure of the service as it stood on a day, kept beside an allegation."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from upheld.kernel.handling import Handling

from .commission import Investigation
from .evidence import Allegation


class PinnedMeasure(models.Model):
    """Figures as they were worked out on a day, with the loads that they came from.

    Which measure, what it said and what it cannot say are sealed. Nothing changes it: later
    loads make other figures, and may be pinned beside it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    investigation = models.ForeignKey(Investigation, on_delete=models.PROTECT, related_name="+")
    allegation = models.ForeignKey(Allegation, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    body = models.ForeignKey("vault.SealedBody", on_delete=models.PROTECT, related_name="+")
    pinned_on = models.DateField()

    handling: ClassVar = {
        "id": Handling.CASEWORK,
        "investigation": Handling.CASEWORK,
        "allegation": Handling.CASEWORK,
        "number": Handling.CASEWORK,
        "body": Handling.CASEWORK,
        "pinned_on": Handling.CASEWORK,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(
                name="pinned_one_of_each_number", fields=["investigation", "number"]
            ),
        )

    def __str__(self) -> str:
        return f"Pinned measure {self.id}"


class PinnedTimeline(models.Model):
    """What the records said of one child up to a day. Which child, and every line, are sealed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    investigation = models.ForeignKey(Investigation, on_delete=models.PROTECT, related_name="+")
    allegation = models.ForeignKey(Allegation, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    body = models.ForeignKey("vault.SealedBody", on_delete=models.PROTECT, related_name="+")
    pinned_on = models.DateField()

    handling: ClassVar = PinnedMeasure.handling

    class Meta:
        constraints = (
            models.UniqueConstraint(
                name="timeline_one_of_each_number", fields=["investigation", "number"]
            ),
        )

    def __str__(self) -> str:
        return f"Pinned timeline {self.id}"
