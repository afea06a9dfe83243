"""Earlier inquiries, inspections, audits and public statements, and what they bear on."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from upheld.kernel.handling import Handling
from upheld.learning.states import Openness, SourceKind

from .choices import ORIGINS

_SEALED = Openness.SEALED.value
_STATEMENT = SourceKind.STATEMENT.value


class SourceOfEvidence(models.Model):
    """Something that said something of the same, whether or not any report draws on it yet.

    Where people gave evidence, sharing it with them falls due 28 days after completion. The
    title stands in the clear only where the recorder said that it may be public: of a source
    that is sealed, the clear row keeps its kind, its days and that people gave evidence.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(
        max_length=20, choices=[(each.value, each.value) for each in SourceKind]
    )
    openness = models.CharField(
        max_length=10, choices=[(each.value, each.value) for each in Openness]
    )
    compartment = models.ForeignKey(
        "vault.Compartment", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    body = models.ForeignKey(
        "vault.SealedBody", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    title = models.CharField(max_length=200, blank=True, default="")
    date_words = models.CharField(max_length=100, blank=True, default="")
    # The post that commissioned it or, of a statement, the post that made it.
    commissioned_by = models.CharField(max_length=200, blank=True, default="")
    completed_on = models.DateField(null=True, blank=True)
    had_contributors = models.BooleanField(default=False)
    shared_with_contributors_on = models.DateField(null=True, blank=True)
    words = models.TextField(blank=True, default="")  # of a public statement, as it was made
    figure = models.CharField(max_length=200, blank=True, default="")
    figure_source = models.CharField(max_length=200, blank=True, default="")
    is_apology = models.BooleanField(default=False)
    read_from = models.CharField(max_length=64, blank=True, default="")
    recorded_on = models.DateField()
    origin = models.CharField(max_length=10, choices=ORIGINS, blank=True, default="")

    handling: ClassVar = {
        "id": Handling.PUBLIC,
        "kind": Handling.PUBLIC,
        "openness": Handling.PUBLIC,
        "compartment": Handling.CASEWORK,
        "body": Handling.CASEWORK,
        "title": Handling.PUBLIC,
        "date_words": Handling.PUBLIC,
        "commissioned_by": Handling.PUBLIC,
        "completed_on": Handling.PUBLIC,
        "had_contributors": Handling.PUBLIC,
        "shared_with_contributors_on": Handling.PUBLIC,
        "words": Handling.PUBLIC,
        "figure": Handling.PUBLIC,
        "figure_source": Handling.PUBLIC,
        "is_apology": Handling.PUBLIC,
        "read_from": Handling.PUBLIC,
        "recorded_on": Handling.PUBLIC,
        "origin": Handling.PUBLIC,
    }

    class Meta:
        verbose_name_plural = "sources of evidence"
        constraints = (
            models.CheckConstraint(
                name="source_kind_known", condition=Q(kind__in=[each.value for each in SourceKind])
            ),
            models.CheckConstraint(
                name="source_with_contributors_has_a_day",
                condition=Q(had_contributors=False) | Q(completed_on__isnull=False),
            ),
            models.CheckConstraint(
                name="source_sealed_says_nothing_in_the_clear",
                condition=Q(
                    openness=_SEALED,
                    body__isnull=False,
                    compartment__isnull=False,
                    title="",
                    date_words="",
                    commissioned_by="",
                )
                | Q(~Q(openness=_SEALED) & ~Q(title=""), body=None),
            ),
            models.CheckConstraint(
                name="source_public_needs_no_compartment",
                condition=Q(openness=Openness.PUBLIC.value, compartment=None)
                | Q(~Q(openness=Openness.PUBLIC.value), compartment__isnull=False),
            ),
            models.CheckConstraint(
                name="source_statement_has_its_words",
                condition=Q(~Q(words=""), kind=_STATEMENT, openness=Openness.PUBLIC.value)
                | Q(~Q(kind=_STATEMENT), words="", figure="", is_apology=False),
            ),
            models.CheckConstraint(
                name="source_of_a_figure_that_was_given",
                condition=Q(figure_source="") | ~Q(figure=""),
            ),
        )

    def __str__(self) -> str:
        return f"Source of evidence {self.id}"

    @property
    def matters(self) -> tuple[uuid.UUID, ...]:
        """The matters that it bears on, for a policy to look at."""
        return tuple(Bearing.objects.filter(source=self).values_list("matter", flat=True))


class Bearing(models.Model):
    """That a source bears on a matter. It is public once the matter's learning report is."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    source = models.ForeignKey(SourceOfEvidence, on_delete=models.PROTECT, related_name="+")
    matter = models.UUIDField(db_index=True)
    investigation = models.ForeignKey(
        "investigations.Investigation", on_delete=models.PROTECT, related_name="+"
    )
    brought_on = models.DateField()

    handling: ClassVar = {
        "id": Handling.CASEWORK,
        "source": Handling.CASEWORK,
        "matter": Handling.CASEWORK,
        "investigation": Handling.CASEWORK,
        "brought_on": Handling.CASEWORK,
    }

    class Meta:
        constraints = (models.UniqueConstraint(name="bearing_once", fields=["source", "matter"]),)

    def __str__(self) -> str:
        return f"Bearing {self.id}"
