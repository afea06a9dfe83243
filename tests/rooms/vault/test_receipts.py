from __future__ import annotations

import math
import pickle

import pytest

from upheld.kernel.decision import NotPossible
from upheld.kernel.sealing import seal as seal_bytes
from upheld.kernel.sealing import unseal
from upheld.vault import commands, queries, receipts, words
from upheld.vault.models import Receipt

from .scene import TODAY, new_teller, open_for

WORDS = "abacus blurry canine dandelion eggshell frolic gigantic"
VECTOR = {
    "lookup": "c73f20590b95ef538e72296bd1502bc600a2bb0c1416d182c6c4f4cb073ddf6e",
    "recipient": "age129cvds94ke6a4kr44vpprlarcdnr62fly66qjgaa2pgxx3p5epqsgkylna",
    "verify_key": "93b5d4d069551967f83b4ae04112397d8c5002e39351fd713ee6b225f45d93ed",
}


def test_seven_words_are_ninety_bits():
    assert math.log2(len(words.drawn_words()) ** receipts.WORDS) > 90


def test_the_same_words_with_any_spacing_make_the_same_keys():
    again = receipts.derive(WORDS.upper().replace(" ", "\n\n"))
    assert again == receipts.derive(WORDS)


def test_the_keys_of_a_receipt_never_change_between_versions(settings):
    settings.UPHELD_SITE_SALT = "a salt that stands in this test only"
    derived = receipts.derive(WORDS)
    assert derived.lookup.hex() == VECTOR["lookup"]
    assert derived.recipient == VECTOR["recipient"]
    assert derived.verify_key.hex() == VECTOR["verify_key"]


def test_another_site_makes_other_keys_of_the_same_words(settings):
    settings.UPHELD_SITE_SALT = "one site"
    here = receipts.derive(WORDS)
    settings.UPHELD_SITE_SALT = "another site"
    there = receipts.derive(WORDS)
    assert (here.lookup, here.identity, here.seed) != (there.lookup, there.identity, there.seed)
    assert here.recipient != there.recipient


def test_one_other_word_makes_keys_that_open_nothing_of_the_first():
    first, second = receipts.derive(WORDS), receipts.derive(f"{WORDS} zebra")
    assert first.lookup != second.lookup
    sealed = seal_bytes(b"for the first", [first.recipient])
    assert unseal(sealed, first.identity) == b"for the first"
    with pytest.raises(Exception, match="does not open"):
        unseal(sealed, second.identity)


def test_what_a_receipt_makes_prints_as_nothing_and_is_not_pickled():
    derived = receipts.derive(WORDS)
    assert f"{derived} {derived!r}" == "Derived() Derived()"
    with pytest.raises(TypeError, match="secrets"):
        pickle.dumps(derived)


def test_a_receipt_finds_its_compartment_and_another_finds_nothing(teller, compartment):
    commands.keep_receipt(
        actor=teller.actor, at=TODAY, compartment=compartment, derived=teller.derived
    )
    assert queries.by_receipt(derived=receipts.derive(teller.words)) == compartment
    assert queries.by_receipt(derived=new_teller().derived) is None


def test_the_server_keeps_the_public_halves_only(teller, compartment):
    kept = commands.keep_receipt(
        actor=teller.actor, at=TODAY, compartment=compartment, derived=teller.derived
    )
    held = " ".join(
        bytes(value).hex() if isinstance(value, bytes | memoryview) else str(value)
        for value in Receipt.objects.filter(id=kept.id).values_list()[0]
    )
    for secret in (teller.words, teller.derived.identity, teller.derived.seed.hex()):
        assert secret not in held
    assert teller.derived.lookup.hex() in held


def test_a_receipt_is_kept_once(teller, compartment):
    given = {"actor": teller.actor, "at": TODAY, "derived": teller.derived}
    commands.keep_receipt(compartment=compartment, **given)
    with pytest.raises(NotPossible, match="in use"):
        commands.keep_receipt(compartment=open_for(teller), **given)
