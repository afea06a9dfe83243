from __future__ import annotations

import shutil
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection

from tests.rooms.ledger.conftest import NOON, WORKER
from tests.rooms.ledger.scene import checked, publish, wait, work
from upheld.kernel import sealing
from upheld.ledger import checkpoints, publisher, queries, tiles
from upheld.ledger.models import Head, Leaf, Opening, Pending
from upheld_verify.folder import check_since
from upheld_verify.notes import read_checkpoint, read_key


def failing_at(words):
    """A database that breaks down at one statement."""

    def execute(run, sql, params, many, context):
        if words in sql:
            raise DatabaseError("the machine went down")
        return run(sql, params, many, context)

    return connection.execute_wrapper(execute)


def test_what_waited_is_in_the_log_and_nothing_waits(workshop, log):
    work(workshop, 3)
    waited = {bytes(each.digest) for each in Pending.objects.all()}
    made = publish()
    assert made.size == 3
    assert {bytes(each.digest) for each in Leaf.objects.all()} == waited
    assert not Pending.objects.exists()
    assert checked(log).checkpoint.root == made.root
    assert (log / "checkpoint").read_text() == made.text == Head.objects.get().checkpoint
    assert queries.published_on() == NOON.date()


def test_every_opening_learns_its_place(workshop, log):
    work(workshop, 3)
    waiting = {each.id: bytes(each.digest) for each in Pending.objects.all()}
    publish()
    for opening in Opening.objects.all():
        assert bytes(Leaf.objects.get(index=opening.index).digest) == waiting[opening.id]


def test_the_place_in_the_log_is_not_the_order_of_arrival(workshop, log):
    benches = work(workshop, 40)
    publish()
    places = [Opening.objects.get(about=str(bench.pk)).index for bench in benches]
    assert sorted(places) == list(range(40))
    assert places != sorted(places)


def test_nothing_is_published_when_nothing_waits(workshop, log):
    work(workshop, 1)
    made = publish()
    assert publisher.publish(at=NOON + timedelta(days=1)) is None
    assert (log / "checkpoint").read_text() == made.text


def test_an_empty_log_can_be_published_once(log):
    assert publish().size == 0
    assert checked(log).checkpoint.size == 0
    assert publisher.publish(at=NOON) is None


def test_the_log_grows_and_each_checkpoint_is_the_beginning_of_the_next(workshop, log):
    notes = []
    for times in (1, 5, 255, 300):
        wait(times)
        notes.append(publish().text)
        found = checked(log)
        for note in notes:
            older = read_checkpoint(note, read_key(checkpoints.signer().vkey))
            check_since(found, older)
    assert found.checkpoint.size == 561


def test_a_sealed_entry_goes_into_the_log_like_any_other(workshop, log):
    identity = sealing.new_identity()
    workshop.commands.whisper(
        actor=WORKER,
        at=NOON.date(),
        bench="b",
        recipient=sealing.recipient_of(identity),
        seed=bytes(32),
    )
    publish()
    opening = Opening.objects.get()
    assert (opening.index, opening.about, opening.seed, opening.fields) == (0, "", None, None)
    assert b'"seed"' in sealing.unpad(sealing.unseal(bytes(opening.sealed), identity))


@pytest.mark.parametrize("words", ["INTO", "UPDATE", "DELETE"])
def test_a_machine_that_goes_down_between_files_and_commit_heals(workshop, log, words):
    wait(300)
    first = publish()
    wait(500)
    with pytest.raises(DatabaseError), failing_at(f"{words} "):
        publisher.publish(at=NOON)
    assert checked_ignoring_strays(log) == first.size
    assert Pending.objects.count() == 500
    work(workshop, 7)
    assert publish().size == 807
    assert checked(log).checkpoint.size == 807


def checked_ignoring_strays(log):
    """What a reader sees who follows the checkpoint and looks at no other file."""
    tiles.sweep(log, Head.objects.get().size)
    return checked(log).checkpoint.size


def test_files_that_an_unfinished_run_left_do_not_stay(workshop, log):
    work(workshop, 3)
    publish()
    tiles.write(log, {"tile/0/000.p/200": b"x", "tile/0/009": b"y", "tile/0/000.p/4.new": b""})
    work(workshop, 1)
    publish()
    assert not (log / "tile/0/009").exists()
    assert checked(log).checkpoint.size == 4


def test_a_checkpoint_that_was_never_shown_is_shown_by_the_next_run(workshop, log):
    work(workshop, 2)
    older = publish().text
    work(workshop, 2)
    newer = publish().text
    (log / "checkpoint").write_text(older)
    assert publisher.publish(at=NOON) is None
    assert (log / "checkpoint").read_text() == newer


@pytest.mark.parametrize("size", [1, 255, 256, 300])
def test_lost_tiles_are_made_again_from_the_database(workshop, log, size):
    wait(size)
    publish()
    shutil.rmtree(log / "tile")
    work(workshop, 1)
    publish()
    assert checked(log).checkpoint.size == size + 1


def test_a_damaged_tile_at_the_edge_is_made_again(workshop, log):
    work(workshop, 5)
    publish()
    (log / "tile/0/000.p/5").write_bytes(bytes(5 * 32))
    work(workshop, 1)
    publish()
    assert checked(log).checkpoint.size == 6


@pytest.mark.parametrize("lost", [False, True])
def test_a_log_that_was_changed_in_the_database_is_not_signed_again(workshop, log, lost):
    work(workshop, 5)
    publish()
    Leaf.objects.filter(index=2).update(digest=bytes(32))
    if lost:
        shutil.rmtree(log / "tile")
    work(workshop, 1)
    with pytest.raises(publisher.LogDamaged):
        publisher.publish(at=NOON)
    assert Head.objects.get().size == 5
    assert Pending.objects.count() == 1


def test_an_entry_that_was_taken_out_of_the_database_is_missed(workshop, log):
    wait(300)
    publish()
    Leaf.objects.filter(index=2).delete()
    shutil.rmtree(log / "tile")
    work(workshop, 1)
    with pytest.raises(publisher.LogDamaged, match="missing"):
        publisher.publish(at=NOON)


def test_a_database_older_than_the_published_log_does_not_fork_it(workshop, log):
    work(workshop, 2)
    publish()
    kept = Head.objects.values().get()
    work(workshop, 2)
    newer = publish().text
    Leaf.objects.filter(index__gte=2).delete()
    Head.objects.update(**kept)
    work(workshop, 1)
    with pytest.raises(publisher.LogDamaged, match="fork the log"):
        publisher.publish(at=NOON)
    assert (log / "checkpoint").read_text() == newer


def test_a_log_that_has_begun_is_never_continued_under_another_key(workshop, log, settings):
    work(workshop, 1)
    publish()
    settings.UPHELD_LOG_KEY.unlink()
    work(workshop, 1)
    with pytest.raises(checkpoints.NoLogKey):
        publisher.publish(at=NOON)
    assert not settings.UPHELD_LOG_KEY.exists()
