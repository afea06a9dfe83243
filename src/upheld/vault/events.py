"""What happened to keys and sealed content. Ids, days and digests; never who wrote."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from upheld.ledger.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class KeysOffered(Event):
    """A person offered keys; they do not count yet."""

    name: ClassVar[str] = "vault.keys.offered"
    about: ClassVar[str] = "keys"
    keys: UUID
    person: UUID
    fingerprint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeysCountersigned(Event):
    """Another holder compared the fingerprint of offered keys and countersigned them."""

    name: ClassVar[str] = "vault.keys.countersigned"
    about: ClassVar[str] = "keys"
    keys: UUID
    person: UUID
    fingerprint: str
    countersigned_by: UUID
    counts_from: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CompartmentOpened(Event):
    """A compartment was made, with this public recipient."""

    name: ClassVar[str] = "vault.compartment.opened"
    about: ClassVar[str] = "compartment"
    hides_actor: ClassVar[bool] = True
    compartment: UUID
    recipient: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CompartmentContinued(Event):
    """What is sealed from now on lies in this compartment, for other holders than before."""

    name: ClassVar[str] = "vault.compartment.continued"
    about: ClassVar[str] = "compartment"
    hides_actor: ClassVar[bool] = True
    compartment: UUID
    continues: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldersListed(Event):
    """The holders of a compartment were listed, in a sealed body of this digest."""

    name: ClassVar[str] = "vault.holders.listed"
    about: ClassVar[str] = "body"
    hides_actor: ClassVar[bool] = True
    body: UUID
    compartment: UUID
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BodySealed(Event):
    """Something was sealed into a compartment: a body of this digest."""

    name: ClassVar[str] = "vault.body.sealed"
    about: ClassVar[str] = "body"
    hides_actor: ClassVar[bool] = True
    body: UUID
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FileKept(Event):
    """A file was kept: sealed on disk with this digest, and named by this body."""

    name: ClassVar[str] = "vault.file.kept"
    about: ClassVar[str] = "body"
    hides_actor: ClassVar[bool] = True
    body: UUID
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FilesForgotten(Event):
    """Files of a compartment were removed from the disk."""

    name: ClassVar[str] = "vault.files.forgotten"
    about: ClassVar[str] = "compartment"
    hides_actor: ClassVar[bool] = True
    compartment: UUID
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptKept(Event):
    """The public halves of a receipt were kept, so that its reporter can come back."""

    name: ClassVar[str] = "vault.receipt.kept"
    about: ClassVar[str] = "compartment"
    hides_actor: ClassVar[bool] = True
    compartment: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class MismatchReported(Event):
    """A body was found that is not what was sealed, and it was not shown."""

    name: ClassVar[str] = "vault.mismatch.reported"
    about: ClassVar[str] = "body"
    hides_actor: ClassVar[bool] = True
    body: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class CompartmentShredded(Event):
    """The keys of a compartment were destroyed, and what was sealed in it."""

    name: ClassVar[str] = "vault.compartment.shredded"
    about: ClassVar[str] = "compartment"
    hides_actor: ClassVar[bool] = True
    compartment: UUID
