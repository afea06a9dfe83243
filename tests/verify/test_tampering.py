"""Whatever is changed in a copy of the log, or taken out of it, the verifier says so."""

from __future__ import annotations

import shutil

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.rooms.ledger.conftest import NOON
from tests.rooms.ledger.scene import publish, wait
from upheld.ledger import checkpoints, export, tiles
from upheld_verify import cli

SIZE = 259  # a full tile, a partial one beside it, and a level above
STEP = 44  # bytes of an entry in its bundle


@pytest.fixture
def copy(log, tmp_path):
    wait(SIZE)
    publish()
    export.export(tmp_path / "copy", on=NOON.date())
    assert cli.main([str(tmp_path / "copy")]) == 0
    return tmp_path / "copy"


def files_of(folder):
    return sorted(each for each in folder.rglob("*") if each.is_file())


def is_believed(folder, *, key=""):
    return cli.main([str(folder), *(["--key", key] if key else [])]) == 0


def test_every_file_that_is_taken_out_is_missed(copy):
    key = checkpoints.signer().vkey
    for path in files_of(copy):
        held = path.read_bytes()
        path.unlink()
        assert not is_believed(copy, key=key), path.name
        path.write_bytes(held)
    assert is_believed(copy, key=key)


def test_every_entry_that_is_taken_out_is_missed(copy):
    for name, number in (("000", 256), ("001.p/3", 3)):
        path = copy / "tile/entries" / name
        held = path.read_bytes()
        for at in range(0, number, 5):
            path.write_bytes(held[: at * STEP] + held[(at + 1) * STEP :])
            assert not is_believed(copy)
        path.write_bytes(held)


def test_two_entries_that_change_places_are_noticed(copy):
    path = copy / "tile/entries/000"
    held = path.read_bytes()
    path.write_bytes(held[STEP : 2 * STEP] + held[:STEP] + held[2 * STEP :])
    assert not is_believed(copy)


@pytest.mark.parametrize("name", ["tile/0/002", "tile/0/001.p/4", "tile/entries/000.p/1", "tile/x"])
def test_a_tile_too_many_is_noticed(copy, name):
    tiles.write(copy, {name: bytes(32)})
    assert not is_believed(copy)


def test_an_entry_too_many_is_noticed(copy):
    path = copy / "tile/entries/001.p/3"
    path.write_bytes(path.read_bytes() + path.read_bytes()[:STEP])
    assert not is_believed(copy)


def test_a_copy_put_together_from_two_logs_is_noticed(copy, tmp_path):
    wait(3)
    publish()
    export.export(tmp_path / "newer", on=NOON.date())
    for path in files_of(tmp_path / "newer"):
        mixed = tmp_path / "mixed"
        shutil.copytree(copy, mixed)
        (mixed / path.relative_to(tmp_path / "newer")).parent.mkdir(exist_ok=True)
        held = path.read_bytes()
        target = mixed / path.relative_to(tmp_path / "newer")
        if not target.exists() or target.read_bytes() != held:
            target.write_bytes(held)
            assert not is_believed(mixed), path.name
        shutil.rmtree(mixed)


@settings(
    deadline=None,
    max_examples=150,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_no_byte_can_be_changed_anywhere(copy, data):
    path = data.draw(st.sampled_from(files_of(copy)), label="file")
    held = path.read_bytes()
    at = data.draw(st.integers(min_value=0, max_value=len(held) - 1), label="byte")
    flip = data.draw(st.integers(min_value=1, max_value=255), label="by")
    path.write_bytes(held[:at] + bytes([held[at] ^ flip]) + held[at + 1 :])
    try:
        assert not is_believed(copy)
    finally:
        path.write_bytes(held)


@settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_nothing_can_be_cut_off_or_added(copy, data):
    path = data.draw(st.sampled_from(files_of(copy)), label="file")
    held = path.read_bytes()
    shorter = data.draw(st.integers(min_value=0, max_value=len(held) - 1), label="length")
    longer = data.draw(st.binary(min_size=1, max_size=STEP), label="more")
    for changed in (held[:shorter], held + longer):
        path.write_bytes(changed)
        try:
            assert not is_believed(copy)
        finally:
            path.write_bytes(held)


def test_every_letter_of_the_small_files_is_covered(copy):
    for name in ("checkpoint", "log.vkey", "manifest", "obligations.csv", "README.txt"):
        path = copy / name
        held = path.read_bytes()
        for at in range(0, len(held), max(1, len(held) // 80)):
            path.write_bytes(held[:at] + bytes([held[at] ^ 1]) + held[at + 1 :])
            assert not is_believed(copy), (name, at)
        path.write_bytes(held)
