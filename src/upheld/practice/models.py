"""What the house knows of each load. The rows themselves lie in the store, which is files."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from upheld.kernel.handling import Handling

CASEWORK = Handling.CASEWORK


class Load(models.Model):
    """One file of children's data that was loaded: what it was, who loaded it, what came of it."""

    id = models.CharField(primary_key=True, max_length=12)  # the store's own id: a fingerprint
    source = models.CharField(max_length=12)
    council = models.CharField(max_length=200)
    as_of = models.DateField(db_index=True)
    loaded_at = models.DateTimeField()
    sha256 = models.CharField(max_length=64)
    used = models.PositiveBigIntegerField()
    rejected = models.PositiveBigIntegerField()
    doubted = models.PositiveBigIntegerField()
    by_post = models.ForeignKey("people.Post", on_delete=models.PROTECT, related_name="+")
    by_person = models.UUIDField()

    handling: ClassVar = {
        "id": CASEWORK,
        "source": CASEWORK,
        "council": CASEWORK,
        "as_of": CASEWORK,
        "loaded_at": CASEWORK,
        "sha256": CASEWORK,
        "used": CASEWORK,
        "rejected": CASEWORK,
        "doubted": CASEWORK,
        "by_post": CASEWORK,
        "by_person": CASEWORK,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(name="a_load_used_something", condition=models.Q(used__gt=0)),
        )

    def __str__(self) -> str:
        return f"Load {self.id}"
