from __future__ import annotations

from datetime import timedelta

import pytest

from tests.rooms.ledger.conftest import NOON, WORKER
from tests.rooms.ledger.scene import checked, publish, wait, work
from upheld.ledger import checkpoints, promises, queries
from upheld.ledger.command import entries_written
from upheld_verify import evidence
from upheld_verify.notes import CannotCheck, Failed, read_key

TODAY = NOON.date()


@pytest.fixture
def entry(workshop, log):
    with entries_written() as written:
        work(workshop, 1)
    return written[0]


def key():
    return read_key(checkpoints.signer().vkey)


def test_a_promise_names_the_entry_and_the_next_day(entry):
    lines = promises.promise(entry.digest, on=TODAY).split("\n")
    assert lines[:3] == [
        "upheld.example/log/promise/v1",
        checkpoints.base64(entry.digest),
        "2026-03-03",
    ]


def test_a_promise_is_kept_by_the_night(workshop, log, entry):
    note = promises.promise(entry.digest, on=TODAY)
    work(workshop, 10)
    publish()
    assert "was kept" in evidence.check(note, checked(log), key())[0]


def test_a_copy_that_does_not_say_its_day_cannot_break_a_promise(workshop, log, entry):
    publish()
    with entries_written() as written:
        work(workshop, 1)
    note = promises.promise(written[0].digest, on=TODAY)
    with pytest.raises(CannotCheck, match="Ask for a newer copy"):
        evidence.check(note, checked(log), key())


def test_nothing_is_promised_that_is_not_kept(log):
    with pytest.raises(promises.NotInTheLog):
        promises.promise(bytes(32), on=TODAY)
    with pytest.raises(promises.NotInTheLog):
        promises.standing(bytes(32))


def test_an_entry_that_waits_has_no_proof_yet(workshop, log, entry):
    assert promises.standing(entry.digest) == promises.Standing(False, None, 0, "", "")
    publish()
    with entries_written() as written:
        work(workshop, 1)
    standing = promises.standing(written[0].digest)
    assert (standing.published, standing.size) == (False, 1)


def test_the_proof_of_an_entry_is_what_others_programs_read(workshop, log, entry):
    wait(299)
    publish()
    standing = promises.standing(entry.digest)
    lines = standing.proof.split("\n")
    assert lines[0] == "c2sp.org/tlog-proof@v1"
    assert lines[1] == f"extra {checkpoints.base64(entry.digest)}"
    assert lines[2] == f"index {standing.index}"
    assert standing.proof.endswith(f"\n\n{standing.checkpoint}")
    assert evidence.check(standing.proof, checked(log), key()) == [
        f"The entry is number {standing.index} of the log."
    ]


def test_an_old_proof_holds_in_the_grown_log(workshop, log, entry):
    publish()
    proof = promises.standing(entry.digest).proof
    wait(600)
    publish(at=NOON + timedelta(days=1))
    assert "is number 0" in evidence.check(proof, checked(log), key())[0]


def test_a_proof_for_another_entry_is_refused(workshop, log, entry):
    work(workshop, 4)
    publish()
    proof = promises.standing(entry.digest).proof
    other = proof.replace(checkpoints.base64(entry.digest), checkpoints.base64(bytes(32)))
    with pytest.raises(Failed, match="does not lead"):
        evidence.check(other, checked(log), key())


def test_the_newest_checkpoint_is_there_to_be_printed(workshop, log, entry):
    assert queries.checkpoint() is None
    made = publish()
    assert queries.checkpoint() == made


def test_a_promise_can_be_given_before_anything_was_ever_published(log, entry, settings):
    assert promises.promise(entry.digest, on=TODAY)
    assert settings.UPHELD_LOG_KEY.exists()
    assert WORKER.id not in promises.promise(entry.digest, on=TODAY)
