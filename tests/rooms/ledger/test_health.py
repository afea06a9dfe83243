from __future__ import annotations

import shutil

import pytest

from tests.rooms.ledger.conftest import NOON, WORKER
from tests.rooms.ledger.scene import publish, work
from upheld.kernel import sealing
from upheld.ledger import health
from upheld.ledger.models import Head, Leaf, Opening, Pending


@pytest.fixture
def well(workshop, log):
    """A log of five entries, one of them sealed, with one more of each waiting."""
    for times in (4, 1):
        work(workshop, times)
        workshop.commands.whisper(
            actor=WORKER,
            at=NOON.date(),
            bench="b",
            recipient=sealing.recipient_of(sealing.new_identity()),
            seed=bytes([times]) * 32,
        )
        if times > 1:
            publish()
    return log


def test_a_sound_log_has_no_faults(well):
    assert list(health.faults()) == []


def test_a_log_that_has_not_begun_has_no_faults(log):
    assert list(health.faults()) == []


def an_opening_was_changed(log):
    Opening.objects.filter(sealed=None, index=None).update(seed=bytes(32))


def a_published_opening_was_changed(log):
    Opening.objects.filter(sealed=None, index__isnull=False).update(seed=bytes(32))


def a_waiting_digest_was_taken_out(log):
    Pending.objects.filter(id__in=Opening.objects.exclude(sealed=None).values("id")).delete()


def a_leaf_was_changed(log):
    Leaf.objects.filter(index=1).update(digest=bytes(32))


def a_leaf_was_taken_out(log):
    Leaf.objects.filter(index=4).delete()


def a_leaf_was_added(log):
    Leaf.objects.create(index=5, digest=bytes(32))


def the_root_was_changed(log):
    Head.objects.update(root=bytes(32))


def a_tile_was_changed(log):
    (log / "tile/0/000.p/5").write_bytes(bytes(160))


def the_files_went(log):
    shutil.rmtree(log / "tile")


def the_key_went(log):
    (log.parent / "keys/log").unlink()


def the_key_is_another(log):
    (log.parent / "keys/log").unlink()
    from upheld.ledger.checkpoints import make_key  # noqa: PLC0415  Where it is needed.

    make_key()


@pytest.mark.parametrize(
    ("happen", "words"),
    [
        (an_opening_was_changed, "1 entries no longer say"),
        (a_published_opening_was_changed, "4 entries no longer say"),
        (a_waiting_digest_was_taken_out, "1 sealed entries are neither"),
        (a_leaf_was_changed, "not what was signed"),
        (a_leaf_was_taken_out, "Entries are missing"),
        (a_leaf_was_added, "never signed"),
        (the_root_was_changed, "not the newest one"),
        (a_tile_was_changed, "does not hold the hashes"),
        (the_files_went, "is missing"),
        (the_key_went, "The log's key is missing"),
        (the_key_is_another, "signature is not that of"),
    ],
)
def test_each_fault_is_said_in_words(well, happen, words):
    happen(well)
    assert any(words in fault for fault in health.faults())


def test_a_checkpoint_that_was_not_shown_is_a_fault(workshop, well):
    older = (well / "checkpoint").read_text()
    shutil.copytree(well / "tile", well.parent / "older")
    publish()
    shutil.rmtree(well / "tile")
    shutil.move(well.parent / "older", well / "tile")
    (well / "checkpoint").write_text(older)
    assert any("not the newest" in fault for fault in health.faults())
