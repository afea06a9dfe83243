"""Existing papers that were brought in and wait for a person to say what they are."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from upheld.investigations.states import Proposed
from upheld.kernel.handling import Handling

from .choices import choices, known
from .commission import Investigation
from .documents import Document


class ProposedPaper(models.Model):
    """One paper: what is proposed of it is sealed, and so is why it could not be taken in.

    What is left out stays sealed in the file, so that nobody can say that it was made away with.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    investigation = models.ForeignKey(Investigation, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=16, choices=choices(Proposed))
    body = models.ForeignKey("vault.SealedBody", on_delete=models.PROTECT, related_name="+")
    # Empty for what could not be taken in: then the body says why.
    original = models.ForeignKey(
        "vault.SealedBody", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    words = models.ForeignKey(
        "vault.SealedBody", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    document = models.OneToOneField(
        Document, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    proposed_on = models.DateField()

    handling: ClassVar = {
        "id": Handling.CASEWORK,
        "investigation": Handling.CASEWORK,
        "number": Handling.CASEWORK,
        "state": Handling.CASEWORK,
        "body": Handling.CASEWORK,
        "original": Handling.CASEWORK,
        "words": Handling.CASEWORK,
        "document": Handling.CASEWORK,
        "proposed_on": Handling.CASEWORK,
    }

    class Meta:
        constraints = (
            known("proposed_state_known", "state", Proposed),
            models.UniqueConstraint(
                name="proposed_one_of_each_number", fields=["investigation", "number"]
            ),
            models.CheckConstraint(
                name="proposed_accepted_with_its_document",
                condition=Q(state=Proposed.ACCEPTED.value, document__isnull=False)
                | (~Q(state=Proposed.ACCEPTED.value) & Q(document=None)),
            ),
        )

    def __str__(self) -> str:
        return f"Proposed paper {self.id}"
