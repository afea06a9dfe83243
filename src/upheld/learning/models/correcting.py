"""Corrections of what is public: sealed while they are proposed and read, then on record."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from upheld.kernel.handling import Handling
from upheld.learning.states import OPEN_CORRECTIONS, Correcting

from .published import PublishedPassage, PublishedReport
from .report import LearningReport, Passage

_READ = (Correcting.AGREED.value, Correcting.PUBLISHED.value)


class Correction(models.Model):
    """Other words for a passage that is public. The words and the reason are sealed till then."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    report = models.ForeignKey(LearningReport, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    passage = models.ForeignKey(Passage, on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey("vault.SealedBody", on_delete=models.PROTECT, related_name="+")
    state = models.CharField(
        max_length=10,
        choices=[(each.value, each.value) for each in Correcting],
        default=Correcting.PROPOSED.value,
    )
    proposed_on = models.DateField()
    proposed_as = models.CharField(max_length=200)
    first_reader = models.UUIDField(null=True, blank=True)
    first_read_as = models.CharField(max_length=200, blank=True, default="")
    second_reader = models.UUIDField(null=True, blank=True)

    handling: ClassVar = {
        "id": Handling.CASEWORK,
        "report": Handling.CASEWORK,
        "number": Handling.CASEWORK,
        "passage": Handling.CASEWORK,
        "body": Handling.CASEWORK,
        "state": Handling.CASEWORK,
        "proposed_on": Handling.CASEWORK,
        "proposed_as": Handling.CASEWORK,
        "first_reader": Handling.CASEWORK,
        "first_read_as": Handling.CASEWORK,
        "second_reader": Handling.CASEWORK,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(
                name="correction_one_of_each_number", fields=["report", "number"]
            ),
            models.UniqueConstraint(
                name="correction_one_at_a_time",
                fields=["report"],
                condition=Q(state__in=OPEN_CORRECTIONS),
            ),
            models.CheckConstraint(
                name="correction_read_once_when_agreed",
                condition=Q(state__in=_READ, first_reader__isnull=False)
                | Q(~Q(state__in=_READ), first_reader=None, first_read_as=""),
            ),
            models.CheckConstraint(
                name="correction_published_by_a_second_reader",
                condition=(
                    Q(state=Correcting.PUBLISHED.value, second_reader__isnull=False)
                    & ~Q(second_reader=F("first_reader"))
                )
                | Q(~Q(state=Correcting.PUBLISHED.value), second_reader=None),
            ),
        )

    def __str__(self) -> str:
        return f"Correction {self.id}"

    @property
    def matter(self) -> uuid.UUID:
        """The matter of the report, for a policy to look at."""
        return self.report.matter

    @property
    def author(self) -> uuid.UUID:
        """The author of the report, for a policy to look at."""
        return self.report.author


class PublishedCorrection(models.Model):
    """What a passage said before, what it says now, and why. The earlier text is kept whole.

    `edition` is the number of the text that it replaced, whose files are kept under it too.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    report = models.ForeignKey(PublishedReport, on_delete=models.PROTECT, related_name="+")
    edition = models.PositiveSmallIntegerField()
    passage = models.ForeignKey(PublishedPassage, on_delete=models.PROTECT, related_name="+")
    before = models.TextField()
    after = models.TextField()
    why = models.TextField()
    corrected_on = models.DateField()
    proposed_as = models.CharField(max_length=200)
    read_by = models.CharField(max_length=401)
    earlier_text = models.TextField()
    earlier_digest = models.CharField(max_length=64)

    handling: ClassVar = {
        "id": Handling.PUBLIC,
        "report": Handling.PUBLIC,
        "edition": Handling.PUBLIC,
        "passage": Handling.PUBLIC,
        "before": Handling.PUBLIC,
        "after": Handling.PUBLIC,
        "why": Handling.PUBLIC,
        "corrected_on": Handling.PUBLIC,
        "proposed_as": Handling.PUBLIC,
        "read_by": Handling.PUBLIC,
        "earlier_text": Handling.PUBLIC,
        "earlier_digest": Handling.PUBLIC,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(
                name="published_correction_of_each_edition", fields=["report", "edition"]
            ),
        )

    def __str__(self) -> str:
        return f"Published correction {self.id}"
