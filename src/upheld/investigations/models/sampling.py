"""From what the cases examined were chosen, by which rule, and what the draw gave."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from upheld.investigations.states import Selection
from upheld.kernel.handling import Handling

from .choices import choices, known
from .commission import Investigation


class SampleFrame(models.Model):
    """How many cases there are in all, from which source, and how those to read are chosen.

    The newest frame counts and earlier ones stay. The list itself is sealed. A random draw is
    worked out from the log's root of the night after the frame was stated, so nobody chose it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    investigation = models.ForeignKey(Investigation, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    rule = models.CharField(max_length=16, choices=choices(Selection))
    total = models.PositiveIntegerField()
    wanted = models.PositiveIntegerField()
    as_at = models.DateField()
    body = models.ForeignKey("vault.SealedBody", on_delete=models.PROTECT, related_name="+")
    stated_on = models.DateField()
    drawn_on = models.DateField(null=True, blank=True)
    log_size = models.PositiveBigIntegerField(null=True, blank=True)
    log_root = models.CharField(max_length=64, blank=True, default="")

    handling: ClassVar = {
        "id": Handling.CASEWORK,
        "investigation": Handling.CASEWORK,
        "number": Handling.CASEWORK,
        "rule": Handling.CASEWORK,
        "total": Handling.CASEWORK,
        "wanted": Handling.CASEWORK,
        "as_at": Handling.CASEWORK,
        "body": Handling.CASEWORK,
        "stated_on": Handling.CASEWORK,
        "drawn_on": Handling.CASEWORK,
        "log_size": Handling.CASEWORK,
        "log_root": Handling.CASEWORK,
    }

    class Meta:
        constraints = (
            known("frame_rule_known", "rule", Selection),
            models.UniqueConstraint(
                name="frame_one_of_each_number", fields=["investigation", "number"]
            ),
            models.CheckConstraint(
                name="frame_wants_no_more_than_there_are",
                condition=Q(wanted__gte=1, wanted__lte=F("total")),
            ),
            models.CheckConstraint(
                name="frame_drawn_wholly_or_not_at_all",
                condition=Q(drawn_on=None, log_size=None, log_root="")
                | Q(
                    ~Q(log_root=""),
                    rule=Selection.RANDOM.value,
                    drawn_on__isnull=False,
                    log_size__isnull=False,
                ),
            ),
        )

    def __str__(self) -> str:
        return f"Sample frame {self.id}"
