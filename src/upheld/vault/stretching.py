"""From six unlock words to a key: Argon2id, slow on purpose, and never many at once."""

from __future__ import annotations

import secrets
from threading import BoundedSemaphore

from argon2.low_level import Type, hash_secret_raw

from .identities import KEY_BYTES, identity_from
from .words import draw, normalise, unknown_words

WORDS = 6
SALT_BYTES = 16
_PASSES = 3
_MEMORY_KIB = 64 * 1024
_AT_ONCE = 2

# Each stretching takes 64 MiB and about 200 ms. Two at once in one process is the limit
# that keeps a small machine alive; the number of server processes bounds the rest, and
# only somebody who has signed in gets this far, so no lock across processes is needed.
_turn = BoundedSemaphore(_AT_ONCE)


def new_words() -> str:
    """Six new unlock words. Show them once; nobody can tell them again."""
    return draw(WORDS)


def are_unlock_words(words: str) -> bool:
    """Whether these are six words of our list, as words that were drawn for somebody are."""
    return len(normalise(words).split()) == WORDS and not unknown_words(words)


def new_salt() -> bytes:
    """A salt for one person's unlock words."""
    return secrets.token_bytes(SALT_BYTES)


def stretch(words: str, salt: bytes) -> str:
    """The age identity that these words and this salt make. At most two at once."""
    with _turn:
        raw = hash_secret_raw(
            normalise(words).encode(),
            bytes(salt),
            time_cost=_PASSES,
            memory_cost=_MEMORY_KIB,
            parallelism=1,
            hash_len=KEY_BYTES,
            type=Type.ID,
        )
    return identity_from(raw)
