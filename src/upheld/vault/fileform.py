"""What can be seen of an age file that somebody else made, without a key to it.

A file that comes from a browser is not ours. Its header says to how many X25519 recipients
it is sealed, and nothing else may stand there: a passphrase or a plugin would make whoever
opens it work or wait. What is inside cannot be seen, and opening is prepared for anything.
"""

from __future__ import annotations

import re

from bech32 import bech32_decode, convertbits
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from .identities import KEY_BYTES

MOST_HEADER = 16 * 1024
_INTRO = b"age-encryption.org/v1\n"
_END = re.compile(rb"\n--- [A-Za-z0-9+/]{43}\n")
_X25519 = re.compile(rb"-> X25519 [A-Za-z0-9+/]{43}\n[A-Za-z0-9+/]{43}\n")
# Both libraries that we use add a stanza of noise, which readers must pass over.
_GREASE = re.compile(
    rb"-> [!-~]{1,8}-grease(?: [!-~]{1,8}){0,4}\n(?:[A-Za-z0-9+/]{64}\n)*[A-Za-z0-9+/]{0,63}\n"
)
_NONCE, _TAG = 16, 16


def stanzas(blob: bytes) -> int | None:
    """To how many X25519 recipients an age file is sealed; None if it is not such a file."""
    end = _END.search(blob, 0, MOST_HEADER)
    if not blob.startswith(_INTRO) or end is None or len(blob) < end.end() + _NONCE + _TAG:
        return None
    at, last, found = len(_INTRO), end.start() + 1, 0
    while at < last:
        stanza = _X25519.match(blob, at, last)
        found += stanza is not None
        stanza = stanza or _GREASE.match(blob, at, last)
        if stanza is None:
            return None
        at = stanza.end()
    return found


def is_recipient(text: str) -> bool:
    """Whether this is the public half of an X25519 identity to which one can safely seal.

    A point of small order gives everybody the same secret; sealing to one stops the library.
    """
    name, fives = bech32_decode(text)
    raw = convertbits(fives, 5, 8, False) if name == "age" and fives else None
    if raw is None or len(raw) != KEY_BYTES or text != text.lower():
        return False
    try:
        X25519PrivateKey.generate().exchange(X25519PublicKey.from_public_bytes(bytes(raw)))
    except ValueError:
        return False
    return True
