from __future__ import annotations

from datetime import timedelta

import pytest

from tests.rooms.ledger.conftest import NOON
from tests.rooms.ledger.scene import checked, publish, wait, work
from upheld.kernel.decision import NotPossible
from upheld.ledger import checkpoints, export, totals

TODAY = NOON.date()


@pytest.fixture
def copy(tmp_path):
    return tmp_path / "copy"


def names(folder):
    return {each.relative_to(folder).as_posix() for each in folder.rglob("*") if each.is_file()}


@pytest.mark.parametrize("size", [1, 255, 256, 300])
def test_the_copy_holds_all_that_is_needed_and_nothing_more(log, copy, size):
    wait(size)
    publish()
    export.export(copy, on=TODAY)
    beside = {"README.txt", "checkpoint", "log.vkey", "manifest", "obligations.csv"}
    tiles = {each for each in names(log) if each.startswith("tile/")}
    assert names(copy) == beside | tiles
    found = checked(copy)
    assert (found.checkpoint.size, found.made_on) == (size, TODAY)


def test_a_copy_of_an_empty_log_can_be_checked(log, copy):
    publish()
    export.export(copy, on=TODAY)
    assert checked(copy).checkpoint.size == 0


def test_a_later_copy_takes_the_place_of_an_earlier_one(workshop, log, copy):
    work(workshop, 2)
    publish()
    export.export(copy, on=TODAY)
    work(workshop, 2)
    publish()
    export.export(copy, on=TODAY + timedelta(days=1))
    assert checked(copy).checkpoint.size == 4
    assert not (copy / "tile/0/000.p/2").exists()


def test_a_copy_has_no_tiles_of_older_checkpoints(workshop, log, copy):
    for _ in range(3):
        work(workshop, 2)
        publish()
    assert (log / "tile/0/000.p/4").exists()
    assert checked(log).checkpoint.size == 6
    export.export(copy, on=TODAY)
    assert {each for each in names(copy) if each.startswith("tile/0")} == {"tile/0/000.p/6"}


def test_nothing_that_was_there_before_is_touched(workshop, log, copy):
    work(workshop, 1)
    publish()
    copy.mkdir()
    (copy / "letter.txt").write_text("Dear panel")
    with pytest.raises(NotPossible, match="holds something else"):
        export.export(copy, on=TODAY)
    with pytest.raises(NotPossible, match="is a file"):
        export.export(copy / "letter.txt", on=TODAY)
    assert names(copy) == {"letter.txt"}


def test_a_log_that_was_never_published_cannot_be_copied(log, copy):
    with pytest.raises(NotPossible, match="Nothing has been published"):
        export.export(copy, on=TODAY)
    assert not copy.exists()


def test_the_copy_says_in_words_what_it_is(workshop, log, copy):
    work(workshop, 3)
    publish()
    export.export(copy, on=TODAY)
    words = (copy / "README.txt").read_text()
    assert "It holds 3 entries." in words
    assert "upheld-verify FOLDER" in words
    assert all(name in words for name in ("checkpoint", "log.vkey", "obligations.csv", "manifest"))
    assert (copy / "log.vkey").read_text().strip() == checkpoints.signer().vkey
    assert (copy / "obligations.csv").read_text() == totals.as_csv(on=TODAY)
