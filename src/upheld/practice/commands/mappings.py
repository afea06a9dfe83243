"""What a council's headings and spellings stand for: confirmed by a person, version by version."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from upheld.kernel.actor import Actor
from upheld.kernel.decision import NotPossible
from upheld.ledger.command import command
from upheld.practice import mappings, policy
from upheld.practice.events import MappingConfirmed
from upheld.practice.mappings import Chosen
from upheld.practice.models import Load, Mapping


@command(policy.may_work_with_data)
def confirm_mapping(
    *, actor: Actor, at: datetime, load: Load, chosen: tuple[Chosen, ...]
) -> tuple[Mapping, MappingConfirmed]:
    """Confirm, change or leave what was not understood: a new version, beside the earlier ones."""
    if not chosen:
        raise NotPossible("Nothing was decided. Choose at least one answer.")
    before = mappings.current()
    content = mappings.with_chosen(before, chosen)
    row = Mapping.objects.create(
        number=before.number + 1 if before else 1,
        content=content,
        confirmed_at=at,
        by_post_id=UUID(actor.post),
        by_person=UUID(actor.id),
    )
    return row, MappingConfirmed(
        mapping=str(row.id),
        number=row.number,
        load=load.id,
        headings=sum(1 for each in chosen if each.stands_for and not each.codes),
        codes=sum(1 for each in chosen if each.stands_for and each.codes),
        left=sum(1 for each in chosen if not each.stands_for),
    )
