"""The log's own tables. Only this room reads or writes them."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from upheld.kernel.handling import Handling


class Pending(models.Model):
    """An entry digest that waits for the publisher. Nothing here says when it came."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    digest = models.BinaryField(max_length=32)

    handling: ClassVar = {"id": Handling.PUBLIC, "digest": Handling.PUBLIC}

    def __str__(self) -> str:
        return f"Pending {self.id}"


class Leaf(models.Model):
    """One published entry digest. Inserted and read; never changed, never removed."""

    index = models.PositiveBigIntegerField(primary_key=True)
    digest = models.BinaryField(max_length=32, db_index=True)

    lies_as_written: ClassVar = "The publisher drew its order at random, and it is public."
    handling: ClassVar = {"index": Handling.PUBLIC, "digest": Handling.PUBLIC}

    def __str__(self) -> str:
        return f"Leaf {self.index}"


class Head(models.Model):
    """The newest signed checkpoint: the only row of the log that is ever updated."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    size = models.PositiveBigIntegerField(default=0)
    root = models.BinaryField(max_length=32)
    checkpoint = models.TextField()
    published_on = models.DateField()
    rewritten_on = models.DateField(null=True, blank=True)  # the nightly rewrite of all tables

    lies_as_written: ClassVar = "There is one row."
    handling: ClassVar = {
        "id": Handling.PUBLIC,
        "size": Handling.PUBLIC,
        "root": Handling.PUBLIC,
        "checkpoint": Handling.PUBLIC,
        "published_on": Handling.PUBLIC,
        "rewritten_on": Handling.CASEWORK,
    }

    class Meta:
        constraints = (models.CheckConstraint(name="one_head", condition=Q(id=1)),)

    def __str__(self) -> str:
        return f"Head of {self.size}"


class Opening(models.Model):
    """What an entry said and the seed that salts it: kept apart, so that it can be erased.

    Either clear (`seed`, `fields`, `about`) or `sealed` to the holders of a compartment.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    index = models.PositiveBigIntegerField(null=True, blank=True, unique=True)
    about = models.CharField(max_length=64, blank=True, default="", db_index=True)
    seed = models.BinaryField(max_length=32, null=True, blank=True)
    fields = models.JSONField(null=True, blank=True)
    sealed = models.BinaryField(null=True, blank=True)

    handling: ClassVar = {
        "id": Handling.CASEWORK,
        "index": Handling.PUBLIC,
        "about": Handling.CASEWORK,
        "seed": Handling.CASEWORK,
        "fields": Handling.CASEWORK,
        "sealed": Handling.SOURCE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="opening_clear_or_sealed",
                condition=Q(sealed=None, seed__isnull=False, fields__isnull=False)
                | Q(sealed__isnull=False, seed=None, fields=None, about=""),
            ),
        )

    def __str__(self) -> str:
        return f"Opening {self.id}"


class Obligation(models.Model):
    """Something owed by a day. What it is about is a random id, never words."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=40)
    about = models.CharField(max_length=64, db_index=True)
    opened_on = models.DateField()
    due_on = models.DateField(db_index=True)
    discharged_on = models.DateField(null=True, blank=True)

    handling: ClassVar = {
        "id": Handling.CASEWORK,
        "kind": Handling.CASEWORK,
        "about": Handling.CASEWORK,
        "opened_on": Handling.CASEWORK,
        "due_on": Handling.CASEWORK,
        "discharged_on": Handling.CASEWORK,
    }

    def __str__(self) -> str:
        return f"{self.kind} due {self.due_on}"
