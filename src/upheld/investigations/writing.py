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
from upheld.vault import filing
from upheld.vault import holders as vault_holders
from upheld.vault import queries as vault
from upheld.vault.attachments import SealedFile
from upheld.vault.holders import Holder
from upheld.vault.keyring import Keyring

from .papers import Paper, Words

EMPTY = "This file is empty. Choose the document again."
NO_TITLE = "Give the document a title."


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
    body = vault_commands.seal_body(
        actor=actor,
        at=at,
        compartment=_place(actor, compartment),
        kind=kind,
        content=content,
        keys=keys,
        attachment=attachment,
    )
    return body.id


def filed_into(
    place: UUID | None,
    *,
    actor: Actor,
    at: datetime,
    kind: str,
    content: dict[str, Any],
    file: SealedFile,
    keys: Keyring,
) -> UUID:
    """Keep a file that lies sealed on the disk with a compartment, and give the id of its body."""
    found = _place(actor, place)
    given: dict[str, Any] = {"actor": actor, "at": at, "keys": keys, "kind": kind}
    return filing.seal_file(**given, compartment=found, content=content, file=file).id


def words_into(place: UUID | None, words: Words, seal: dict[str, Any]) -> UUID:
    """Seal the words of a paper, or why there are none."""
    content = {"why": words.why, "cut": words.is_cut}
    text = words.text.encode()
    return sealed_into(place, **seal, kind="words", content=content, attachment=text)


def _place(actor: Actor, compartment: UUID | None) -> vault.Compartment:
    found = vault.compartment(actor=actor, id=compartment) if compartment else None
    if found is None:
        raise NotPossible("There is no file for this investigation yet.")
    return found


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
        raise NotPossible(EMPTY)
    return {
        "title": said(title, NO_TITLE),
        "file_name": file_name,
        "sha256": hashlib.sha256(content).hexdigest(),
        "size": len(content),
    }


def titled(title: str, paper: Paper) -> dict[str, Any]:
    """The same of a file that lies sealed on the disk. Raises `NotPossible` for an empty one."""
    if not paper.size:
        raise NotPossible(EMPTY)
    return {
        "title": said(title, NO_TITLE),
        "file_name": paper.file_name,
        "sha256": paper.sha256,
        "size": paper.size,
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
