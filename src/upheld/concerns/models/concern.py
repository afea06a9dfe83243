"""What stands in the clear about a concern: ids, states and days. All else is sealed."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from upheld.concerns.states import State
from upheld.kernel.actor import machine
from upheld.kernel.handling import Handling
from upheld.vault import queries as vault


def sealed_refusals(compartment: uuid.UUID) -> str:
    """Whom refused attempts on something sealed are for: the holders of its compartment."""
    # The house itself asks, whoever it was that tried.
    found = vault.compartment(actor=machine("refusals"), id=compartment)
    if found is None:  # the database forbids it: a compartment in use cannot be deleted
        raise LookupError("This compartment is no longer here.")
    return found.recipient


_sealed_refusals = sealed_refusals  # its name before other files of this package used it


class Draft(models.Model):
    """A concern that somebody has begun. Sending it, or a night, removes the row.

    Its words lie in a compartment that opens with the reporter's receipt alone; whoever
    never sends has never been shown that receipt, so that nobody can open it again.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    compartment = models.OneToOneField("vault.Compartment", models.PROTECT, related_name="+")
    begun_on = models.DateField(db_index=True)
    # The newest answers. Null for a draft from before there was this column: it lasts two days.
    body = models.UUIDField(null=True, editable=False)

    handling: ClassVar = {
        "id": Handling.CASEWORK,
        "compartment": Handling.CASEWORK,
        "begun_on": Handling.CASEWORK,
        "body": Handling.CASEWORK,
    }

    def __str__(self) -> str:
        return f"Draft {self.id}"

    def refusals_sealed_to(self) -> str:
        """Refused attempts on a draft are for its reporter alone."""
        return sealed_refusals(self.compartment_id)


class Concern(models.Model):
    """One concern. Its id is also the reporter's id; what it says is in its compartment."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    state = models.CharField(
        max_length=16,
        choices=[(each.value, each.value) for each in State],
        default=State.RECEIVED.value,
    )
    received_on = models.DateField()
    compartment = models.OneToOneField("vault.Compartment", models.PROTECT, related_name="+")
    body = models.UUIDField(editable=False)  # the sealed body that says what the concern is
    tokens_issued = models.PositiveIntegerField(default=0)
    joined_shown = models.PositiveIntegerField(default=0)

    handling: ClassVar = {
        "id": Handling.CASEWORK,
        "state": Handling.CASEWORK,
        "received_on": Handling.CASEWORK,
        "compartment": Handling.CASEWORK,
        "body": Handling.CASEWORK,
        "tokens_issued": Handling.CASEWORK,
        "joined_shown": Handling.CASEWORK,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="concern_state_known", condition=Q(state__in=[each.value for each in State])
            ),
            models.CheckConstraint(
                name="concern_joined_within_issued",
                condition=Q(joined_shown__lte=models.F("tokens_issued")),
            ),
        )

    def __str__(self) -> str:
        return f"Concern {self.id}"

    def refusals_sealed_to(self) -> str:
        """Refused attempts are for those who can open the concern: they could say who tried."""
        return sealed_refusals(self.compartment_id)


class Signatory(models.Model):
    """Somebody who joined a collective concern. Which one is sealed, never beside this row."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    compartment = models.OneToOneField("vault.Compartment", models.PROTECT, related_name="+")
    body = models.UUIDField(editable=False)
    joined_on = models.DateField()

    handling: ClassVar = {
        "id": Handling.CASEWORK,
        "compartment": Handling.CASEWORK,
        "body": Handling.CASEWORK,
        "joined_on": Handling.CASEWORK,
    }

    class Meta:
        verbose_name_plural = "signatories"

    def __str__(self) -> str:
        return f"Signatory {self.id}"

    def refusals_sealed_to(self) -> str:
        """Refused attempts are for those who can open the signatory's compartment."""
        return sealed_refusals(self.compartment_id)


class JoiningToken(models.Model):
    """Joining words that nobody has used yet, by their hash. Using them deletes the row.

    `carried` is the common compartment's identity, sealed to a key made from the words.
    """

    hash = models.CharField(primary_key=True, max_length=64)
    concern = models.ForeignKey(Concern, on_delete=models.PROTECT, related_name="+")
    carried = models.BinaryField()

    handling: ClassVar = {
        "hash": Handling.CASEWORK,
        "concern": Handling.CASEWORK,
        "carried": Handling.SOURCE,
    }

    def __str__(self) -> str:
        return "A joining token"
