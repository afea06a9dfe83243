"""How words are written into an investigation: sealed first, then numbered in their list."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from django.db import models
from django.db.models import Max

from upheld.kernel.actor import Actor
from upheld.kernel.decision import NotPossible
from upheld.vault import commands as vault_commands
from upheld.vault import holders as vault_holders
from upheld.vault import queries as vault
from upheld.vault.holders import Holder
from upheld.vault.keyring import Keyring


def sealed_into(
    compartment: UUID | None,
    *,
    actor: Actor,
    at: datetime,
    kind: str,
    content: dict[str, Any],
    keys: Keyring,
    attachment: bytes = b"",
) -> UUID:
    """Seal words into a compartment and give the id of the body. Raises `NotPossible`."""
    found = vault.compartment(actor=actor, id=compartment) if compartment else None
    if found is None:
        raise NotPossible("There is no file for this investigation yet.")
    body = vault_commands.seal_body(
        actor=actor,
        at=at,
        compartment=found,
        kind=kind,
        content=content,
        keys=keys,
        attachment=attachment,
    )
    return body.id


def holders_of_keys(persons: Iterable[object], at: datetime) -> tuple[Holder, ...]:
    """The keys of all these persons. Raises `NotPossible` where somebody has none yet."""
    wanted = list(dict.fromkeys(str(each) for each in persons))
    found = vault_holders.of_persons(wanted, at)
    if len(found) < len(wanted):
        raise NotPossible(
            "Somebody who was chosen has no keys of their own yet. Ask them to make their keys and "
            "have them countersigned first."
        )
    return tuple(found)


def said(words: str, otherwise: str) -> str:
    """Words without the space around them. Raises `NotPossible` where nothing is left."""
    kept = words.strip()
    if not kept:
        raise NotPossible(otherwise)
    return kept


def described(title: str, file_name: str, content: bytes) -> dict[str, Any]:
    """What is sealed beside the bytes of a file. Raises `NotPossible` where there are none."""
    if not content:
        raise NotPossible("This file is empty. Choose the document again.")
    return {
        "title": said(title, "Give the document a title."),
        "file_name": file_name,
        "sha256": hashlib.sha256(content).hexdigest(),
        "size": len(content),
    }


def next_number(rows: models.QuerySet[Any]) -> int:
    """The next number in a list. The investigation is locked, so that no two writers share one."""
    highest: int | None = rows.aggregate(highest=Max("number"))["highest"]
    return (highest or 0) + 1


class OfInvestigation(Protocol):
    """A row that belongs to one investigation."""

    investigation_id: UUID


def part_of(investigation: models.Model, *rows: OfInvestigation | None) -> None:
    """Raise `NotPossible` where a row belongs to another investigation."""
    if any(row is not None and row.investigation_id != investigation.pk for row in rows):
        raise NotPossible("This is no longer here. Go back and look again.")
