"""What must be there before an investigation is commissioned: a paper, or why there is none."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from upheld.investigations.states import Required
from upheld.kernel.handling import Handling

from .choices import choices, known
from .commission import Investigation


class RequiredPaper(models.Model):
    """One version of a required paper, or somebody's reason for doing without it.

    Nothing is replaced: the newest version of a kind counts, and the earlier ones stay. What
    was laid or said is sealed in the brief, signed by the person named here.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    investigation = models.ForeignKey(Investigation, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=24, choices=choices(Required))
    version = models.PositiveSmallIntegerField()
    reasoned = models.BooleanField()  # there is no paper: the body says why
    body = models.ForeignKey("vault.SealedBody", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    post = models.ForeignKey("people.Post", on_delete=models.PROTECT, related_name="+")
    given_on = models.DateField()

    handling: ClassVar = {
        "id": Handling.CASEWORK,
        "investigation": Handling.CASEWORK,
        "kind": Handling.CASEWORK,
        "version": Handling.CASEWORK,
        "reasoned": Handling.CASEWORK,
        "body": Handling.CASEWORK,
        "person": Handling.CASEWORK,
        "post": Handling.CASEWORK,
        "given_on": Handling.CASEWORK,
    }

    class Meta:
        constraints = (
            known("required_kind_known", "kind", Required),
            models.UniqueConstraint(
                name="required_one_of_each_version", fields=["investigation", "kind", "version"]
            ),
        )

    def __str__(self) -> str:
        return f"Required paper {self.id}"
