from __future__ import annotations

import os

import pytest
from pyrage.x25519 import Identity

from upheld.kernel.sealing import recipient_of, seal, unseal
from upheld.vault import identities

SEED = b"\x07" * 32


def test_any_32_bytes_are_an_age_identity():
    for raw in (b"\x00" * 32, b"\xff" * 32, os.urandom(32)):
        identity = identities.identity_from(raw)
        assert unseal(seal(b"x", [recipient_of(identity)]), identity) == b"x"


def test_age_spells_an_identity_as_we_do():
    ours = identities.identity_from(bytes(range(32)))
    assert str(Identity.from_str(ours)) == ours


@pytest.mark.parametrize("length", [0, 31, 33])
def test_another_number_of_bytes_is_no_identity(length):
    with pytest.raises(ValueError, match="32 bytes"):
        identities.identity_from(b"x" * length)


def test_a_signature_holds_for_its_bytes_and_its_key_only():
    signature = identities.sign(SEED, b"said")
    key, other = identities.verify_key_of(SEED), identities.verify_key_of(b"\x08" * 32)
    assert identities.is_signed(b"said", signature, key)
    assert not identities.is_signed(b"unsaid", signature, key)
    assert not identities.is_signed(b"said", signature, other)
    assert not identities.is_signed(b"said", signature[:-1], key)
    assert not identities.is_signed(b"said", signature, b"no key")
