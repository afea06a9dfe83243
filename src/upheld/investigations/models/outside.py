"""What people outside the investigation do with its cases, each behind keys of their own."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from upheld.investigations.states import Changed, Told
from upheld.kernel.handling import Handling

from .choices import choices
from .commission import Investigation
from .evidence import CaseExamined


class SecondReading(models.Model):
    """A different person reads one case and agrees or disagrees, in words."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    investigation = models.ForeignKey(Investigation, on_delete=models.PROTECT, related_name="+")
    case = models.OneToOneField(CaseExamined, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    post = models.ForeignKey("people.Post", on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey("vault.SealedBody", on_delete=models.PROTECT, related_name="+")
    asked_on = models.DateField()
    agrees = models.BooleanField(null=True, blank=True)
    answer = models.ForeignKey(
        "vault.SealedBody", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    answered_on = models.DateField(null=True, blank=True)

    handling: ClassVar = {
        "id": Handling.CASEWORK,
        "investigation": Handling.CASEWORK,
        "case": Handling.CASEWORK,
        "person": Handling.CASEWORK,
        "post": Handling.CASEWORK,
        "body": Handling.CASEWORK,
        "asked_on": Handling.CASEWORK,
        "agrees": Handling.CASEWORK,
        "answer": Handling.CASEWORK,
        "answered_on": Handling.CASEWORK,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="second_reading_answered_wholly_or_not_at_all",
                condition=Q(agrees=None, answer=None, answered_on=None)
                | Q(agrees__isnull=False, answer__isnull=False, answered_on__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return f"Second reading {self.id}"


class SafetyAction(models.Model):
    """Something that suggests a child at risk now, told on the day to whoever is on duty.

    Who was told stands in the grants of its compartment alone. `to_mail` says to the house alone
    who has still to be told by mail that something waits.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    investigation = models.ForeignKey(Investigation, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    body = models.ForeignKey("vault.SealedBody", on_delete=models.PROTECT, related_name="+")
    opened_on = models.DateField()
    due_on = models.DateField()
    to_mail = models.BinaryField(default=b"")
    answer = models.ForeignKey(
        "vault.SealedBody", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    answered_on = models.DateField(null=True, blank=True)
    answered_in = models.ForeignKey(
        "people.Post", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )

    handling: ClassVar = {
        "id": Handling.CASEWORK,
        "investigation": Handling.CASEWORK,
        "number": Handling.CASEWORK,
        "body": Handling.CASEWORK,
        "opened_on": Handling.CASEWORK,
        "due_on": Handling.CASEWORK,
        "to_mail": Handling.SOURCE,
        "answer": Handling.CASEWORK,
        "answered_on": Handling.CASEWORK,
        "answered_in": Handling.CASEWORK,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(
                name="safety_one_of_each_number", fields=["investigation", "number"]
            ),
            models.CheckConstraint(
                name="safety_answered_wholly_or_not_at_all",
                condition=Q(answer=None, answered_on=None, answered_in=None)
                | Q(answer__isnull=False, answered_on__isnull=False, answered_in__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return f"Safety action {self.id}"


class FollowUp(models.Model):
    """What became of one child after their case was examined. A case without one is open."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    investigation = models.ForeignKey(Investigation, on_delete=models.PROTECT, related_name="+")
    case = models.OneToOneField(CaseExamined, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    post = models.ForeignKey("people.Post", on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey("vault.SealedBody", on_delete=models.PROTECT, related_name="+")
    handed_over_on = models.DateField()
    due_on = models.DateField()
    changed = models.CharField(max_length=24, choices=choices(Changed), blank=True, default="")
    child = models.CharField(max_length=16, choices=choices(Told), blank=True, default="")
    parents = models.CharField(max_length=16, choices=choices(Told), blank=True, default="")
    officer = models.CharField(max_length=16, choices=choices(Told), blank=True, default="")
    answer = models.ForeignKey(
        "vault.SealedBody", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    answered_on = models.DateField(null=True, blank=True)

    handling: ClassVar = {
        "id": Handling.CASEWORK,
        "investigation": Handling.CASEWORK,
        "case": Handling.CASEWORK,
        "person": Handling.CASEWORK,
        "post": Handling.CASEWORK,
        "body": Handling.CASEWORK,
        "handed_over_on": Handling.CASEWORK,
        "due_on": Handling.CASEWORK,
        "changed": Handling.CASEWORK,
        "child": Handling.CASEWORK,
        "parents": Handling.CASEWORK,
        "officer": Handling.CASEWORK,
        "answer": Handling.CASEWORK,
        "answered_on": Handling.CASEWORK,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="follow_up_answered_wholly_or_not_at_all",
                condition=Q(
                    changed="", child="", parents="", officer="", answer=None, answered_on=None
                )
                | Q(
                    ~Q(changed=""),
                    ~Q(child=""),
                    ~Q(parents=""),
                    ~Q(officer=""),
                    answer__isnull=False,
                    answered_on__isnull=False,
                ),
            ),
        )

    def __str__(self) -> str:
        return f"Follow-up {self.id}"
