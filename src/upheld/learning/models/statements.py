"""What the service's own data said on the day on which something was said in public."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from upheld.kernel.handling import Handling

from .sources import SourceOfEvidence


class PinnedFigure(models.Model):
    """A measure as it stood on the day of a statement, without small numbers, for anybody to read.

    Nothing changes it: later loads make other figures, and may be pinned beside it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    source = models.ForeignKey(SourceOfEvidence, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    content = models.JSONField()  # as `practice` froze it
    pinned_on = models.DateField()

    handling: ClassVar = {
        "id": Handling.PUBLIC,
        "source": Handling.PUBLIC,
        "number": Handling.PUBLIC,
        "content": Handling.PUBLIC,
        "pinned_on": Handling.PUBLIC,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(
                name="pinned_figure_of_each_number", fields=["source", "number"]
            ),
        )

    def __str__(self) -> str:
        return f"Pinned figure {self.id}"
