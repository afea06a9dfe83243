from __future__ import annotations

from collections import Counter

import pytest

from upheld.ledger import tiles, tree
from upheld_verify import folder

# The examples of https://c2sp.org/tlog-tiles.


@pytest.mark.parametrize(
    ("level", "number", "width", "path"),
    [
        (0, 1_234_067, 256, "tile/0/x001/x234/067"),
        (0, 0, 256, "tile/0/000"),
        (1, 999, 17, "tile/1/999.p/17"),
        (2, 1000, 1, "tile/2/x001/000.p/1"),
        ("entries", 273, 112, "tile/entries/273.p/112"),
    ],
)
def test_a_tile_stands_where_the_format_says(level, number, width, path):
    assert tiles.path_of(level, number, width) == path
    assert folder.path_of(str(level), number, width) == path
    place = (0 if level == "entries" else level, number, width)
    assert tiles.place_of(path) == place


def test_seventy_thousand_entries_have_the_tiles_of_the_formats_example():
    found = Counter((level, width) for level, _, width in tiles.layout(70_000))
    assert found == {
        (0, 256): 273,
        (0, 112): 1,
        ("entries", 256): 273,
        ("entries", 112): 1,
        (1, 256): 1,
        (1, 17): 1,
        (2, 1): 1,
    }


def test_an_empty_log_has_no_tiles():
    assert list(tiles.layout(0)) == []


@pytest.mark.parametrize(
    "name", ["tile/0/000.new", "tile/0/0", "tile/x/000", "tile/0/000.p/x", "tile/0/1000"]
)
def test_what_is_no_tile_has_no_place(name):
    assert tiles.place_of(name) is None


def test_a_file_is_written_wholly_and_nothing_else_stays(tmp_path):
    tiles.write(tmp_path, {"a/b": b"one", "c": b"two"})
    tiles.write(tmp_path, {"c": b"three"})
    found = {each.relative_to(tmp_path).as_posix() for each in tmp_path.rglob("*")}
    assert found == {"a", "a/b", "c"}
    assert (tmp_path / "c").read_bytes() == b"three"


def test_sweeping_keeps_what_a_checkpoint_may_need(tmp_path):
    kept = ["tile/0/000", "tile/0/001.p/3", "tile/0/001.p/7", "tile/1/000.p/1"]
    gone = ["tile/0/000.p/9", "tile/0/001.p/8", "tile/0/002.p/1", "tile/0/001", "tile/0/000.new"]
    tiles.write(tmp_path, dict.fromkeys([*kept, *gone], b""))
    tiles.sweep(tmp_path, 256 + 7)
    found = {e.relative_to(tmp_path).as_posix() for e in tmp_path.rglob("*") if e.is_file()}
    assert found == set(kept)


def test_a_full_tile_stands_in_for_a_partial_one_that_went(tmp_path):
    hashes = [tree.leaf_hash(bytes([number])) for number in range(256)]
    tiles.write(tmp_path, {"tile/0/000": b"".join(hashes)})
    assert tiles.reader(tmp_path, 3)(0, 0) == hashes[:3]


def test_a_tile_of_the_wrong_length_is_not_read(tmp_path):
    tiles.write(tmp_path, {"tile/0/000.p/2": bytes(63)})
    with pytest.raises(ValueError, match="does not hold 2 hashes"):
        tiles.reader(tmp_path, 2)(0, 0)
