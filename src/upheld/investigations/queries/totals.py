"""What may be said in public of the children whose cases were examined."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count

from upheld.disclosure.policies import LEARNING_REPORT
from upheld.disclosure.suppression import suppress
from upheld.investigations.models import CaseExamined, FollowUp, Investigation
from upheld.investigations.states import Changed, Stage


@dataclass(frozen=True, slots=True)
class FollowedUp:
    """How many children were followed up, and what came of it; None is a number that is hidden.

    While one child is still waited for there are no numbers at all: a total that grows by one
    would say of one child on which day something changed.
    """

    is_complete: bool
    parts: tuple[tuple[str, int | None], ...] = ()


def followed_up(*, matter: UUID) -> FollowedUp | None:
    """Safe totals for the public page of a matter; None where no case was examined.

    Anybody may ask: whoever shows it has published a learning report of the matter.
    """
    reported = Investigation.objects.filter(matter=matter, stage=Stage.REPORTED.value)
    examined = CaseExamined.objects.filter(investigation__in=reported).count()
    if not examined:
        return None
    answered = FollowUp.objects.filter(investigation__in=reported, answered_on__isnull=False)
    counted = dict(answered.values_list("changed").annotate(n=Count("id")))
    if sum(counted.values()) < examined:
        return FollowedUp(is_complete=False)
    counts = [counted.get(each.value, 0) for each in Changed]
    safe = suppress([counts], LEARNING_REPORT)
    return FollowedUp(
        is_complete=True,
        parts=tuple(
            (each.value, None if (0, place) in safe.hidden else counts[place])
            for place, each in enumerate(Changed)
        ),
    )
