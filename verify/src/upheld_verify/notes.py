"""Signed notes (https://c2sp.org/signed-note) and the keys that sign them."""

from __future__ import annotations

import hashlib
import re
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

ED25519 = 1
KEY_BYTES = 32
HASH_BYTES = 32
SIGNATURE = re.compile(r"\u2014 (?P<name>[^\s+]+) (?P<data>[A-Za-z0-9+/]+={0,2})")


class Failed(Exception):
    """The log, or what was said about it, is not true."""


class CannotCheck(Exception):
    """What was given is not of a kind that can be checked."""


@dataclass(frozen=True)
class Key:
    """The public key of a log, and the name under which it signs."""

    name: str
    id: bytes
    public: bytes


@dataclass(frozen=True)
class Checkpoint:
    """A signed state of a log: how many entries, and the hash over all of them."""

    origin: str
    size: int
    root: bytes


def read_key(vkey: str) -> Key:
    """A key as it is printed, `name+number+key`. Raises `CannotCheck`."""
    try:
        name, number, encoded = vkey.strip().split("+", 2)
        data = exactly(encoded)
    except ValueError as no:
        raise CannotCheck("This is not the key of a log. It looks like name+number+key.") from no
    made = hashlib.sha256(name.encode() + b"\n" + data).digest()[:4]
    if len(data) != 1 + KEY_BYTES or data[0] != ED25519 or made.hex() != number:
        raise CannotCheck("This is not the key of a log, or a letter of it has changed.")
    return Key(name, made, data[1:])


def text_of(note: str, key: Key) -> str:
    """The text of a note that this key signed; others may have signed it too. Raises `Failed`."""
    text, gap, lines = note.rpartition("\n\n")
    signatures = [SIGNATURE.fullmatch(line) for line in lines.split("\n")[:-1]]
    if not gap or not lines.endswith("\n") or None in signatures:
        raise Failed("This is not a signed note: its signature is missing or damaged.")
    text += "\n"
    for signature in filter(None, signatures):
        if signature["name"] == key.name and _is_signed(text, signature["data"], key):
            return text
    raise Failed(f"The signature is not that of {key.name}, or the words were changed.")


def read_checkpoint(note: str, key: Key) -> Checkpoint:
    """A checkpoint that this key signed. Raises `Failed`."""
    lines = text_of(note, key).split("\n")
    try:
        origin, size, root = lines[0], int(lines[1]), exactly(lines[2])
    except (ValueError, IndexError) as no:
        raise Failed("What was signed is not a checkpoint.") from no
    if origin != key.name or str(size) != lines[1] or size < 0 or len(root) != HASH_BYTES:
        raise Failed("What was signed is not a checkpoint of this log.")
    return Checkpoint(origin, size, root)


def exactly(encoded: str) -> bytes:
    """Base64 that is written in the one right way. Raises `ValueError`."""
    try:
        data = b64decode(encoded, validate=True)
    except NotBase64 as no:
        raise ValueError("not base64") from no
    if b64encode(data).decode() != encoded:
        raise ValueError("base64 written in another way")
    return data


def _is_signed(text: str, encoded: str, key: Key) -> bool:
    try:
        data = exactly(encoded)
        if data[:4] != key.id:
            return False
        Ed25519PublicKey.from_public_bytes(key.public).verify(data[4:], text.encode())
    except (ValueError, InvalidSignature):
        return False
    return True
