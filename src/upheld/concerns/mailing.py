"""Who is to be told by mail: sums of the house for `jobs`, and for nobody else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from upheld.kernel.actor import Role

from . import alerting
from .models import DutyAlert, NoticeSent

TOLD_DAILY = (
    Role.RECEIVER,
    Role.INDEPENDENT_HOLDER,
    Role.CONVENER,
    Role.COMMISSIONER,
    Role.INVESTIGATOR,
    Role.IDENTITY_KEEPER,
    Role.CUSTODIAN,
    Role.HUMAN_RESOURCES,
)
"""For whom anything can wait in casework. A duty contact's mail always means: now."""


@dataclass(frozen=True, slots=True)
class ToMail:
    """An alert of which somebody has still to be told."""

    row: DutyAlert
    persons: tuple[str, ...]


def alerts_to_mail() -> list[ToMail]:
    """The alerts that nobody on duty has been told of yet, and whom to tell."""
    waiting = DutyAlert.objects.exclude(to_mail=b"").order_by("received_on", "id")
    return [ToMail(row, tuple(alerting.open_to_mail(row.to_mail))) for row in waiting]


def had_notice(*, on: date) -> set[str]:
    """Who has had the notice of that day."""
    found = NoticeSent.objects.filter(day=on).values_list("person_id", flat=True)
    return {str(each) for each in found}
