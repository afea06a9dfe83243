"""What the service's own data said on the day on which something was said in public."""

from __future__ import annotations

from datetime import datetime

from upheld.kernel.actor import Actor
from upheld.kernel.calendar import day_of
from upheld.kernel.decision import NotPossible
from upheld.learning import policy
from upheld.learning.events.sources import FigurePinned
from upheld.learning.models import PinnedFigure, SourceOfEvidence
from upheld.learning.revising import all_changed
from upheld.learning.states import SourceKind
from upheld.ledger.command import command
from upheld.practice import queries as practice


@command(policy.may_pin_figure)
def pin_figure(
    *, actor: Actor, at: datetime, source: SourceOfEvidence, measure: str
) -> tuple[PinnedFigure, FigurePinned]:
    """Freeze a measure as it stood on the day of a statement, for anybody to read.

    The figure is read here and never typed, and small numbers are left out. Raises `NotPossible`
    for what is no statement, for an unknown measure, and where no load tells of that day.
    """
    if source.kind != SourceKind.STATEMENT.value or source.completed_on is None:
        raise NotPossible("A figure is pinned to what was said in public, on a day.")
    content = practice.frozen_day(
        actor=actor, measure=measure, on=source.completed_on, today=day_of(at)
    )
    row = PinnedFigure.objects.create(
        source=source,
        number=PinnedFigure.objects.filter(source=source).count() + 1,
        content=content,
        pinned_on=day_of(at),
    )
    return row, FigurePinned(
        source=str(source.id),
        figure=str(row.id),
        measure=str(content["measure"]),
        approvals_voided=sum(all_changed(each) for each in source.matters),
    )
