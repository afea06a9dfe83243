"""What a source says, one thing to a row, and what became of what it recommended."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from upheld.kernel.handling import Handling
from upheld.learning.states import Answer, PointKind

from .report import Passage
from .sources import SourceOfEvidence

_ANSWERED = Q(answered_on__isnull=False) & ~Q(answer_text="", answer_body=None)


class Point(models.Model):
    """One thing that a source says: a judgement, a strength, a failing or a recommendation.

    Of a source that anybody may read the words stand in the clear; otherwise they are sealed in
    the compartment of the source. A recommendation stays unanswered until somebody says what
    became of it, and no row is ever removed.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    source = models.ForeignKey(SourceOfEvidence, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=20, choices=[(each.value, each.value) for each in PointKind])
    place = models.CharField(max_length=100, blank=True, default="")
    text = models.TextField(blank=True, default="")
    body = models.ForeignKey(
        "vault.SealedBody", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    answer = models.CharField(
        max_length=20, choices=[(each.value, each.value) for each in Answer], blank=True, default=""
    )
    taken_up_by = models.ForeignKey(
        Passage, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    answer_text = models.TextField(blank=True, default="")
    answer_body = models.ForeignKey(
        "vault.SealedBody", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    answered_on = models.DateField(null=True, blank=True)

    handling: ClassVar = {
        "id": Handling.PUBLIC,
        "source": Handling.PUBLIC,
        "number": Handling.PUBLIC,
        "kind": Handling.PUBLIC,
        "place": Handling.PUBLIC,
        "text": Handling.PUBLIC,
        "body": Handling.CASEWORK,
        "answer": Handling.PUBLIC,
        "taken_up_by": Handling.CASEWORK,
        "answer_text": Handling.PUBLIC,
        "answer_body": Handling.CASEWORK,
        "answered_on": Handling.PUBLIC,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(name="point_one_of_each_number", fields=["source", "number"]),
            models.CheckConstraint(
                name="point_in_the_clear_or_sealed",
                condition=Q(~Q(text=""), body=None) | Q(text="", body__isnull=False),
            ),
            models.CheckConstraint(
                name="point_recommendation_alone_is_answered",
                condition=Q(answer="", answered_on=None, answer_text="", answer_body=None)
                | (Q(~Q(answer=""), kind=PointKind.RECOMMENDATION.value) & _ANSWERED),
            ),
            models.CheckConstraint(
                name="point_taken_up_says_by_what",
                condition=Q(answer=Answer.TAKEN_UP.value, taken_up_by__isnull=False)
                | Q(~Q(answer=Answer.TAKEN_UP.value), taken_up_by=None),
            ),
        )

    def __str__(self) -> str:
        return f"Point {self.id}"

    @property
    def matters(self) -> tuple[uuid.UUID, ...]:
        """The matters that its source bears on, for a policy to look at."""
        return self.source.matters
