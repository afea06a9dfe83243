"""What the house knows of each load. The rows themselves lie in the store, which is files."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from upheld.kernel.handling import Handling
from upheld.practice.states import Origin, Standing, Which

CASEWORK = Handling.CASEWORK


class Arrival(models.Model):
    """A file that came in, and where it stands: it waits, is being read, is loaded or refused."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    name = models.CharField(max_length=200)
    size = models.PositiveBigIntegerField()
    origin = models.CharField(max_length=8, choices=[(each, each) for each in Origin])
    # Of something in the watched folder: a fingerprint of its names, sizes and times.
    mark = models.CharField(max_length=64, blank=True, db_index=True)
    as_of = models.DateField(null=True)
    standing = models.CharField(
        max_length=8, choices=[(each, each) for each in Standing], default=Standing.WAITING
    )
    tries = models.PositiveSmallIntegerField(default=0)
    because = models.TextField(blank=True)  # the sentence of a refusal
    taken_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    of = models.ForeignKey("Load", null=True, on_delete=models.PROTECT, related_name="+")
    by_post = models.ForeignKey(
        "people.Post", null=True, on_delete=models.PROTECT, related_name="+"
    )
    by_person = models.UUIDField(null=True)

    handling: ClassVar = {
        "id": CASEWORK,
        "name": CASEWORK,
        "size": CASEWORK,
        "origin": CASEWORK,
        "mark": CASEWORK,
        "as_of": CASEWORK,
        "standing": CASEWORK,
        "tries": CASEWORK,
        "because": CASEWORK,
        "taken_at": CASEWORK,
        "ended_at": CASEWORK,
        "of": CASEWORK,
        "by_post": CASEWORK,
        "by_person": CASEWORK,
    }

    def __str__(self) -> str:
        return f"Arrival {self.id}"


class Mapping(models.Model):
    """One version of what the council's headings and spellings stand for, as somebody confirmed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    number = models.PositiveIntegerField(unique=True)
    content = models.JSONField()  # confirmed headings and codes, and what was left open on purpose
    confirmed_at = models.DateTimeField()
    by_post = models.ForeignKey("people.Post", on_delete=models.PROTECT, related_name="+")
    by_person = models.UUIDField()

    handling: ClassVar = {
        "id": CASEWORK,
        "number": CASEWORK,
        "content": CASEWORK,
        "confirmed_at": CASEWORK,
        "by_post": CASEWORK,
        "by_person": CASEWORK,
    }

    def __str__(self) -> str:
        return f"Mapping {self.number}"


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
    arrival = models.ForeignKey(Arrival, null=True, on_delete=models.PROTECT, related_name="loads")
    mapping = models.ForeignKey(Mapping, null=True, on_delete=models.PROTECT, related_name="+")
    # Nobody's, where the file was found in the watched folder.
    by_post = models.ForeignKey(
        "people.Post", null=True, on_delete=models.PROTECT, related_name="+"
    )
    by_person = models.UUIDField(null=True)

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
        "arrival": CASEWORK,
        "mapping": CASEWORK,
        "by_post": CASEWORK,
        "by_person": CASEWORK,
    }

    class Meta:
        constraints = (
            # Rows that could all not be used are a load too: their reasons can be read.
            models.CheckConstraint(
                name="a_load_held_something",
                condition=models.Q(used__gt=0) | models.Q(rejected__gt=0),
            ),
        )

    def __str__(self) -> str:
        return f"Load {self.id}"


class ChildList(models.Model):
    """That somebody opened a list of children behind a measure, and why. The ids stand nowhere."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    measure = models.CharField(max_length=40)
    which = models.CharField(max_length=8, choices=[(each, each) for each in Which])
    starts = models.DateField()
    ends = models.DateField()
    reason = models.TextField()
    children = models.PositiveIntegerField()
    opened_at = models.DateTimeField()
    by_post = models.ForeignKey("people.Post", on_delete=models.PROTECT, related_name="+")
    by_person = models.UUIDField()

    handling: ClassVar = {
        "id": CASEWORK,
        "measure": CASEWORK,
        "which": CASEWORK,
        "starts": CASEWORK,
        "ends": CASEWORK,
        "reason": CASEWORK,
        "children": CASEWORK,
        "opened_at": CASEWORK,
        "by_post": CASEWORK,
        "by_person": CASEWORK,
    }

    def __str__(self) -> str:
        return f"List of children {self.id}"
