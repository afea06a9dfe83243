"""Who on duty has still to be told by mail: a sum of the house for `jobs`, and for nobody else."""

from __future__ import annotations

from dataclasses import dataclass

from upheld.concerns import alerting

from .models import SafetyAction


@dataclass(frozen=True, slots=True)
class ToMail:
    """A safety action of which somebody has still to be told."""

    row: SafetyAction
    persons: tuple[str, ...]


def actions_to_mail() -> list[ToMail]:
    """The safety actions that somebody on duty has not been told of yet, and whom to tell."""
    waiting = SafetyAction.objects.exclude(to_mail=b"").order_by("opened_on", "id")
    return [ToMail(row, tuple(alerting.open_to_mail(row.to_mail))) for row in waiting]
