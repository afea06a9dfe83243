"""A receipt: seven words by which a reporter comes back, and nobody else can.

Seven words of 7,464 are 90.1 bits. So many random bits need no stretching, and
stretching on a page that is open to anyone would be a free denial of service.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from upheld.kernel.sealing import recipient_of

from .identities import KEY_BYTES, identity_from, verify_key_of
from .secret import NeverWrittenDown
from .words import draw, normalise

WORDS = 7
_PURPOSE = b"upheld/receipt/v1"


@dataclass(frozen=True, slots=True, repr=False)
class Derived(NeverWrittenDown):
    """What a receipt's words make. Only `lookup`, `recipient` and `verify_key` are kept."""

    lookup: bytes
    identity: str
    recipient: str
    seed: bytes

    @property
    def verify_key(self) -> bytes:
        """The public half of the signing key."""
        return verify_key_of(self.seed)


@dataclass(frozen=True, slots=True)
class PublicHalves:
    """What is kept of a receipt, as the browser sends it that made the receipt."""

    lookup: bytes
    recipient: str
    verify_key: bytes


def looked_up_by(key: bytes) -> bytes:
    """What a look-up key is found by: the key itself is kept nowhere."""
    return hashlib.sha256(key).digest()


def new_words() -> str:
    """Seven new words. Show them before sending, and never again."""
    return draw(WORDS)


def derive(words: str) -> Derived:
    """Everything a receipt is: found by the look-up key, opened and signed by the others.

    The same words with the same site salt always make the same.
    """
    made = HKDF(
        algorithm=SHA256(),
        length=3 * KEY_BYTES,
        salt=settings.UPHELD_SITE_SALT.encode(),
        info=_PURPOSE,
    ).derive(normalise(words).encode())
    key, secret, seed = made[:32], made[32:64], made[64:]
    identity = identity_from(secret)
    return Derived(
        lookup=looked_up_by(key),
        identity=identity,
        recipient=recipient_of(identity),
        seed=seed,
    )
