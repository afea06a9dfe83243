"""Who is to be told by mail: sums of the house for `jobs`, and for nobody else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from upheld.kernel.actor import Role
from upheld.people import addresses

from . import alerting
from .models import DutyAlert, NoticeSent


@dataclass(frozen=True, slots=True)
class ToMail:
    """An alert of which somebody has still to be told."""

    row: DutyAlert
    persons: tuple[str, ...]


def alerts_to_mail() -> list[ToMail]:
    """The alerts that nobody on duty has been told of yet, and whom to tell."""
    waiting = DutyAlert.objects.exclude(to_mail=b"").order_by("received_on", "id")
    return [ToMail(row, tuple(alerting.open_to_mail(row.to_mail))) for row in waiting]


def told_daily(*, on: date) -> dict[str, str]:
    """Whom the notice of the day reaches, with their addresses: everybody who can sign in.

    Anybody can be criticised or agreed with, so a list of those who work with concerns would leave
    out those whom nobody may tell by a mail of their own. A duty contact's mail always means: now.
    """
    at_once = addresses.only_with_role(Role.DUTY_CONTACT, on=on)
    return {who: to for who, to in addresses.of_everybody().items() if who not in at_once}


def had_notice(*, on: date) -> set[str]:
    """Who has had the notice of that day."""
    found = NoticeSent.objects.filter(day=on).values_list("person_id", flat=True)
    return {str(each) for each in found}
