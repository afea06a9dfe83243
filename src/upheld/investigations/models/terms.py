"""What will be looked at, version by version, and who has agreed to which."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from upheld.investigations.states import Party
from upheld.kernel.handling import Handling

from .choices import choices, known, origin_field
from .commission import Investigation


class TermsOfReference(models.Model):
    """One version of the terms. A newer version asks every party to sign again."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    investigation = models.ForeignKey(Investigation, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveSmallIntegerField()
    body = models.ForeignKey("vault.SealedBody", on_delete=models.PROTECT, related_name="+")
    drafted_on = models.DateField()
    origin = origin_field()

    handling: ClassVar = {
        "id": Handling.CASEWORK,
        "investigation": Handling.CASEWORK,
        "version": Handling.CASEWORK,
        "body": Handling.CASEWORK,
        "drafted_on": Handling.CASEWORK,
        "origin": Handling.PUBLIC,
    }

    class Meta:
        verbose_name_plural = "terms of reference"
        constraints = (
            models.UniqueConstraint(
                name="terms_one_of_each_version", fields=["investigation", "version"]
            ),
            models.CheckConstraint(name="terms_versions_from_one", condition=Q(version__gte=1)),
        )

    def __str__(self) -> str:
        return f"Terms {self.id}"


class Signature(models.Model):
    """One party's agreement to one version: asked for when it is drafted, given later or not."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    terms = models.ForeignKey(TermsOfReference, on_delete=models.PROTECT, related_name="+")
    party = models.CharField(max_length=16, choices=choices(Party))
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    post = models.ForeignKey("people.Post", on_delete=models.PROTECT, related_name="+")
    signed_on = models.DateField(null=True, blank=True)

    handling: ClassVar = {
        "id": Handling.CASEWORK,
        "terms": Handling.CASEWORK,
        "party": Handling.CASEWORK,
        "person": Handling.CASEWORK,
        "post": Handling.CASEWORK,
        "signed_on": Handling.CASEWORK,
    }

    class Meta:
        constraints = (
            known("signature_party_known", "party", Party),
            models.UniqueConstraint(
                name="signature_one_for_each_post", fields=["terms", "post", "person"]
            ),
        )

    def __str__(self) -> str:
        return f"Signature {self.id}"
