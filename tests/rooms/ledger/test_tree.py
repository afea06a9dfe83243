from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from upheld.ledger import tree
from upheld_verify import tree as outside

VECTORS = json.loads((Path(__file__).parents[2] / "vectors/rfc6962.json").read_text())
sizes = st.integers(min_value=1, max_value=1400)


def oracle(hashes):
    """RFC 6962, 2.1, word for word."""
    if len(hashes) == 1:
        return hashes[0]
    split = 1
    while split * 2 < len(hashes):
        split *= 2
    return tree.node_hash(oracle(hashes[:split]), oracle(hashes[split:]))


def leaves_of(size):
    return [tree.leaf_hash(str(number).encode()) for number in range(size)]


def grown(hashes, *, parts=()):
    """The tiles and the edge after the hashes were added in parts."""
    tiles, edge, size = {}, [], 0
    for end in [*sorted(parts), len(hashes)]:
        changed, edge = tree.grow(size, edge, hashes[size:end])
        tiles |= changed
        size = end
    return tiles, edge


def reader(tiles):
    return lambda level, number: tiles[level, number]


def is_consistent(old, size, old_root, root, path):
    """RFC 9162, 2.1.4.2."""
    if old == size:
        return not path and old_root == root
    path = [old_root, *path] if old & (old - 1) == 0 else list(path)
    node, last = old - 1, size - 1
    while node % 2:
        node, last = node >> 1, last >> 1
    one = other = path[0]
    for sibling in path[1:]:
        if last == 0:
            return False
        if node % 2 or node == last:
            one, other = tree.node_hash(sibling, one), tree.node_hash(sibling, other)
            while node % 2 == 0 and node:
                node, last = node >> 1, last >> 1
        else:
            other = tree.node_hash(other, sibling)
        node, last = node >> 1, last >> 1
    return one == old_root and other == root and last == 0


def test_the_roots_of_the_vectors():
    hashes = [tree.leaf_hash(bytes.fromhex(each)) for each in VECTORS["inputs"]]
    assert [each.hex() for each in hashes] == VECTORS["leaf_hashes"]
    assert tree.EMPTY_ROOT.hex() == outside.EMPTY_ROOT.hex() == VECTORS["empty_root"]
    for size, root in enumerate(VECTORS["roots"], start=1):
        assert tree.root_from_edge([hashes[:size]]).hex() == root
        assert outside.root_at(size, [hashes]).hex() == root


@pytest.mark.parametrize("vector", VECTORS["inclusion"], ids=str)
def test_the_audit_paths_of_the_vectors(vector):
    tiles = {(0, 0): [bytes.fromhex(each) for each in VECTORS["leaf_hashes"]][: vector["size"]]}
    path = tree.inclusion(vector["index"], vector["size"], reader(tiles))
    assert [each.hex() for each in path] == vector["path"]
    leaf = tiles[0, 0][vector["index"]]
    root = outside.root_from_path(leaf, vector["index"], vector["size"], path)
    assert root is not None
    assert root.hex() == VECTORS["roots"][vector["size"] - 1]


@pytest.mark.parametrize("vector", VECTORS["consistency"], ids=str)
def test_the_consistency_proofs_of_the_vectors(vector):
    tiles = {(0, 0): [bytes.fromhex(each) for each in VECTORS["leaf_hashes"]][: vector["size"]]}
    path = tree.consistency(vector["old"], vector["size"], reader(tiles))
    assert [each.hex() for each in path] == vector["path"]


@settings(deadline=None, max_examples=25)
@given(size=sizes, data=st.data())
def test_however_a_log_grows_its_root_is_that_of_the_rfc(size, data):
    hashes = leaves_of(size)
    parts = data.draw(st.lists(st.integers(min_value=0, max_value=size), max_size=4))
    tiles, edge = grown(hashes, parts=parts)
    root = oracle(hashes)
    assert tree.root_from_edge(edge) == root
    assert tree.edge(size, reader(tiles)) == edge
    assert outside.root_at(size, outside.levels_over(hashes)) == root


@settings(deadline=None, max_examples=40)
@given(size=sizes, data=st.data())
def test_every_entry_can_be_proved_and_no_other_in_its_place(size, data):
    hashes = leaves_of(size)
    tiles, edge = grown(hashes)
    index = data.draw(st.integers(min_value=0, max_value=size - 1))
    path = tree.inclusion(index, size, reader(tiles))
    root = tree.root_from_edge(edge)
    assert outside.root_from_path(hashes[index], index, size, path) == root
    other = hashlib.sha256(b"another").digest()
    assert outside.root_from_path(other, index, size, path) != root
    if size > 1:
        assert outside.root_from_path(hashes[index], (index + 1) % size, size, path) != root
        assert outside.root_from_path(hashes[index], index, size, path[:-1]) != root
    assert outside.root_from_path(hashes[index], index, size, [*path, other]) != root


@settings(deadline=None, max_examples=40)
@given(size=sizes, data=st.data())
def test_every_older_log_is_shown_to_be_the_beginning_of_the_newer(size, data):
    hashes = leaves_of(size)
    tiles, edge = grown(hashes)
    old = data.draw(st.integers(min_value=1, max_value=size))
    path = tree.consistency(old, size, reader(tiles))
    old_root, root = oracle(hashes[:old]), tree.root_from_edge(edge)
    assert is_consistent(old, size, old_root, root, path)
    assert not is_consistent(old, size, tree.EMPTY_ROOT, root, path)


def test_a_log_with_three_levels_of_tiles():
    hashes = leaves_of(66_000)
    tiles, edge = grown(hashes, parts=[65_535, 65_536])
    assert [len(each) for each in edge] == [66_000 % 256, 66_000 // 256 % 256, 1]
    root = tree.root_from_edge(edge)
    assert outside.root_at(66_000, outside.levels_over(hashes)) == root
    for index in (0, 65_535, 65_536, 65_999):
        path = tree.inclusion(index, 66_000, reader(tiles))
        assert outside.root_from_path(hashes[index], index, 66_000, path) == root


@pytest.mark.parametrize("index", [-1, 5, 6])
def test_what_is_not_in_the_log_has_no_proof(index):
    tiles, _ = grown(leaves_of(5))
    with pytest.raises(ValueError, match="has no entry"):
        tree.inclusion(index, 5, reader(tiles))
    assert outside.root_from_path(b"", index, 5, []) is None


def test_a_log_cannot_have_begun_longer_than_it_is():
    with pytest.raises(ValueError, match="cannot have begun"):
        tree.consistency(6, 5, reader({}))
