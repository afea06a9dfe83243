"""A way from one part of somebody's own to another, kept for themselves alone.

Whoever raised a concern and joined another has two receipts. Each part keeps the keys of the
other, sealed to the receipt's own key: those who hold the part cannot open them, and see only
that something is kept.
"""

from __future__ import annotations

import base64
import json

from upheld.kernel.sealing import CannotOpen, new_identity, pad, recipient_of, seal, unpad
from upheld.vault.keyring import Keyring, from_sealed


def kept(other: Keyring, *, by: Keyring) -> str:
    """The other keys, as text that opens with these alone."""
    between = new_identity()
    held = {"identity": between, "keys": _text(other.sealed_to(recipient_of(between)))}
    return _text(seal(pad(json.dumps(held).encode()), [by.recipient]))


def opened(text: str, *, by: Keyring) -> Keyring | None:
    """Undo `kept`; None for keys that do not open it."""
    try:
        held = json.loads(unpad(by.unseal(base64.b64decode(text))))
        return from_sealed(base64.b64decode(held["keys"]), held["identity"])
    except (CannotOpen, ValueError, KeyError):
        return None


def _text(sealed: bytes) -> str:
    return base64.b64encode(sealed).decode()
