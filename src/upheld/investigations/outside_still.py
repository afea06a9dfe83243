"""What is still open with people outside: a sum over codes, in which no word is read."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from .models import FollowUp, SafetyAction, SampleFrame, SecondReading
from .states import Selection


@dataclass(frozen=True, slots=True)
class Outside:
    """What is still open with people outside the investigation."""

    safety: int
    second_readings: int
    undrawn: bool
    followed: int

    @property
    def missing(self) -> tuple[str, ...]:
        """What stands in the way of the sign-off, in words. A follow-up may take longer."""
        found = []
        if self.safety:
            found.append(_("Nobody has said yet what was done for a child at risk."))
        if self.second_readings:
            found.append(_("A second reader has not answered yet."))
        if self.undrawn:
            found.append(_("The cases to be read were to be drawn, and are not drawn yet."))
        return tuple(found)


def still_outside(investigation: UUID) -> Outside:
    """What waits for people outside, and whether the cases are drawn."""
    of_it = Q(investigation_id=investigation)
    open_ones = of_it & Q(answered_on=None)
    frame = SampleFrame.objects.filter(of_it).order_by("-number").first()
    return Outside(
        safety=SafetyAction.objects.filter(open_ones).count(),
        second_readings=SecondReading.objects.filter(open_ones).count(),
        undrawn=frame is not None and frame.rule == Selection.RANDOM and frame.drawn_on is None,
        followed=FollowUp.objects.filter(of_it, answered_on__isnull=False).count(),
    )
