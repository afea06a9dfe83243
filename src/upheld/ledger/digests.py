"""The entry digest: sixteen salted field digests under one hash. The format is permanent.

Any one field can be shown, with its salt, without the others and without saying what
kind of event it was; forgetting the seed makes the entry unlinkable for ever, while
every proof about it still holds. `tests/vectors/entry-digests.json` fixes the format.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping

WIDTH = 16  # every entry has as many field digests, so that their number says nothing
FIELD = b"upheld/field/v1\n"
FILLER = b"upheld/filler/v1\n"
ENTRY = b"upheld/entry/v1\n"
LEAF = b"upheld/v1\n"


def salt_of(seed: bytes, name: str) -> bytes:
    """The salt of one field: HMAC-SHA-256 of its name under the entry's seed."""
    return hmac.digest(seed, name.encode(), "sha256")


def field_digest(salt: bytes, name: str, value: str) -> bytes:
    """SHA-256 of domain, salt, the name's length in two bytes, name and value."""
    text = name.encode()
    return hashlib.sha256(
        FIELD + salt + len(text).to_bytes(2, "big") + text + value.encode()
    ).digest()


def field_digests(seed: bytes, held: Mapping[str, str]) -> list[bytes]:
    """The sorted sixteen: one for each field, the rest made from the seed.

    Raises `ValueError` for more than sixteen fields.
    """
    if len(held) > WIDTH:
        raise ValueError(f"An entry holds at most {WIDTH} fields, not {len(held)}.")
    real = [field_digest(salt_of(seed, name), name, value) for name, value in held.items()]
    filler = [
        hmac.digest(seed, FILLER + bytes([number]), "sha256") for number in range(WIDTH - len(held))
    ]
    return sorted(real + filler)


def entry_digest(seed: bytes, held: Mapping[str, str]) -> bytes:
    """SHA-256 over the sixteen sorted field digests: 32 bytes."""
    return hashlib.sha256(ENTRY + b"".join(field_digests(seed, held))).digest()


def leaf_data(digest: bytes) -> bytes:
    """What the log holds for an entry: always 42 bytes."""
    return LEAF + digest
