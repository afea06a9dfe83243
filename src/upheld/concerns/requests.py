"""A request to open a name, as those who hold it read it. Pages may not import this."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from datetime import date, datetime

from upheld.kernel.actor import Actor
from upheld.vault import queries as vault
from upheld.vault.keyring import Keyring
from upheld.vault.queries import Body

from .models import IdentityRequest
from .sealing import Kind


@dataclass(frozen=True, slots=True, repr=False)
class Wanted:
    """Who asked and why, and what a second keeper answered."""

    reporter: str
    asked_by: str
    post: str
    reason: str
    inner: bytes
    answered_by: str
    answer: str
    answered_on: date | None
    released: bytes | None
    until: datetime | None
    opened_on: tuple[date, ...]


def wanted(*, actor: Actor, keys: Keyring, request: IdentityRequest) -> Wanted | None:
    """A request that these keys open; None for everybody else."""
    held = [
        each
        for each in vault.bodies(actor=actor, keys=keys, compartment=request.compartment_id)
        if isinstance(each, Body)
    ]
    asked = next((each for each in held if each.kind == Kind.IDENTITY_ASKED), None)
    if asked is None:
        return None
    answers = {Kind.IDENTITY_RELEASED.value, Kind.IDENTITY_REFUSED.value}
    # Only a second keeper answers: not the reporter, and not whoever asked.
    away = {asked.content["reporter"], asked.content["asked_by"]}
    answer = next((e for e in held if e.kind in answers and e.author not in away), None)
    said = answer.content if answer else {}
    return Wanted(
        reporter=asked.content["reporter"],
        asked_by=asked.content["asked_by"],
        post=asked.content["post"],
        reason=asked.content["words"],
        inner=base64.b64decode(asked.content["inner"]),
        answered_by=answer.author if answer else "",
        answer=said.get("words", ""),
        answered_on=answer.day if answer else None,
        released=base64.b64decode(said["released"]) if "released" in said else None,
        until=datetime.fromisoformat(said["until"]) if "until" in said else None,
        opened_on=tuple(each.day for each in held if each.kind == Kind.IDENTITY_OPENED),
    )
