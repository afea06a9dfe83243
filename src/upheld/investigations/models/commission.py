"""An investigation: who asked for it, who does it, and how far it has come."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from upheld.investigations.states import SETTLED, Controller, Procurement, Stage
from upheld.kernel.handling import Handling

from .choices import choices, known, origin_field

_BEFORE_COMMISSION = Q(stage=Stage.PROPOSED.value)
_BEFORE_OPENING = Q(stage__in=[Stage.PROPOSED.value, Stage.COMMISSIONED.value])
_SETTLED = Q(stage__in=[Stage.SIGNED_OFF.value, Stage.REPORTED.value])


class Investigation(models.Model):
    """The independent work on one or more concerns.

    The persons were appointed in a receiver's session, which checked them against the posts
    named in the concern. Nothing of those posts is kept here: the appointment is the answer.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    matter = models.UUIDField(db_index=True)
    stage = models.CharField(max_length=16, choices=choices(Stage), default=Stage.PROPOSED.value)
    receiver = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    receiver_post = models.ForeignKey("people.Post", on_delete=models.PROTECT, related_name="+")
    commissioner = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    commissioner_post = models.ForeignKey("people.Post", on_delete=models.PROTECT, related_name="+")
    investigator = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    investigator_post = models.ForeignKey("people.Post", on_delete=models.PROTECT, related_name="+")
    certifier = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    certifier_post = models.ForeignKey("people.Post", on_delete=models.PROTECT, related_name="+")
    proposed_on = models.DateField()
    declared_on = models.DateField(null=True, blank=True)
    commissioned_on = models.DateField(null=True, blank=True)
    opened_on = models.DateField(null=True, blank=True)
    signed_off_on = models.DateField(null=True, blank=True)
    fee_pounds = models.PositiveIntegerField(null=True, blank=True)
    procurement = models.CharField(
        max_length=16, choices=choices(Procurement), blank=True, default=""
    )
    controller_during = models.CharField(
        max_length=16, choices=choices(Controller), blank=True, default=""
    )
    controller_after = models.CharField(
        max_length=16, choices=choices(Controller), blank=True, default=""
    )
    # Three compartments: what the commissioner reads before deciding, what the parties to the
    # terms read, and the investigator's own file.
    brief = models.ForeignKey("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    proposal = models.ForeignKey("vault.SealedBody", on_delete=models.PROTECT, related_name="+")
    declaration = models.ForeignKey(
        "vault.SealedBody", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    terms_folder = models.ForeignKey(
        "vault.Compartment", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    file = models.ForeignKey(
        "vault.Compartment", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    origin = origin_field()  # of the persons and the reasons
    commission_origin = origin_field()  # of the commission's day and fee

    handling: ClassVar = {
        "id": Handling.CASEWORK,
        "matter": Handling.CASEWORK,
        "stage": Handling.CASEWORK,
        "receiver": Handling.CASEWORK,
        "receiver_post": Handling.CASEWORK,
        "commissioner": Handling.CASEWORK,
        "commissioner_post": Handling.CASEWORK,
        "investigator": Handling.CASEWORK,
        "investigator_post": Handling.CASEWORK,
        "certifier": Handling.CASEWORK,
        "certifier_post": Handling.CASEWORK,
        "proposed_on": Handling.CASEWORK,
        "declared_on": Handling.CASEWORK,
        "commissioned_on": Handling.CASEWORK,
        "opened_on": Handling.CASEWORK,
        "signed_off_on": Handling.CASEWORK,
        "fee_pounds": Handling.CASEWORK,
        "procurement": Handling.CASEWORK,
        "controller_during": Handling.CASEWORK,
        "controller_after": Handling.CASEWORK,
        "brief": Handling.CASEWORK,
        "proposal": Handling.CASEWORK,
        "declaration": Handling.CASEWORK,
        "terms_folder": Handling.CASEWORK,
        "file": Handling.CASEWORK,
        "origin": Handling.PUBLIC,
        "commission_origin": Handling.PUBLIC,
    }

    class Meta:
        constraints = (
            known("investigation_stage_known", "stage", Stage),
            models.UniqueConstraint(
                name="one_investigation_of_a_matter_at_a_time",
                fields=["matter"],
                condition=~Q(stage__in=sorted(SETTLED)),
            ),
            models.CheckConstraint(
                name="investigation_hands_are_different",
                condition=~Q(investigator=F("commissioner"))
                & ~Q(certifier=F("commissioner"))
                & ~Q(certifier=F("investigator"))
                & ~Q(receiver=F("commissioner"))
                & ~Q(receiver=F("investigator")),
            ),
            models.CheckConstraint(
                name="investigation_declared_wholly_or_not_at_all",
                condition=Q(declared_on=None, declaration=None)
                | Q(declared_on__isnull=False, declaration__isnull=False),
            ),
            models.CheckConstraint(
                name="investigation_commissioned_wholly_or_not_at_all",
                condition=Q(
                    _BEFORE_COMMISSION,
                    commissioned_on=None,
                    fee_pounds=None,
                    procurement="",
                    controller_during="",
                    controller_after="",
                )
                | Q(
                    ~_BEFORE_COMMISSION,
                    ~Q(procurement=""),
                    commissioned_on__isnull=False,
                    fee_pounds__isnull=False,
                    declared_on__isnull=False,
                ),
            ),
            models.CheckConstraint(
                name="investigation_file_from_opening_on",
                condition=Q(_BEFORE_OPENING, opened_on=None, file=None, terms_folder=None)
                | Q(
                    ~_BEFORE_OPENING,
                    opened_on__isnull=False,
                    file__isnull=False,
                    terms_folder__isnull=False,
                ),
            ),
            models.CheckConstraint(
                name="investigation_signed_off_when_settled",
                condition=Q(_SETTLED, signed_off_on__isnull=False)
                | Q(~_SETTLED, signed_off_on=None),
            ),
        )

    def __str__(self) -> str:
        return f"Investigation {self.id}"
