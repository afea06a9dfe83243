"""The triangulation grid: claims against sources. Its words are sealed until it is published."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from upheld.kernel.handling import Handling
from upheld.learning.states import Basis, PointKind, Verdict

from .choices import ORIGINS
from .sources import SourceOfEvidence

_TONES = (PointKind.STRENGTH.value, PointKind.FAILING.value)


class Theme(models.Model):
    """A theme that was added to the vocabulary, renamed or retired. The rest stand in code."""

    code = models.SlugField(primary_key=True, max_length=40)
    name = models.CharField(max_length=100)
    is_retired = models.BooleanField(default=False)

    handling: ClassVar = {
        "code": Handling.PUBLIC,
        "name": Handling.PUBLIC,
        "is_retired": Handling.PUBLIC,
    }

    def __str__(self) -> str:
        return f"Theme {self.code}"


class Grid(models.Model):
    """What the sources say of one matter. `revision` counts the changes, as of a report."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    matter = models.UUIDField(unique=True)
    investigation = models.ForeignKey(
        "investigations.Investigation", on_delete=models.PROTECT, related_name="+"
    )
    compartment = models.ForeignKey("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    author = models.UUIDField()
    revision = models.PositiveIntegerField(default=1)
    first_reader = models.UUIDField(null=True, blank=True)
    first_read_as = models.CharField(max_length=200, blank=True, default="")

    handling: ClassVar = {
        "id": Handling.CASEWORK,
        "matter": Handling.CASEWORK,
        "investigation": Handling.CASEWORK,
        "compartment": Handling.CASEWORK,
        "author": Handling.CASEWORK,
        "revision": Handling.CASEWORK,
        "first_reader": Handling.CASEWORK,
        "first_read_as": Handling.CASEWORK,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="grid_read_by_another",
                condition=Q(first_reader=None) | ~Q(first_reader=F("author")),
            ),
        )

    def __str__(self) -> str:
        return f"Grid {self.id}"


class Claim(models.Model):
    """One thing that is said of the service, whoever says it. Its words are sealed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    grid = models.ForeignKey(Grid, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    theme = models.CharField(max_length=40)
    tone = models.CharField(max_length=20, choices=[(each, each) for each in _TONES])
    publishable = models.BooleanField(default=False)
    body = models.ForeignKey("vault.SealedBody", on_delete=models.PROTECT, related_name="+")
    settled = models.ForeignKey(
        "vault.SealedBody", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    origin = models.CharField(max_length=10, choices=ORIGINS, blank=True, default="")

    handling: ClassVar = {
        "id": Handling.CASEWORK,
        "grid": Handling.CASEWORK,
        "number": Handling.CASEWORK,
        "theme": Handling.CASEWORK,
        "tone": Handling.CASEWORK,
        "publishable": Handling.CASEWORK,
        "body": Handling.CASEWORK,
        "settled": Handling.CASEWORK,
        "origin": Handling.PUBLIC,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(name="claim_one_of_each_number", fields=["grid", "number"]),
        )

    def __str__(self) -> str:
        return f"Claim {self.id}"


class Stand(models.Model):
    """Where one source stands on one claim. Quotation, consent and day are sealed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="+")
    source = models.ForeignKey(SourceOfEvidence, on_delete=models.PROTECT, related_name="+")
    verdict = models.CharField(
        max_length=10, choices=[(each.value, each.value) for each in Verdict]
    )
    basis = models.CharField(max_length=12, choices=[(each.value, each.value) for each in Basis])
    body = models.ForeignKey("vault.SealedBody", on_delete=models.PROTECT, related_name="+")
    origin = models.CharField(max_length=10, choices=ORIGINS, blank=True, default="")

    handling: ClassVar = {
        "id": Handling.CASEWORK,
        "claim": Handling.CASEWORK,
        "source": Handling.CASEWORK,
        "verdict": Handling.CASEWORK,
        "basis": Handling.CASEWORK,
        "body": Handling.CASEWORK,
        "origin": Handling.PUBLIC,
    }

    class Meta:
        constraints = (models.UniqueConstraint(name="stand_once", fields=["claim", "source"]),)

    def __str__(self) -> str:
        return f"Stand {self.id}"


class Done(models.Model):
    """What was done about a theme after the organisation had been told. Its words are sealed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    grid = models.ForeignKey(Grid, on_delete=models.PROTECT, related_name="+")
    theme = models.CharField(max_length=40)
    body = models.ForeignKey("vault.SealedBody", on_delete=models.PROTECT, related_name="+")
    origin = models.CharField(max_length=10, choices=ORIGINS, blank=True, default="")

    handling: ClassVar = {
        "id": Handling.CASEWORK,
        "grid": Handling.CASEWORK,
        "theme": Handling.CASEWORK,
        "body": Handling.CASEWORK,
        "origin": Handling.PUBLIC,
    }

    class Meta:
        constraints = (models.UniqueConstraint(name="done_once_a_theme", fields=["grid", "theme"]),)

    def __str__(self) -> str:
        return f"Done {self.id}"


class PublishedGrid(models.Model):
    """What may be published of a grid, as one text whose digest is in the log. All are kept."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    grid = models.ForeignKey(Grid, on_delete=models.PROTECT, related_name="+")
    matter = models.UUIDField(db_index=True)
    revision = models.PositiveIntegerField()
    content = models.TextField()
    digest = models.CharField(max_length=64)
    read_by = models.CharField(max_length=401)
    published_on = models.DateField()
    checked_on = models.DateField(null=True, blank=True)  # empty: published before it was checked
    flags_left = models.PositiveSmallIntegerField(null=True, blank=True)

    handling: ClassVar = {
        "id": Handling.PUBLIC,
        "grid": Handling.CASEWORK,
        "matter": Handling.PUBLIC,
        "revision": Handling.PUBLIC,
        "content": Handling.PUBLIC,
        "digest": Handling.PUBLIC,
        "read_by": Handling.PUBLIC,
        "published_on": Handling.PUBLIC,
        "checked_on": Handling.PUBLIC,
        "flags_left": Handling.PUBLIC,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(name="published_grid_once", fields=["grid", "revision"]),
        )

    def __str__(self) -> str:
        return f"Published grid {self.id}"
