"""Sealing bytes to somebody's key: an age file to X25519 recipients, and nothing else.

We write no cryptography. `pyrage` makes and opens age files
(https://age-encryption.org/v1); this module only says what we ask of it.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from typing import Protocol

from pyrage import DecryptError, decrypt, decrypt_io, encrypt, encrypt_io
from pyrage.x25519 import Identity, Recipient

BUCKET = 8 * 1024  # bytes; bodies are padded to a multiple, so that a size says little
_LENGTH_BYTES = 8


class CannotOpen(Exception):
    """The key does not open this, or it is not what was sealed."""


class Source(Protocol):
    """Where bytes come from: at most as many as asked for, none at the end."""

    def read(self, size: int, /) -> bytes: ...


class Target(Protocol):
    """Where bytes go."""

    def write(self, chunk: bytes, /) -> int: ...

    def flush(self) -> None: ...


def new_identity() -> str:
    """A fresh age identity, as its own secret text."""
    return str(Identity.generate())


def recipient_of(identity: str) -> str:
    """The public recipient that belongs to a secret identity."""
    return str(Identity.from_str(identity).to_public())


def stranger() -> str:
    """A recipient whose identity nobody holds, to fill up a fixed number of stanzas."""
    return str(Identity.generate().to_public())


def seal(plain: bytes, recipients: Sequence[str]) -> bytes:
    """Encrypt bytes so that any one of the recipients can open them.

    The recipients are shuffled first: an age file lists its stanzas in the order given,
    and the order must not say who was thought of first.
    """
    shuffled = list(recipients)
    secrets.SystemRandom().shuffle(shuffled)
    sealed: bytes = encrypt(plain, [Recipient.from_str(each) for each in shuffled])
    return sealed


def unseal(sealed: bytes, identity: str) -> bytes:
    """Decrypt what was sealed to this identity. Raises `CannotOpen`."""
    try:
        plain: bytes = decrypt(sealed, [Identity.from_str(identity)])
    except DecryptError as no:
        raise CannotOpen("This key does not open it.") from no
    return plain


def pad(plain: bytes) -> bytes:
    """Bring bytes to a multiple of 8 KiB, remembering how many there were."""
    framed = len(plain).to_bytes(_LENGTH_BYTES, "big") + plain
    return framed + bytes(-len(framed) % BUCKET)


def unpad(padded: bytes) -> bytes:
    """Undo `pad`. Raises `CannotOpen` where the length cannot be true."""
    length = int.from_bytes(padded[:_LENGTH_BYTES], "big")
    if len(padded) % BUCKET or length > len(padded) - _LENGTH_BYTES:
        raise CannotOpen("This is not a padded body.")
    return padded[_LENGTH_BYTES : _LENGTH_BYTES + length]


def seal_stream(source: Source, target: Target, recipients: Sequence[str]) -> None:
    """Seal what comes, as it comes, without ever holding more than a few chunks of it.

    Whatever goes wrong in `source` or `target` is raised, in a form of its own.
    """
    encrypt_io(source, target, [Recipient.from_str(each) for each in recipients])


def unseal_stream(source: Source, target: Target, identity: str) -> None:
    """Open a sealed stream. Each chunk is proved before it is given; the last one ends it.

    Raises `CannotOpen` at the first chunk that is not what was sealed, or where the end is
    missing: nothing false is ever given, but what came before it has been.
    """
    try:
        decrypt_io(source, target, [Identity.from_str(identity)])
    except (DecryptError, OSError) as no:
        raise CannotOpen("This is not what was sealed.") from no


def padme(size: int) -> int:
    """The size to which a file is padded, so that its own says little: at most 12% more.

    Padmé (Nikitin and others, PETS 2019): a size keeps only its first few binary digits.
    Small files are all one bucket.
    """
    if size <= BUCKET:
        return BUCKET
    exponent = size.bit_length() - 1
    dropped = (1 << (exponent - exponent.bit_length())) - 1
    return (size + dropped) & ~dropped
