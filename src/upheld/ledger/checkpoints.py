"""What the log signs: checkpoints (https://c2sp.org/tlog-checkpoint) and other signed notes.

Every note's first line says what it is. A checkpoint's is the origin of the log alone; a
promise's and an export's continue it with a slash, so that none can pass for another.
"""

from __future__ import annotations

import hashlib
import os
from base64 import b64decode, b64encode
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings

ED25519 = b"\x01"  # the algorithm's number in a signed note
PRIVATE = "PRIVATE+KEY"


class NoLogKey(Exception):
    """The key that signs the log is missing, or is not a key."""


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """One signed state of the log. `text` is the note as it is published."""

    origin: str
    size: int
    root: bytes
    text: str


class Signer:
    """The log's own Ed25519 key and the name under which it signs."""

    def __init__(self, origin: str, seed: bytes) -> None:
        self.origin = origin
        self._key = Ed25519PrivateKey.from_private_bytes(seed)
        self._public = ED25519 + self._key.public_key().public_bytes_raw()
        self._id = hashlib.sha256(origin.encode() + b"\n" + self._public).digest()[:4]

    @property
    def vkey(self) -> str:
        """The public key as others' programs expect it: name, number and key."""
        return f"{self.origin}+{self._id.hex()}+{base64(self._public)}"

    def note(self, text: str) -> str:
        """The text with its signature, as https://c2sp.org/signed-note lays it out."""
        signature = base64(self._id + self._key.sign(text.encode()))
        return f"{text}\n\N{EM DASH} {self.origin} {signature}\n"

    def checkpoint(self, size: int, root: bytes) -> Checkpoint:
        """Sign the state of the log."""
        text = self.note(f"{self.origin}\n{size}\n{base64(root)}\n")
        return Checkpoint(self.origin, size, root, text)


def make_key() -> Signer:
    """The log's key, made on first use in a file that only its owner can read.

    Call it when a deployment is set up. Once the log has begun, use `signer`: a second
    key would be a second log.
    """
    path = Path(settings.UPHELD_LOG_KEY)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    origin: str = settings.UPHELD_LOG_ORIGIN
    if not origin or "+" in origin or any(each.isspace() for each in origin):
        raise NoLogKey("UPHELD_LOG_ORIGIN must have no spaces and no plus sign in it.")
    seed = os.urandom(32)
    made = Signer(origin, seed)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return signer()
    with os.fdopen(handle, "w") as file:
        number = made.vkey.split("+")[1]
        file.write(f"{PRIVATE}+{origin}+{number}+{base64(ED25519 + seed)}\n")
        file.flush()
        os.fsync(handle)
    return made


def signer() -> Signer:
    """The log's key. Raises `NoLogKey` where it is missing."""
    path = Path(settings.UPHELD_LOG_KEY)
    try:
        held = path.read_text().strip().removeprefix(f"{PRIVATE}+").split("+", 2)
        origin, number, key = held[0], held[1], b64decode(held[2], validate=True)
    except FileNotFoundError as no:
        raise NoLogKey(f"The log's key is missing: {path}.") from no
    except (ValueError, IndexError) as no:
        raise NoLogKey(f"This is not the key of a log: {path}.") from no
    if key[:1] != ED25519 or len(key) != 1 + 32:
        raise NoLogKey(f"This is not the key of a log: {path}.")
    found = Signer(origin, key[1:])
    if found.vkey.split("+")[1] != number:
        raise NoLogKey(f"This is not the key of a log: {path}.")
    return found


def base64(data: bytes) -> str:
    """Bytes as the notes write them."""
    return b64encode(data).decode()
