from __future__ import annotations

import json
import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st

from upheld.kernel.actor import ANYONE
from upheld.kernel.decision import NotPossible
from upheld.kernel.sealing import BUCKET, new_identity, pad, recipient_of, unpad, unseal
from upheld.kernel.sealing import seal as seal_bytes
from upheld.ledger import entries
from upheld.ledger.models import Opening
from upheld.vault import bodies, commands, queries
from upheld.vault.bodies import Body
from upheld.vault.events import BodySealed
from upheld.vault.keyring import Keyring
from upheld.vault.models import SealedBody

from .scene import NOON, TODAY, behind_our_back, new_teller, open_for, read, seal

AGE_OVERHEAD = 1024  # head, and 16 bytes for every 64 KiB


def plain_of(who, row: SealedBody) -> bytes:
    """The signed bytes of a body, as a holder's program can see them."""
    return unpad(unseal(bytes(row.blob), who.keys.identity_for(row.compartment)))


def put(row: SealedBody, blob: bytes) -> None:
    """Write a row as an intruder does."""
    with behind_our_back():
        SealedBody.objects.filter(id=row.id).update(blob=blob)


def put_and_record(row: SealedBody, blob: bytes) -> None:
    """Write a row as an intruder does who could also make the log say what they like."""
    put(row, blob)
    Opening.objects.filter(about=str(row.id)).delete()
    entries.write(BodySealed(body=row.id, digest=bodies.digest_of(blob)), actor=ANYONE, at=TODAY)


def test_what_is_sealed_is_what_is_read(teller, ana, compartment):
    made = commands.seal_body(
        actor=teller.actor,
        at=TODAY,
        compartment=compartment,
        kind="concern",
        content={"text": "Ärger – 児童", "posts": ["a", "b"], "known": None},
        keys=teller.keys,
        attachment=b"\x00\xffpdf",
    )
    found = queries.bodies(actor=ana.actor, keys=ana.keys, compartment=compartment.id)
    assert found == [
        Body(
            id=made.id,
            compartment=compartment.id,
            kind="concern",
            author=teller.actor.id,
            sequence=2,
            day=TODAY,
            content={"text": "Ärger – 児童", "posts": ["a", "b"], "known": None},
            attachment=b"\x00\xffpdf",
        )
    ]


def test_bodies_come_in_the_order_of_sealing_and_by_kind(teller, ana, compartment):
    seal(teller, compartment, "first")
    seal(ana, compartment, "a note", kind="note")
    seal(ana, compartment, "second")
    assert read(ana, compartment) == ["first", "a note", "second"]
    notes = queries.bodies(actor=ana.actor, keys=ana.keys, compartment=compartment, kind="note")
    assert [each.content["text"] for each in notes] == ["a note"]


@pytest.mark.parametrize("length", [0, 1, 7000, 9000, 100_000])
def test_every_body_is_padded_to_eight_kibibytes(teller, compartment, length):
    row = seal(teller, compartment, "x", attachment=b"y" * length)
    sealed = unseal(bytes(row.blob), teller.keys.identity_for(compartment))
    assert len(sealed) % BUCKET == 0
    assert len(sealed) - length < 2 * BUCKET


@settings(max_examples=25, deadline=None)
@given(
    text=st.text(max_size=300),
    attachment=st.binary(max_size=20_000),
    sequence=st.integers(min_value=1, max_value=10**9),
)
def test_any_words_and_bytes_survive_sealing(text, attachment, sequence):
    identity = new_identity()
    keys = Keyring(holder="h", kind="person", identity=identity, seed=b"s" * 32, also=None)
    body = Body(
        id=uuid.uuid4(),
        compartment=uuid.uuid4(),
        kind="note",
        author="h",
        sequence=sequence,
        day=TODAY,
        content={"text": text},
        attachment=attachment,
    )
    opened = bodies.open_up(
        bodies.seal_up(body, keys=keys, recipient=recipient_of(identity)), identity
    )
    assert opened.body == body
    assert opened.is_by(keys.verify_key)


@pytest.mark.parametrize("place", [0, 40, 300, 5000, -1])
def test_one_changed_byte_is_a_mismatch_and_shows_nothing(ana, compartment, body, place):
    blob = bytearray(body.blob)
    blob[place] ^= 1
    put(body, bytes(blob))
    found = queries.bodies(actor=ana.actor, keys=ana.keys, compartment=compartment)
    assert found == [queries.Mismatch(body.id, compartment.id)]


def test_a_body_cut_short_is_a_mismatch(ana, compartment, body):
    put(body, bytes(body.blob)[:-100])
    assert read(ana, compartment) == ["mismatch"]


def test_two_bodies_swapped_are_both_a_mismatch(teller, ana, compartment, body):
    other = seal(teller, compartment, "other")
    put(body, bytes(other.blob))
    put(other, bytes(body.blob))
    assert read(ana, compartment) == ["mismatch", "mismatch"]


def test_swapped_bodies_are_told_apart_even_when_the_log_agrees(teller, ana, compartment, body):
    other = seal(teller, compartment, "other")
    put_and_record(body, bytes(other.blob))
    put_and_record(other, bytes(body.blob))
    assert read(ana, compartment) == ["mismatch", "mismatch"]


def test_a_body_replayed_under_a_new_id_is_a_mismatch(ana, compartment, body):
    again = SealedBody(id=uuid.uuid4(), compartment=compartment, blob=body.blob)
    with behind_our_back():
        again.save(force_insert=True)
    put_and_record(again, bytes(body.blob))
    assert "mismatch" in read(ana, compartment)
    found = queries.bodies_by_id(actor=ana.actor, keys=ana.keys, ids=[again.id])
    assert found == {again.id: queries.Mismatch(again.id, compartment.id)}


def test_a_body_moved_to_another_compartment_is_a_mismatch(teller, ana, compartment, body):
    elsewhere = open_for(teller, ana)
    moved = seal(teller, elsewhere, "will be replaced")
    plain = unpad(unseal(bytes(body.blob), teller.keys.identity_for(compartment)))
    put_and_record(moved, seal_bytes(pad(plain), [elsewhere.recipient]))
    assert read(ana, elsewhere) == ["mismatch"]


def test_a_forged_body_is_a_mismatch_even_when_the_log_agrees(teller, ana, ben, compartment, body):
    forged = Body(
        id=body.id,
        compartment=compartment.id,
        kind="said",
        author=teller.actor.id,
        sequence=2,
        day=TODAY,
        content={"text": "I take it all back."},
    )
    put_and_record(body, bodies.seal_up(forged, keys=ben.keys, recipient=compartment.recipient))
    assert read(ana, compartment) == ["mismatch"]


def test_one_holder_cannot_write_in_another_holders_name(teller, ana, compartment, body):
    signed = plain_of(ana, body)[64:].replace(b"nobody made", b"people made")
    forged = seal_bytes(pad(ana.keys.sign(signed) + signed), [compartment.recipient])
    put_and_record(body, forged)
    assert read(ana, compartment) == ["mismatch"]


def test_two_bodies_with_one_number_are_both_a_mismatch(teller, ana, compartment, body):
    made = seal(teller, compartment, "third")
    twin = Body(
        id=made.id,
        compartment=compartment.id,
        kind="said",
        author=teller.actor.id,
        sequence=2,
        day=TODAY,
        content={"text": "A second second."},
    )
    put_and_record(made, bodies.seal_up(twin, keys=teller.keys, recipient=compartment.recipient))
    assert read(ana, compartment) == ["mismatch", "mismatch"]


def test_a_body_that_the_log_does_not_hold_is_a_mismatch(teller, ana, compartment, body):
    Opening.objects.filter(about=str(body.id)).delete()
    assert read(ana, compartment) == ["mismatch"]


@pytest.mark.parametrize("change", ["lists_holders", "version", "magic", "json", "unpadded"])
def test_what_is_no_body_of_ours_is_a_mismatch(teller, ana, compartment, body, change):
    signed = plain_of(teller, body)[64:]
    if change == "lists_holders":
        with behind_our_back():
            SealedBody.objects.filter(id=body.id).update(lists_holders=True)
    changed = {
        "lists_holders": signed,
        "version": signed.replace(b'"version": 1', b'"version": 9'),
        "magic": b"another" + signed,
        "json": signed.replace(b'{"author"', b'["author"'),
        "unpadded": signed,
    }[change]
    plain = teller.keys.sign(changed) + changed
    framed = plain if change == "unpadded" else pad(plain)
    put_and_record(body, seal_bytes(framed, [compartment.recipient]))
    assert "mismatch" in read(ana, compartment)


def test_somebody_who_is_no_holder_seals_but_is_not_believed(ana, ben, compartment):
    seal(ben, compartment, "I am a holder, believe me.")
    assert read(ana, compartment) == ["mismatch"]


def test_the_list_of_holders_is_not_sealed_like_another_body(ana, compartment):
    with pytest.raises(NotPossible, match="list of holders"):
        seal(ana, compartment, "x", kind="holders")


def test_bodies_from_many_compartments_take_as_few_questions_as_from_one(ana):
    few = [seal(ana, open_for(ana), "one")]
    many = [seal(ana, open_for(ana), str(number)) for number in range(12)]

    def questions(rows):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            found = queries.bodies_by_id(
                actor=ana.actor, keys=ana.keys, ids=[row.id for row in rows]
            )
        assert len(found) == len(rows)
        return len(asked)

    assert questions(many) == questions(few) <= 7


def test_bodies_by_id_leave_out_what_the_keys_do_not_open(ana, ben, compartment, body):
    mine = seal(ben, open_for(ben), "mine")
    found = queries.bodies_by_id(actor=ben.actor, keys=ben.keys, ids=[body.id, mine.id])
    assert list(found) == [mine.id]


def test_the_event_of_a_body_names_no_author_and_no_compartment(body):
    told = Opening.objects.get(about=str(body.id)).fields
    assert told == {
        "event": "vault.body.sealed",
        "at": TODAY.isoformat(),
        "body": str(body.id),
        "digest": bodies.digest_of(body.blob),
    }


def test_a_mismatch_is_reported_as_an_event(ana, body):
    row = queries.body(actor=ana.actor, id=body.id)
    assert commands.report_mismatch(actor=ana.actor, at=NOON, body=row) is None
    told = [each.fields["event"] for each in Opening.objects.filter(about=str(body.id))]
    assert sorted(told) == ["vault.body.sealed", "vault.mismatch.reported"]
    assert ana.actor.id not in json.dumps(
        [each.fields for each in Opening.objects.filter(about=str(body.id))]
    )


def test_nobody_in_particular_gets_no_row_to_work_with(compartment, body):
    assert queries.body(actor=ANYONE, id=body.id) is None
    assert queries.compartment(actor=ANYONE, id=compartment.id) is None


def test_a_stranger_reads_nothing_with_a_receipt_of_their_own(compartment, body):
    assert read(new_teller(), compartment) == []
