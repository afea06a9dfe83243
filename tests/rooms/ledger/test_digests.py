from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from upheld.ledger import digests, tree
from upheld_verify import evidence
from upheld_verify import tree as outside
from upheld_verify.folder import LEAF

VECTORS = json.loads((Path(__file__).parents[2] / "vectors/entry-digests.json").read_text())
ENTRIES = pytest.mark.parametrize("vector", VECTORS["entries"], ids=lambda each: each["what"])

seeds = st.binary(min_size=32, max_size=32)
fields = st.dictionaries(st.text(min_size=1), st.text(), max_size=16)


@ENTRIES
def test_the_house_writes_the_digests_of_the_vectors(vector):
    seed = bytes.fromhex(vector["seed"])
    found = digests.field_digests(seed, vector["fields"])
    assert [each.hex() for each in found] == vector["field_digests"]
    digest = digests.entry_digest(seed, vector["fields"])
    assert digest.hex() == vector["entry_digest"]
    assert digests.leaf_data(digest).hex() == vector["leaf"]
    assert tree.leaf_hash(digests.leaf_data(digest)).hex() == vector["leaf_hash"]


@ENTRIES
def test_an_outsider_comes_to_the_same_digests_from_shown_fields_and_salts(vector):
    shown = {
        name: (value, bytes.fromhex(vector["salts"][name]))
        for name, value in vector["fields"].items()
    }
    known = {evidence.field_digest(salt, name, value) for name, (value, salt) in shown.items()}
    every = [bytes.fromhex(each) for each in vector["field_digests"]]
    hidden = [each for each in every if each not in known]
    digest = evidence.entry_digest(shown, hidden)
    assert len(known) + len(hidden) == evidence.WIDTH
    assert digest.hex() == vector["entry_digest"]
    assert outside.leaf_hash(LEAF + digest).hex() == vector["leaf_hash"]


@given(seed=seeds, held=fields)
def test_every_entry_has_sixteen_digests_however_many_fields_it_has(seed, held):
    found = digests.field_digests(seed, held)
    assert len(set(found)) == digests.WIDTH
    assert found == sorted(found)


@given(seed=seeds, held=fields, data=st.data())
def test_any_change_to_a_field_changes_the_digest(seed, held, data):
    name = data.draw(st.text(min_size=1))
    value = data.draw(st.text().filter(lambda text: text != held.get(name)))
    if name not in held and len(held) == digests.WIDTH:
        return
    assert digests.entry_digest(seed, held | {name: value}) != digests.entry_digest(seed, held)


@given(one=seeds, other=seeds, held=fields)
def test_the_same_fields_under_another_seed_share_no_digest(one, other, held):
    if one == other:
        return
    assert not set(digests.field_digests(one, held)) & set(digests.field_digests(other, held))


def test_a_leaf_is_always_forty_two_bytes():
    assert len(digests.leaf_data(digests.entry_digest(bytes(32), {"event": "x"}))) == 42


def test_seventeen_fields_do_not_fit():
    with pytest.raises(ValueError, match="at most 16"):
        digests.entry_digest(bytes(32), {str(number): "x" for number in range(17)})
