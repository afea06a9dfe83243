from __future__ import annotations

import threading
import time
import uuid
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext

from upheld.kernel.sealing import BUCKET, CannotOpen, new_identity
from upheld.vault import index, keyring, queries, stretching, unlocking
from upheld.vault.models import HolderIndex, Unlocked
from upheld.vault.stretching import new_words

from .scene import NOON, change, offer, open_for, read, seal

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)


@pytest.fixture
def secret(ana):
    return unlocking.unlock(person=ana.person, words=ana.words, now=NOON)


def is_open(secret, at) -> bool:
    return unlocking.keyring(secret=secret, now=at) is not None


def test_six_words_open_a_session_and_what_its_holder_may_read(ana, secret, compartment, body):
    keys = unlocking.keyring(secret=secret, now=NOON)
    found = queries.bodies(actor=ana.actor, keys=keys, compartment=compartment)
    assert [each.id for each in found] == [body.id]


def test_words_may_be_pasted_with_other_spacing(ana):
    pasted = ana.words.upper().replace(" ", "\n ")
    assert unlocking.unlock(person=ana.person, words=pasted, now=NOON)


def test_wrong_words_open_nothing(ana, ben):
    for words in ("", new_words(), ben.words):
        assert unlocking.unlock(person=ana.person, words=words, now=NOON) is None


def test_keys_that_nobody_countersigned_open_no_session():
    words, id = new_words(), uuid.uuid4()
    offer(id, words)
    assert unlocking.unlock(person=id, words=words, now=NOON) is None
    assert unlocking.unlock(person=uuid.uuid4(), words=words, now=NOON) is None


def test_a_session_ends_after_a_quarter_of_an_hour_without_use(secret):
    assert is_open(secret, NOON + 14 * MINUTE)
    assert is_open(secret, NOON + 28 * MINUTE)
    assert not is_open(secret, NOON + 43 * MINUTE)
    assert not Unlocked.objects.exists()


def test_a_session_ends_after_eight_hours_however_much_it_is_used(secret):
    for minutes in range(10, 8 * 60, 10):
        assert is_open(secret, NOON + minutes * MINUTE)
    assert not is_open(secret, NOON + 8 * HOUR)


def test_locking_destroys_the_session(secret):
    unlocking.lock(secret=secret)
    assert not Unlocked.objects.exists()
    assert not is_open(secret, NOON)


def test_locking_ends_no_other_session(ana, secret):
    other = unlocking.unlock(person=ana.person, words=ana.words, now=NOON)
    unlocking.lock(secret=other)
    assert is_open(secret, NOON)


@pytest.mark.parametrize("cookie", ["", "nonsense", "AGE-SECRET-KEY-1QQQQ", "\x00é" * 500])
def test_another_cookie_opens_nothing(secret, cookie):
    assert not is_open(cookie, NOON)
    assert not is_open(new_identity(), NOON)


def test_the_row_of_one_session_does_not_open_with_the_cookie_of_another(ana, ben, secret):
    bens = unlocking.unlock(person=ben.person, words=ben.words, now=NOON)
    rows = Unlocked.objects.order_by("pk")
    sealed = [bytes(row.sealed) for row in rows]
    for row, others in zip(rows, reversed(sealed), strict=True):
        row.sealed = others
        row.save()
    assert not is_open(secret, NOON)
    assert not is_open(bens, NOON)


def test_the_row_holds_neither_the_cookie_nor_who_it_is(ana, secret):
    row = Unlocked.objects.get()
    clear = f"{row.token} {row.kind} {bytes(row.sealed)!r}"
    assert secret not in clear
    assert str(ana.person) not in clear
    with pytest.raises(CannotOpen):
        ana.keys.unseal(row.sealed)


def test_a_reporters_session_stands_in_the_same_table_and_ends_alike(teller, compartment, body):
    begun = unlocking.unlock_reporter(derived=teller.derived, holder=teller.actor.id, now=NOON)
    keys = unlocking.keyring(secret=begun, now=NOON)
    assert keys.holder == teller.actor.id
    assert keys.kind == keyring.REPORTER
    assert len(queries.bodies(actor=teller.actor, keys=keys, compartment=compartment)) == 1
    assert not is_open(begun, NOON + 15 * MINUTE)


def begun_with(teller, compartment):
    """A reporter's session that has opened a compartment when it began."""
    return unlocking.unlock_reporter(
        derived=teller.derived, holder=teller.actor.id, now=NOON, compartment=compartment.id
    )


def test_what_a_session_opened_when_it_began_is_not_tried_again(ana, teller, monkeypatch):
    compartment = open_for(ana, teller)
    seal(ana, compartment, "what ana said")
    secret = begun_with(teller, compartment)
    keys = unlocking.keyring(secret=secret, now=NOON)
    monkeypatch.setattr(keyring.Keyring, "_from_grants", lambda *_: pytest.fail("tried again"))
    found = queries.bodies(actor=teller.actor, keys=keys, compartment=compartment)
    assert [each.content["text"] for each in found] == ["what ana said"]


def test_a_session_opens_nothing_by_a_grant_that_was_taken_away_since(ana, teller):
    compartment = open_for(ana, teller)
    seal(ana, compartment, "what ana said")
    secret = begun_with(teller, compartment)
    change(ana, compartment, ana)
    keys = unlocking.keyring(secret=secret, now=NOON)
    assert queries.bodies(actor=teller.actor, keys=keys, compartment=compartment) == []


def test_the_size_of_a_session_does_not_say_what_it_has_opened(ana, teller, compartment):
    begun_with(teller, compartment)
    unlocking.unlock_reporter(derived=teller.derived, holder=teller.actor.id, now=NOON)
    # The header of an age file varies by a few bytes, whatever is in it.
    assert {len(bytes(each.sealed)) // BUCKET for each in Unlocked.objects.all()} == {1}


def test_sweeping_removes_what_has_ended_and_nothing_else(ana, ben, secret):
    later = unlocking.unlock(person=ben.person, words=ben.words, now=NOON + 10 * MINUTE)
    assert unlocking.sweep(NOON + 16 * MINUTE) == 1
    assert is_open(later, NOON + 16 * MINUTE)
    assert unlocking.sweep(NOON + 9 * HOUR) == 1


def test_not_more_than_two_stretch_words_at_once(monkeypatch):
    running, most, turn = 0, 0, threading.Lock()

    def slow(*_: object, **__: object) -> bytes:
        nonlocal running, most
        with turn:
            running += 1
            most = max(most, running)
        time.sleep(0.05)
        with turn:
            running -= 1
        return b"\x01" * 32

    monkeypatch.setattr(stretching, "hash_secret_raw", slow)
    threads = [threading.Thread(target=stretching.stretch, args=("x", b"s" * 16)) for _ in range(6)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert most == 2


def test_stretching_takes_three_passes_over_64_mebibytes(monkeypatch):
    seen = {}
    monkeypatch.setattr(
        stretching, "hash_secret_raw", lambda *_, **how: seen.update(how) or b"\x01" * 32
    )
    stretching.stretch("x", b"s" * 16)
    assert (seen["time_cost"], seen["memory_cost"]) == (3, 65536)
    assert seen["type"].name == "ID"


def grants_read(run) -> int:
    with CaptureQueriesContext(connection) as asked:
        run()
    return sum('"vault_compartment"."grants"' in each["sql"] for each in asked)


def test_each_grant_is_tried_once_and_not_at_every_unlock(ana, compartment):
    def unlock() -> None:
        unlocking.unlock(person=ana.person, words=ana.words, now=NOON)

    unlock()
    assert grants_read(unlock) == 0
    open_for(ana)
    assert grants_read(unlock) == 1
    assert grants_read(unlock) == 0


def test_an_unlock_tries_a_bounded_number_of_grants(ana, monkeypatch):
    tried = []
    monkeypatch.setattr(index, "AT_UNLOCK", 2)
    made = [open_for(ana).id for _ in range(5)]
    monkeypatch.setattr(type(ana.keys), "has_grant", lambda _, each: tried.append(each.id) or True)
    HolderIndex.objects.all().delete()
    index.try_new(ana.keys)
    assert len(tried) == 2
    asked = queries.openable(actor=ana.actor, keys=ana.keys, ids=made)
    assert asked == set(made)


def test_the_index_forgets_a_grant_that_was_taken_away(ana, ben, compartment, body):
    both = change(ana, compartment, ana, ben)
    asked = {"actor": ben.actor, "keys": ben.keys, "ids": [both.id]}
    assert queries.openable(**asked) == {both.id}
    change(ana, both, ana)
    assert queries.openable(**asked) == frozenset()
    assert read(ben, both) == []


def test_the_index_is_sealed_to_its_holder_and_looks_alike_for_everybody(ana, ben, compartment):
    for each in (ana, ben):
        queries.openable(actor=each.actor, keys=each.keys, ids=[compartment.id])
    rows = {row.holder: bytes(row.sealed) for row in HolderIndex.objects.all()}
    assert str(compartment.id).encode() not in rows[ana.person]
    with pytest.raises(CannotOpen):
        ben.keys.unseal(rows[ana.person])
    lengths = {len(each.keys.unseal(rows[each.person])) for each in (ana, ben)}
    assert len(lengths) == 1


def test_an_index_sealed_to_older_keys_is_started_again(ana, ben, compartment):
    queries.openable(actor=ben.actor, keys=ben.keys, ids=[compartment.id])
    elsewhere = uuid.uuid4()
    HolderIndex.objects.filter(holder=ben.person).update(holder=elsewhere)
    bens = HolderIndex.objects.get(holder=elsewhere).sealed
    HolderIndex.objects.update_or_create(holder=ana.person, defaults={"sealed": bens})
    asked = queries.openable(actor=ana.actor, keys=ana.keys, ids=[compartment.id])
    assert asked == {compartment.id}


def test_a_reporter_leaves_no_index(teller, compartment):
    asked = {"actor": teller.actor, "keys": teller.keys}
    assert queries.openable(ids=[compartment.id], **asked) == {compartment.id}
    assert not HolderIndex.objects.filter(holder=teller.actor.id).exists()


@pytest.mark.skipif("volatile" not in settings.DATABASES, reason="PostgreSQL: see the next test")
def test_on_sqlite_sessions_stand_in_a_file_of_their_own(secret):
    with connections["default"].cursor() as main:
        assert "vault_unlocked" not in connections["default"].introspection.table_names(main)
    assert Path(settings.DATABASES["volatile"]["NAME"]) != Path(
        settings.DATABASES["default"]["NAME"]
    )


@pytest.mark.postgres
@pytest.mark.skipif("volatile" in settings.DATABASES, reason="SQLite: see the test before")
def test_on_postgresql_sessions_stand_in_an_unlogged_table(secret):
    with connection.cursor() as cursor:
        cursor.execute("SELECT relpersistence FROM pg_class WHERE relname = 'vault_unlocked'")
        assert cursor.fetchone() == ("u",)
