"""Alerts opened with a duty contact's keys, conflicts looked at again before anything is shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from upheld.kernel.actor import Actor, Role
from upheld.people import conflicts
from upheld.vault import queries as vault
from upheld.vault.keyring import Keyring
from upheld.vault.queries import Body

from .models import DutyAlert
from .sealing import Kind


@dataclass(frozen=True, slots=True)
class OpenedAlert:
    """An alert, or a test, that these keys open."""

    alert: DutyAlert
    kind: Kind
    content: dict[str, Any]

    @property
    def named_posts(self) -> tuple[UUID, ...]:
        return tuple(UUID(each) for each in self.content["named_posts"])


def opened(
    *, actor: Actor, keys: Keyring, alerts: Iterable[DutyAlert], today: date
) -> list[OpenedAlert]:
    """Those that the duty contact may open and no conflict hides, in the given order."""
    if not actor.has(Role.DUTY_CONTACT):
        return []
    rows = list(alerts)
    mine = vault.openable(actor=actor, keys=keys, ids=[row.compartment_id for row in rows])
    rows = [row for row in rows if row.compartment_id in mine]
    bodies = vault.bodies_by_id(actor=actor, keys=keys, ids=[row.body for row in rows])
    found = [
        OpenedAlert(row, Kind(body.kind), body.content)
        for row in rows
        if isinstance(body := bodies.get(row.body), Body)
    ]
    return [each for each in found if not _is_hidden(each, actor, today)]


def _is_hidden(found: OpenedAlert, actor: Actor, today: date) -> bool:
    away = conflicts.excluded(
        named_posts=found.named_posts, dates=[found.alert.received_on], today=today
    )
    return actor.id in away
