"""Lists of children behind a measure: opened with a reason, so that records can be put right."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from upheld.kernel.actor import Actor
from upheld.kernel.decision import NotPossible
from upheld.ledger.command import command
from upheld.practice import policy
from upheld.practice.children import Counted
from upheld.practice.events import ChildrenListed, ChildrenTaken
from upheld.practice.models import ChildList

SHORTEST_REASON = 10


@command(policy.may_work_with_data)
def list_children(
    *, actor: Actor, at: datetime, counted: Counted, reason: str
) -> tuple[ChildList, ChildrenListed]:
    """Open a list of the children behind a measure, and keep why. The ids are kept nowhere."""
    if len(reason.strip()) < SHORTEST_REASON:
        raise NotPossible("Say in a few words what the list is for.")
    row = ChildList.objects.create(
        measure=counted.measure,
        which=counted.which,
        starts=counted.starts,
        ends=counted.ends,
        children=counted.children,
        reason=reason.strip(),
        opened_at=at,
        by_post_id=UUID(actor.post),
        by_person=UUID(actor.id),
    )
    return row, ChildrenListed(
        opened=str(row.id),
        measure=row.measure,
        which=row.which,
        ends=row.ends,
        children=row.children,
    )


@command(policy.may_work_with_data)
def take_children(*, actor: Actor, at: datetime, opened: ChildList) -> tuple[int, ChildrenTaken]:
    """Download a list that the same person opened, on the day on which it was opened."""
    if str(opened.by_person) != actor.id:
        raise NotPossible("Somebody else opened this list. Open one of your own, with a reason.")
    return opened.children, ChildrenTaken(opened=str(opened.id), children=opened.children)
