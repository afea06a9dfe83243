from __future__ import annotations

import copy
import logging
import pickle

import pytest

from upheld.kernel.decision import NotPermitted
from upheld.kernel.sealing import recipient_of
from upheld.vault.keyring import NoGrant

from .scene import open_for


def test_a_keyring_prints_as_nothing_wherever_it_is_printed(ana, caplog):
    logging.getLogger("upheld").warning("keys: %s %r", ana.keys, ana.keys)
    assert caplog.messages == ["keys: Keyring() Keyring()"]
    assert f"{ana.keys} {[ana.keys]}" == "Keyring() [Keyring()]"
    assert not hasattr(ana.keys, "__dict__")


@pytest.mark.parametrize("way", [pickle.dumps, copy.copy, copy.deepcopy])
def test_a_keyring_is_neither_pickled_nor_copied(ana, way):
    with pytest.raises(TypeError, match="neither copied nor pickled"):
        way(ana.keys)


def test_keys_open_what_they_were_granted_and_nothing_else(ana, ben, compartment):
    assert recipient_of(ana.keys.identity_for(compartment)) == compartment.recipient
    with pytest.raises(NoGrant):
        ben.keys.identity_for(compartment)


def test_no_grant_is_said_with_the_words_for_what_is_not_there(ben, compartment):
    with pytest.raises(NotPermitted, match=r"^This is no longer here\. Go back and look again\.$"):
        ben.keys.identity_for(compartment)


def test_a_signatory_opens_the_common_compartment_by_its_own_identity(ana, ben, compartment):
    common = ana.keys.identity_for(compartment)
    assert ben.keys.also(compartment.id, common).identity_for(compartment) == common
    assert not ben.keys.opens(compartment)


def test_an_added_identity_opens_no_other_compartment(ana, ben, compartment):
    other = open_for(ana)
    assert not ben.keys.also(other.id, ana.keys.identity_for(compartment)).opens(other)
