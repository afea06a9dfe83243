"""A child at risk now: what stands in the clear of an alert, and of the duty contacts."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from upheld.concerns.alert_states import LONGEST_NUMBER, AlertState
from upheld.kernel.handling import Handling

from .concern import sealed_refusals


class DutyAlert(models.Model):
    """One alert to the duty contact. Nothing here, nor in its compartment, names a concern.

    A test looks the same. `to_mail` says to the house alone who has still to be told by
    mail; it is emptied as soon as they have been, within a minute.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    state = models.CharField(
        max_length=16,
        choices=[(each.value, each.value) for each in AlertState],
        default=AlertState.WAITING.value,
    )
    received_on = models.DateField()
    review_by = models.DateField()
    compartment = models.OneToOneField("vault.Compartment", models.PROTECT, related_name="+")
    body = models.UUIDField(editable=False)
    to_mail = models.BinaryField()

    handling: ClassVar = {
        "id": Handling.CASEWORK,
        "state": Handling.CASEWORK,
        "received_on": Handling.CASEWORK,
        "review_by": Handling.CASEWORK,
        "compartment": Handling.CASEWORK,
        "body": Handling.CASEWORK,
        "to_mail": Handling.SOURCE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="alert_state_known",
                condition=Q(state__in=[each.value for each in AlertState]),
            ),
        )

    def __str__(self) -> str:
        return f"Alert {self.id}"

    def refusals_sealed_to(self) -> str:
        """Refused attempts are for those who can open the alert."""
        return sealed_refusals(self.compartment_id)


class DutyTest(models.Model):
    """A test of one duty contact: when it was sent, and when that person answered it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    post = models.ForeignKey("people.Post", on_delete=models.PROTECT, related_name="+")
    sent_on = models.DateField()
    answered_by = models.ForeignKey(
        "people.Person", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    answered_on = models.DateField(null=True, blank=True)

    handling: ClassVar = {
        "id": Handling.CASEWORK,
        "post": Handling.CASEWORK,
        "sent_on": Handling.CASEWORK,
        "answered_by": Handling.CASEWORK,
        "answered_on": Handling.CASEWORK,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="duty_test_answered_wholly_or_not_at_all",
                condition=Q(answered_by=None, answered_on=None)
                | Q(answered_by__isnull=False, answered_on__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return f"Duty test {self.id}"


class DutyNumber(models.Model):
    """The number on which a duty contact is rung. It is shown to everybody."""

    post = models.OneToOneField(
        "people.Post", on_delete=models.PROTECT, related_name="+", primary_key=True
    )
    number = models.CharField(max_length=LONGEST_NUMBER)
    set_on = models.DateField()

    handling: ClassVar = {
        "post": Handling.PUBLIC,
        "number": Handling.PUBLIC,
        "set_on": Handling.PUBLIC,
    }

    def __str__(self) -> str:
        return f"Number of duty post {self.post_id}"


class NoticeSent(models.Model):
    """That somebody has had the day's notice, which is the same for everybody every day.

    Kept so that it goes out once; rows of earlier days are removed with the next.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    day = models.DateField()

    handling: ClassVar = {
        "id": Handling.CASEWORK,
        "person": Handling.CASEWORK,
        "day": Handling.CASEWORK,
    }

    class Meta:
        verbose_name_plural = "notices sent"
        constraints = (models.UniqueConstraint(name="one_notice_a_day", fields=["person", "day"]),)

    def __str__(self) -> str:
        return f"Notice {self.id}"
