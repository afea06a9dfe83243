"""Right of reply: what is said of somebody, the packet in which they read it, and their answer.

No column says who is criticised: the person and the post stand in sealed words, and a packet is
found by whoever's keys open it.
"""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from upheld.investigations.states import Considered
from upheld.kernel.handling import Handling

from .choices import choices
from .commission import Investigation


class Packet(models.Model):
    """All that is said of one person in one round, in a compartment of its own."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    investigation = models.ForeignKey(Investigation, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    compartment = models.ForeignKey("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey("vault.SealedBody", on_delete=models.PROTECT, related_name="+")
    on_paper = models.BooleanField(default=False)
    served_on = models.DateField()
    reply_by = models.DateField()
    first_reply_by = models.DateField()  # before an extension; the same day without one
    extension = models.ForeignKey(
        "vault.SealedBody", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    opened_on = models.DateField(null=True, blank=True)
    considered = models.CharField(max_length=16, choices=choices(Considered), blank=True)
    considered_on = models.DateField(null=True, blank=True)
    consideration = models.ForeignKey(
        "vault.SealedBody", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )

    handling: ClassVar = {
        "id": Handling.CASEWORK,
        "investigation": Handling.CASEWORK,
        "number": Handling.CASEWORK,
        "compartment": Handling.CASEWORK,
        "body": Handling.CASEWORK,
        "on_paper": Handling.CASEWORK,
        "served_on": Handling.CASEWORK,
        "reply_by": Handling.CASEWORK,
        "first_reply_by": Handling.CASEWORK,
        "extension": Handling.CASEWORK,
        "opened_on": Handling.CASEWORK,
        "considered": Handling.CASEWORK,
        "considered_on": Handling.CASEWORK,
        "consideration": Handling.CASEWORK,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="packet_considered_known",
                condition=Q(considered__in=["", *(each.value for each in Considered)]),
            ),
            models.UniqueConstraint(
                name="packet_one_of_each_number", fields=["investigation", "number"]
            ),
            models.CheckConstraint(
                name="packet_reply_after_service",
                condition=Q(first_reply_by__gt=F("served_on"))
                & Q(reply_by__gte=F("first_reply_by")),
            ),
            models.CheckConstraint(
                name="packet_extended_with_a_reason",
                condition=Q(reply_by=F("first_reply_by"), extension=None)
                | Q(reply_by__gt=F("first_reply_by"), extension__isnull=False),
            ),
            models.CheckConstraint(
                name="packet_considered_wholly_or_not_at_all",
                condition=Q(considered="", considered_on=None, consideration=None)
                | Q(~Q(considered=""), considered_on__isnull=False, consideration__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return f"Packet {self.id}"

    def refusals_sealed_to(self) -> str:
        """A refused attempt on a packet is for its holders alone to read."""
        return self.compartment.recipient


class Criticism(models.Model):
    """One passage about one person. Its words and whom it is about are sealed in the file."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    investigation = models.ForeignKey(Investigation, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    body = models.ForeignKey("vault.SealedBody", on_delete=models.PROTECT, related_name="+")
    revision = models.PositiveSmallIntegerField(default=1)
    drafted_on = models.DateField()
    withdrawn_on = models.DateField(null=True, blank=True)
    packet = models.ForeignKey(
        Packet, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )

    handling: ClassVar = {
        "id": Handling.CASEWORK,
        "investigation": Handling.CASEWORK,
        "number": Handling.CASEWORK,
        "body": Handling.CASEWORK,
        "revision": Handling.CASEWORK,
        "drafted_on": Handling.CASEWORK,
        "withdrawn_on": Handling.CASEWORK,
        "packet": Handling.CASEWORK,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(
                name="criticism_one_of_each_number", fields=["investigation", "number"]
            ),
            models.CheckConstraint(name="criticism_revised_from_one", condition=Q(revision__gte=1)),
            models.CheckConstraint(
                name="criticism_withdrawn_before_service",
                condition=Q(withdrawn_on=None) | Q(packet=None),
            ),
        )

    def __str__(self) -> str:
        return f"Criticism {self.id}"


class FlagDecision(models.Model):
    """The investigator's reason for leaving something in a passage that the check flagged."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    criticism = models.ForeignKey(Criticism, on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey("vault.SealedBody", on_delete=models.PROTECT, related_name="+")
    decided_on = models.DateField()

    handling: ClassVar = {
        "id": Handling.CASEWORK,
        "criticism": Handling.CASEWORK,
        "body": Handling.CASEWORK,
        "decided_on": Handling.CASEWORK,
    }

    def __str__(self) -> str:
        return f"Flag decision {self.id}"


class WatchList(models.Model):
    """Names that no packet may give away, as the investigator keeps them. The newest holds."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    investigation = models.ForeignKey(Investigation, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    body = models.ForeignKey("vault.SealedBody", on_delete=models.PROTECT, related_name="+")
    kept_on = models.DateField()

    handling: ClassVar = {
        "id": Handling.CASEWORK,
        "investigation": Handling.CASEWORK,
        "number": Handling.CASEWORK,
        "body": Handling.CASEWORK,
        "kept_on": Handling.CASEWORK,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(
                name="watch_list_one_of_each_number", fields=["investigation", "number"]
            ),
        )

    def __str__(self) -> str:
        return f"Watch-list {self.id}"


class Reply(models.Model):
    """One answer to a packet, sealed in the packet's compartment. Answers are only added."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    packet = models.ForeignKey(Packet, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    body = models.ForeignKey("vault.SealedBody", on_delete=models.PROTECT, related_name="+")
    received_on = models.DateField()

    handling: ClassVar = {
        "id": Handling.CASEWORK,
        "packet": Handling.CASEWORK,
        "number": Handling.CASEWORK,
        "body": Handling.CASEWORK,
        "received_on": Handling.CASEWORK,
    }

    class Meta:
        verbose_name_plural = "replies"
        constraints = (
            models.UniqueConstraint(name="reply_one_of_each_number", fields=["packet", "number"]),
        )

    def __str__(self) -> str:
        return f"Reply {self.id}"


class RepliesClosed(models.Model):
    """The investigator's word that everybody criticised could reply. It lapses with new findings.

    `findings` is the sum of the revisions of all findings, and `observations` their number, when
    it was closed: where either has grown since, something was written that nobody could answer.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    investigation = models.ForeignKey(Investigation, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    body = models.ForeignKey("vault.SealedBody", on_delete=models.PROTECT, related_name="+")
    findings = models.PositiveIntegerField()
    observations = models.PositiveIntegerField()
    closed_on = models.DateField()

    handling: ClassVar = {
        "id": Handling.CASEWORK,
        "investigation": Handling.CASEWORK,
        "number": Handling.CASEWORK,
        "body": Handling.CASEWORK,
        "findings": Handling.CASEWORK,
        "observations": Handling.CASEWORK,
        "closed_on": Handling.CASEWORK,
    }

    class Meta:
        verbose_name_plural = "replies closed"
        constraints = (
            models.UniqueConstraint(
                name="replies_closed_one_of_each_number", fields=["investigation", "number"]
            ),
        )

    def __str__(self) -> str:
        return f"Replies closed {self.id}"
