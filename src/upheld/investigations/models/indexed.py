"""The index of a file: sealed bodies that say what is where, so that nobody opens all papers."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from upheld.investigations.states import Indexed
from upheld.kernel.handling import Handling

from .choices import choices, known
from .commission import Investigation


class IndexPart(models.Model):
    """One part of the index: what it says of so many documents is sealed.

    `folded` ones stand in a larger part, and nothing reads them any more.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    investigation = models.ForeignKey(Investigation, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8, choices=choices(Indexed))
    documents = models.PositiveSmallIntegerField()
    body = models.ForeignKey("vault.SealedBody", on_delete=models.PROTECT, related_name="+")
    folded = models.BooleanField(default=False)

    handling: ClassVar = {
        "id": Handling.CASEWORK,
        "investigation": Handling.CASEWORK,
        "kind": Handling.CASEWORK,
        "documents": Handling.CASEWORK,
        "body": Handling.CASEWORK,
        "folded": Handling.CASEWORK,
    }

    class Meta:
        constraints = (
            known("index_part_kind_known", "kind", Indexed),
            models.CheckConstraint(
                name="index_part_of_some_document", condition=Q(documents__gte=1)
            ),
        )

    def __str__(self) -> str:
        return f"Part of the index {self.id}"
