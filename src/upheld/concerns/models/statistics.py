"""Numbers as they were published, and codes that wait to be counted."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from upheld.kernel.handling import Handling


class Published(models.Model):
    """Numbers of one period, already suppressed: computed once, the same for every reader."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=16)
    first_day = models.DateField()
    public_from = models.DateField()
    content = models.JSONField()

    handling: ClassVar = {
        "id": Handling.PUBLIC,
        "kind": Handling.PUBLIC,
        "first_day": Handling.PUBLIC,
        "public_from": Handling.PUBLIC,
        "content": Handling.PUBLIC,
    }

    class Meta:
        verbose_name_plural = "published numbers"
        constraints = (
            models.UniqueConstraint(name="numbers_published_once", fields=["kind", "first_day"]),
        )

    def __str__(self) -> str:
        return f"{self.kind} from {self.first_day}"


class OutcomeCode(models.Model):
    """Whether something was done about one concern, sealed to independent holders alone.

    Which concern it was stands nowhere beside it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    year_from = models.DateField(db_index=True)
    sealed = models.BinaryField()

    handling: ClassVar = {
        "id": Handling.CASEWORK,
        "year_from": Handling.CASEWORK,
        "sealed": Handling.SOURCE,
    }

    def __str__(self) -> str:
        return "An outcome code"
