"""The check of a report or a grid: what to look for, what was found, and why it may stand."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from upheld.kernel.handling import Handling
from upheld.learning.dispositions import Stands

from .grid import Grid
from .report import LearningReport

_KEPT = {
    "id": Handling.CASEWORK,
    "report": Handling.CASEWORK,
    "grid": Handling.CASEWORK,
    "body": Handling.CASEWORK,
}


def _of_one(name: str) -> models.CheckConstraint:
    """It belongs to a learning report or to a grid, and never to both."""
    return models.CheckConstraint(
        name=name,
        condition=Q(report__isnull=False, grid=None) | Q(report=None, grid__isnull=False),
    )


class WatchKept(models.Model):
    """Names, posts and cleared phrases that an author keeps for the check: all sealed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    report = models.ForeignKey(
        LearningReport, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    grid = models.ForeignKey(
        Grid, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    number = models.PositiveSmallIntegerField()
    body = models.ForeignKey("vault.SealedBody", on_delete=models.PROTECT, related_name="+")
    kept_on = models.DateField()

    handling: ClassVar = _KEPT | {"number": Handling.CASEWORK, "kept_on": Handling.CASEWORK}

    class Meta:
        verbose_name_plural = "watch lists kept"
        constraints = (
            models.UniqueConstraint(
                name="learning_watch_one_of_each_number", fields=["report", "number"]
            ),
            models.UniqueConstraint(
                name="grid_watch_one_of_each_number", fields=["grid", "number"]
            ),
            _of_one("learning_watch_of_one"),
        )

    def __str__(self) -> str:
        return f"Watch list {self.id}"


class DraftCheck(models.Model):
    """One run of the check. `covers` is a digest of ids: which words it was run over."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    report = models.ForeignKey(
        LearningReport, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    grid = models.ForeignKey(
        Grid, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    number = models.PositiveSmallIntegerField()
    covers = models.CharField(max_length=64)
    flags = models.PositiveSmallIntegerField()
    body = models.ForeignKey("vault.SealedBody", on_delete=models.PROTECT, related_name="+")
    ran_on = models.DateField()

    handling: ClassVar = _KEPT | {
        "number": Handling.CASEWORK,
        "covers": Handling.CASEWORK,
        "flags": Handling.CASEWORK,
        "ran_on": Handling.CASEWORK,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(
                name="learning_check_one_of_each_number", fields=["report", "number"]
            ),
            models.UniqueConstraint(
                name="grid_check_one_of_each_number", fields=["grid", "number"]
            ),
            _of_one("learning_check_of_one"),
        )

    def __str__(self) -> str:
        return f"Draft check {self.id}"


class FlagDisposition(models.Model):
    """Why something flagged may stand, in exactly these words: `of_body` is the passage's body.

    A passage that is written again has another body, so that this says nothing of it any more.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    report = models.ForeignKey(
        LearningReport, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    grid = models.ForeignKey(
        Grid, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    about = models.UUIDField()
    of_body = models.UUIDField()
    stands = models.CharField(max_length=20, choices=[(each.value, each.value) for each in Stands])
    body = models.ForeignKey("vault.SealedBody", on_delete=models.PROTECT, related_name="+")
    decided_on = models.DateField()

    handling: ClassVar = _KEPT | {
        "about": Handling.CASEWORK,
        "of_body": Handling.CASEWORK,
        "stands": Handling.CASEWORK,
        "decided_on": Handling.CASEWORK,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="learning_disposition_known",
                condition=Q(stands__in=[each.value for each in Stands]),
            ),
            _of_one("learning_disposition_of_one"),
        )

    def __str__(self) -> str:
        return f"Flag disposition {self.id}"


class IntruderAnswers(models.Model):
    """What a reader answered, in words, as if they wanted to know who spoke."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    report = models.ForeignKey(
        LearningReport, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    grid = models.ForeignKey(
        Grid, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    revision = models.PositiveIntegerField()
    reader = models.UUIDField()
    body = models.ForeignKey("vault.SealedBody", on_delete=models.PROTECT, related_name="+")
    answered_on = models.DateField()

    handling: ClassVar = _KEPT | {
        "revision": Handling.CASEWORK,
        "reader": Handling.CASEWORK,
        "answered_on": Handling.CASEWORK,
    }

    class Meta:
        verbose_name_plural = "intruder answers"
        constraints = (
            models.UniqueConstraint(
                name="learning_intruder_once_each", fields=["report", "revision", "reader"]
            ),
            models.UniqueConstraint(
                name="grid_intruder_once_each", fields=["grid", "revision", "reader"]
            ),
            _of_one("learning_intruder_of_one"),
        )

    def __str__(self) -> str:
        return f"Intruder answers {self.id}"
