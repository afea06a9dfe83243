"""A sealed body: what is inside, how it is signed, and when it is believed.

    age(pad(64 bytes of signature ‖ "upheld/body/v1\\n" ‖ 4 bytes of length ‖ JSON ‖ attachment))

The signature covers everything after it. The JSON says which compartment and body this is,
so that a body that was copied elsewhere, or a signature that was moved, is told apart.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from upheld.kernel.sealing import CannotOpen, pad, seal, unpad, unseal

from .identities import is_signed
from .keyring import Keyring

VERSION = 1
HOLDERS = "holders"  # the kind of body that lists a compartment's holders
_MAGIC = b"upheld/body/v1\n"
_SIGNATURE = 64
_LENGTH = 4


@dataclass(frozen=True, slots=True)
class Body:
    """What was sealed, opened and proved: the author signed it, and the log holds its digest."""

    id: UUID
    compartment: UUID
    kind: str
    author: str
    sequence: int
    day: date
    content: dict[str, Any]
    attachment: bytes = b""


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A body that is not what was sealed. Nothing of it is shown."""

    id: UUID
    compartment: UUID


@dataclass(frozen=True, slots=True)
class Unproved:
    """A body that opened; whether to believe it depends on its author's key."""

    body: Body
    signed: bytes
    signature: bytes

    def is_by(self, verify_key: bytes) -> bool:
        """Whether the holder of this key signed it."""
        return is_signed(self.signed, self.signature, verify_key)


def seal_up(body: Body, *, keys: Keyring, recipient: str) -> bytes:
    """Sign a body and seal it to its compartment, padded to 8 KiB."""
    signed = to_sign(body)
    return seal_signed(signed, keys.sign(signed), recipient)


def seal_signed(signed: bytes, signature: bytes, recipient: str) -> bytes:
    """Seal what its author has signed, wherever they signed it."""
    return seal(pad(signature + signed), [recipient])


def to_sign(body: Body) -> bytes:
    """The bytes that a body's author signs."""
    header = {
        "compartment": str(body.compartment),
        "body": str(body.id),
        "author": body.author,
        "sequence": body.sequence,
        "kind": body.kind,
        "version": VERSION,
        "day": body.day.isoformat(),
        "content": body.content,
    }
    text = json.dumps(header, ensure_ascii=False, sort_keys=True).encode()
    return _MAGIC + len(text).to_bytes(_LENGTH, "big") + text + body.attachment


def open_up(blob: bytes | memoryview, identity: str) -> Unproved:
    """Open a body without believing it yet. Raises `CannotOpen`."""
    plain = unpad(unseal(bytes(blob), identity))
    signature, signed = plain[:_SIGNATURE], plain[_SIGNATURE:]
    if not signed.startswith(_MAGIC):
        raise CannotOpen("This is not a sealed body.")
    start = len(_MAGIC) + _LENGTH
    end = start + int.from_bytes(signed[len(_MAGIC) : start], "big")
    try:
        return Unproved(_read(json.loads(signed[start:end]), signed[end:]), signed, signature)
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError) as no:
        # It may have been sealed outside, by somebody who wants us to stumble over it.
        raise CannotOpen("This is not a sealed body.") from no


def _read(header: dict[str, Any], attachment: bytes) -> Body:
    if header["version"] != VERSION:
        raise CannotOpen("This body has a version that we do not know.")
    texts = (header[each] for each in ("body", "compartment", "kind", "author", "day"))
    if not all(isinstance(each, str) for each in texts) or type(header["sequence"]) is not int:
        raise CannotOpen("This is not a sealed body.")
    return Body(
        id=UUID(header["body"]),
        compartment=UUID(header["compartment"]),
        kind=header["kind"],
        author=header["author"],
        sequence=header["sequence"],
        day=date.fromisoformat(header["day"]),
        content=dict(header["content"]),
        attachment=attachment,
    )


def digest_of(blob: bytes | memoryview) -> str:
    """What the log holds of a sealed body: SHA-256 of the ciphertext."""
    return hashlib.sha256(bytes(blob)).hexdigest()
