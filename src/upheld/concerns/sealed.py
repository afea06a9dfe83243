"""A concern as a reporter's browser sends it: what we must know in the clear, and ciphertext.

Plain values, checked by whoever makes them and kept out of every printed form. Nothing of
what was written, of who wrote it, or of a file is among them.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from upheld.vault.receipts import PublicHalves

MOST_FILES = 5
LARGEST_FILE = 5 * 1024 * 1024  # a browser seals it in its memory, and a phone has little
WRITTEN_BYTES = 256 * 1024
"""The longest text is 50,000 characters; in UTF-8 and in JSON it stays below this."""

IDENTITY_BYTES = 32 * 1024


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Outline:
    """What a browser tells us so that we can say who will read, and what is to be signed.

    The ids were drawn in the browser. `seed` salts the entry in the log and is sealed with
    it. `identity` is the compartment of a name, where there is one; `alone` means that
    nobody but the reporter holds it.
    """

    concern: UUID
    compartment: UUID
    receipt: PublicHalves
    named_posts: tuple[UUID, ...]
    somebody_else: bool
    does_not_know: bool
    struck: tuple[UUID, ...]
    listed: UUID
    routed: UUID
    entry: UUID
    written: UUID
    files: int
    seed: bytes
    identity: UUID | None = None
    identity_listed: UUID | None = None
    alone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Blob:
    """A body that was sealed in the browser, and the id that stands inside it."""

    id: UUID
    sealed: bytes


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Opened:
    """A compartment that the browser made, and the signature over the list of its holders."""

    recipient: str
    grants: bytes
    recovery: bytes
    listed: bytes


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Sealed:
    """A whole concern, sealed: signatures over what we say, ciphertext of what was said."""

    outline: Outline
    place: Opened
    routed: bytes
    entry: bytes
    written: bytes
    files: tuple[Blob, ...] = ()
    name_place: Opened | None = None
    name: Blob | None = None


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody to whom a browser seals, as the post through which they read."""

    recipient: str
    title: str


@dataclass(frozen=True, slots=True, repr=False)
class ToSign:
    """To whom to seal, and the texts that the reporter's own key must sign."""

    holders: tuple[Recipient, ...]
    keepers: tuple[str, ...]
    second_keepers: tuple[tuple[str, str], ...]
    listed: bytes
    routed: bytes
    entry: bytes
    identity_listed: bytes | None
