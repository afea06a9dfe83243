"""A learning report while it is written and read. Its words are sealed."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from upheld.kernel.handling import Handling
from upheld.learning.states import Kind, Stage

from .choices import KINDS, ORIGINS, OUTCOME_LENGTH


class LearningReport(models.Model):
    """What may be published of one investigation, while it is written, read and released.

    `revision` counts the changes, so that a reader agrees to the text that was on the screen.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    matter = models.UUIDField(db_index=True)
    investigation = models.ForeignKey(
        "investigations.Investigation", on_delete=models.PROTECT, related_name="+"
    )
    compartment = models.ForeignKey("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    state = models.CharField(
        max_length=10,
        choices=[(each.value, each.value) for each in Stage],
        default=Stage.DRAFTED.value,
    )
    revision = models.PositiveIntegerField(default=1)
    author = models.UUIDField()
    started_on = models.DateField()
    submitted_on = models.DateField(null=True, blank=True)
    first_reader = models.UUIDField(null=True, blank=True)
    first_read_as = models.CharField(max_length=200, blank=True, default="")
    second_reader = models.UUIDField(null=True, blank=True)
    released_on = models.DateField(null=True, blank=True)

    handling: ClassVar = {
        "id": Handling.CASEWORK,
        "matter": Handling.CASEWORK,
        "investigation": Handling.CASEWORK,
        "compartment": Handling.CASEWORK,
        "state": Handling.CASEWORK,
        "revision": Handling.CASEWORK,
        "author": Handling.CASEWORK,
        "started_on": Handling.CASEWORK,
        "submitted_on": Handling.CASEWORK,
        "first_reader": Handling.CASEWORK,
        "first_read_as": Handling.CASEWORK,
        "second_reader": Handling.CASEWORK,
        "released_on": Handling.PUBLIC,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="learning_read_once_when_reviewed",
                condition=Q(
                    state__in=(Stage.DRAFTED.value, Stage.SUBMITTED.value),
                    first_reader=None,
                    first_read_as="",
                )
                | Q(
                    state__in=(Stage.REVIEWED.value, Stage.RELEASED.value),
                    first_reader__isnull=False,
                ),
            ),
            models.CheckConstraint(
                name="learning_released_wholly_or_not_at_all",
                condition=Q(
                    state=Stage.RELEASED.value,
                    second_reader__isnull=False,
                    released_on__isnull=False,
                )
                | Q(~Q(state=Stage.RELEASED.value), second_reader=None, released_on=None),
            ),
            models.CheckConstraint(
                name="learning_read_by_two_others",
                condition=(Q(first_reader=None) | ~Q(first_reader=F("author")))
                & (
                    Q(second_reader=None)
                    | (~Q(second_reader=F("author")) & ~Q(second_reader=F("first_reader")))
                ),
            ),
        )

    def __str__(self) -> str:
        return f"Learning report {self.id}"


class Passage(models.Model):
    """One passage. Its words are sealed; its kind and where it comes from are not."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    report = models.ForeignKey(LearningReport, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=20, choices=KINDS)
    ref = models.CharField(max_length=4, blank=True, default="")
    publishable = models.BooleanField(default=False)
    body = models.ForeignKey("vault.SealedBody", on_delete=models.PROTECT, related_name="+")
    origin = models.CharField(max_length=10, choices=ORIGINS, blank=True, default="")

    handling: ClassVar = {
        "id": Handling.CASEWORK,
        "report": Handling.CASEWORK,
        "position": Handling.CASEWORK,
        "kind": Handling.CASEWORK,
        "ref": Handling.CASEWORK,
        "publishable": Handling.CASEWORK,
        "body": Handling.CASEWORK,
        "origin": Handling.PUBLIC,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(name="passage_in_its_place", fields=["report", "position"]),
            models.UniqueConstraint(
                name="passage_recommendation_once",
                fields=["report", "ref"],
                condition=~Q(ref=""),
            ),
            models.CheckConstraint(
                name="passage_kind_known", condition=Q(kind__in=[each.value for each in Kind])
            ),
            models.CheckConstraint(
                name="passage_recommendation_has_a_number",
                condition=Q(Q(kind=Kind.RECOMMENDATION.value), ~Q(ref=""))
                | Q(~Q(kind=Kind.RECOMMENDATION.value), ref=""),
            ),
        )

    def __str__(self) -> str:
        return f"Passage {self.id}"


class Derivation(models.Model):
    """That a passage comes from a finding, with the finding's codes as they were signed off."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    passage = models.ForeignKey(Passage, on_delete=models.PROTECT, related_name="+")
    finding = models.ForeignKey(
        "investigations.Finding", on_delete=models.PROTECT, related_name="+"
    )
    area = models.PositiveSmallIntegerField()
    outcome = models.CharField(max_length=OUTCOME_LENGTH)
    inferred = models.BooleanField()

    handling: ClassVar = {
        "id": Handling.CASEWORK,
        "passage": Handling.CASEWORK,
        "finding": Handling.CASEWORK,
        "area": Handling.CASEWORK,
        "outcome": Handling.CASEWORK,
        "inferred": Handling.CASEWORK,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(name="derivation_once", fields=["passage", "finding"]),
        )

    def __str__(self) -> str:
        return f"Derivation {self.id}"
