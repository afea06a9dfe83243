"""From which matters a person must keep away, sealed to that person and to nobody else."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from upheld.kernel.handling import Handling


class KeptAway(models.Model):
    """What one receiver's session worked out for one person. Everybody has a row, all alike.

    Padded and sealed to the person: whether it keeps them from anything cannot be seen.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.UUIDField(db_index=True)
    told_by = models.UUIDField()
    sealed = models.BinaryField()

    handling: ClassVar = {
        "id": Handling.CASEWORK,
        "person": Handling.CASEWORK,
        "told_by": Handling.CASEWORK,
        "sealed": Handling.SOURCE,
    }

    class Meta:
        verbose_name_plural = "kept away"
        constraints = (
            models.UniqueConstraint(
                name="kept_away_one_from_each_receiver", fields=["person", "told_by"]
            ),
        )

    def __str__(self) -> str:
        return f"Kept away {self.id}"
