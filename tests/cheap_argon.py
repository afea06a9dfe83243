"""Argon2 as always, only less slowly: telling the example asks for it eighty times.

What stretching takes in earnest is looked at in tests/rooms/vault/test_unlocking.py, and `upheld`,
which tests start as a process of its own, stretches as it does anywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher

from upheld.vault import stretching

MEMORY = 64  # KiB


@contextmanager
def less_slowly() -> Iterator[None]:
    """Stretch words and hash passwords in one pass over little memory."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stretching, "hash_secret_raw", partial(_stretch, stretching.hash_secret_raw))
        patch.setattr(Argon2PasswordHasher, "time_cost", 1)
        patch.setattr(Argon2PasswordHasher, "memory_cost", MEMORY)
        patch.setattr(Argon2PasswordHasher, "parallelism", 1)
        yield


def _stretch(argon2: Callable[..., bytes], *what: bytes, **how: Any) -> bytes:
    return argon2(*what, **how | {"time_cost": 1, "memory_cost": MEMORY})
