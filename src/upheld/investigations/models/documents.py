"""Papers in the file: the sealed original, a reading copy, versions, and who did what with it."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from upheld.investigations.states import Custody
from upheld.kernel.handling import Handling

from .choices import choices, known, origin_field
from .commission import Investigation


class Document(models.Model):
    """One paper. Its title and the digest of its bytes are sealed; so are the bytes, apart.

    They lie apart so that a list of papers opens none of them. The digest of the bytes is not
    kept in the clear: whoever has a copy of a paper could learn from it that the paper is in
    the file. The ledger holds the digest of what was sealed.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    investigation = models.ForeignKey(Investigation, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    body = models.ForeignKey("vault.SealedBody", on_delete=models.PROTECT, related_name="+")
    # Empty for a paper that was kept before the bytes lay apart: then they are in the body.
    original = models.ForeignKey(
        "vault.SealedBody", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    reading_copy = models.ForeignKey(
        "vault.SealedBody", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    # What a machine could read of it. Empty for a paper that nobody has read the words of yet.
    words = models.ForeignKey(
        "vault.SealedBody", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    replaces = models.OneToOneField(
        "self", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    held = models.BooleanField(default=False)
    kept_on = models.DateField()
    origin = origin_field()

    handling: ClassVar = {
        "id": Handling.CASEWORK,
        "investigation": Handling.CASEWORK,
        "number": Handling.CASEWORK,
        "body": Handling.CASEWORK,
        "original": Handling.CASEWORK,
        "reading_copy": Handling.CASEWORK,
        "words": Handling.CASEWORK,
        "replaces": Handling.CASEWORK,
        "held": Handling.CASEWORK,
        "kept_on": Handling.CASEWORK,
        "origin": Handling.PUBLIC,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(
                name="document_one_of_each_number", fields=["investigation", "number"]
            ),
            models.CheckConstraint(
                name="document_replaces_another", condition=~Q(replaces=F("id"))
            ),
        )

    def __str__(self) -> str:
        return f"Document {self.id}"


class CustodyLink(models.Model):
    """What was done with a document, on which day. Who, why and with what result is sealed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=16, choices=choices(Custody))
    body = models.ForeignKey("vault.SealedBody", on_delete=models.PROTECT, related_name="+")
    happened_on = models.DateField()
    recorded_on = models.DateField()

    handling: ClassVar = {
        "id": Handling.CASEWORK,
        "document": Handling.CASEWORK,
        "number": Handling.CASEWORK,
        "kind": Handling.CASEWORK,
        "body": Handling.CASEWORK,
        "happened_on": Handling.CASEWORK,
        "recorded_on": Handling.CASEWORK,
    }

    class Meta:
        constraints = (
            known("custody_kind_known", "kind", Custody),
            models.UniqueConstraint(
                name="custody_one_of_each_number", fields=["document", "number"]
            ),
            models.CheckConstraint(
                name="custody_recorded_when_it_happened_or_later",
                condition=Q(recorded_on__gte=F("happened_on")),
            ),
        )

    def __str__(self) -> str:
        return f"Link {self.number} of document {self.document_id}"
