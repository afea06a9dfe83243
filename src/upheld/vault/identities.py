"""Keys made from bytes: how an age identity is spelled, and what an Ed25519 seed signs."""

from __future__ import annotations

from bech32 import bech32_decode, bech32_encode, convertbits
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

KEY_BYTES = 32


def identity_from(raw: bytes) -> str:
    """The age identity whose X25519 secret is these 32 bytes.

    Its spelling is Bech32 of the bytes in capitals (https://age-encryption.org/v1).
    """
    if len(raw) != KEY_BYTES:
        raise ValueError("An age identity is made from 32 bytes.")
    fives = convertbits(raw, 8, 5)
    if fives is None:
        raise ValueError("These bytes have no spelling in Bech32.")
    return bech32_encode("age-secret-key-", fives).upper()


def is_identity(text: str) -> bool:
    """Whether this text spells an age identity."""
    name, fives = bech32_decode(text)
    raw = convertbits(fives, 5, 8, False) if name == "age-secret-key-" and fives else None
    return raw is not None and len(raw) == KEY_BYTES and text == text.upper()


def verify_key_of(seed: bytes) -> bytes:
    """The public half of an Ed25519 seed."""
    return Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()


def sign(seed: bytes, data: bytes) -> bytes:
    """An Ed25519 signature: 64 bytes."""
    return Ed25519PrivateKey.from_private_bytes(seed).sign(data)


def is_signed(data: bytes, signature: bytes, verify_key: bytes) -> bool:
    """Whether the holder of this key signed exactly these bytes."""
    try:
        Ed25519PublicKey.from_public_bytes(verify_key).verify(signature, data)
    except (InvalidSignature, ValueError):
        return False
    return True
