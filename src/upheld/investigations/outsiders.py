"""How a case leaves the investigator's file for one person outside, and how an answer comes back.

Each hand-over has a compartment of its own, held by the investigator and whoever was chosen.
Pages may not import this module: `queries.outside` shows whom one can choose.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from upheld.concerns import exclusions
from upheld.kernel.actor import Actor, Role
from upheld.kernel.calendar import day_of
from upheld.kernel.decision import NotPossible
from upheld.people import holders
from upheld.people.holders import PostHolder
from upheld.vault import commands as vault_commands
from upheld.vault import holders as vault_holders
from upheld.vault import queries as vault
from upheld.vault.keyring import Keyring
from upheld.vault.queries import Body

from .appointing import free_in
from .models import CaseExamined, Investigation
from .reading import Pages
from .writing import holders_of_keys, sealed_into

OUTSIDE = (
    Role.ASSURER,
    Role.DUTY_CONTACT,
    Role.INDEPENDENT_HOLDER,
    Role.NOTE_TAKER,
    Role.RECEIVER,
)
MOST_ON_DUTY = 5


def free(
    *, actor: Actor, keys: Keyring, investigation: Investigation, at: datetime
) -> list[PostHolder]:
    """Whom a case can be given to: with keys, in no conflict, and not the one who certifies.

    Raises `NotPossible` where the session cannot tell who is in conflict.
    """
    day = day_of(at)
    away = exclusions.persons(actor=actor, keys=keys, matter=investigation.matter, today=day)
    parts = {
        str(investigation.investigator_id),
        str(investigation.commissioner_id),
        str(investigation.certifier_id),  # certifies completeness, and reads no case before
    }
    found = free_in(*OUTSIDE, on=day, away=away | parts)
    with_keys = {each.id for each in vault_holders.of_persons([e.person for e in found], at)}
    return [each for each in found if each.person in with_keys]


def opens(*, actor: Actor, keys: Keyring, body: UUID) -> bool:
    """Whether these keys open a body."""
    return isinstance(_body(actor, keys, body), Body)


@dataclass(frozen=True, slots=True, repr=False)
class Work:
    """Somebody who gives a case away, or answers."""

    investigation: Investigation
    actor: Actor
    at: datetime
    keys: Keyring

    def hand(
        self, cases: Sequence[CaseExamined], person: UUID, *, kind: str
    ) -> tuple[UUID, list[UUID]]:
        """Seal a copy of each case to one person; gives the post they act in, and the copies."""
        if not cases:
            raise NotPossible("Choose at least one case.")
        everybody = free(
            actor=self.actor, keys=self.keys, investigation=self.investigation, at=self.at
        )
        chosen = [each for each in everybody if each.person == str(person)]
        if not chosen:
            raise NotPossible("This person cannot be chosen here. Choose somebody from the list.")
        pages = Pages(actor=self.actor, keys=self.keys, ids=[each.body_id for each in cases])
        if pages.mismatched or pages.closed:
            raise NotPossible("Your keys do not open the file of this investigation.")
        place = self._place([person])
        copies = [
            self._seal(place, kind, pages.of(each.body_id) | {"outcome": each.outcome})
            for each in cases
        ]
        return UUID(chosen[0].post), copies

    def alarm(self, content: dict[str, Any]) -> tuple[UUID, list[str]]:
        """Seal something to everybody on duty who is in no conflict; gives it, and who they are."""
        day = day_of(self.at)
        away = exclusions.persons(
            actor=self.actor, keys=self.keys, matter=self.investigation.matter, today=day
        )
        on_duty = [each.person for each in holders.with_role(Role.DUTY_CONTACT, on=day)]
        outside = [each for each in dict.fromkeys(on_duty) if each not in away]
        ready = vault_holders.of_persons(outside, self.at)[:MOST_ON_DUTY]
        if not ready:
            raise NotPossible("Nobody on duty can be told from here. Please ring instead.")
        told = [each.id for each in ready]
        return self._seal(self._place(told), "safety", content), told

    def reply(self, body: UUID, content: dict[str, Any], *, kind: str) -> UUID:
        """Seal an answer beside what was given."""
        found = _body(self.actor, self.keys, body)
        if not isinstance(found, Body):
            raise NotPossible("This is no longer here. Go back and look again.")
        return self._seal(found.compartment, kind, content)

    def _place(self, persons: Iterable[object]) -> UUID:
        return vault_commands.open_compartment(
            actor=self.actor,
            at=self.at,
            holders=holders_of_keys([self.actor.id, *persons], self.at),
            keys=self.keys,
        ).id

    def _seal(self, place: UUID, kind: str, content: dict[str, Any]) -> UUID:
        return sealed_into(
            place, actor=self.actor, at=self.at, kind=kind, content=content, keys=self.keys
        )


def _body(actor: Actor, keys: Keyring, id: UUID) -> object:
    return vault.bodies_by_id(actor=actor, keys=keys, ids=[id]).get(id)
