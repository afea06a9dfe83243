"""Who can judge the proof of an action: a sum of the house, made with the concern open.

Pages may not import this module: `queries.assurers_for` shows a receiver whom they can choose.
"""

from __future__ import annotations

from datetime import date

from upheld.concerns import exclusions
from upheld.kernel.actor import Actor, Role
from upheld.people import holders
from upheld.people.holders import PostHolder
from upheld.vault.keyring import Keyring

from .models import Action


def free_to_judge(*, actor: Actor, keys: Keyring, action: Action, today: date) -> list[PostHolder]:
    """Everybody trusted with judging who is in no conflict and did not do the work.

    Raises `NotPossible` where the keys do not open the concern: nobody could say then who
    is in conflict.
    """
    away = exclusions.persons(actor=actor, keys=keys, matter=action.matter, today=today)
    workers = {str(each) for each in action.proofs.values_list("by_person", flat=True)}
    kept_out = {*away, *owners_of(action, on=today), *workers, actor.id}
    return [
        each
        for each in holders.with_role(Role.ASSURER, on=today)
        if each.person not in kept_out and each.post != str(action.owner_post_id)
    ]


def owners_of(action: Action, *, on: date) -> frozenset[str]:
    """The ids of everybody who holds the owning post on that day."""
    return frozenset(each.person for each in holders.of_post(action.owner_post_id, on=on))
