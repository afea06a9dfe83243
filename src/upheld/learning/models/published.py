"""What anyone may read of a learning report, once it is released."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from upheld.kernel.handling import Handling
from upheld.learning.states import Kind

from .choices import KINDS, ORIGINS, OUTCOME_LENGTH
from .report import LearningReport


class PublishedReport(models.Model):
    """A learning report as anyone may read it. `digest` is that of its published text."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    report = models.OneToOneField(LearningReport, on_delete=models.PROTECT, related_name="+")
    matter = models.UUIDField(unique=True)
    slug = models.SlugField(max_length=80, unique=True)
    title = models.CharField(max_length=200)
    council = models.CharField(max_length=200)
    released_on = models.DateField()
    read_by = models.CharField(max_length=401)  # the two posts, never the persons
    digest = models.CharField(max_length=64)
    # Each correction makes the next edition. The texts and files of those before are kept.
    edition = models.PositiveSmallIntegerField(default=1)
    checked_on = models.DateField(null=True, blank=True)  # empty: released before there was a check
    flags_left = models.PositiveSmallIntegerField(null=True, blank=True)
    # Empty: released before it was said. The paragraphs are those of the Schedule, by number.
    withheld = models.PositiveSmallIntegerField(null=True, blank=True)
    withheld_under = models.CharField(max_length=20, blank=True, default="")
    withheld_summed_up = models.PositiveSmallIntegerField(null=True, blank=True)
    # Until then those who raised it read it with their receipts, and nobody else.
    opens_on = models.DateField(null=True, blank=True)
    is_open = models.BooleanField(default=True)
    cases_upheld = models.PositiveIntegerField(null=True, blank=True)
    cases_examined = models.PositiveIntegerField(null=True, blank=True)
    cases_counted_on = models.DateField(null=True, blank=True)

    handling: ClassVar = {
        "id": Handling.PUBLIC,
        "report": Handling.CASEWORK,
        "matter": Handling.PUBLIC,
        "slug": Handling.PUBLIC,
        "title": Handling.PUBLIC,
        "council": Handling.PUBLIC,
        "released_on": Handling.PUBLIC,
        "read_by": Handling.PUBLIC,
        "digest": Handling.PUBLIC,
        "edition": Handling.PUBLIC,
        "checked_on": Handling.PUBLIC,
        "flags_left": Handling.PUBLIC,
        "withheld": Handling.PUBLIC,
        "withheld_under": Handling.PUBLIC,
        "withheld_summed_up": Handling.PUBLIC,
        "opens_on": Handling.PUBLIC,
        "is_open": Handling.PUBLIC,
        "cases_upheld": Handling.PUBLIC,
        "cases_examined": Handling.PUBLIC,
        "cases_counted_on": Handling.PUBLIC,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="published_cases_wholly_or_not_at_all",
                condition=Q(cases_upheld=None, cases_examined=None, cases_counted_on=None)
                | Q(cases_upheld__lte=F("cases_examined"), cases_counted_on__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return f"Published report {self.id}"


class PublishedFile(models.Model):
    """The released report as one file. The bytes are kept, so that its digest stays true."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    report = models.ForeignKey(PublishedReport, on_delete=models.PROTECT, related_name="+")
    edition = models.PositiveSmallIntegerField(default=1)
    format = models.CharField(max_length=4)
    content = models.BinaryField()
    digest = models.CharField(max_length=64)

    handling: ClassVar = {
        "id": Handling.PUBLIC,
        "report": Handling.PUBLIC,
        "edition": Handling.PUBLIC,
        "format": Handling.PUBLIC,
        "content": Handling.PUBLIC,
        "digest": Handling.PUBLIC,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(
                name="published_file_one_of_each_format", fields=["report", "edition", "format"]
            ),
        )

    def __str__(self) -> str:
        return f"Published file {self.id}"


class PublishedPassage(models.Model):
    """One passage as anyone may read it, with its source and date where it is a count."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    report = models.ForeignKey(PublishedReport, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=20, choices=KINDS)
    ref = models.CharField(max_length=4, blank=True, default="")
    text = models.TextField()
    areas = models.CharField(max_length=60, blank=True, default="")
    outcome = models.CharField(max_length=OUTCOME_LENGTH, blank=True, default="")
    inferred = models.BooleanField(default=False)
    posts = models.TextField(blank=True, default="")
    said_by = models.CharField(max_length=200, blank=True, default="")
    as_at = models.CharField(max_length=100, blank=True, default="")
    origin = models.CharField(max_length=10, choices=ORIGINS, blank=True, default="")
    corrected = models.TextField(blank=True, default="")  # a line for each time: the day and why

    handling: ClassVar = {
        "id": Handling.PUBLIC,
        "report": Handling.PUBLIC,
        "position": Handling.PUBLIC,
        "kind": Handling.PUBLIC,
        "ref": Handling.PUBLIC,
        "text": Handling.PUBLIC,
        "areas": Handling.PUBLIC,
        "outcome": Handling.PUBLIC,
        "inferred": Handling.PUBLIC,
        "posts": Handling.PUBLIC,
        "said_by": Handling.PUBLIC,
        "as_at": Handling.PUBLIC,
        "origin": Handling.PUBLIC,
        "corrected": Handling.PUBLIC,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(
                name="published_passage_in_its_place", fields=["report", "position"]
            ),
            models.CheckConstraint(
                name="published_count_says_who_and_when",
                condition=~Q(kind=Kind.COUNT.value) | (~Q(said_by="") & ~Q(as_at="")),
            ),
            models.CheckConstraint(
                name="published_verdict_has_an_outcome",
                condition=Q(~Q(outcome=""), kind__in=(Kind.FOUND.value, Kind.NOT_UPHELD.value))
                | Q(
                    ~Q(kind__in=(Kind.FOUND.value, Kind.NOT_UPHELD.value)),
                    outcome="",
                    inferred=False,
                ),
            ),
        )

    def __str__(self) -> str:
        return f"Published passage {self.id}"
